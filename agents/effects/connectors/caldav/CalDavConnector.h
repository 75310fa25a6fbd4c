#pragma once

#include "agents/effects/connectors/caldav/EventErrand.h"

namespace qd::agents {

/// Puts events into a calendar of hers (CalDAV, RFC 4791). A new event stands at a path that is made of the effect's key, and so does its UID:
/// sent twice it is there once (If-None-Match). With details.update it takes the place of the event of that name, which must be as
/// it was when she was asked (EffectContent::target), by If-Match.
/// Guests are its recipients, whose addresses come with the delivery; none stand in the file. A server that tells guests by itself (RFC 6638)
/// is told that it must not (SCHEDULE-AGENT=CLIENT; details.mails "nobody"), but for what was approved as an invitation: details.invite "yes", and
/// details.mails "server" from the look.
/// Takes one file of text/calendar, of the renderer "calendar-event".
class CalDavConnector final : public Connector {
public:
    /// `clock` outlives it.
    CalDavConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock) : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const override { return m_file.url; }
    Guarantees guarantees() const override;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    QString channel() const override { return QStringLiteral("e-mail"); }
    Result<Done> check(const EffectContent& content) const override;
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Whether its event stands at its path and bears its mark.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void cancel(const EffectId& effect) override { m_door->cancel({this, effect}); }
    /// Whether it is a calendar that lets us write, and whether its server tells guests.
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override { m_door->cancel({this, {}}); }

private:
    using Errand = std::shared_ptr<EventErrand>;
    Errand begin(const Delivery& delivery, const Gate& gate);
    Result<Done> checkFiles(const EffectContent& content) const;
    Result<Done> checkGuests(const EffectContent& content) const;
    void lookAt(const Errand& errand, const QString& name, Sight sight, Seen seen) const;
    void tried(const Gate& gate, const HttpAnswer& answer, const Tested& tested);

    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
    std::map<EffectId, Errand> m_under;
};

} // namespace qd::agents
