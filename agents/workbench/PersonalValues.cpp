#include "agents/workbench/PersonalValues.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kLooked = 50;

QString plainlyIn(const QString& text, const PersonalTest& test)
{
    if (const std::optional<PersonalValue> key = keyIn(text))
        return key->what;
    const QList<PersonalValue> found = personalValues(text, test, 1);
    return found.isEmpty() ? QString() : found.first().what;
}

} // namespace

QString personalIn(const QString& text, const PersonalTest& test)
{
    QString seen = text;
    for (int i = 0; i < 3; ++i) { // what is written twice over is still there
        if (const QString found = plainlyIn(seen, test); !found.isEmpty())
            return found;
        QString next = QUrl::fromPercentEncoding(seen.toUtf8());
        if (next == seen)
            break;
        seen = next;
    }
    static const QRegularExpression kBetweenWords(QStringLiteral("[-_/.+=&?,;]+")); // "…/ada-lovelace.html": of what is taken apart so only names are what they seem
    PersonalTest names;
    names.isKept = test.isKept;
    if (names.isKept)
        for (const PersonalValue& value : personalValues(QString(seen).replace(kBetweenWords, QStringLiteral(" ")), names, kLooked))
            if (value.what == kKeptName)
                return value.what;
    return plainlyIn(QString(seen).replace(u'+', u' '), test); // a blank of a form
}

QString personalIn(const Json& input, const PersonalTest& test)
{
    for (const Json& item : input.items())
        if (const QString found = personalIn(item, test); !found.isEmpty())
            return found;
    for (const Json::Member& member : input.members())
        if (const QString found = personalIn(member.second, test); !found.isEmpty())
            return found;
    if (!input.items().isEmpty() || !input.members().isEmpty())
        return {};
    const QString text = input.toString();
    return personalIn(text.isEmpty() ? QString::fromUtf8(input.toText()) : text, test);
}

} // namespace qd::agents
