#pragma once

#include "agents/effects/connectors/x/XErrand.h"

namespace qd::agents {

/// Posts for one account of X, by its API (docs.x.com/x-api; its own description, version 2.167) with a token of that account
/// (OAuth 2.0 with tweet.read, tweet.write, users.read and, for pictures, media.write). The token is a key like others: it runs out after
/// two hours, and then what is to be posted waits for a new one.
/// Takes one file of text/plain, which is details.text as UTF-8, and perhaps one PNG or JPEG; details: image_alt, made_with_ai ("yes").
/// X has no key by which it would count a post once: when no answer comes, it is looked for among the account's last posts, and only a yes
/// is certain.
class XConnector final : public ApiConnector {
public:
    /// As ApiConnector's.
    XConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline = std::chrono::seconds(25))
        : ApiConnector(std::move(file), std::move(door), clock, deadline) {}

    QString target() const override { return QStringLiteral("https://x.com/") + file().user; }
    Guarantees guarantees() const override;
    Result<Done> check(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    /// Whose key it is.
    void test(const Gate& gate, Tested tested) override;

private:
    Result<QString> whoIs(const HttpAnswer& answer) const;
};

} // namespace qd::agents
