#include "ui/widgets/settings/inbound/MailboxRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/KeyLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/inbound/AskLine.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString seenText(const BoxLine& box, Instant now)
{
    if (box.looked.ms == 0)
        return MailboxRow::tr("Not looked at yet.");
    const QString when = agoText(box.looked, now);
    if (!box.trouble.isEmpty())
        return MailboxRow::tr("Could not be read %1: %2", "when · why").arg(when, box.trouble);
    return MailboxRow::tr("Looked at %1. %2 on record, %3 passed over: they are about nothing that was sent from here.", "when · mails · mails").arg(when, countText(box.taken), countText(box.passed));
}

} // namespace

MailboxRow::MailboxRow(const BoxLine& box, Connections* connections, MailboxesIn* mailboxes, QWidget* parent)
    : QWidget(parent), m_box(box), m_mailboxes(mailboxes), m_title(new Sentence(Saying::Strong, this)), m_mark(new Chip({}, this)), m_test(smallButton(tr("Test"), name("test"), tr("Test %1").arg(box.id), this)),
      m_turn(smallButton({}, name("turn"), {}, this)), m_remove(smallButton(tr("Remove …"), name("remove"), tr("Remove %1").arg(box.id), this)), m_about(new Sentence(Saying::Muted, this)),
      m_seen(new Sentence(Saying::Plain, this)), m_asking(new AskLine(name("remove"), tr("Remove it"), this)), m_note(new Sentence(Saying::Muted, this))
{
    if (connections) {
        m_key = new KeyLine(box.key, box.id, connections, this);
        connect(m_key, &KeyLine::changed, this, &MailboxRow::changed);
    }
    build();
    connect(m_test, &QPushButton::clicked, this, &MailboxRow::test);
    connect(m_turn, &QPushButton::clicked, this, &MailboxRow::turn);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_asking->ask(tr("It is not looked at any more. What came by it stays on record, and its mails stay where they are."), m_remove); });
    connect(m_asking, &AskLine::agreed, this, &MailboxRow::remove);
}

QString MailboxRow::name(const char* part) const
{
    return QStringLiteral("settings.mailbox.%1.%2").arg(m_box.id, QLatin1String(part));
}

void MailboxRow::build()
{
    setObjectName(QStringLiteral("settings.mailbox.%1").arg(m_box.id));
    auto* column = columnOf(this);
    m_title->say(m_box.id);
    column->addLayout(headOf(m_title, m_mark, name("mark"), {m_test, m_turn, m_remove}));
    m_about->setObjectName(name("about"));
    m_seen->setObjectName(name("seen"));
    m_note->setObjectName(name("note"));
    column->addWidget(m_about);
    column->addWidget(m_seen);
    if (m_key)
        column->addWidget(m_key);
    column->addWidget(m_asking);
    column->addWidget(m_note);
    m_note->say({});
}

void MailboxRow::display(const BoxLine& box, const QString& organisation, Instant now)
{
    m_box = box;
    m_organisation = organisation;
    m_about->say(QStringList{tr("%1 of %2", "a mailbox · of a user").arg(box.folder, box.user), box.url, tr("answers to what %1 sends", "a way out").arg(box.connector), tr("every %n minute(s)", nullptr, box.minutes)}.join(QStringLiteral("  ·  ")));
    m_seen->say(seenText(box, now), box.trouble.isEmpty() ? Saying::Plain : Saying::Bad);
    m_turn->setText(box.isOn ? tr("Turn off") : tr("Turn on"));
    m_turn->setAccessibleName(box.isOn ? tr("Turn %1 off").arg(box.id) : tr("Turn %1 on").arg(box.id));
    showStanding();
    enable();
}

void MailboxRow::showStanding()
{
    const Tokens& t = tokens();
    const auto mark = [this](const QString& text, Chip::Mark shape, const QColor& colour) {
        m_mark->setText(text);
        m_mark->setMark(shape, colour);
    };
    if (!m_box.isOn)
        mark(tr("Off"), Chip::Mark::Ring, t.textFaint);
    else if (m_box.organisation != m_organisation)
        mark(tr("Of %1").arg(opened(m_box.organisation)), Chip::Mark::Square, t.textFaint);
    else if (!m_box.trouble.isEmpty())
        mark(tr("Cannot be read"), Chip::Mark::Triangle, t.warn);
    else
        mark(tr("On"), Chip::Mark::Dot, t.good);
}

void MailboxRow::display(const Connected& connected)
{
    if (m_key)
        m_key->display(connected);
}

void MailboxRow::setStopped(bool stopped)
{
    m_isStopped = stopped;
    enable();
}

void MailboxRow::setReadOnly(const QString& why)
{
    m_readOnly = why;
    if (m_key)
        m_key->setReadOnly(why);
    enable();
}

void MailboxRow::askForKey()
{
    if (m_key)
        m_key->ask();
}

void MailboxRow::enable()
{
    const bool may = !m_isBusy && m_readOnly.isEmpty();
    m_test->setEnabled(may && !m_isStopped);
    m_turn->setEnabled(may);
    m_remove->setEnabled(may);
    m_test->setToolTip(!m_readOnly.isEmpty() ? m_readOnly : m_isStopped ? tr("Everything is stopped, so nothing is asked outside") : tr("Logs in and opens it; no mail is read"));
}

void MailboxRow::test()
{
    m_isBusy = true;
    enable();
    m_note->say(tr("Asking %1 …").arg(m_box.url), Saying::Muted);
    m_mailboxes->test(m_box.id, this, [this](const Result<QString>& found) {
        m_isBusy = false;
        enable();
        found ? m_note->say(*found, Saying::Good) : m_note->say(faultText(found.error()), Saying::Bad);
    });
}

void MailboxRow::turn()
{
    m_isBusy = true;
    enable();
    const bool on = !m_box.isOn;
    m_mailboxes->turn(m_box.id, on, this, [this, on](const Result<Done>& turned) { done(turned, on ? tr("It is looked at while a window or a server is at work.") : tr("It is not looked at any more.")); });
}

void MailboxRow::remove()
{
    m_isBusy = true;
    enable();
    m_mailboxes->remove(m_box.id, this, [this](const Result<Done>& gone) { done(gone, {}); });
}

void MailboxRow::done(const Result<Done>& done, const QString& said)
{
    m_isBusy = false;
    enable();
    if (!done)
        return m_note->say(faultText(done.error()), Saying::Bad);
    m_note->say(said, Saying::Good);
    emit changed();
}

} // namespace qd::ui
