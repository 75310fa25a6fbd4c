#include "tests/agents/tools/ways/HttpServer.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace qd::test {

HttpServer::HttpServer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_come.remove(socket);
                if (m_listening == socket)
                    m_listening = nullptr;
                socket->deleteLater();
            });
        }
    });
}

HttpServer::~HttpServer()
{
    for (QTcpSocket* socket : m_come.keys()) // they speak once more when they go
        socket->disconnect(this);
}

QString HttpServer::url() const
{
    return QStringLiteral("http://127.0.0.1:%1/mcp").arg(m_server.serverPort());
}

void HttpServer::take(QTcpSocket* socket)
{
    QByteArray& come = m_come[socket];
    come += socket->readAll();
    const qsizetype end = come.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Seen request;
    const QList<QByteArray> lines = come.first(end).split('\n');
    request.method = lines.first().split(' ').first();
    for (const QByteArray& line : lines.mid(1))
        request.headers.insert(line.left(line.indexOf(':')).trimmed().toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (come.size() < end + 4 + length)
        return;
    request.body = come.mid(end + 4, length);
    come.clear();
    seen.append(request);
    if (request.method == "GET")
        m_listening = socket;
    const QByteArray out = answer(request);
    socket->write(out);
    if (!out.isEmpty() && !out.contains("X-Stays"))
        socket->disconnectFromHost();
}

void HttpServer::push(const QByteArray& bytes)
{
    if (m_listening)
        m_listening->write(bytes);
}

QByteArray HttpServer::reply(int status, const QByteArray& type, const QByteArray& body, const QByteArray& moreHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n" + moreHeaders + "\r\n" + body;
}

QByteArray HttpServer::stream()
{
    return "HTTP/1.1 200 x\r\nContent-Type: text/event-stream\r\nConnection: close\r\nX-Stays: yes\r\n\r\n";
}

QByteArray HttpServer::event(const QByteArray& data, const QByteArray& id)
{
    return (id.isEmpty() ? QByteArray() : "id: " + id + "\n") + "data: " + data + "\n\n";
}

} // namespace qd::test
