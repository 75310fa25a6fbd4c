#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

/// What libsodium does for what is kept of people. @thread any.
namespace qd::agents {

constexpr qsizetype kKeyBytes = 32;

/// Random. Null where libsodium does not start.
QByteArray newKey();
/// Each part with its length before it (8 bytes, big-endian), so that no two lists of parts are the same bytes.
QByteArray lengthed(const QByteArrayList& parts);
/// XChaCha20-Poly1305 of `plain`, bound to `bound`: nonce (24 random bytes), cipher, tag (16). `key` has 32 bytes.
QByteArray sealedBox(const QByteArray& key, const QByteArray& bound, const QByteArray& plain);
/// Nothing where it was changed, or is bound to something else, or the key is another. What it gives is its reader's to wipe.
std::optional<QByteArray> openedBox(const QByteArray& key, const QByteArray& bound, const QByteArray& box);
/// To a multiple of 32 bytes, and back; nothing for what padded() did not make.
QByteArray padded(QByteArray plain);
std::optional<QByteArray> unpadded(QByteArray padded);
/// BLAKE2b-256 (RFC 7693); `key` empty or of 32 bytes.
QByteArray hash256(const QByteArray& text, const QByteArray& key = {});

} // namespace qd::agents
