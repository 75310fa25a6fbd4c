#pragma once

#include "agents/effects/connectors/hubspot/HubSpotWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one delivery, look or look-up: what stands there, and then what is written or erased. @thread the dispatcher's.
class HubSpotErrand final : public ApiErrand {
public:
    /// As ApiErrand's. Its people are all there.
    HubSpotErrand(const ApiConnector& of, Delivery delivery, Gate gate);

    void write(Ended ended);
    void erase(Ended ended);
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

private:
    using Read = std::function<void(const Result<QList<HubSpotContact>>&, const Outcome& otherwise)>;
    /// What stands there; `otherwise` is what a delivery says where it could not be read.
    void read(Read read);
    void send(Ended ended);
    Outcome verdict(const Result<HttpAnswer>& answer) const;
    Outcome written(const HttpAnswer& answer) const;
    QString digest(const QList<HubSpotContact>& there) const;
    bool isAllThere(const QList<HubSpotContact>& there) const;
    QString whyStale(const QList<HubSpotContact>& there) const;
    QString difference(const QList<HubSpotContact>& there) const;

    QStringList m_properties;
    QList<HubSpotInput> m_people;
};

/// What an effect is to do there: the fields that are written; with detail "action" "erase", none.
QStringList hubSpotFieldsOf(const EffectContent& content);
bool isHubSpotErasure(const EffectContent& content);

} // namespace qd::agents
