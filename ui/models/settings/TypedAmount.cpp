#include "ui/models/settings/TypedAmount.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace qd::ui {

std::optional<Money> amountIn(const QString& text)
{
    static const QRegularExpression kAmount(QStringLiteral("^\\$?(\\d{1,9})(?:\\.(\\d{1,6}))?$"));
    const QRegularExpressionMatch match = kAmount.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Money{match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, u'0').toLongLong()};
}

QString typedAmount(Money amount)
{
    QString cents = QString::number(amount.micro % 1'000'000).rightJustified(6, u'0');
    while (cents.size() > 2 && cents.endsWith(u'0'))
        cents.chop(1);
    const QString dollars = QString::number(amount.micro / 1'000'000);
    return cents == QLatin1String("00") ? dollars : dollars + u'.' + cents;
}

QString notAnAmountText()
{
    return QCoreApplication::translate("qd::ui::TypedAmount", "An amount is in dollars, as 50 or 19.90.");
}

} // namespace qd::ui
