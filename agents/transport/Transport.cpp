#include "agents/transport/Transport.h"

#include "agents/transport/Asking.h"
#include "agents/transport/SystemProxy.h"
#include "agents/transport/Trust.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include <cstring>

namespace qd::agents {

namespace {

/// A body that can be read once, and cannot go back.
class OnceBody final : public QIODevice {
public:
    explicit OnceBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(ReadOnly | Unbuffered); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    bool isTaken() const { return m_at > 0; }

protected:
    qint64 readData(char* to, qint64 most) override
    {
        const qint64 count = qMin(most, m_bytes.size() - m_at);
        if (count <= 0)
            return m_at >= m_bytes.size() ? -1 : 0;
        std::memcpy(to, m_bytes.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

QNetworkRequest prepared(const HttpRequest& request)
{
    QNetworkRequest made{QUrl(request.url, QUrl::StrictMode)};
    for (const auto& [name, value] : headersOf(request))
        made.setRawHeader(name, value);
    made.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    made.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return made;
}

QString seconds(Duration time)
{
    return QString::number(double(time.count()) / 1000, 'g', 3);
}

/// Qt's errors that are about the way and not about what a status says (400 is "invalid operation" there).
bool isOfTheWay(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError && (error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ContentReSendError
        || error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError);
}

} // namespace

QByteArray HttpAnswer::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

/// One request on its way. Its manager goes before its body.
class Transport::Call final {
public:
    Call(Transport& transport, quint64 number, const HttpRequest& request, Piece piece, Arrived arrived)
        : m_transport(transport), m_number(number), m_request(request), m_piece(std::move(piece)), m_arrived(std::move(arrived)), m_body(request.body)
    {
    }

    void start();
    void breakOff(const QString& why, bool isCancelled);
    const Arrived& arrived() const { return m_arrived; }

private:
    void refuse(const QString& why);
    void watch();
    void take();
    void finish();
    HttpAnswer outcome() const;
    int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }
    bool endsWithConnection() const;
    QString wayTrouble() const;
    QString answerTrouble() const;

    Transport& m_transport;
    quint64 m_number;
    HttpRequest m_request;
    Piece m_piece;
    Arrived m_arrived;
    QByteArray m_bytes;
    qint64 m_taken = 0; ///< bytes of the body
    bool m_isAsked = false;
    QString m_broken; ///< why it was broken off here
    bool m_isCancelled = false;
    OnceBody m_body;
    QTimer m_deadline;
    QTimer m_silence;
    QNetworkAccessManager m_manager;
    QNetworkReply* m_reply = nullptr; ///< the manager's
};

void Transport::Call::start()
{
    const Result<QSslConfiguration> trust = trusting(m_transport.m_way.ownCa);
    const QString refusal = refusalOf(m_request);
    if (!refusal.isEmpty() || !trust)
        return refuse(refusal.isEmpty() ? trust.error().text : refusal);
    QNetworkRequest request = prepared(m_request);
    request.setSslConfiguration(*trust);
    m_manager.setProxy(m_transport.m_way.proxy == Way::BySystem ? systemProxyFor(request.url()) : QNetworkProxy(QNetworkProxy::NoProxy));
    m_manager.setAutoDeleteReplies(false);
    m_reply = m_request.method == HttpRequest::Get ? m_manager.get(request) : m_manager.post(request, &m_body);
    m_reply->setParent(&m_manager);
    watch();
}

/// Queued: whoever asks has its number before anything arrives, and nothing is deleted while it speaks.
void Transport::Call::watch()
{
    QObject::connect(m_reply, &QNetworkReply::finished, &m_deadline, [this] { finish(); }, Qt::QueuedConnection);
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_deadline, [this] { take(); });
    QObject::connect(m_reply, &QNetworkReply::requestSent, &m_deadline, [this] { m_isAsked = true; });
    QObject::connect(m_reply, &QNetworkReply::metaDataChanged, &m_deadline, [this] { take(); });
    QObject::connect(&m_deadline, &QTimer::timeout, &m_deadline,
                     [this] { breakOff(QStringLiteral("gave no whole answer within %1 s").arg(seconds(m_request.deadline)), false); });
    QObject::connect(&m_silence, &QTimer::timeout, &m_deadline,
                     [this] { breakOff(QStringLiteral("fell silent: no byte for %1 s").arg(seconds(m_request.silence)), false); });
    m_silence.setSingleShot(true);
    m_deadline.setSingleShot(true);
    m_deadline.start(m_request.deadline);
}

void Transport::Call::refuse(const QString& why)
{
    HttpAnswer answer;
    answer.delivery = HttpAnswer::NotSent;
    answer.trouble = why;
    QTimer::singleShot(0, &m_deadline, [this, answer] { m_transport.end(m_number, answer); });
}

void Transport::Call::breakOff(const QString& why, bool isCancelled)
{
    if (!m_broken.isEmpty() || !m_reply || m_reply->isFinished())
        return;
    m_broken = why;
    m_isCancelled = isCancelled;
    m_reply->abort();
}

void Transport::Call::take()
{
    if (!m_broken.isEmpty())
        return;
    if (m_request.silence.count() > 0)
        m_silence.start(m_request.silence);
    const QByteArray bytes = m_reply->readAll();
    m_taken += bytes.size();
    if (m_taken > m_request.mostBytes)
        return breakOff(QStringLiteral("answered with more than %1 bytes").arg(m_request.mostBytes), false);
    if (m_piece && status() / 100 == 2 && !bytes.isEmpty())
        m_piece(bytes);
    else
        m_bytes += bytes;
}

void Transport::Call::finish()
{
    take();
    if (m_broken.isEmpty() && m_taken > m_request.mostBytes)
        m_broken = QStringLiteral("answered with more than %1 bytes").arg(m_request.mostBytes);
    m_deadline.stop();
    m_silence.stop();
    m_transport.end(m_number, outcome());
}

/// An answer without a length ends where the connection does; Qt calls that an error now and then.
bool Transport::Call::endsWithConnection() const
{
    return status() >= 200 && status() != 204 && !m_reply->header(QNetworkRequest::ContentLengthHeader).isValid() && m_reply->rawHeader("Transfer-Encoding").isEmpty();
}

/// What hindered the request or cut the answer short.
QString Transport::Call::wayTrouble() const
{
    if (!m_broken.isEmpty())
        return m_broken;
    const bool isClosed = m_reply->error() == QNetworkReply::RemoteHostClosedError || m_reply->error() == QNetworkReply::ContentReSendError;
    if (isClosed && endsWithConnection())
        return {};
    switch (m_reply->error()) {
    case QNetworkReply::NoError: return {};
    case QNetworkReply::ConnectionRefusedError: return QStringLiteral("does not answer: nothing listens there");
    case QNetworkReply::HostNotFoundError: return QStringLiteral("is not known: no such host");
    case QNetworkReply::SslHandshakeFailedError: return QStringLiteral("cannot be trusted: %1").arg(m_reply->errorString());
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: return QStringLiteral("closed the connection before the answer was whole");
    default: break;
    }
    return isOfTheWay(m_reply->error()) ? QStringLiteral("could not be asked: %1").arg(m_reply->errorString()) : QString();
}

/// What is wrong with an answer of which at least the status came.
QString Transport::Call::answerTrouble() const
{
    if (status() >= 300 && status() < 400) // whatever Qt made of it on the way
        return QStringLiteral("sends to another place (%1), and no redirect is followed: give the address itself").arg(status());
    if (const QString way = wayTrouble(); !way.isEmpty())
        return way;
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && length.toLongLong() != m_taken)
        return QStringLiteral("closed the connection before the answer was whole");
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return QStringLiteral("answered in an encoding that was not asked for");
    return {};
}

HttpAnswer Transport::Call::outcome() const
{
    HttpAnswer answer;
    answer.status = status();
    answer.isCancelled = m_isCancelled;
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        answer.headers.append({name.toLower(), value});
    answer.delivery = answer.status > 0 ? HttpAnswer::Answered : m_isAsked || m_body.isTaken() ? HttpAnswer::Unclear : HttpAnswer::NotSent;
    QString what = answer.status > 0 && m_broken.isEmpty() ? answerTrouble() : wayTrouble();
    if (what.isEmpty() && answer.status == 0)
        what = QStringLiteral("answered nothing that is HTTP");
    if (what.isEmpty()) {
        answer.body = m_bytes;
        answer.endsWithConnection = endsWithConnection();
    } else {
        answer.trouble = placeOf(m_reply->request().url()) + u' ' + what;
    }
    return answer;
}

Transport::Transport(Way way, QObject* parent) : QObject(parent), m_way(std::move(way)) {}

Transport::~Transport() = default;

quint64 Transport::send(const HttpRequest& request, Arrived arrived)
{
    return begin(request, {}, std::move(arrived));
}

quint64 Transport::stream(const HttpRequest& request, Piece piece, Arrived arrived)
{
    return begin(request, std::move(piece), std::move(arrived));
}

quint64 Transport::begin(const HttpRequest& request, Piece piece, Arrived arrived)
{
    const quint64 number = ++m_last;
    Call& call = *m_calls.emplace(number, std::make_unique<Call>(*this, number, request, std::move(piece), std::move(arrived))).first->second;
    call.start();
    return number;
}

void Transport::cancel(quint64 call)
{
    if (const auto found = m_calls.find(call); found != m_calls.end())
        found->second->breakOff(QStringLiteral("was not waited for"), true);
}

void Transport::cancelAll()
{
    for (const auto& [number, call] : m_calls)
        call->breakOff(QStringLiteral("was not waited for"), true);
}

void Transport::end(quint64 call, HttpAnswer answer)
{
    const auto found = m_calls.find(call);
    const Arrived arrived = found->second->arrived();
    QTimer::singleShot(0, this, [gone = std::shared_ptr<Call>(std::move(found->second))] {}); // not while its signal is being told
    m_calls.erase(found);
    arrived(std::move(answer));
}

} // namespace qd::agents
