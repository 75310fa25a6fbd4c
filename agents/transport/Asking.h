#pragma once

#include "agents/transport/Transport.h"

#include <QNetworkProxy>
#include <QUrl>

namespace qd::agents {

/// "host:port" as people write it, for sentences.
QString placeOf(const QUrl& url);

/// Scheme, host and port, so that two urls of one origin have the same.
QString originOf(const QUrl& url);

/// Why a request must not be sent; empty when it may. No key is in it.
QString refusalOf(const HttpRequest& request);

/// Whether a request to `url` is put to the proxy itself, with the whole url, instead of being led through it.
bool isAskedItself(const QNetworkProxy& proxy, const QUrl& url);

/// The head of a request that may be sent: what every one of ours says, what this one says besides, and its key, which is copied
/// here out of its guarded memory. @param proxy that the connection goes by; asked itself it is told who we are.
QByteArray headOf(const HttpRequest& request, const QNetworkProxy& proxy);

/// Its body, with the key where it belongs into it; empty for a method without one. One with a key is nobody else's: it may be wiped.
QByteArray bodyOf(const HttpRequest& request);

} // namespace qd::agents
