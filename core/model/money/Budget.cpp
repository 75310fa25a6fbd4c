#include "core/model/money/Budget.h"

#include "core/model/money/OutsidePayee.h"

#include <chrono>

namespace qd {

qint64 Amounts::of(BudgetUnit unit) const
{
    switch (unit) {
    case BudgetUnit::Money: return money.micro;
    case BudgetUnit::Tokens: return tokens;
    case BudgetUnit::Calls: return calls;
    case BudgetUnit::Minutes: return time.count();
    }
    return 0;
}

Amounts& Amounts::operator+=(const Amounts& o)
{
    money += o.money;
    tokens += o.tokens;
    calls += o.calls;
    time += o.time;
    return *this;
}

Amounts& Amounts::operator-=(const Amounts& o)
{
    money -= o.money;
    tokens -= o.tokens;
    calls -= o.calls;
    time -= o.time;
    return *this;
}

qint64 Budget::grains() const
{
    constexpr qint64 kMinute = 60'000;
    if (counts() == BudgetUnit::Money)
        return limit.micro;
    return most.value_or(0) * (counts() == BudgetUnit::Minutes ? kMinute : 1);
}

QString wholeOrganisation()
{
    return QStringLiteral("organisation");
}

QString campaignScope(const CampaignId& campaign)
{
    return QLatin1String("campaign:") + campaign.text;
}

QString channelScope(const CampaignId& campaign, const ChannelId& channel)
{
    return QLatin1String("channel:") + campaign.text + QLatin1Char('/') + channel.text;
}

QStringList scopesOf(const Payer& payer)
{
    const bool isOutside = payer.model.startsWith(outsidePayee({}));
    if (isOutside && !payer.campaign.isEmpty() && !payer.channel.isEmpty())
        return {campaignScope(payer.campaign), channelScope(payer.campaign, payer.channel)};
    QStringList scopes{wholeOrganisation(), QLatin1String("agent:") + payer.agent.text};
    if (!payer.costClass.isEmpty())
        scopes.append(QLatin1String("class:") + payer.costClass);
    if (!payer.rank.isEmpty())
        scopes.append(QLatin1String("rank:") + payer.rank);
    if (!payer.model.isEmpty()) {
        scopes.append(QLatin1String("model:") + payer.model);
        scopes.append(QLatin1String("provider:") + payer.model.section(QLatin1Char(':'), 0, 0));
    }
    if (!payer.campaign.isEmpty()) {
        scopes.append(campaignScope(payer.campaign));
        if (!payer.channel.isEmpty())
            scopes.append(channelScope(payer.campaign, payer.channel));
    }
    return scopes;
}

namespace {

QString grouped(qint64 number)
{
    QString digits = QString::number(qAbs(number));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return number < 0 ? QLatin1Char('-') + digits : digits;
}

} // namespace

QString dollarText(Money money)
{
    const qint64 size = qAbs(money.micro);
    const int digits = size == 0 || size >= 10'000 ? 2 : size >= 100 ? 4 : 6;
    const qint64 part = digits == 2 ? 100 : digits == 4 ? 10'000 : 1'000'000; // of a dollar
    const qint64 parts = (size + 500'000 / part) / (1'000'000 / part);
    return QStringLiteral("%1$%2.%3").arg(money.micro < 0 ? QStringLiteral("-") : QString(), grouped(parts / part)).arg(parts % part, digits, 10, QLatin1Char('0'));
}

QString amountText(BudgetUnit unit, qint64 grains)
{
    switch (unit) {
    case BudgetUnit::Money: return dollarText({grains});
    case BudgetUnit::Tokens: return grouped(grains) + (grains == 1 ? QStringLiteral(" token") : QStringLiteral(" tokens"));
    case BudgetUnit::Calls: return grouped(grains) + (grains == 1 ? QStringLiteral(" call") : QStringLiteral(" calls"));
    case BudgetUnit::Minutes: {
        const qint64 tenths = (grains + 3'000) / 6'000;
        const QString number = tenths % 10 == 0 ? grouped(tenths / 10) : QStringLiteral("%1.%2").arg(grouped(tenths / 10)).arg(tenths % 10);
        return number + (tenths == 10 ? QStringLiteral(" minute") : QStringLiteral(" minutes"));
    }
    }
    return {};
}

qint64 monthOf(Instant at)
{
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days(dayOf(at))}};
    return qint64(int(date.year())) * 12 + unsigned(date.month()) - 1;
}

QString pageOf(BudgetPeriod period, Instant at, const RunId& root)
{
    switch (period) {
    case BudgetPeriod::Day: return QStringLiteral("day:%1").arg(dayOf(at));
    case BudgetPeriod::Month: return QStringLiteral("month:%1").arg(monthOf(at));
    case BudgetPeriod::Campaign: return QStringLiteral("campaign:") + root.toString();
    }
    return {};
}

} // namespace qd
