#pragma once

#include "agents/effects/people/MailCarrier.h"

namespace qd::agents {

/// Sends e-mail by Mailgun, in the United States or in Europe, as the address of its file says. One request for all whom it is for, at most 1,000 (the service's
/// batch); each person gets a message alone.
/// It knows no idempotency key, so what breaks off is sent once and looked for: by its tag among the domain's events, which come some
/// time later; only that it is found there is certain.
/// Takes what checkMail() does, without what the service would fill in ("%recipient…").
class MailgunConnector final : public MailCarrier {
public:
    /// As ApiConnector's.
    MailgunConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(30));

    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us read the domain's events, by which what breaks off is looked for.
    void test(const Gate& gate, Tested tested) override;

private:
    Result<HttpRequest> requestOf(const Mail& mail) const override;
    Outcome ended(const Result<HttpAnswer>& answer, const Mail& mail) const override;
};

} // namespace qd::agents
