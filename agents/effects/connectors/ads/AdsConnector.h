#pragma once

#include "agents/effects/connectors/ads/AdsErrand.h"

namespace qd::agents {

/// What is the same in every ad platform: it takes one file of application/json, of the renderer "campaign-change", is bound to what stood there when she was asked, and
/// costs what may be spent at most until the end that the platform keeps.
class AdsConnector : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return QStringLiteral("%1/%2").arg(file().url, file().account); }
    Result<Done> check(const EffectContent& content) const override;
    /// By the file's price of one unit of the account's currency; a dollar is one.
    Result<Money> cost(const EffectContent& content) const override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;

protected:
    /// What this platform would not take of it. Error::Rule.
    virtual Result<Done> checkPlan(const CampaignPlan& plan) const = 0;
    virtual std::shared_ptr<AdsErrand> errandOf(const Delivery& delivery, const Gate& gate, const CampaignPlan& plan) const = 0;
    virtual PaidDays paidDays() const = 0;

private:
    Result<CampaignPlan> planIn(const EffectContent& content) const;
    Result<std::shared_ptr<AdsErrand>> errand(const Delivery& delivery, const Gate& gate) const;
};

} // namespace qd::agents
