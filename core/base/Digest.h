#pragma once

#include <QByteArray>

namespace qd {

/// SHA-256 (FIPS 180-4) of `bytes`: 32 bytes. Names content: artefacts, approvals, effects.
QByteArray sha256(const QByteArray& bytes);

/// The link of the record's chain: BLAKE2b-256 (RFC 7693) over `previous`, the 64-bit big-endian length of each
/// part, and the parts. 32 bytes.
QByteArray chainHash(const QByteArray& previous, std::initializer_list<QByteArrayView> parts);

} // namespace qd
