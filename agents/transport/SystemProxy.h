#pragma once

#include <QNetworkProxy>
#include <QUrl>

namespace qd::agents {

/// The proxy that the system's settings name for an url, asked for anew each time (QNetworkProxyFactory::systemProxyForQuery:
/// on Linux libproxy, which reads http_proxy, https_proxy, no_proxy and the desktop's settings). This machine needs none.
/// May take its time where the settings name a script.
QNetworkProxy systemProxyFor(const QUrl& url);

/// Whether the host of an address is this machine: "localhost", or a loopback address. No name is looked up.
bool isThisMachine(const QString& host);

} // namespace qd::agents
