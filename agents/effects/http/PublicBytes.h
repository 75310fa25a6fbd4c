#pragma once

#include "agents/effects/Outcome.h"
#include "agents/transport/Transport.h"

/// For services that take no picture and fetch one: what stands at a public address, before they are told to fetch it. Pure.
namespace qd::agents {

/// Why a service could not fetch anything there; empty: it could. `isMock`: this machine will do.
QString whyNotPublic(const QString& address, bool isMock);
/// Without a key.
HttpRequest publicBytes(const QString& address, const QByteArray& mediaType, qint64 most);
/// Confirmed: the very bytes of that SHA-256 stand there. What stands in public is there for everybody or for nobody, so that only what was
/// not answered is asked anew.
Outcome likenessOf(const Result<HttpAnswer>& answer, const QByteArray& sha256);

} // namespace qd::agents
