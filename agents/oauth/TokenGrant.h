#pragma once

#include "agents/keys/KeyRing.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QStringList>

#include <utility>

namespace qd::agents {

/// Where and as whom one signs in, for one account of a service.
struct SignInPlace {
    QString service;       ///< for sentences: "LinkedIn"
    QString authorizeUrl;  ///< what the browser opens (RFC 6749, 3.1)
    QString tokenUrl;      ///< where tokens come from (3.2)
    QStringList scope;
    QList<std::pair<QString, QString>> extras{}; ///< what else the service wants to be asked
    QString client{};      ///< the app's id there
    QString secret{};      ///< the name of the key that is the app's secret; empty: it has none
    QString origin{};      ///< the access token goes there and nowhere else
    quint16 port = 0;      ///< that the browser comes back to, where the service wants to know it; 0: any
    QString host{};        ///< "localhost" where the service takes this machine by that name alone; empty: 127.0.0.1
    QString clientName{};  ///< how the service calls the app's id in what it is asked; empty: "client_id"
    QChar between = u' ';  ///< what parts the words of the scope
    bool isHexChallenge = false; ///< of PKCE: hexadecimal, and not base64url as RFC 7636 has it
};

/// What somebody let this program do there, as it is kept in place of a key.
struct TokenGrant {
    SharedSecret access;
    SharedSecret refresh{}; ///< null: none; then she signs in again when the other has run out
    Instant since{};        ///< it was given then
    Instant until{};        ///< and runs out then, as far as anybody has said
    QStringList scope{};    ///< that was given, or asked for where they do not say
    QString tokenUrl{};     ///< where another one is got
    QString client{};
    QString secret{};       ///< SignInPlace::secret
    QString clientName{};   ///< SignInPlace::clientName
};

/// As one key for that origin: JSON without blanks. Error::Rule: it is longer than a key can be, or holds what no token has.
Result<SharedSecret> keyOf(const TokenGrant& grant, const QString& origin);
/// Whether a key is one of those.
bool isGrant(const Secret& kept);
/// Error::Parse: it was written by something else.
Result<TokenGrant> grantOf(const Secret& kept);

/// Another access token is to be got: a quarter of its life is left, or five minutes where that is less; or the clock stands before it was given.
bool isNearlyOver(const TokenGrant& grant, Instant now);
bool isOver(const TokenGrant& grant, Instant now);

/// What a token consists of, and can stand in JSON as it is: printable ASCII without blanks, quotes and backslashes.
bool isTokenText(QByteArrayView bytes);

} // namespace qd::agents
