#include "agents/transport/Line.h"

#include <QHostInfo>
#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>

namespace qd::agents {

namespace {

constexpr Duration kHeadStart{250}; // RFC 8305, 8: "Connection Attempt Delay"

/// The families in turn, the system's favourite first (RFC 8305, 4).
QList<QHostAddress> inTurn(const QList<QHostAddress>& given)
{
    QList<QHostAddress> first, second, all;
    for (const QHostAddress& address : given)
        (address.protocol() == given.first().protocol() ? first : second).append(address);
    for (qsizetype i = 0; i < qMax(first.size(), second.size()); ++i) {
        all.append(first.mid(i, 1));
        all.append(second.mid(i, 1));
    }
    return all;
}

bool isOfTrust(QSslError::SslError error)
{
    return error == QSslError::SelfSignedCertificate || error == QSslError::SelfSignedCertificateInChain
        || error == QSslError::UnableToGetIssuerCertificate || error == QSslError::UnableToGetLocalIssuerCertificate
        || error == QSslError::UnableToVerifyFirstCertificate || error == QSslError::CertificateUntrusted;
}

} // namespace

bool Target::operator==(const Target& other) const
{
    return host == other.host && port == other.port && encrypts == other.encrypts && proxy == other.proxy && proxyName == other.proxyName
        && trust == other.trust && addresses == other.addresses;
}

Line::~Line()
{
    hangUp();
}

void Line::open(Listener listener)
{
    m_listener = std::move(listener);
    m_headStart.setSingleShot(true);
    QObject::connect(&m_headStart, &QTimer::timeout, &m_context, [this] { tryNext(); });
    const QHostAddress literal(m_target.host);
    if (!m_target.addresses.isEmpty())
        m_addresses = inTurn(m_target.addresses);
    else if (!literal.isNull())
        m_addresses = {literal};
    if (!m_addresses.isEmpty() || m_target.proxy.type() != QNetworkProxy::NoProxy) // who leads it looks it up as well
        m_headStart.start(Duration(0));
    else
        QHostInfo::lookupHost(m_target.host, &m_context, [this](const QHostInfo& host) { lookedUp(host); });
}

void Line::lookedUp(const QHostInfo& host)
{
    if (m_isLost)
        return;
    if (host.error() == QHostInfo::HostNotFound || (host.error() == QHostInfo::NoError && host.addresses().isEmpty()))
        return lose(QAbstractSocket::HostNotFoundError, host.errorString());
    if (host.error() != QHostInfo::NoError)
        return lose(QAbstractSocket::UnknownSocketError, QStringLiteral("its name cannot be looked up (%1)").arg(host.errorString()));
    m_addresses = inTurn(host.addresses());
    tryNext();
}

void Line::tryNext()
{
    QTcpSocket* socket = m_target.encrypts ? new QSslSocket(&m_context) : new QTcpSocket(&m_context);
    socket->setProxy(m_target.proxy);
    m_attempts.append(socket);
    attempt(socket);
    if (m_target.proxy.type() != QNetworkProxy::NoProxy)
        return socket->connectToHost(m_target.host, m_target.port);
    const QHostAddress address = m_addresses.takeFirst();
    if (!m_addresses.isEmpty())
        m_headStart.start(kHeadStart);
    socket->connectToHost(address, m_target.port);
}

/// Queued, because a socket may say within connectToHost() that it cannot.
void Line::attempt(QTcpSocket* socket)
{
    QObject::connect(socket, &QTcpSocket::connected, &m_context, [this, socket] { won(socket); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, &m_context, [this, socket] { failed(socket); }, Qt::QueuedConnection);
}

void Line::failed(QTcpSocket* socket)
{
    if (!m_attempts.removeOne(socket))
        return;
    m_error = socket->error();
    m_errorText = socket->errorString();
    socket->deleteLater();
    if (!m_addresses.isEmpty()) {
        m_headStart.stop();
        tryNext();
    } else if (m_attempts.isEmpty()) {
        lose(m_error, m_errorText);
    }
}

void Line::won(QTcpSocket* socket)
{
    if (m_socket)
        return;
    m_headStart.stop();
    m_addresses.clear();
    for (QTcpSocket* other : std::exchange(m_attempts, {}))
        if (other != socket) {
            other->disconnect();
            other->abort();
            other->deleteLater();
        }
    m_socket = socket;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QObject::connect(socket, &QTcpSocket::readyRead, &m_context, [this] {
        m_wasHeard = m_wasHeard || !m_listener.heard;
        tell(m_listener.heard);
    });
    QObject::connect(socket, &QTcpSocket::errorOccurred, &m_context, [this] { lose(m_socket->error(), m_socket->errorString()); });
    QObject::connect(socket, &QTcpSocket::disconnected, &m_context, [this] { lose(m_socket->error(), m_socket->errorString()); });
    if (m_target.encrypts)
        return encrypt(static_cast<QSslSocket*>(socket));
    m_isOpen = true;
    tell(m_listener.opened);
}

void Line::encrypt(QSslSocket* socket)
{
    QObject::connect(socket, &QSslSocket::encrypted, &m_context, [this] {
        m_isOpen = true;
        tell(m_listener.opened);
    });
    QObject::connect(socket, &QSslSocket::sslErrors, &m_context, [this](const QList<QSslError>& errors) { m_tlsErrors += errors; });
    socket->setSslConfiguration(m_target.trust);
    socket->setPeerVerifyMode(QSslSocket::VerifyPeer);
    socket->setPeerVerifyName(m_target.host); // it was connected by address
    socket->startClientEncryption();
}

/// A copy is run: it may be taken away while it does.
void Line::tell(const std::function<void()>& what) const
{
    if (const std::function<void()> now = what)
        now();
}

void Line::lose(QAbstractSocket::SocketError error, const QString& text)
{
    if (std::exchange(m_isLost, true))
        return;
    m_error = error;
    m_errorText = text;
    tell(m_listener.lost);
}

bool Line::isUsable() const
{
    if (!m_isOpen || m_isLost || m_wasHeard || m_socket->state() != QAbstractSocket::ConnectedState || m_socket->bytesAvailable() > 0)
        return false;
    char byte = 0;
    const int socket = int(m_socket->socketDescriptor());
    return socket < 0 || (::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

void Line::write(QByteArrayView head, QByteArrayView body)
{
    m_socket->write(head.data(), head.size());
    m_socket->write(body.data(), body.size());
    m_socket->flush();
}

bool Line::hasWritten() const
{
    const auto* encrypted = qobject_cast<const QSslSocket*>(m_socket);
    return m_socket->bytesToWrite() == 0 && (!encrypted || encrypted->encryptedBytesToWrite() == 0);
}

qint64 Line::read(char* to, qint64 most)
{
    return m_socket ? m_socket->read(to, most) : 0;
}

void Line::hangUp()
{
    m_listener = {};
    m_isLost = true;
    m_headStart.stop();
    if (m_socket)
        m_attempts.append(m_socket);
    for (QTcpSocket* socket : std::exchange(m_attempts, {})) {
        socket->disconnect();
        socket->abort();
    }
}

QString Line::trouble() const
{
    if (!m_isLost || m_isOpen)
        return {};
    if (m_error == QAbstractSocket::SslHandshakeFailedError || m_error == QAbstractSocket::SslInternalError
        || m_error == QAbstractSocket::SslInvalidUserDataError)
        return tlsTrouble();
    if (!m_target.proxyName.isEmpty())
        return QStringLiteral("cannot be reached through the proxy %1: %2").arg(m_target.proxyName, proxyTrouble());
    switch (m_error) {
    case QAbstractSocket::ConnectionRefusedError: return QStringLiteral("does not answer: nothing listens there");
    case QAbstractSocket::HostNotFoundError: return QStringLiteral("is not known: no such host");
    case QAbstractSocket::SocketTimeoutError: return QStringLiteral("does not answer: no connection came about");
    case QAbstractSocket::RemoteHostClosedError: return QStringLiteral("closed the connection before it was asked anything");
    default: return QStringLiteral("cannot be reached: %1").arg(m_errorText);
    }
}

QString Line::proxyTrouble() const
{
    switch (m_error) {
    case QAbstractSocket::ProxyConnectionRefusedError: return QStringLiteral("it does not answer");
    case QAbstractSocket::ProxyNotFoundError: return QStringLiteral("it is not known");
    case QAbstractSocket::ProxyAuthenticationRequiredError: return QStringLiteral("it asks for a password");
    case QAbstractSocket::SocketAccessError: return QStringLiteral("it does not let this through");
    case QAbstractSocket::ConnectionRefusedError:
        return m_target.proxy.type() == QNetworkProxy::NoProxy ? QStringLiteral("it does not answer") : QStringLiteral("it does not let this through");
    default: return m_errorText;
    }
}

QString Line::tlsTrouble() const
{
    if (m_tlsErrors.isEmpty())
        return QStringLiteral("cannot be trusted: it does not speak TLS as it should (%1)").arg(m_errorText);
    switch (const QSslError& worst = m_tlsErrors.first(); worst.error()) {
    case QSslError::CertificateExpired: return QStringLiteral("cannot be trusted: its certificate has expired");
    case QSslError::CertificateNotYetValid: return QStringLiteral("cannot be trusted: its certificate is not valid yet; is the clock right?");
    case QSslError::HostNameMismatch: return QStringLiteral("cannot be trusted: its certificate is for another host");
    default:
        return isOfTrust(worst.error()) ? QStringLiteral("cannot be trusted: nobody whom this machine believes vouches for its certificate")
                                        : QStringLiteral("cannot be trusted: %1").arg(worst.errorString());
    }
}

} // namespace qd::agents
