#include "agents/effects/connectors/ads/AdsConnector.h"

#include "agents/effects/http/Unfit.h"
#include "core/base/Digest.h"
#include "core/model/money/Budget.h"

#include <cmath>

namespace qd::agents {

namespace {

constexpr qint64 kDollar = 1'000'000;
const QString kRenderer = QStringLiteral("the renderer \"campaign-change\"");

} // namespace

/// The file says what the details say, byte for byte, so that either is what was approved.
Result<CampaignPlan> AdsConnector::planIn(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine.error();
    const Result<CampaignPlan> plan = campaignPlanIn(content);
    if (!plan)
        return unfit(plan.error().text, plan.error().where, plan.error().hint);
    const EffectFile* const file = onlyFile(content, QLatin1String("application/json"));
    if (!file || content.files.size() != 1 || file->sha256 != sha256(fileOf(*plan)))
        return unfit(QStringLiteral("its file is not the one that says its campaigns"), QStringLiteral("files"), kRenderer);
    if (const Result<Done> fit = checkPlan(*plan); !fit)
        return fit.error();
    return plan;
}

Result<Done> AdsConnector::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (const Result<CampaignPlan> plan = planIn(content); !plan)
        return plan.error();
    return content.target.isEmpty() ? Result<Done>(unfit(QStringLiteral("nobody has looked at what stands there"), QStringLiteral("target"))) : Result<Done>(Done{});
}

Result<Money> AdsConnector::cost(const EffectContent& content) const
{
    const Result<CampaignPlan> plan = planIn(content);
    if (!plan)
        return plan.error();
    const qint64 most = mostSpent(*plan, paidDays());
    const qint64 unit = file().priceMicroUsd > 0 ? file().priceMicroUsd : plan->currency == QLatin1String("USD") ? kDollar : 0;
    if (most > 0 && unit == 0)
        return unfit(QStringLiteral("nobody has said what one %1 is worth").arg(plan->currency), QStringLiteral("price_micro_usd"),
                     QStringLiteral("\"price_micro_usd\" in connectors/%1.json: the most that one %2 is worth, in millionths of a US dollar").arg(file().id, plan->currency));
    const Money cost{qint64(std::ceil(double(most) / double(kDollar) * double(unit)))};
    if (content.priceCap && cost > *content.priceCap)
        return unfit(QStringLiteral("it could spend %1, and may spend %2").arg(dollarText(cost), dollarText(*content.priceCap)), QStringLiteral("price_cap_micro_usd"));
    return cost;
}

Result<std::shared_ptr<AdsErrand>> AdsConnector::errand(const Delivery& delivery, const Gate& gate) const
{
    const Result<CampaignPlan> plan = planIn(delivery.content);
    if (!plan)
        return plan.error();
    return errandOf(delivery, gate, *plan);
}

void AdsConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    const Result<std::shared_ptr<AdsErrand>> errand = this->errand(delivery, gate);
    errand ? (*errand)->look(std::move(seen)) : seen(errand.error());
}

void AdsConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApproved(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    (*errand(delivery, gate))->write(std::move(ended));
}

void AdsConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Result<std::shared_ptr<AdsErrand>> errand = this->errand(delivery, gate);
    errand ? (*errand)->lookUp(std::move(looked)) : looked({Found::Unclear, errand.error().text, {}});
}

} // namespace qd::agents
