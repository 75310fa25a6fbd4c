#pragma once

#include "core/base/Money.h"
#include "core/base/Result.h"

#include <QRegularExpression>

namespace qd::app {

/// "2000" or "2000.50" dollars, to the micro-dollar, with no floating number on the way.
inline Result<Money> amountArgument(const QString& text, const QString& where = QStringLiteral("AMOUNT"))
{
    static const QRegularExpression kAmount(QStringLiteral("^\\$?(\\d{1,10})(?:\\.(\\d{1,6}))?$"));
    const QRegularExpressionMatch match = kAmount.match(text);
    if (!match.hasMatch())
        return Error{Error::Parse, QStringLiteral("%1 cannot be \"%2\"").arg(where, text), where, QStringLiteral("dollars such as 2000 or 199.50")};
    return Money{match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, QLatin1Char('0')).toLongLong()};
}

} // namespace qd::app
