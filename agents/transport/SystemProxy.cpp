#include "agents/transport/SystemProxy.h"

#include <QHostAddress>

namespace qd::agents {

namespace {

bool isThisMachine(const QString& host)
{
    const QHostAddress address(host);
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")) || (!address.isNull() && address.isLoopback());
}

} // namespace

QNetworkProxy systemProxyFor(const QUrl& url)
{
    if (isThisMachine(url.host()))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QList<QNetworkProxy> named = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return named.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : named.first();
}

} // namespace qd::agents
