#pragma once

#include "agents/effects/connectors/ads/AdsErrand.h"

namespace qd::agents {

/// At Google Ads all of it is one request, which is done whole or not at all. @thread the dispatcher's.
class GoogleAdsErrand final : public AdsErrand {
public:
    using AdsErrand::AdsErrand;

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;
    void read(Read done) override;
    void apply(const AdAccount& account, bool isTrial, Applied done) override;
    QString platform() const override { return QStringLiteral("Google Ads"); }
    QString complaintIn(const QByteArray& body) const override;
};

} // namespace qd::agents
