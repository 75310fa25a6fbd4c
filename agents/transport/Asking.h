#pragma once

#include "agents/transport/Transport.h"

#include <QUrl>

namespace qd::agents {

/// "host:port" as people write it, for sentences.
QString placeOf(const QUrl& url);

/// Scheme, host and port, so that two urls of one origin have the same.
QString originOf(const QUrl& url);

/// Why a request must not be sent; empty when it may. No key is in it.
QString refusalOf(const HttpRequest& request);

/// What every request of ours says, what this one says besides, and its key. Only for a request that may be sent.
/// The key is copied here, out of its guarded memory.
HttpHeaders headersOf(const HttpRequest& request);

} // namespace qd::agents
