#pragma once

#include <QByteArray>

namespace qd {

constexpr qsizetype kPublicKeyBytes = 32; ///< Ed25519 (RFC 8032)
constexpr qsizetype kSignatureBytes = 64;

/// Whether `signature` was made over `text` with the other half of `publicKey`. False for anything of a wrong length, and for keys that
/// would verify for everybody. @thread any.
bool isSignedBy(const QByteArray& publicKey, const QByteArray& text, const QByteArray& signature);

} // namespace qd
