#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace qd {

/// The key that heads of records are signed with: Ed25519 (RFC 8032), kept as a file that only this user may read.
/// Whoever can read that file can sign as this home does.
/// @thread one at a time; a value.
class SigningKey final {
public:
    /// The key in `file`. Error::Store when there is none, or it is none.
    static Result<SigningKey> read(const QString& file);
    /// The same; makes the folder (0700) and a new key (0600) where there is none.
    static Result<SigningKey> readOrMake(const QString& file);

    /// 32 bytes that anybody may know.
    QByteArray publicPart() const;
    /// 64 bytes.
    QByteArray sign(const QByteArray& text) const;
    static bool isSigned(const QByteArray& text, const QByteArray& signature, const QByteArray& publicPart);

private:
    explicit SigningKey(QByteArray secret) : m_secret(std::move(secret)) {}
    QByteArray m_secret;
};

} // namespace qd
