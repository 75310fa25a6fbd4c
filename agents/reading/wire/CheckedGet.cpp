#include "agents/reading/wire/CheckedGet.h"

#include "agents/reading/wire/PublicAddress.h"
#include "agents/transport/SystemProxy.h"
#include "agents/transport/Trust.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostTries = 3; // addresses of one host

/// The way to `url`, or nothing when the system's is one that cannot be told an address to connect to.
std::optional<QNetworkProxy> proxyFor(const WireRules& rules, const QUrl& url)
{
    if (!rules.usesSystemProxy)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QNetworkProxy way = systemProxyFor(url);
    const bool tunnels = way.type() == QNetworkProxy::NoProxy || way.type() == QNetworkProxy::HttpProxy || way.type() == QNetworkProxy::Socks5Proxy;
    return tunnels ? std::optional(way) : std::nullopt;
}

} // namespace

CheckedGet::CheckedGet(const WireRules& rules, GetOrder order, Done done) : m_rules(rules), m_order(std::move(order)), m_done(std::move(done)) {}

void CheckedGet::start()
{
    m_order.userAgent = m_rules.userAgent;
    m_order.silence = m_rules.silence;
    const QHostAddress literal(m_order.address.host);
    if (!literal.isNull()) {
        QTimer::singleShot(0, this, [this, literal] { check({literal}); });
        return;
    }
    m_rules.lookUp(m_order.address.host, this, [this](Result<QList<QHostAddress>> found) {
        found ? check(*found) : finish(found.error());
    });
}

Error CheckedGet::error(Error::Kind kind, const QString& what) const
{
    return {kind, QStringLiteral("%1 %2").arg(QString::fromLatin1(m_order.address.hostField), what), m_order.address.text(), {}};
}

void CheckedGet::check(const QList<QHostAddress>& addresses)
{
    QString why;
    for (const QHostAddress& address : addresses) {
        const QString hindrance = m_rules.allowsLoopback && isLoopback(address) ? QString() : whyNotPublic(address);
        if (hindrance.isEmpty())
            m_good.append(address);
        else if (why.isEmpty())
            why = QStringLiteral("leads to %1, %2; only the public internet is read").arg(address.toString(), hindrance);
    }
    if (m_good.isEmpty())
        return finish(error(Error::Rule, why.isEmpty() ? QStringLiteral("leads nowhere") : why));
    m_good = m_good.mid(0, kMostTries);
    const std::optional<QNetworkProxy> way = proxyFor(m_rules, m_order.address.url);
    if (!way)
        return finish(error(Error::Rule, QStringLiteral("is not read: the system's proxy cannot be told which address to connect to")));
    m_order.proxy = *way;
    const Result<QSslConfiguration> trust = trusting(m_rules.ownCa);
    if (!trust)
        return finish(trust.error());
    m_order.trust = *trust;
    tryNext();
}

void CheckedGet::tryNext()
{
    m_order.to = m_good.takeFirst();
    m_call = std::make_unique<GetCall>(m_order, [this](GetAnswer answer) {
        if (answer.trouble.isEmpty())
            return finish(std::move(answer.reply));
        if (!answer.wasConnected && !m_good.isEmpty())
            return void(QTimer::singleShot(0, this, [this] { tryNext(); }));
        finish(error(Error::Network, answer.trouble));
    });
    m_call->start();
}

void CheckedGet::finish(Result<HttpReply> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result)); // this may be gone now
}

} // namespace qd::agents
