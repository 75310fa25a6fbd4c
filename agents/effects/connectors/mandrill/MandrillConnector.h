#pragma once

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/people/Addressees.h"

namespace qd::agents {

/// Sends e-mail by Mailchimp Transactional (Mandrill). One request for all whom it is for, at most 1,000: its answer says what
/// became of each, and until it has answered nobody can tell of any. Those that the service does not take are named, by their contact.
/// It knows no idempotency key: what breaks off is sent once and looked for by its key, which is in the metadata; that is found once the
/// account has the field "effect" indexed, and late, so what is not found may be out all the same. The look needs no name of anybody.
/// Takes what checkMail() does.
class MandrillConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    Guarantees guarantees() const override;
    QString channel() const override { return QStringLiteral("e-mail"); }
    Result<Done> check(const EffectContent& content) const override;
    /// Of its file's price for each, where it has one; else nothing, as the account is paid in blocks.
    Result<Money> cost(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us in (users/ping2), and whether what we send can be looked up (metadata/list).
    void test(const Gate& gate, Tested tested) override;

private:
    Outcome ended(const Result<HttpAnswer>& answer, const QList<Addressee>& people) const;
    void testSearch(const Gate& gate, const Tested& tested);
};

} // namespace qd::agents
