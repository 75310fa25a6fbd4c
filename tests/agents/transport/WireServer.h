#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace qd::test {

/// Listens on the loopback and counts what really comes over the wire, request by request, whatever it does about it then.
/// Keeps connections open unless it is said to close them.
class WireServer final : public QObject {
    Q_OBJECT
public:
    enum Does {
        AnswersWell,
        ClosesAfterBody,
        ClosesAfterHead,
        ClosesInStatusLine,
        ClosesInAnswer,  ///< fewer bytes than it has announced
        ClosesInChunk,
        ClosesBetweenChunks,
        EndsWithConnection, ///< announces no length
        Redirects,       ///< 307 to `other`
        KeepsSilent,
        Drips,           ///< a byte now and then
        FallsSilent,     ///< in the middle of a chunked answer
        SaysTooMuch,
        Compresses,
        SpeaksNoHttp,
        Refuses,         ///< 401, and asks for a password
        Says,            ///< `other`, as it stands
        SaysAndCloses,
        Floods,          ///< a head without an end
        LeadsOn,         ///< a proxy: leads CONNECT to the port in `other`
    };
    explicit WireServer(bool encrypts, Does does, QByteArray other = {});
    ~WireServer() override;

    /// From the next request on.
    void nowDoes(Does does, QByteArray other = {});
    /// Closes the connections that lie open, as a server does when it has waited long enough.
    void closeAll();

    QString url(const char* path = "/v1/embeddings") const;
    QByteArray origin() const;
    quint16 port() const { return m_server->serverPort(); }
    int requests() const { return m_requests; } ///< heads that were whole
    int connections() const { return m_connections; }
    int open() const { return int(m_open.size()); } ///< connections that nobody has closed
    const QByteArray& seen() const { return m_seen; } ///< every byte of all connections

private:
    struct Caller {
        QByteArray bytes;
        bool isCounted = false;
        bool isLedOn = false;
    };
    void meet(QTcpSocket* socket);
    void hear(QTcpSocket* socket, Caller& caller);
    bool hearOne(QTcpSocket* socket, Caller& caller);
    void act(QTcpSocket* socket, Caller& caller);
    void answer(QTcpSocket* socket);
    void drip(QTcpSocket* socket);
    void flood(QTcpSocket* socket);
    void leadOn(QTcpSocket* socket);

    const bool m_encrypts;
    Does m_does;
    QByteArray m_other;
    std::unique_ptr<QTcpServer> m_server;
    QList<QTcpSocket*> m_open;
    QByteArray m_seen;
    int m_requests = 0;
    int m_connections = 0;
};

} // namespace qd::test
