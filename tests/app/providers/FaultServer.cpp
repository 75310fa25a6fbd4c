#include "tests/app/providers/FaultServer.h"

#include <QTimer>

#include <memory>
#include <sys/socket.h>

namespace qd::test {

FaultServer::FaultServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            const auto bytes = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, bytes] { hear(socket, *bytes); });
        }
    });
    m_server.setMaxPendingConnections(1'000);
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        qFatal("no port is free");
}

void FaultServer::play(const QByteArray& name, Playing first, QByteArray well)
{
    m_plays.insert(name, {std::move(first), std::move(well), 0});
}

void FaultServer::hear(QTcpSocket* socket, QByteArray& bytes)
{
    bytes += socket->readAll();
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    const qsizetype length = bytes.toLower().indexOf("content-length: ");
    if (head < 0 || length < 0 || bytes.size() < head + 4 + bytes.mid(length + 16, bytes.indexOf('\r', length) - length - 16).toLongLong())
        return;
    const QByteArray name = std::exchange(bytes, {}).split(' ').value(1).split('/').value(1);
    const auto found = m_plays.find(name);
    if (found == m_plays.end())
        return socket->abort();
    const bool isFirst = ++found->requests == 1;
    say(socket, isFirst ? found->first : Playing{found->well}, 0);
}

void FaultServer::say(QTcpSocket* socket, const Playing& playing, qsizetype from)
{
    const qsizetype to = playing.upTo < 0 ? playing.bytes.size() : playing.upTo;
    const qsizetype size = playing.piece > 0 ? std::min(playing.piece, to - from) : to - from;
    socket->write(playing.bytes.constData() + from, size);
    socket->flush(); // the next piece goes by itself
    if (from + size >= to)
        return end(socket, playing.end);
    QTimer::singleShot(playing.everyMs, socket, [socket, playing, next = from + size] { say(socket, playing, next); });
}

void FaultServer::end(QTcpSocket* socket, Playing::End how)
{
    if (how == Playing::Closes)
        return socket->disconnectFromHost();
    if (how == Playing::StaysOpen)
        return;
    const linger at{1, 0}; // the kernel sends RST
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &at, sizeof at);
    socket->abort();
}

} // namespace qd::test
