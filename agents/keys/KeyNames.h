#pragma once

#include "agents/keys/Secret.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QList>

namespace qd::agents {

/// Somebody whom a key is for.
struct KeyUse {
    QString name; ///< of the key: "anthropic"
    QString what; ///< for people: "Anthropic: models"
    QString origin; ///< of the address that ships with the program; empty: none does
};

/// Those that are known to the program. Keys may have other names, for providers that a home adds.
const QList<KeyUse>& keyUses();
/// For people, also of a name that is not known.
QString whatKeyIsFor(const QString& name);
/// Where a key of that name goes as the program ships; empty where no address ships for it.
QString shippedOrigin(const QString& name);

/// Error::Parse unless it is 1 to 64 of a-z, 0-9 and hyphens, with a letter or digit at both ends.
Result<Done> checkKeyName(const QString& name);
/// What a secret can consist of.
enum class KeyKind {
    Key,      ///< a provider's: what a header can carry as it is
    Password, ///< of an account, as WordPress's application passwords and those of mail
};
/// checkKey() of that kind. A password is 1 to 1024 bytes of UTF-8 without control characters. The error never holds any of it.
Result<Done> checkSecret(QByteArrayView secret, KeyKind kind);
/// Error::Parse unless it is 8 to 8192 printable characters of ASCII without a space, which is what a header can carry
/// (RFC 9110, 5.5). The error never holds any of it.
Result<Done> checkKey(QByteArrayView key);

/// "https://host" or "http://host:port" of an address, as keys are bound to it (RFC 6454, 4: scheme, host and port); empty where
/// it has no scheme or no host.
QString originOf(const QString& address);

/// Whether the key of that name may go to an address: the one it was given for. One that was kept before addresses were goes to
/// the address that ships with the program for that name, and nowhere else. Error::Store, with both addresses and what to do.
Result<Done> checkGoesTo(const Secret& secret, const QString& name, const QString& address);

/// How a keyring keeps a key with the origin that it is for: "for ORIGIN", a line break, the key; one without an origin as it is.
/// No key has a space or a line break (checkKey), so none looks like that. To be wiped by the caller.
QByteArray framed(const Secret& secret);
/// @returns null when there is nothing in it, or no memory can be locked.
std::shared_ptr<const Secret> unframed(QByteArrayView bytes);

} // namespace qd::agents
