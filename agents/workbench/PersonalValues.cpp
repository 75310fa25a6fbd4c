#include "agents/workbench/PersonalValues.h"

#include "agents/people/Personal.h"

#include <QUrl>

namespace qd::agents {

namespace {

QString plainlyIn(const QString& text)
{
    if (const std::optional<PersonalValue> key = keyIn(text))
        return key->what;
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
