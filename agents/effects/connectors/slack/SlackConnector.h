#pragma once

#include "agents/effects/connectors/slack/SlackErrand.h"
#include "agents/effects/http/ApiConnector.h"

namespace qd::agents {

/// Posts messages into one channel of Slack by its Web API (docs.slack.dev/reference/methods/chat.postMessage), with a bot's token that has
/// chat:write and, to look for a message, channels:history or groups:history.
/// Slack documents no key by which it would count a message once ("client_msg_id" is in none of its lists of arguments), so what breaks off
/// is looked for by the key that it bears in its metadata; only a yes is certain.
/// Takes one file of text/plain, which is details.text as UTF-8, at most 40,000 characters: Slack cuts the rest.
class SlackConnector final : public ApiConnector {
public:
    using ApiConnector::ApiConnector;

    QString target() const override { return QStringLiteral("%1 into %2").arg(file().url, file().channel); }
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whose token it is (auth.test).
    void test(const Gate& gate, Tested tested) override;

private:
    Result<QString> whoIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
