#pragma once

#include "agents/effects/people/MailCarrier.h"

namespace qd::agents {

/// Sends e-mail by Resend. One request for all whom it is for, at most 100 (the service's batch), which it takes whole or not at all; each
/// person gets a message alone. It counts an Idempotency-Key once for 24 hours, so what breaks off goes again with the same key within
/// that time, and never after it: it cannot be looked up.
class ResendConnector final : public MailCarrier {
public:
    /// As ApiConnector's.
    ResendConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30));

    Guarantees guarantees() const override;
    /// Whether the key lets us in, and whether the sender's domain is verified, where the key may see that (GET /domains).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<HttpRequest> requestOf(const Mail& mail) const override;
    Outcome ended(const Result<HttpAnswer>& answer, const Mail& mail) const override;
    Result<QString> found(const HttpAnswer& answer) const;
};

} // namespace qd::agents
