#pragma once

#include "agents/effects/people/MailCarrier.h"

namespace qd::agents {

/// Sends e-mail by Brevo's API v3. One request for all whom it is for, at most 1,000; each person gets a message alone. It takes an idempotencyKey
/// once for 15 minutes by one page of its documentation and 30 by another: the shorter is planned with. A second request within that
/// time is refused with a code that says that the first was taken. Afterwards it is looked for by its tag among the account's events,
/// where only a yes is certain.
/// Takes what checkMail() does, with a text/html, which Brevo wants, and without what it would fill in ("{{", "{%").
class BrevoConnector final : public MailCarrier {
public:
    /// As ApiConnector's.
    BrevoConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30));

    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whose account the key lets us into (GET /account).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<HttpRequest> requestOf(const Mail& mail) const override;
    Outcome ended(const Result<HttpAnswer>& answer, const Mail& mail) const override;
};

} // namespace qd::agents
