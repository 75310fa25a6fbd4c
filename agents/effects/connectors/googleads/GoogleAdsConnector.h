#pragma once

#include "agents/effects/connectors/ads/AdsConnector.h"

namespace qd::agents {

/// Budgets of campaigns of one customer, and whether they run, by the Google Ads API over REST, with a sign-in that has adwords and a developer token. Absolute values are written
/// in one request that is done whole or not at all, so that the same again changes nothing; before anybody is asked Google says itself whether it would take it
/// (validateOnly). Nothing is made there, and a budget that several campaigns share is left alone.
/// Takes one file of application/json, of the renderer "campaign-change".
class GoogleAdsConnector final : public AdsConnector {
public:
    using AdsConnector::AdsConnector;

    Guarantees guarantees() const override;
    /// Whose account it is, and, by a budget that is only tried, whether we may change any.
    void test(const Gate& gate, Tested tested) override;

protected:
    Result<Done> checkPlan(const CampaignPlan& plan) const override;
    std::shared_ptr<AdsErrand> errandOf(const Delivery& delivery, const Gate& gate, const CampaignPlan& plan) const override;
    PaidDays paidDays() const override;

private:
    Result<QString> whatIs(const HttpAnswer& answer) const;
    void tryToChange(const Gate& gate, const QString& who, Tested tested);
};

} // namespace qd::agents
