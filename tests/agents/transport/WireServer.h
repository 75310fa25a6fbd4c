#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace qd::test {

/// Listens on the loopback and counts what really comes over the wire, request by request, whatever it does about it then.
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
        EndsWithConnection, ///< announces no length
        Redirects,       ///< 307 to `other`
        KeepsSilent,
        Drips,           ///< a byte now and then
        SaysTooMuch,
        Compresses,
        SpeaksNoHttp,
        Refuses,         ///< 401, and asks for a password
    };
    explicit WireServer(bool encrypts, Does does, QByteArray other = {});

    QString url(const char* path = "/v1/embeddings") const;
    QByteArray origin() const;
    int requests() const { return m_requests; } ///< heads that were whole
    int connections() const { return m_connections; }
    const QByteArray& seen() const { return m_seen; } ///< every byte of all connections

private:
    struct Caller {
        QByteArray bytes;
        bool isAnswered = false;
    };
    void meet(QTcpSocket* socket);
    void hear(QTcpSocket* socket, Caller& caller);
    void act(QTcpSocket* socket);
    void drip(QTcpSocket* socket);

    const bool m_encrypts;
    const Does m_does;
    const QByteArray m_other;
    std::unique_ptr<QTcpServer> m_server;
    QByteArray m_seen;
    int m_requests = 0;
    int m_connections = 0;
};

} // namespace qd::test
