#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace qd::test {

/// One request as it came over the wire; names of headers in small letters.
struct Seen {
    QByteArray method;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
};

/// A server of tools over HTTP in the test's own thread. What it answers is said by `answer`, request by request.
class HttpServer final : public QObject {
public:
    HttpServer();
    ~HttpServer() override;
    QString url() const;
    /// Gives the whole answer as bytes; an empty one leaves the connection open.
    std::function<QByteArray(const Seen&)> answer;
    QList<Seen> seen;
    /// Sends more on the connection of the last GET.
    void push(const QByteArray& bytes);

    static QByteArray reply(int status, const QByteArray& type, const QByteArray& body, const QByteArray& moreHeaders = {});
    /// The beginning of a stream that stays open.
    static QByteArray stream();
    static QByteArray event(const QByteArray& data, const QByteArray& id = {});

private:
    void take(QTcpSocket* socket);
    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_come;
    QTcpSocket* m_listening = nullptr;
};

} // namespace qd::test
