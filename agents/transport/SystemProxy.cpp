#include "agents/transport/SystemProxy.h"

#include <QHostAddress>

namespace qd::agents {

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QNetworkProxy systemProxyFor(const QUrl& url)
{
    if (isThisMachine(url.host()) || url.host().endsWith(QLatin1String(".localhost")))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QList<QNetworkProxy> named = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return named.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : named.first();
}

} // namespace qd::agents
