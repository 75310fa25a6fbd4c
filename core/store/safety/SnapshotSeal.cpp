#include "core/store/safety/SnapshotSeal.h"

#include "core/base/Digest.h"

namespace qd {

namespace {

constexpr int kSignature = 64; // Ed25519, RFC 8032
constexpr int kDigest = 32;

/// Empty when the record has no fact there.
QByteArray sealedText(Database& database, qint64 sequence, const QByteArray& digest)
{
    Statement row(database, "SELECT hash FROM facts WHERE sequence = ?1");
    if (!row.with(sequence).next())
        return {};
    return "quarterdeck-snapshot-1 " + QByteArray::number(sequence) + ' ' + row.bytes(0).toHex() + ' ' + digest.toHex();
}

} // namespace

SnapshotSeal SnapshotSeal::with(const QString& keyFile)
{
    SnapshotSeal seal;
    seal.m_wanted = !keyFile.isEmpty();
    if (Result<SigningKey> key = SigningKey::read(keyFile); key)
        seal.m_key = std::move(*key);
    return seal;
}

QByteArray SnapshotSeal::of(Database& database, qint64 sequence, const QByteArray& body) const
{
    return ofDigest(database, sequence, sha256(body));
}

QByteArray SnapshotSeal::ofDigest(Database& database, qint64 sequence, const QByteArray& sha256) const
{
    if (!m_wanted)
        return sha256;
    const QByteArray text = m_key ? sealedText(database, sequence, sha256) : QByteArray();
    return text.isEmpty() ? QByteArray() : m_key->sign(text);
}

bool SnapshotSeal::fits(Database& database, qint64 sequence, const QByteArray& body, const QByteArray& seal) const
{
    if (!m_wanted)
        return sha256(body) == seal;
    const QByteArray text = m_key ? sealedText(database, sequence, sha256(body)) : QByteArray();
    return !text.isEmpty() && SigningKey::isSigned(text, seal, m_key->publicPart());
}

int SnapshotSeal::bytes() const
{
    return m_wanted ? kSignature : kDigest;
}

} // namespace qd
