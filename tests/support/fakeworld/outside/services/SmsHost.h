#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>

namespace fakeworld {

/// Twilio's Programmable Messaging, 2010-04-01. Read in its OpenAPI description (twilio/twilio-oai, spec/json/twilio_api_v2010.json, CreateMessage, ListMessage): a POST makes a
/// message, also the same once more, for it knows no key; the list of the account has it.
class SmsHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    QJsonArray m_messages; ///< the newest first
};

} // namespace fakeworld
