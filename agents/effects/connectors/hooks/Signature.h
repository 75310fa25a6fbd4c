#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace qd::agents {

class Secret;

/// The signature of Standard Webhooks (standardwebhooks.com, "Signature scheme"): "v1," and the base64 of the HMAC-SHA256 over
/// `id`.`seconds`.`body`, with the bytes that stand as base64 behind "whsec_" in the secret. Error::Parse when the secret is
/// none of those; no error holds any of it. No copy of the key is left in memory.
Result<QByteArray> hookSignature(const Secret& secret, QByteArrayView id, qint64 seconds, QByteArrayView body);

/// Whether a secret can sign: "whsec_" and the base64 of 24 to 64 bytes.
Result<Done> checkHookSecret(const Secret& secret);

} // namespace qd::agents
