#include "agents/effects/connectors/googleads/GoogleAdsConnector.h"

#include "agents/effects/connectors/googleads/GoogleAdsErrand.h"
#include "agents/effects/connectors/googleads/GoogleAdsWords.h"
#include "agents/effects/http/Unfit.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::minutes(1);

/// On a day up to twice its budget, and no more than 30.4 days' in a month (CampaignBudget, "amount_micros"); the first and the last month may be cut.
qint64 paid(qint64 days)
{
    return std::min(2 * days, days + 31);
}

TestHints hintsOf(const ConnectorFile& file)
{
    return {QStringLiteral("a sign-in of somebody who may change campaigns of %1, and as \"%2\" a developer token that Google has approved").arg(file.account, file.developerKey), ConnectorFile::shippedAddress(file.kind)};
}

} // namespace

Guarantees GoogleAdsConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("Budgets are written as they are to stand there, never as so much more, and all of a change or nothing of it: the same again changes nothing, so what breaks off may be repeated."),
             QStringLiteral("What somebody has changed at Google since you were asked is not overwritten. Nothing is set running, and no budget is written, that has no end at Google; what it could spend until then counts as its cost."),
             QStringLiteral("Google may spend twice a day's budget on one day, and evens it out over the month; that is in the cost. What was spent is spent; a budget can be lowered and a campaign paused at any time."),
             QStringLiteral("This was made from Google's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> GoogleAdsConnector::checkPlan(const CampaignPlan& plan) const
{
    for (const CampaignChange& change : plan.changes)
        if (change.isAdSet)
            return unfit(QStringLiteral("%1 is none of Google's: campaigns have the budgets there").arg(nameOf(change)), QStringLiteral("campaigns"));
    return Done{};
}

std::shared_ptr<AdsErrand> GoogleAdsConnector::errandOf(const Delivery& delivery, const Gate& gate, const CampaignPlan& plan) const
{
    return std::make_shared<GoogleAdsErrand>(*this, delivery, gate, plan);
}

PaidDays GoogleAdsConnector::paidDays() const
{
    return &paid;
}

Result<QString> GoogleAdsConnector::whatIs(const HttpAnswer& answer) const
{
    if (const std::optional<Error> trouble = testTrouble(answer, file(), googleAdsComplaintIn(answer.body), hintsOf(file())))
        return *trouble;
    const Result<GoogleAdsCustomer> customer = googleAdsCustomerIn(answer.body);
    if (!customer)
        return testStranger(file(), QStringLiteral("Google Ads"), customer.error().text, hintsOf(file()).address);
    const bool isUnpriced = customer->currency != QLatin1String("USD") && file().priceMicroUsd == 0;
    return QStringLiteral("Google Ads lets us in to \"%1\", which is kept in %2, and would let us change its budgets; nothing was changed.%3").arg(customer->name, customer->currency, isUnpriced ? QStringLiteral(" What one %1 is worth has to be said: price_micro_usd.").arg(customer->currency) : QString());
}

void GoogleAdsConnector::tryToChange(const Gate& gate, const QString& who, Tested tested)
{
    ask({}, gate, googleAdsTry(file()), [this, who, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const std::optional<Error> trouble = testTrouble(*answer, file(), googleAdsComplaintIn(answer->body), hintsOf(file()));
        tested(trouble ? Result<QString>(*trouble) : Result<QString>(who));
    });
}

void GoogleAdsConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, googleAdsWho(file()), [this, gate, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        const Result<QString> who = answer ? whatIs(*answer) : Result<QString>(answer.error());
        who ? tryToChange(gate, *who, tested) : tested(who.error());
    });
}

} // namespace qd::agents
