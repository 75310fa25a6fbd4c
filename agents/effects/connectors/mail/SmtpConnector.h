#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/connectors/mail/SmtpErrand.h"
#include "agents/effects/http/HttpDoor.h"

namespace qd::agents {

/// How long a server may take.
struct SmtpLimits {
    Duration toConnect = std::chrono::seconds(30);
    Duration toAnswer = std::chrono::minutes(5); ///< to each word (RFC 5321, 4.5.3.2)
};

/// Sends e-mail by an account of hers at a mail server (RFC 5321; submission: RFC 6409, 8314), by libcurl: one message for each recipient, who sees nobody else. Takes
/// what the renderer "e-mail" makes: the title is the subject, one file text/plain, one text/html, details: date, and reply-to where
/// it is the account's own. What was approved is what is sent: the two texts byte for byte, in quoted-printable.
class SmtpConnector final : public Connector {
public:
    SmtpConnector(ConnectorFile file, std::shared_ptr<HttpDoor> door, SmtpLimits limits = {}) : m_file(std::move(file)), m_door(std::move(door)), m_limits(limits) {}

    ConnectorId id() const override { return {m_file.id}; }
    QString title() const override { return m_file.title; }
    /// With whom it is from and what of the file goes out with every message, which are part of what is approved.
    QString place() const override;
    Guarantees guarantees() const override;
    Confidentiality clearance() const override { return m_file.clearance; }
    QString channel() const override { return QStringLiteral("e-mail"); }
    bool needsNetwork() const override { return !m_file.isOnThisMachine(); }
    Duration longest() const override { return std::chrono::minutes(30); }
    Result<Done> check(const EffectContent& content) const override;
    void enter(Mailbox* mailbox) override;
    void leave() override;
    /// Whom it is from, for who is asked. Nothing is sent for that.
    bool looks() const override { return true; }
    void look(const Delivery& delivery, const Gate& gate, Seen seen) override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;
    void cancel(const EffectId& effect) override;
    /// Logs in and out again; no mail.
    void test(const Gate& gate, Tested tested) override;
    void cancelTest() override;

private:
    SmtpTalk common(std::shared_ptr<const Secret> key) const;
    void withKey(std::function<void(const Result<SharedSecret>&)> then);
    void tried(const SmtpEnd& end, const Tested& tested);

    const ConnectorFile m_file;
    const std::shared_ptr<HttpDoor> m_door;
    const SmtpLimits m_limits;
    SmtpLine m_line;
    std::map<EffectId, std::shared_ptr<SmtpErrand>> m_under;
    SmtpLine::Reins m_test;
    std::shared_ptr<std::atomic<qint64>> m_mostBytes = std::make_shared<std::atomic<qint64>>(0); ///< as the server said it last; 0: it has not
};

} // namespace qd::agents
