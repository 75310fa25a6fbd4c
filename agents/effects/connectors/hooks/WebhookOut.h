#pragma once

#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Tells a server of hers that something happened: one signed POST (Standard Webhooks, standardwebhooks.com) of one file of JSON,
/// whose bytes are those that were approved. The effect's key is the event's id ("webhook-id"), so that a receiver that keeps ids counts
/// it once; where its file says that it does, it is shown as "Idempotency-Key", too, and what broke off may be repeated.
class WebhookOut final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    /// A HEAD, which changes nothing: whether somebody answers there, and whether our key can sign.
    void test(const Gate& gate, Tested tested) override;

private:
    HttpRequest request() const;
    Result<HttpRequest> event(const QString& named, const QByteArray& body, const SharedSecret& key) const;
    Outcome ended(const Result<HttpAnswer>& answer) const;
};

} // namespace qd::agents
