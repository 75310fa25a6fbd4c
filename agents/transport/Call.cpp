#include "agents/transport/Call.h"

#include "agents/transport/Asking.h"
#include "agents/transport/LinePool.h"
#include "agents/transport/SystemProxy.h"

#include <sodium/utils.h>

#include <array>

namespace qd::agents {

namespace {

constexpr qsizetype kReadAtOnce = 64 * 1024;

QString seconds(Duration time)
{
    return QString::number(double(time.count()) / 1000, 'g', 3);
}

} // namespace

void Transport::Call::start()
{
    const QString refusal = refusalOf(m_request);
    const Result<Target> to = refusal.isEmpty() ? target() : Result<Target>(Error{Error::Rule, refusal, {}, {}});
    if (!to)
        return finish(to.error().text);
    watchTime();
    m_line = m_request.keepsConnection ? m_transport.m_pool->take(*to) : nullptr;
    if (m_line) {
        m_line->hand(listener());
        return ask();
    }
    m_line = std::make_unique<Line>(*to);
    m_line->open(listener());
}

void Transport::Call::watchTime()
{
    QObject::connect(&m_deadline, &QTimer::timeout, &m_deadline,
                     [this] { breakOff(QStringLiteral("gave no whole answer within %1 s").arg(seconds(m_request.deadline)), false); });
    QObject::connect(&m_silence, &QTimer::timeout, &m_silence,
                     [this] { breakOff(QStringLiteral("fell silent: no byte for %1 s").arg(seconds(m_request.silence)), false); });
    m_deadline.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_deadline.start(m_request.deadline);
}

Line::Listener Transport::Call::listener()
{
    return {[this] { ask(); }, [this] { hear(); }, [this] { lose(); }};
}

/// An unencrypted request to a proxy for HTTP goes to the proxy itself (RFC 9112, 3.2.2); everything else is led through one.
Result<Target> Transport::Call::target()
{
    Target to;
    to.encrypts = m_url.scheme() == QLatin1String("https");
    to.host = m_url.host(QUrl::FullyEncoded);
    to.port = quint16(m_url.port(to.encrypts ? 443 : 80));
    if (to.encrypts) {
        const Result<QSslConfiguration>& trust = m_transport.trust();
        if (!trust)
            return trust.error();
        to.trust = *trust;
    }
    to.addresses = m_request.addresses;
    const bool asksSystem = m_transport.m_way.proxy == Way::BySystem && to.addresses.isEmpty();
    const QNetworkProxy proxy = asksSystem ? systemProxyFor(m_url) : QNetworkProxy(QNetworkProxy::NoProxy);
    if (proxy.type() == QNetworkProxy::NoProxy)
        return to;
    to.proxyName = QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
    if (isAskedItself(proxy, m_url)) {
        m_proxy = proxy;
        to.host = proxy.hostName();
        to.port = proxy.port();
    } else {
        to.proxy = proxy;
    }
    return to;
}

void Transport::Call::ask()
{
    if (m_isOver)
        return;
    if (m_request.mayBegin && !m_request.mayBegin())
        return breakOff(QStringLiteral("was not asked: it was held back"), true);
    m_isAsked = true;
    QByteArray head = headOf(m_request, m_proxy);
    QByteArray body = bodyOf(m_request);
    m_line->write(head, body);
    sodium_memzero(head.data(), size_t(head.size())); // there is a key in it
    if (m_request.key.form == PinnedKey::BodyField)
        sodium_memzero(body.data(), size_t(body.size()));
}

void Transport::Call::hear()
{
    if (m_isOver)
        return;
    if (m_request.silence.count() > 0)
        m_silence.start(m_request.silence);
    const auto body = [this](QByteArrayView bytes) {
        if (m_isOver)
            return; // broken off by whoever got the piece before
        if (m_piece && m_reader.status() < 300)
            m_piece(bytes);
        else
            m_bytes.append(bytes.data(), bytes.size());
    };
    std::array<char, kReadAtOnce> bytes; // NOLINT: it is written before it is read
    while (!m_isOver) {
        const qint64 count = m_line->read(bytes.data(), kReadAtOnce);
        if (count <= 0)
            break;
        m_reader.feed({bytes.data(), count}, body);
        if (m_reader.isDone() || !m_reader.fault().isEmpty())
            finish(m_reader.fault());
    }
}

void Transport::Call::lose()
{
    if (m_isOver)
        return;
    if (!m_isAsked)
        return finish(m_line->trouble());
    hear();
    m_reader.end();
    finish(m_reader.fault());
}

void Transport::Call::breakOff(const QString& why, bool isCancelled)
{
    if (m_isOver)
        return;
    m_answer.isCancelled = isCancelled;
    finish(why);
}

/// A redirect names another place, and that is nobody's to follow from here; 304 names none.
QString Transport::Call::statusTrouble() const
{
    const int status = m_reader.status();
    if (status >= 300 && status < 400 && status != 304)
        return QStringLiteral("sends to another place (%1), and no redirect is followed: give the address itself").arg(status);
    return {};
}

/// The connection is let go at once; who asked is told later, so that he has the call's number and nothing is deleted while it
/// speaks.
void Transport::Call::finish(const QString& trouble)
{
    if (std::exchange(m_isOver, true))
        return;
    m_deadline.stop();
    m_silence.stop();
    const QString what = m_answer.isCancelled || statusTrouble().isEmpty() ? trouble : statusTrouble();
    m_answer.status = m_reader.status();
    m_answer.headers = m_reader.headers();
    m_answer.delivery = m_answer.status > 0 ? HttpAnswer::Answered : m_isAsked ? HttpAnswer::Unclear : HttpAnswer::NotSent;
    if (what.isEmpty()) {
        m_answer.body = std::move(m_bytes);
        m_answer.endsWithConnection = m_reader.endsWithConnection();
    } else {
        m_answer.trouble = m_line ? placeOf(m_url) + u' ' + what : what;
    }
    if (m_line && m_request.keepsConnection && m_reader.leavesConnection() && m_line->hasWritten())
        m_transport.m_pool->give(std::move(m_line), m_reader.waitsFor());
    else if (m_line)
        m_line->hangUp();
    QMetaObject::invokeMethod(&m_transport, [to = &m_transport, number = m_number] { to->end(number); }, Qt::QueuedConnection);
}

} // namespace qd::agents
