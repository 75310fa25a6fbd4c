#pragma once

#include "agents/reading/wire/HttpReply.h"
#include "agents/reading/wire/WebAddress.h"
#include "core/base/Clock.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <memory>

class QSslSocket;

namespace qd::agents {

/// One GET, to an address that was checked.
struct GetOrder {
    QHostAddress to;     ///< the connection goes there and nowhere else
    WebAddress address;  ///< what is asked for; its host is what a certificate must name
    QList<std::pair<QByteArray, QByteArray>> headers; ///< besides those that every request has
    QByteArray userAgent;
    QNetworkProxy proxy{QNetworkProxy::NoProxy}; ///< told `to`, never the name (HTTP CONNECT, SOCKS 5)
    QSslConfiguration trust; ///< whom an encrypted connection believes
    Duration silence{8'000}; ///< longest time without a byte, from the beginning on
    qint64 mostBytes = qint64(4) * 1024 * 1024;
    bool cuts = false;   ///< takes the first `mostBytes` of a longer answer, instead of refusing it
};

/// What came of it.
struct GetAnswer {
    QString trouble;     ///< to stand after the host's name; empty: `reply` is whole
    bool wasConnected = false; ///< false: another address of the host may do better
    HttpReply reply{0};
};

/// A connection of its own for one GET over HTTP/1.1, encrypted or not. It asks once, resolves nothing, follows nobody, keeps no
/// cookie and sends no password: QNetworkAccessManager resolves anew and cannot be told where to connect.
/// @thread the one that it was made on, which has an event loop.
class GetCall final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(GetAnswer)>;
    /// `done` runs once, later; not when this is destroyed before.
    GetCall(GetOrder order, Done done);
    ~GetCall() override;
    void start();

private:
    void ask();
    void take();
    void end(const QString& what);
    void over();
    QByteArray request() const;
    QString wayTrouble() const;

    GetOrder m_order;
    Done m_done;
    HttpReply m_reply;
    QTimer m_silence;
    bool m_wasConnected = false;
    bool m_isOver = false;
    QString m_trouble;
    std::unique_ptr<QSslSocket> m_socket;
};

} // namespace qd::agents
