#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QTcpServer>

namespace qd::test {

/// A service that answers HTTP requests as it is told to, and keeps what it was asked. @thread its own, which has an event loop.
class ApiHost final : public QObject {
public:
    enum Fault {
        None,
        CutsBeforeBody,   ///< closes once it has the head of the request
        CutsAfterBody,    ///< closes once it has all of it, without a word
        CutsInAnswer,     ///< closes in the middle of its answer's body
        KeepsSilent,      ///< never answers
    };
    struct Asked {
        QByteArray method;
        QString path;     ///< with its query
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        QByteArray raw{};  ///< every byte of it
    };

    ApiHost();

    /// What comes to "METHOD /path…" (the longest beginning that fits) is answered so; told several times, in that order, the last
    /// one for ever. What nobody told it of is answered 404.
    void says(const QByteArray& route, int status, const QByteArray& body = {}, const QByteArray& headers = {}, Fault fault = None);
    /// As says(), from now on.
    void nowSays(const QByteArray& route, int status, const QByteArray& body = {}, const QByteArray& headers = {}, Fault fault = None);

    QString origin() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }
    const QList<Asked>& asked() const { return m_asked; }
    /// How often that route was asked.
    int count(const QByteArray& route) const;
    /// The last one of that route; empty where there is none.
    Asked last(const QByteArray& route) const;

private:
    struct Reply {
        int status = 404;
        QByteArray body;
        QByteArray headers;
        Fault fault = None;
    };
    void hear(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const Reply& reply);
    const Reply* replyTo(const QByteArray& line, bool isTaken);

    QTcpServer m_server;
    QHash<QByteArray, QList<Reply>> m_replies;
    QHash<QTcpSocket*, QByteArray> m_heard;
    QList<Asked> m_asked;
};

} // namespace qd::test
