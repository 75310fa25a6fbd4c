#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>

namespace fakeworld {

/// SendGrid v3. Read in its OpenAPI description (twilio/sendgrid-oai, spec/json/tsg_mail_v3.json): POST /mail/send answers 202 with an empty body and
/// X-Message-Id, takes a request whole or not at all, a message for each personalization, and knows no key: the same again is sent again.
class SendGridHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply send(const ServiceCall& call);

    QStringList m_args; ///< what messages bear as "effect"
};

/// Mailchimp Transactional 1.4. Read in its reference (mailchimp.com/developer/transactional/api/messages): POST /messages/send answers 200 with what became of each,
/// knows no key: the same again is sent again; /messages/search finds by metadata.
class MandrillHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply send(const ServiceCall& call, const QJsonObject& body);

    QJsonArray m_sent;
};

} // namespace fakeworld
