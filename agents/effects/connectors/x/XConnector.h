#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/x/XErrand.h"

namespace qd::agents {

/// Posts for one account of X, by its API (docs.x.com/x-api; its own description, version 2.167) with a token of that account
/// (OAuth 2.0 with tweet.read, tweet.write, users.read and, for pictures, media.write). The token is a key like others: it runs out after
/// two hours, and then what is to be posted waits for a new one.
/// Takes one file of text/plain, which is details.text as UTF-8, and perhaps one PNG or JPEG; details: image_alt, made_with_ai ("yes").
/// X has no key by which it would count a post once: when no answer comes, it is looked for among the account's last posts, and only a yes
/// is certain.
class XConnector final : public Connector {
public:
    /// `clock` outlives it. `patience`: how long it waits for one answer.
    XConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration patience = std::chrono::seconds(25))
        : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock), m_patience(patience) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const override { return QStringLiteral("https://x.com/") + m_file.user; }
    Guarantees guarantees() const override;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    Result<Done> check(const EffectContent& content) const override;
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override { m_door->leave(); }
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    bool canLookUp() const override { return true; }
    void lookUp(const Delivery& delivery, const Gate& gate, Looked looked) override;
    void cancel(const EffectId& effect) override { m_door->cancel({this, effect}); }
    /// Whose key it is.
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override { m_door->cancel({this, {}}); }

private:
    Result<QString> whoIs(const HttpAnswer& answer) const;

    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
    const Duration m_patience;
};

} // namespace qd::agents
