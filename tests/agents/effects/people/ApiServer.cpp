#include "tests/agents/effects/people/ApiServer.h"

#include <gtest/gtest.h>

#include <QTcpSocket>

#include <memory>
#include <utility>

namespace qd::test {

namespace {

ApiServer::Asked headIn(const QByteArray& head)
{
    ApiServer::Asked asked;
    const QList<QByteArray> lines = head.split('\n'), words = lines.first().trimmed().split(' ');
    asked.method = words.value(0);
    asked.path = words.value(1);
    for (const QByteArray& line : lines.mid(1))
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            asked.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    return asked;
}

} // namespace

ApiServer::ApiServer()
{
    open();
    m_port = m_server.serverPort();
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
            const auto bytes = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket, bytes] { hear(socket, *bytes); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

void ApiServer::open()
{
    EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost, m_port));
}

void ApiServer::hear(QTcpSocket* socket, QByteArray& bytes)
{
    bytes += socket->readAll();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Asked one = headIn(bytes.left(end));
    if (isCut ? isCut(one) : answers && answers(one).does == Reply::ClosesBefore) {
        asked.append(one);
        return socket->abort();
    }
    one.body = bytes.mid(end + 4);
    if (one.body.size() < one.headers.value("content-length").toLongLong())
        return;
    one.raw = std::exchange(bytes, {});
    const Reply reply = answers ? answers(one) : Reply();
    asked.append(one);
    act(socket, reply);
}

void ApiServer::act(QTcpSocket* socket, const Reply& reply)
{
    switch (reply.does) {
    case Reply::ClosesBefore:
    case Reply::ClosesAfterBody: return socket->abort();
    case Reply::ClosesInStatusLine:
        socket->write("HTTP/1.1 2");
        return socket->disconnectFromHost();
    case Reply::Hangs: return;
    case Reply::ClosesInBody:
    case Reply::Answers: break;
    }
    const QByteArray body = reply.does == Reply::ClosesInBody ? reply.body.left(reply.body.size() / 2) : reply.body;
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + " So\r\n" + reply.more + "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace qd::test
