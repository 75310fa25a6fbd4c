#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>

#include <functional>

namespace qd::test {

/// A service of HTTP in this process that answers each request as it is told to, and keeps what came.
class ApiServer {
public:
    struct Asked {
        QByteArray method;
        QByteArray path; ///< with its query
        QHash<QByteArray, QByteArray> headers; ///< names in small letters
        QByteArray body;
        QByteArray raw{}; ///< every byte of it
    };
    struct Reply {
        enum Does { Answers, ClosesBefore, ClosesAfterBody, ClosesInStatusLine, ClosesInBody, Hangs };
        int status = 200;
        QByteArray body{};
        QByteArray more{}; ///< headers, each with its line's end
        Does does = Answers;
    };

    ApiServer();
    QString origin() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    /// Nobody listens any more, and again at the same port.
    void close() { m_server.close(); }
    void open();

    std::function<Reply(const Asked&)> answers; ///< all, 200 and empty when it is null
    std::function<bool(const Asked&)> isCut; ///< whether one is to be cut before its body; what `answers` says of its head, when it is null
    QList<Asked> asked; ///< those that were whole; and those that were cut before their body

private:
    void hear(QTcpSocket* socket, QByteArray& bytes);
    void act(QTcpSocket* socket, const Reply& reply);
    QTcpServer m_server;
    quint16 m_port = 0;
};

} // namespace qd::test
