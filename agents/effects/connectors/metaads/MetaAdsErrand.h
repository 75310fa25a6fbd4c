#pragma once

#include "agents/effects/connectors/ads/AdsErrand.h"

namespace qd::agents {

/// At Meta each campaign and ad set is a request of its own. @thread the dispatcher's.
class MetaAdsErrand final : public AdsErrand {
public:
    using AdsErrand::AdsErrand;

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;
    void read(Read done) override;
    void apply(const AdAccount& account, bool isTrial, Applied done) override;
    QString platform() const override { return QStringLiteral("Meta"); }
    QString complaintIn(const QByteArray& body) const override;

private:
    void readFrom(qsizetype at, AdAccount account, Read done);
    void applyFrom(qsizetype at, const QString& currency, bool isTrial, Applied done);
    Error notRead(const Result<HttpAnswer>& answer) const;
};

} // namespace qd::agents
