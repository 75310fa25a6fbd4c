#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/http/HttpDoor.h"
#include "agents/effects/settings/ConnectorFile.h"

namespace qd::agents {

/// Tells a server of hers that something happened: one signed POST (Standard Webhooks, standardwebhooks.com) of one file of JSON,
/// whose bytes are those that were approved. The effect's key is the event's id ("webhook-id"), so that a receiver that keeps ids counts
/// it once; where its file says that it does, it is shown as "Idempotency-Key", too, and what broke off may be repeated.
class WebhookOut final : public Connector {
public:
    /// `clock` outlives it.
    WebhookOut(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock)
        : m_file(std::move(file)), m_door(std::move(door)), m_clock(clock) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    QString place() const override { return m_file.url; }
    Guarantees guarantees() const override;
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Confidentiality clearance() const override { return m_file.clearance; }
    Result<Done> check(const EffectContent& content) const override;
    void enter(Mailbox* mailbox) override { m_door->enter(mailbox); }
    void leave() override { m_door->leave(); }
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    void cancel(const EffectId& effect) override { m_door->cancel({this, effect}); }
    /// A HEAD, which changes nothing: whether somebody answers there, and whether our key can sign.
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override { m_door->cancel({this, {}}); }

private:
    HttpRequest request() const;
    Result<HttpRequest> event(const QString& named, const QByteArray& body, const SharedSecret& key) const;
    Outcome ended(const Result<HttpAnswer>& answer) const;

    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const Clock& m_clock;
};

} // namespace qd::agents
