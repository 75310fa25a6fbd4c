#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fakeworld {

/// Resend. Read in its documentation (resend.com/docs/api-reference/emails/send-email, …/errors; resend.com/docs/dashboard/emails/idempotency-keys): the same request with a key that
/// it has seen within 24 hours has the first answer again and sends nothing; another request with it is answered 409.
class ResendHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    struct Taken {
        QByteArray body;
        QJsonObject answer;
    };
    Reply send(const ServiceCall& call);

    QMap<QByteArray, Taken> m_taken; ///< by key
};

/// Mailgun, as the domain mail.example. Read in its documentation (documentation.mailgun.com, "Send an email", "Events"): POST /v3/{domain}/messages takes a form and answers an id,
/// knows no key: the same again is sent again; events are found by tags.
class MailgunHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    QList<std::pair<QString, QString>> m_sent; ///< the tag of each, and whom it was for
};

/// Brevo. Read in its documentation (developers.brevo.com, "Send a transactional email", "Batch email idempotency", "Get all your transactional email activity"): of one
/// idempotencyKey it sends once, and whoever comes with it again is told "duplicate_parameter" and nothing of what became of the first.
class BrevoHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply send(const ServiceCall& call);

    QMap<QString, QString> m_tags; ///< by key
};

} // namespace fakeworld
