#pragma once

#include "agents/effects/connectors/ads/AdsConnector.h"

namespace qd::agents {

/// Budgets of campaigns and ad sets of one ad account, and whether they run, by Meta's Marketing API with the token of somebody who has ads_management. Absolute values are
/// written to what is there, so that the same again changes nothing; before anybody is asked Meta says itself whether it would take them (execution_options:
/// validate_only). Nothing is made there: what is new is made in Meta's own ads manager, paused, and set running from here.
/// Takes one file of application/json, of the renderer "campaign-change": at most 20 campaigns and ad sets, each a request.
class MetaAdsConnector final : public AdsConnector {
public:
    using AdsConnector::AdsConnector;

    Guarantees guarantees() const override;
    /// Whose account it is, and what it is kept in.
    void test(const Gate& gate, Tested tested) override;

protected:
    Result<Done> checkPlan(const CampaignPlan& plan) const override;
    std::shared_ptr<AdsErrand> errandOf(const Delivery& delivery, const Gate& gate, const CampaignPlan& plan) const override;
    PaidDays paidDays() const override;

private:
    Result<QString> whatIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
