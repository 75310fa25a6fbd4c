#include "tests/agents/effects/connectors/ApiHost.h"

#include <QTcpSocket>

#include <gtest/gtest.h>

namespace qd::test {

ApiHost::ApiHost()
{
    EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_heard.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

void ApiHost::says(const QByteArray& route, int status, const QByteArray& body, const QByteArray& headers, Fault fault)
{
    m_replies[route].append({status, body, headers, fault});
}

void ApiHost::nowSays(const QByteArray& route, int status, const QByteArray& body, const QByteArray& headers, Fault fault)
{
    m_replies[route] = {{status, body, headers, fault}};
}

int ApiHost::count(const QByteArray& route) const
{
    int all = 0;
    for (const Asked& one : m_asked)
        all += (one.method + ' ' + one.path.toLatin1()).startsWith(route) ? 1 : 0;
    return all;
}

ApiHost::Asked ApiHost::last(const QByteArray& route) const
{
    for (auto one = m_asked.crbegin(); one != m_asked.crend(); ++one)
        if ((one->method + ' ' + one->path.toLatin1()).startsWith(route))
            return *one;
    return {};
}

const ApiHost::Reply* ApiHost::replyTo(const QByteArray& line, bool isTaken)
{
    QByteArray best;
    for (auto route = m_replies.keyBegin(); route != m_replies.keyEnd(); ++route)
        if (line.startsWith(*route) && route->size() > best.size())
            best = *route;
    static Reply current;
    if (best.isEmpty())
        return nullptr;
    QList<Reply>& replies = m_replies[best];
    current = replies.first();
    if (isTaken && replies.size() > 1)
        replies.removeFirst();
    return &current;
}

void ApiHost::hear(QTcpSocket* socket)
{
    QByteArray& bytes = m_heard[socket];
    bytes += socket->readAll();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    Asked asked{first.value(0), QString::fromLatin1(first.value(1)), {}, {}, {}};
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        asked.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const QByteArray line = first.value(0) + ' ' + first.value(1);
    if (const Reply* reply = replyTo(line, false); reply && reply->fault == CutsBeforeBody) {
        replyTo(line, true);
        m_asked.append(asked);
        return socket->abort();
    }
    const qsizetype length = asked.headers.value("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return;
    asked.body = bytes.mid(end + 4, length);
    asked.raw = bytes.left(end + 4 + length);
    bytes.remove(0, end + 4 + length);
    m_asked.append(asked);
    const Reply* reply = replyTo(line, true);
    answer(socket, reply ? *reply : Reply{404, "{}", {}, None});
}

void ApiHost::answer(QTcpSocket* socket, const Reply& reply)
{
    if (reply.fault == KeepsSilent)
        return;
    if (reply.fault == CutsAfterBody)
        return socket->abort();
    const QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\nContent-Type: application/json\r\n" + reply.headers + "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    socket->write(head + (reply.fault == CutsInAnswer ? reply.body.left(reply.body.size() / 2) : reply.body));
    socket->disconnectFromHost();
}

} // namespace qd::test
