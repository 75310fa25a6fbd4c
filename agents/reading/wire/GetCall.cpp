#include "agents/reading/wire/GetCall.h"

#include <QSslSocket>

namespace qd::agents {

namespace {
constexpr qsizetype kPortion = 65'536;
}

GetCall::GetCall(GetOrder order, Done done)
    : m_order(std::move(order)), m_done(std::move(done)), m_reply(m_order.mostBytes, m_order.cuts), m_socket(std::make_unique<QSslSocket>())
{
}

GetCall::~GetCall()
{
    m_socket->disconnect(this);
}

void GetCall::start()
{
    m_socket->setProxy(m_order.proxy);
    m_socket->setSslConfiguration(m_order.trust);
    m_socket->setReadBufferSize(kPortion);
    connect(m_socket.get(), m_order.address.encrypts ? &QSslSocket::encrypted : &QSslSocket::connected, this, [this] { ask(); });
    connect(m_socket.get(), &QAbstractSocket::readyRead, this, [this] { take(); });
    connect(m_socket.get(), &QAbstractSocket::disconnected, this, [this] { take(); });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this] { take(); });
    connect(&m_silence, &QTimer::timeout, this, [this] {
        end(QStringLiteral("said nothing for %1 s").arg(QString::number(double(m_order.silence.count()) / 1000, 'g', 3)));
    });
    m_silence.setSingleShot(true);
    m_silence.start(m_order.silence);
    const QString to = m_order.to.toString(); // digits: nothing is resolved
    if (m_order.address.encrypts)
        m_socket->connectToHostEncrypted(to, m_order.address.port, m_order.address.host);
    else
        m_socket->connectToHost(to, m_order.address.port);
}

/// RFC 9110, 9.3.1; one request, and the connection goes.
QByteArray GetCall::request() const
{
    QByteArray text = "GET " + m_order.address.target + " HTTP/1.1\r\nHost: " + m_order.address.hostField + "\r\nUser-Agent: " + m_order.userAgent
                      + "\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
    for (const auto& [name, value] : m_order.headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void GetCall::ask()
{
    const bool isThere = m_order.proxy.type() != QNetworkProxy::NoProxy || m_socket->peerAddress() == m_order.to;
    if (!isThere)
        return end(QStringLiteral("led to another address than the one that was checked"));
    m_wasConnected = true;
    m_silence.start();
    m_socket->write(request());
}

void GetCall::take()
{
    if (m_isOver)
        return;
    bool wantsMore = true;
    while (wantsMore && m_wasConnected && m_socket->bytesAvailable() > 0) {
        m_silence.start();
        wantsMore = m_reply.feed(m_socket->read(kPortion));
    }
    if (wantsMore && m_socket->state() != QAbstractSocket::UnconnectedState)
        return;
    if (!m_wasConnected)
        return end(wayTrouble());
    if (wantsMore && m_reply.hasBegun() && m_socket->error() != QAbstractSocket::RemoteHostClosedError)
        return end(wayTrouble()); // what only ends with the connection must not end with an error
    if (wantsMore)
        m_reply.end();
    end(m_reply.fault());
}

QString GetCall::wayTrouble() const
{
    switch (m_socket->error()) {
    case QAbstractSocket::ConnectionRefusedError: return QStringLiteral("does not answer: nothing listens there");
    case QAbstractSocket::SslHandshakeFailedError: return QStringLiteral("cannot be trusted: %1").arg(m_socket->errorString());
    case QAbstractSocket::RemoteHostClosedError: return QStringLiteral("closed the connection without an answer");
    default: return QStringLiteral("could not be reached: %1").arg(m_socket->errorString());
    }
}

/// Ends it, with `what` or, when that is empty, with the answer.
void GetCall::end(const QString& what)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_trouble = what;
    m_silence.stop();
    m_socket->abort();
    QTimer::singleShot(0, this, [this] { over(); }); // not while a socket is speaking: whoever hears of it may delete this
}

void GetCall::over()
{
    GetAnswer answer;
    answer.trouble = m_trouble;
    answer.wasConnected = m_wasConnected;
    answer.reply = std::move(m_reply);
    m_done(std::move(answer));
}

} // namespace qd::agents
