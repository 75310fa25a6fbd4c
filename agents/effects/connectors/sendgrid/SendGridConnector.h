#pragma once

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/people/Addressees.h"

namespace qd::agents {

/// Sends e-mail by SendGrid's Web API v3. One request for all whom it is for, at most 1,000 (the service's limit of personalizations), because
/// the service takes such a request whole or not at all: nothing is half sent, and each person gets a message alone.
/// It knows no idempotency key, so what breaks off is sent once and looked for: in Email Activity, which is an addition to an account and
/// comes late; what is not found there may have been sent all the same. The look needs no name of anybody.
/// Takes what checkMail() does. Opting out is the service's own: a group of the account's, or its global list.
class SendGridConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    Guarantees guarantees() const override;
    QString channel() const override { return QStringLiteral("e-mail"); }
    Result<Done> check(const EffectContent& content) const override;
    /// Of its file's price for each, where it has one; else nothing, as the account is paid by the month.
    Result<Money> cost(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us in, and may send (GET /scopes).
    void test(const Gate& gate, Tested tested) override;

private:
    Outcome ended(const Result<HttpAnswer>& answer, const QList<Addressee>& people) const;
};

} // namespace qd::agents
