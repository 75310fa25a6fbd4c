#pragma once

#include "core/base/Clock.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>
#include <QTimer>

#include <functional>

class QHostInfo;
class QSslSocket;
class QTcpSocket;

namespace qd::agents {

/// Where a connection goes.
struct Target {
    QString host;
    quint16 port = 0;
    bool encrypts = false;
    QNetworkProxy proxy{QNetworkProxy::NoProxy}; ///< that the connection is led through
    QString proxyName;      ///< "host:port" of the proxy, for sentences; empty: none. Also where `host` is the proxy itself
    QSslConfiguration trust;
    QList<QHostAddress> addresses; ///< of the host; empty: not looked up yet

    bool operator==(const Target& other) const;
};

/// A connection, which one call at a time may use. A host with several addresses is asked at the next when one has not
/// answered for a quarter of a second, and the first that answers is taken (RFC 8305).
/// @thread the one that it was made on.
class Line final {
public:
    /// Whom it tells, from the event loop; that it is lost perhaps within write().
    struct Listener {
        std::function<void()> opened; ///< bytes may be written
        std::function<void()> heard;  ///< there is something to read
        std::function<void()> lost;   ///< it could not be opened, or has ended; what came before can still be read
    };
    explicit Line(Target target) : m_target(std::move(target)) {}
    ~Line();
    Q_DISABLE_COPY_MOVE(Line)

    void open(Listener listener);
    /// Goes to another user, or to none (empty).
    void hand(Listener listener) { m_listener = std::move(listener); }
    /// Whether it can be asked again: it is open, and nothing came that nobody had asked for. Looks at the socket itself, so that
    /// a close that is known to the system but was not yet told is seen.
    bool isUsable() const;
    const Target& target() const { return m_target; }

    /// Both are copied.
    void write(QByteArrayView head, QByteArrayView body);
    bool hasWritten() const; ///< nothing waits to be written
    qint64 read(char* to, qint64 most);
    /// Closes at once, and tells nobody.
    void hangUp();
    /// Why it could not be opened, to come after the place's name. Empty while nothing is wrong, and when it has just ended.
    QString trouble() const;

private:
    void lookedUp(const QHostInfo& host);
    void tryNext();
    void attempt(QTcpSocket* socket);
    void failed(QTcpSocket* socket);
    void won(QTcpSocket* socket);
    void encrypt(QSslSocket* socket);
    void tell(const std::function<void()>& what) const;
    void lose(QAbstractSocket::SocketError error, const QString& text);
    QString proxyTrouble() const;
    QString tlsTrouble() const;

    const Target m_target;
    Listener m_listener;
    QObject m_context;       ///< what is connected here ends with this
    QList<QHostAddress> m_addresses; ///< not yet tried
    QList<QTcpSocket*> m_attempts;
    QTcpSocket* m_socket = nullptr;  ///< the one that answered
    QTimer m_headStart;
    bool m_isOpen = false;
    bool m_isLost = false;
    bool m_wasHeard = false; ///< while nobody listened
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
    QString m_errorText;
    QList<QSslError> m_tlsErrors;
};

} // namespace qd::agents
