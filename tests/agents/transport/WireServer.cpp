#include "tests/agents/transport/WireServer.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTimer>

#include <utility>

namespace qd::test {

namespace {

QByteArray fileAt(const char* name)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/tls/") + QLatin1String(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

std::unique_ptr<QTcpServer> serverThat(bool encrypts)
{
    if (!encrypts)
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration own = QSslConfiguration::defaultConfiguration();
    own.setLocalCertificate(QSslCertificate(fileAt("throwaway.crt")));
    own.setPrivateKey(QSslKey(fileAt("throwaway.key"), QSsl::Ec));
    server->setSslConfiguration(own);
    return server;
}

QByteArray answer(const char* status, const QByteArray& more, const QByteArray& body)
{
    return QByteArray("HTTP/1.1 ") + status + "\r\n" + more + "\r\n" + body;
}

QByteArray whole(const char* status, const QByteArray& body, const QByteArray& more = {})
{
    return answer(status, more + "Content-Length: " + QByteArray::number(body.size()) + "\r\n", body);
}

} // namespace

WireServer::WireServer(bool encrypts, Does does, QByteArray other)
    : m_encrypts(encrypts), m_does(does), m_other(std::move(other)), m_server(serverThat(encrypts))
{
    EXPECT_TRUE(m_server->listen(QHostAddress::AnyIPv4, 0));
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket* socket = m_server->nextPendingConnection())
            meet(socket);
    });
}

WireServer::~WireServer()
{
    for (QTcpSocket* socket : std::as_const(m_open))
        socket->disconnect(this); // they end with the server, and would say so
}

void WireServer::nowDoes(Does does, QByteArray other)
{
    m_does = does;
    m_other = std::move(other);
}

void WireServer::closeAll()
{
    for (QTcpSocket* socket : QList<QTcpSocket*>(m_open))
        socket->disconnectFromHost();
}

QByteArray WireServer::origin() const
{
    return QByteArray(m_encrypts ? "https" : "http") + "://127.0.0.1:" + QByteArray::number(m_server->serverPort());
}

QString WireServer::url(const char* path) const
{
    return QString::fromLatin1(origin() + path);
}

void WireServer::meet(QTcpSocket* socket)
{
    ++m_connections;
    m_open.append(socket);
    const auto caller = std::make_shared<Caller>();
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_open.removeOne(socket);
        socket->deleteLater();
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, caller] { hear(socket, *caller); });
    hear(socket, *caller); // it may have spoken before it was met
}

void WireServer::hear(QTcpSocket* socket, Caller& caller)
{
    if (caller.isLedOn)
        return;
    const QByteArray bytes = socket->readAll();
    m_seen += bytes;
    caller.bytes += bytes;
    while (hearOne(socket, caller)) { }
}

/// @returns whether there was a whole request.
bool WireServer::hearOne(QTcpSocket* socket, Caller& caller)
{
    const qsizetype head = caller.bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return false;
    if (!std::exchange(caller.isCounted, true))
        ++m_requests;
    const QByteArray low = caller.bytes.left(head).toLower();
    const qsizetype at = low.indexOf("content-length: ");
    const qsizetype length = at < 0 ? 0 : low.mid(at + 16, low.indexOf("\r\n", at) < 0 ? -1 : low.indexOf("\r\n", at) - at - 16).toLongLong();
    if (m_does != ClosesAfterHead && caller.bytes.size() < head + 4 + length)
        return false;
    caller.bytes.remove(0, head + 4 + length);
    caller.isCounted = false;
    act(socket, caller);
    return true;
}

void WireServer::act(QTcpSocket* socket, Caller& caller)
{
    switch (m_does) {
    case KeepsSilent: return;
    case Drips: return drip(socket);
    case Floods: return flood(socket);
    case LeadsOn:
        caller.isLedOn = true;
        return leadOn(socket);
    default: return answer(socket);
    }
}

void WireServer::answer(QTcpSocket* socket)
{
    const auto say = [socket](const QByteArray& bytes, bool ends) {
        socket->write(bytes);
        if (ends)
            socket->disconnectFromHost();
    };
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    switch (m_does) {
    case AnswersWell: return say(whole("200 OK", R"({"a":1})", "X-Request-Id: 7\r\n"), false);
    case ClosesAfterBody:
    case ClosesAfterHead: return say({}, true);
    case ClosesInStatusLine: return say("HTTP/1.1 2", true);
    case ClosesInAnswer: return say(::qd::test::answer("200 OK", "Content-Length: 100\r\n", R"({"a":)"), true);
    case ClosesInChunk: return say(::qd::test::answer("200 OK", chunked, "10\r\n{\"a\":"), true);
    case ClosesBetweenChunks: return say(::qd::test::answer("200 OK", chunked, "5\r\n{\"a\":\r\n"), true);
    case FallsSilent: return say(::qd::test::answer("200 OK", chunked, "5\r\n{\"a\":\r\n"), false);
    case EndsWithConnection: return say(::qd::test::answer("200 OK", "Connection: close\r\n", R"({"a":1})"), true);
    case Redirects: return say(whole("307 Temporary Redirect", {}, "Location: " + m_other + "/stolen\r\n"), false);
    case SaysTooMuch: return say(whole("200 OK", QByteArray(200'000, ' ')), false);
    case Compresses: return say(whole("200 OK", "x", "Content-Encoding: gzip\r\n"), false);
    case SpeaksNoHttp: return say("220 mail.example ESMTP\r\n", true);
    case Refuses: return say(whole("401 Unauthorized", R"({"error":"no"})", "WWW-Authenticate: Basic realm=\"x\"\r\n"), false);
    case Says:
    case SaysAndCloses: return say(m_other, m_does == SaysAndCloses);
    default: FAIL() << "nothing to say";
    }
}

void WireServer::drip(QTcpSocket* socket)
{
    socket->write(::qd::test::answer("200 OK", "Content-Length: 100000\r\n", {}));
    auto* timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [socket] { socket->write(" "); });
    timer->start(5);
}

void WireServer::flood(QTcpSocket* socket)
{
    socket->write("HTTP/1.1 200 OK\r\n");
    auto* timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [socket] { socket->write("X-Padding: " + QByteArray(20'000, 'x') + "\r\n"); });
    timer->start(1);
}

void WireServer::leadOn(QTcpSocket* socket)
{
    auto* on = new QTcpSocket(socket);
    connect(on, &QTcpSocket::connected, socket, [socket] { socket->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
    connect(on, &QTcpSocket::readyRead, socket, [socket, on] { socket->write(on->readAll()); });
    connect(on, &QTcpSocket::disconnected, socket, [socket] { socket->disconnectFromHost(); });
    connect(socket, &QTcpSocket::readyRead, on, [this, socket, on] {
        const QByteArray bytes = socket->readAll();
        m_seen += bytes;
        on->write(bytes);
    });
    on->connectToHost(QHostAddress(QHostAddress::LocalHost), m_other.toUShort());
}

} // namespace qd::test
