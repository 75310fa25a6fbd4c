#pragma once

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/people/MailParts.h"

namespace qd::agents {

/// What is the same in connectors that hand one e-mail for several people to a service: what it takes, what it costs, and the way from
/// what was approved to a request. Each person gets a message alone. Takes what checkMail() does.
class MailCarrier : public ApiConnector {
public:
    QString channel() const override { return QStringLiteral("e-mail"); }
    Result<Done> check(const EffectContent& content) const override;
    /// Of its file's price for each, where it has one; else nothing, as the account is paid by the month.
    Result<Money> cost(const EffectContent& content) const override;
    void deliver(const Delivery& delivery, const Gate& gate, Ended ended) override;

protected:
    /// What the service takes: people in one request, bytes of an e-mail's parts.
    struct Most {
        qsizetype people = 0;
        qint64 bytes = 0;
    };
    MailCarrier(ConnectorFile file, std::shared_ptr<HttpDoor> door, const Clock& clock, Duration deadline, Most most)
        : ApiConnector(std::move(file), std::move(door), clock, deadline), m_most(most) {}

    /// One mail, for those that it is for.
    struct Mail {
        MailParts parts;
        QList<Addressee> people;
        QString key; ///< the effect's
    };
    /// The request that hands it over, without the account's key. Error::Rule: it cannot be handed over.
    virtual Result<HttpRequest> requestOf(const Mail& mail) const = 0;
    /// What the answer means for it.
    virtual Outcome ended(const Result<HttpAnswer>& answer, const Mail& mail) const = 0;

    /// "SendGrid took it", or for all of them.
    static QString tookIt(const QString& service, const Mail& mail);

private:
    const Most m_most;
};

} // namespace qd::agents
