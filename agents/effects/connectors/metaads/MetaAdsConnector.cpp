#include "agents/effects/connectors/metaads/MetaAdsConnector.h"

#include "agents/effects/connectors/meta/GraphWords.h"
#include "agents/effects/connectors/metaads/MetaAdsErrand.h"
#include "agents/effects/connectors/metaads/MetaAdsWords.h"
#include "agents/effects/http/Unfit.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostChanges = 20; ///< each is a request of its own
constexpr Duration kSettles = std::chrono::minutes(1);

/// On a day up to three quarters more than its budget, and no more than seven days' in a week (Meta's help, "About daily budgets"); the first and the last week may be cut.
qint64 paid(qint64 days)
{
    return std::min((7 * days + 3) / 4, days + 6);
}

} // namespace

Guarantees MetaAdsConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("Budgets are written as they are to stand there, never as so much more: the same again changes nothing, so what breaks off may be repeated."),
             QStringLiteral("What somebody has changed at Meta since you were asked is not overwritten. Nothing is set running, and no budget is written, that has no end at Meta; what it could spend until then counts as its cost."),
             QStringLiteral("Meta may spend three quarters more than a day's budget on one day, and evens it out over the week; that is in the cost. What was spent is spent; a budget can be lowered and a campaign paused at any time."),
             QStringLiteral("Meta lets nobody sign in from a program on a desk: its key is a token that you get there."),
             QStringLiteral("This was made from Meta's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> MetaAdsConnector::checkPlan(const CampaignPlan& plan) const
{
    if (plan.changes.size() > kMostChanges)
        return unfit(QStringLiteral("it is of %1 campaigns; of %2 at once it may be").arg(plan.changes.size()).arg(kMostChanges), QStringLiteral("campaigns"));
    for (const CampaignChange& change : plan.changes)
        for (const std::optional<qint64>& amount : {change.daily, change.total, change.was})
            if (amount && *amount % metaPart(plan.currency) != 0)
                return unfit(QStringLiteral("%1 is no amount: Meta counts whole %2").arg(amountText(*amount, plan.currency), plan.currency), QStringLiteral("campaigns"));
    return Done{};
}

std::shared_ptr<AdsErrand> MetaAdsConnector::errandOf(const Delivery& delivery, const Gate& gate, const CampaignPlan& plan) const
{
    return std::make_shared<MetaAdsErrand>(*this, delivery, gate, plan);
}

PaidDays MetaAdsConnector::paidDays() const
{
    return &paid;
}

Result<QString> MetaAdsConnector::whatIs(const HttpAnswer& answer) const
{
    const QString complaint = graphComplaintText(answer.body);
    if (graphVerdict(answer, {file().url}, clock().now()).why == Deferral::Key)
        return Error{Error::Rule, complaint.isEmpty() ? QStringLiteral("%1 answered %2").arg(file().url).arg(answer.status) : complaint, QStringLiteral("key"), QStringLiteral("a token with ads_management for the ad account %1").arg(file().account)};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), complaint))
        return *trouble;
    const Result<MetaAdAccount> account = metaAdAccountIn(answer.body, file().account);
    if (!account)
        return testStranger(file(), QStringLiteral("Meta"), account.error().text, ConnectorFile::shippedAddress(file().kind));
    QString says = QStringLiteral("Meta lets us see the ad account \"%1\", which is kept in %2%3. Whether we may change its budgets, the first one shows, before you are asked.").arg(account->name, account->currency, account->isActive ? QString() : QStringLiteral(" and not active"));
    if (account->currency != QLatin1String("USD") && file().priceMicroUsd == 0)
        says += QStringLiteral(" What one %1 is worth has to be said: price_micro_usd.").arg(account->currency);
    return says;
}

void MetaAdsConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, metaAdAccount(file()), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whatIs(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
