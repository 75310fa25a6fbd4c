#include "agents/inbound/hooks/HookListener.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace qd::agents {

namespace {

QByteArray wordOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 401: return "Unauthorized";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 417: return "Expectation Failed";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Bad Request";
    }
}

/// Nothing but the status: who is not let in learns nothing more.
QByteArray replyOf(int status)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + wordOf(status) + "\r\n" + (status == 405 ? "Allow: POST, HEAD\r\n" : status == 503 ? "Retry-After: 60\r\n" : "")
           + "Content-Length: 0\r\nConnection: close\r\n\r\n";
}

} // namespace

struct HookListener::Visitor {
    QTcpSocket* socket = nullptr; ///< the server's
    HookReader reader;
    QTimer time;
    bool isAsked = false;
};

HookListener::HookListener(HookDesk& desk, Limits limits, QObject* parent) : QObject(parent), m_desk(desk), m_limits(limits)
{
    m_server.setMaxPendingConnections(m_limits.connections);
    connect(&m_server, &QTcpServer::newConnection, this, &HookListener::accept);
}

HookListener::~HookListener()
{
    for (const auto& [number, visitor] : std::exchange(m_visitors, {}))
        visitor->socket->disconnect(this);
}

Result<Done> HookListener::listen(const QHostAddress& address, quint16 port)
{
    if (m_server.listen(address, port))
        return Done{};
    return Error{Error::Network, QStringLiteral("nothing can listen at %1, port %2: %3").arg(address.toString()).arg(port).arg(m_server.errorString()), QStringLiteral("listen"),
                 QStringLiteral("an address of this machine, and a port that nobody else has")};
}

void HookListener::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_visitors.size() >= size_t(m_limits.connections)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const quint64 number = ++m_last;
        auto visitor = std::make_unique<Visitor>();
        visitor->socket = socket;
        socket->setReadBufferSize(HookReader::kMostHead + HookReader::kMostBody);
        visitor->time.setSingleShot(true);
        connect(&visitor->time, &QTimer::timeout, socket, [socket] { socket->abort(); });
        visitor->time.start(m_limits.longest);
        connect(socket, &QTcpSocket::disconnected, this, [this, number, socket] {
            m_visitors.erase(number);
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, number] {
            if (const auto at = m_visitors.find(number); at != m_visitors.end())
                read(*at->second, number);
        });
        m_visitors.emplace(number, std::move(visitor));
    }
}

void HookListener::read(Visitor& visitor, quint64 number)
{
    const QByteArray bytes = visitor.socket->readAll();
    if (visitor.isAsked)
        return; // one request a connection
    visitor.reader.feed(bytes);
    if (visitor.reader.fault() != 0) {
        visitor.isAsked = true;
        m_desk.countMalformed();
        return answer(number, visitor.reader.fault());
    }
    if (!visitor.reader.isDone())
        return;
    visitor.isAsked = true;
    visitor.time.start(m_limits.longest);
    m_desk.take(visitor.reader.request(), false, [this, self = QPointer<HookListener>(this), number](int status) {
        if (self)
            answer(number, status);
    });
}

void HookListener::answer(quint64 number, int status)
{
    if (const auto at = m_visitors.find(number); at != m_visitors.end()) {
        QTcpSocket* socket = at->second->socket;
        socket->write(replyOf(status));
        socket->disconnectFromHost();
    }
    emit answered();
}

} // namespace qd::agents
