#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace qd::test {

/// Answers one request after the other as it was told to, and counts them.
class ToldProvider final : public QObject {
public:
    struct Says {
        QByteArray bytes;
        bool closes = true;
        int afterMs = 0;
        QByteArray then{}; ///< after so long a silence
        int silentMs = 0;
    };
    ToldProvider()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            socket->setParent(this);
            auto bytes = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, bytes] { hear(socket, *bytes); });
            connect(socket, &QTcpSocket::disconnected, this, [this] { ++gone; });
        });
        EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost, 0));
    }
    quint16 port() const { return m_server.serverPort(); }
    void close() { m_server.close(); }

    QList<Says> says; ///< the last again and again
    QByteArrayList requests;
    int gone = 0;

private:
    void hear(QTcpSocket* socket, QByteArray& bytes)
    {
        bytes += socket->readAll();
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        const qsizetype length = bytes.toLower().indexOf("content-length: ");
        const bool hasBody = !bytes.startsWith("GET ");
        if (head < 0 || (hasBody && length < 0) || (hasBody && bytes.size() < head + 4 + bytes.mid(length + 16, bytes.indexOf('\r', length) - length - 16).toLongLong()))
            return;
        requests.append(std::exchange(bytes, {}));
        const Says next = says.size() > 1 ? says.takeFirst() : says.first();
        QTimer::singleShot(next.afterMs, socket, [socket, next] {
            socket->write(next.bytes);
            QTimer::singleShot(next.silentMs, socket, [socket, next] {
                socket->write(next.then);
                if (next.closes)
                    socket->disconnectFromHost();
            });
        });
    }
    QTcpServer m_server;
};

/// What such a server says.
inline QByteArray answer(const QByteArray& status, const QByteArray& body, const QByteArray& type = "application/json", const QByteArray& more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

} // namespace qd::test
