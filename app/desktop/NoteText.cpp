#include "app/desktop/NoteText.h"

#include "core/rules/inbox/Glance.h"

#include <QCoreApplication>

namespace qd::app {

namespace {

constexpr qsizetype kLongest = 200;

struct Notes {
    Q_DECLARE_TR_FUNCTIONS(qd::app::Notifier)
};

QStringList openAction()
{
    return {QStringLiteral("default"), Notes::tr("Open")};
}

} // namespace

NoteText noteOf(const Approval& approval, const QString& asks)
{
    NoteText note;
    note.summary = Notes::tr("Waiting for your yes: %1").arg(approval.title);
    const QString place = approval.content.destination.isEmpty() ? approval.content.connector.text : approval.content.destination;
    note.body = Notes::tr("%1 asks. It goes to %2.", "who, where").arg(asks, place);
    note.actions = openAction();
    if (rules::isEnoughAtAGlance(approval))
        note.actions << QStringLiteral("approve") << Notes::tr("Approve");
    note.actions << QStringLiteral("reject") << Notes::tr("Reject");
    return note;
}

NoteText noteOf(const Escalation& escalation, const QString& asks)
{
    return {Notes::tr("%1 asks you", "who").arg(asks), escalation.issue, openAction(), escalation.severity >= Severity::High};
}

NoteText noteOfMany(qsizetype items)
{
    return {Notes::tr("%n item(s) wait for you.", nullptr, int(items)), {}, openAction(), false};
}

QString plainLine(const QString& text, bool forMarkup)
{
    QString line;
    for (const QChar c : text)
        line.append(c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ? QChar(u' ') : c);
    line = line.simplified();
    if (line.size() > kLongest)
        line = line.left(kLongest - 1) + QChar(0x2026);
    return forMarkup ? line.toHtmlEscaped() : line;
}

} // namespace qd::app
