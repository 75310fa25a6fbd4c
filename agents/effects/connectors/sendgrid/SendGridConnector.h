#pragma once

#include "agents/effects/people/MailCarrier.h"

namespace qd::agents {

/// Sends e-mail by SendGrid's Web API v3. One request for all whom it is for, at most 1,000 (the service's limit of personalizations), because
/// the service takes such a request whole or not at all: nothing is half sent, and each person gets a message alone.
/// It knows no idempotency key, so what breaks off is sent once and looked for: in Email Activity, which is an addition to an account and
/// comes late; what is not found there may have been sent all the same. The look needs no name of anybody.
/// Opting out is the service's own: a group of the account's, or its global list.
class SendGridConnector final : public MailCarrier {
public:
    /// As ApiConnector's.
    SendGridConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30));

    Guarantees guarantees() const override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us in, and may send (GET /scopes).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<HttpRequest> requestOf(const Mail& mail) const override;
    Outcome ended(const Result<HttpAnswer>& answer, const Mail& mail) const override;
};

} // namespace qd::agents
