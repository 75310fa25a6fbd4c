#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonObject>

namespace fakeworld {

/// Lob's letters, v1. Read in its OpenAPI description (lob/lob-openapi, "Idempotent Requests"): a key of at most 256 characters in the header Idempotency-Key counts a letter once
/// and has the answer of the first given again; letters are listed by their metadata.
class LetterHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    Reply print(const ServiceCall& call);

    QMap<QByteArray, QJsonObject> m_letters; ///< by their key
};

} // namespace fakeworld
