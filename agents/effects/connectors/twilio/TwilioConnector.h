#pragma once

#include "agents/effects/connectors/twilio/SmsErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Sends SMS by Twilio's Programmable Messaging: one request for each person, at most 100, as the service takes one number a request. Each is on
/// record before the next leaves, and nobody is asked for twice. It knows no idempotency key: what no answer came to is looked for
/// by number, text and time in the account's list; what is not found there may have been sent all the same.
/// Takes one file of text/plain and details.segments, how many parts it is cut into (renderSms()): each part is paid, and the text must
/// be cut into as many when it leaves. Needs its file's price of a part.
class TwilioConnector final : public ApiConnector {
public:
    using Looks = QList<Duration>;
    /// As ApiConnector. `looks`: how long it waits before each look for one that no answer came to.
    TwilioConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Looks looks = {Duration(2'000), Duration(5'000)}, Duration deadline = std::chrono::seconds(30))
        : ApiConnector(std::move(file), std::move(door), clock, deadline), m_looks(std::move(looks)) {}

    Guarantees guarantees() const override;
    QString channel() const override { return QStringLiteral("sms"); }
    Duration longest() const override { return std::chrono::minutes(15); }
    Result<Done> check(const EffectContent& content) const override;
    Result<Money> cost(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    /// Needs to know whom it is for, where that is not on record (Delivery::stepped).
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whether the key lets us read what the account has sent: one message of its list, which is not kept.
    void test(const Gate& gate, Tested tested) override;

private:
    const Looks m_looks;
};

} // namespace qd::agents
