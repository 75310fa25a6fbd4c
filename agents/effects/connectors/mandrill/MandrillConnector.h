#pragma once

#include "agents/effects/people/MailCarrier.h"

namespace qd::agents {

/// Sends e-mail by Mailchimp Transactional (Mandrill). One request for all whom it is for, at most 1,000: its answer says what
/// became of each, and until it has answered nobody can tell of any. Those that the service does not take are named, by their contact.
/// It knows no idempotency key: what breaks off is sent once and looked for by its key, which is in the metadata; that is found once the
/// account has the field "effect" indexed, and late, so what is not found may be out all the same. The look needs no name of anybody.
/// Takes what checkMail() does.
class MandrillConnector final : public MailCarrier {
public:
    /// As ApiConnector's.
    MandrillConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30));

    Guarantees guarantees() const override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us in (users/ping2), and whether what we send can be looked up (metadata/list).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<HttpRequest> requestOf(const Mail& mail) const override;
    Outcome ended(const Result<HttpAnswer>& answer, const Mail& mail) const override;
    void testSearch(const Gate& gate, const Tested& tested);
};

} // namespace qd::agents
