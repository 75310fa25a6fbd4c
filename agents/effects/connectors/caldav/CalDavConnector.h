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
class CalDavConnector final : public ApiConnector {
public:
    CalDavConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock) : ApiConnector(std::move(file), std::move(door), clock) {}

    Guarantees guarantees() const override;
    QString channel() const override { return QStringLiteral("e-mail"); }
    Result<Done> check(const EffectContent& content) const override;
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Whether its event stands at its path and bears its mark.
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether it is a calendar that lets us write, and whether its server tells guests.
    void test(const Gate& gate, Tested tested) override;

private:
    using Errand = std::shared_ptr<EventErrand>;
    Errand begin(const Delivery& delivery, const Gate& gate);
    Result<Done> checkFiles(const EffectContent& content) const;
    Result<Done> checkGuests(const EffectContent& content) const;
    void lookAt(const Errand& errand, const QString& name, Sight sight, Seen seen) const;
    void tried(const Gate& gate, const HttpAnswer& answer, const Tested& tested);
};

} // namespace qd::agents
