#include "agents/workbench/PersonalValues.h"

#include "agents/people/Personal.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

bool holdsKey(const QString& text)
{
    static const QRegularExpression kKey(QStringLiteral(
        "(?<![A-Za-z0-9])(sk-[A-Za-z0-9_-]{16,}|(sk|rk|pk)_(live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}"
        "|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|SG\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}|whsec_[A-Za-z0-9+/=]{16,}|key-[0-9a-f]{32}"
        "|eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,})|-----BEGIN [A-Z ]*PRIVATE KEY"));
    return kKey.match(text).hasMatch();
}

QString plainlyIn(const QString& text)
{
    if (holdsKey(text))
        return QStringLiteral("a key");
    const QList<PersonalValue> found = personalValues(text, {}, 1);
    return found.isEmpty() ? QString() : found.first().what;
}

} // namespace

QString personalIn(const QString& text)
{
    QString seen = text;
    for (int i = 0; i < 3; ++i) { // what is written twice over is still there
        if (const QString found = plainlyIn(seen); !found.isEmpty())
            return found;
        QString next = QUrl::fromPercentEncoding(seen.toUtf8());
        if (next == seen)
            break;
        seen = next;
    }
    return plainlyIn(QString(seen).replace(u'+', u' ')); // a blank of a form
}

QString personalIn(const Json& input)
{
    for (const Json& item : input.items())
        if (const QString found = personalIn(item); !found.isEmpty())
            return found;
    for (const Json::Member& member : input.members())
        if (const QString found = personalIn(member.second); !found.isEmpty())
            return found;
    if (!input.items().isEmpty() || !input.members().isEmpty())
        return {};
    const QString text = input.toString();
    return personalIn(text.isEmpty() ? QString::fromUtf8(input.toText()) : text);
}

} // namespace qd::agents
