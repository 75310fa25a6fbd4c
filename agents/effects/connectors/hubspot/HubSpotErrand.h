#pragma once

#include "agents/effects/connectors/hubspot/HubSpotWords.h"
#include "agents/effects/http/HttpDoor.h"

namespace qd::agents {

/// The requests of one delivery, look or look-up: what stands there, and then what is written or erased. @thread the dispatcher's.
class HubSpotErrand final : public std::enable_shared_from_this<HubSpotErrand> {
public:
    /// Its people are all there. `of`: its connector, by which it is cancelled. `clock` and `door` outlive it. `patience`: for one request.
    HubSpotErrand(const ConnectorFile& file, HttpDoor& door, const void* of, Delivery delivery, Gate gate, const Clock& clock, Duration patience);

    using Ended = std::function<void(Outcome)>;
    void write(Ended ended);
    void erase(Ended ended);
    void look(Connector::Seen seen);
    void lookUp(Connector::Looked looked);

private:
    using Answered = std::function<void(const Result<HttpAnswer>&)>;
    using Read = std::function<void(const Result<QList<HubSpotContact>>&, const Outcome& otherwise)>;
    void ask(const HttpRequest& request, Answered answered);
    /// What stands there; `otherwise` is what a delivery says where it could not be read.
    void read(Read read);
    void send(Ended ended);
    Outcome verdict(const Result<HttpAnswer>& answer) const;
    Outcome written(const HttpAnswer& answer) const;
    QString digest(const QList<HubSpotContact>& there) const;
    bool isAllThere(const QList<HubSpotContact>& there) const;
    QString whyStale(const QList<HubSpotContact>& there) const;
    QString difference(const QList<HubSpotContact>& there) const;

    const ConnectorFile m_file;
    HttpDoor& m_door;
    const void* const m_of;
    const Delivery m_delivery;
    const Gate m_gate;
    const Clock& m_clock;
    const Duration m_patience;
    QStringList m_properties;
    QList<HubSpotInput> m_people;
};

/// What an effect is to do there: the fields that are written; with detail "action" "erase", none.
QStringList hubSpotFieldsOf(const EffectContent& content);
bool isHubSpotErasure(const EffectContent& content);

} // namespace qd::agents
