#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/hubspot/HubSpotErrand.h"

namespace qd::agents {

/// Writes named fields of people to HubSpot's contacts (developers.hubspot.com, CRM v3) by their e-mail addresses, or erases one there for
/// good, with the token of a private app (crm.objects.contacts.read and .write). Only fields that its file names are read of anybody here.
/// Absolute values are written, so that the same again changes nothing; what somebody has written there since she was asked is not
/// overwritten, and where nobody looked at it before she was asked, nothing is but what is empty there. What she is shown says what changes
/// and never the values: that is kept, and they are personal.
/// Takes one file of application/json and up to 50 recipients by e-mail; details: fields, action ("erase": of one, and not reversible).
class HubSpotConnector final : public Connector {
public:
    /// `clock` outlives it. `patience`: how long it waits for one answer.
    HubSpotConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration patience = std::chrono::seconds(30))
        : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock), m_patience(patience) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const override { return m_file.url; }
    Guarantees guarantees() const override;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    QString channel() const override { return QStringLiteral("e-mail"); }
    QStringList reads() const override { return m_file.reads; }
    Result<Done> check(const EffectContent& content) const override;
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override { m_door->leave(); }
    bool looks() const override { return true; }
    /// Needs the people as a delivery does; without them it looks at nothing, and says so.
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Needs the people as a delivery does; without them it is Unclear.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void cancel(const EffectId& effect) override { m_door->cancel({this, effect}); }
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override { m_door->cancel({this, {}}); }

private:
    Result<Done> checkWork(const EffectContent& content) const;
    Result<Done> checkPeople(const Delivery& delivery) const;
    std::shared_ptr<HubSpotErrand> errand(const Delivery& delivery, const Gate& gate);
    Result<QString> found(const HttpAnswer& answer) const;

    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
    const Duration m_patience;
};

} // namespace qd::agents
