#include "tests/agents/reading/PageServer.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

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

} // namespace

PageServer::PageServer(bool encrypts) : m_encrypts(encrypts), m_server(serverThat(encrypts))
{
    EXPECT_TRUE(m_server->listen(QHostAddress::LocalHost, 0));
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket* socket = m_server->nextPendingConnection())
            meet(socket);
    });
}

QString PageServer::origin(const QString& host) const
{
    return QStringLiteral("%1://%2:%3").arg(m_encrypts ? QStringLiteral("https") : QStringLiteral("http"), host).arg(port());
}

void PageServer::page(const QByteArray& path, const QByteArray& body, const QByteArray& type, const char* status, const QByteArray& more)
{
    raw(path, QByteArray("HTTP/1.1 ") + status + "\r\nContent-Type: " + type + "\r\n" + more + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void PageServer::redirect(const QByteArray& path, const QByteArray& to, const char* status)
{
    raw(path, QByteArray("HTTP/1.1 ") + status + "\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n");
}

QList<QByteArray> PageServer::paths() const
{
    QList<QByteArray> paths;
    for (const QByteArray& request : m_requests)
        paths.append(request.split(' ').value(1));
    return paths;
}

void PageServer::meet(QTcpSocket* socket)
{
    ++m_connections;
    m_mostAtOnce = qMax(m_mostAtOnce, ++m_atOnce);
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_atOnce;
        m_heard.remove(socket);
        socket->deleteLater();
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
    hear(socket); // it may have spoken before it was met
}

void PageServer::hear(QTcpSocket* socket)
{
    QByteArray& heard = m_heard[socket];
    heard += socket->readAll();
    if (!heard.contains("\r\n\r\n"))
        return;
    const QByteArray head = std::exchange(heard, QByteArray());
    m_requests.append(head);
    const QByteArray path = head.split(' ').value(1);
    const Answer answer = m_answers.value(path, {"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone", false});
    socket->write(answer.bytes);
    if (!answer.stays)
        socket->disconnectFromHost();
}

} // namespace qd::test
