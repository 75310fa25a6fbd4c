#include "core/rules/people/FreeWords.h"

#include "core/rules/Refusals.h"

#include <QRegularExpression>

namespace qd::rules {

QString withoutAddresses(const QString& words)
{
    static const QRegularExpression kMail(QStringLiteral("[^\\s<>@＠]+(?:[@＠]+[^\\s<>@＠]+)+"));
    static const QRegularExpression kNumber(QStringLiteral("(?<!\\p{Nd})(?:(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9]\\.[01]?[0-9]\\.(?:19|20)[0-9]{2})(?!\\p{Nd})(*SKIP)(*FAIL)"
                                                           "|\\+?\\p{Nd}(?:[ ()./-]{0,3}\\p{Nd}){7,}"),
                                            QRegularExpression::UseUnicodePropertiesOption); // a date is passed over
    const QString gone = QStringLiteral("…");
    return QString(words).replace(kMail, gone).replace(kNumber, gone);
}

std::optional<Error> addressIn(const QString& words, const QString& where)
{
    if (withoutAddresses(words) == words)
        return std::nullopt;
    return wrong(where, QStringLiteral("an address or a number stands in it, and these words are not sealed"), QStringLiteral("the same without it: whom it is about stands beside it"));
}

} // namespace qd::rules
