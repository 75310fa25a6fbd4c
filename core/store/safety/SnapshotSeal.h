#pragma once

#include "core/store/Database.h"
#include "core/store/safety/SigningKey.h"

#include <optional>

namespace qd {

/// What stands beside a snapshot, so that only one that this home kept is believed: a signature of the key of heads over its
/// place, the hash of the fact there, and its bytes. So it is of these facts, and nobody without the key makes one.
/// @thread one at a time; a value.
class SnapshotSeal final {
public:
    /// Where no key is wanted: the SHA-256 of the bytes, which shows damage and no forgery.
    SnapshotSeal() = default;
    explicit SnapshotSeal(SigningKey key) : m_key(std::move(key)), m_wanted(true) {}
    /// With the key in `keyFile`; empty: none is wanted. Where it cannot be read, nothing fits and nothing is sealed.
    static SnapshotSeal with(const QString& keyFile);

    /// The seal of the snapshot `body` at `sequence`, whose fact is in the record; empty when it cannot be made.
    QByteArray of(Database& database, qint64 sequence, const QByteArray& body) const;
    /// The same of one whose SHA-256 is known.
    QByteArray ofDigest(Database& database, qint64 sequence, const QByteArray& sha256) const;
    bool fits(Database& database, qint64 sequence, const QByteArray& body, const QByteArray& seal) const;
    /// Whether any can be made.
    bool canSeal() const { return m_key || !m_wanted; }
    /// How long a seal is; one of another length never fits.
    int bytes() const;

private:
    std::optional<SigningKey> m_key;
    bool m_wanted = false;
};

} // namespace qd
