#include "agents/oauth/Landing.h"

#include "agents/inbound/hooks/HookRequest.h"
#include "agents/oauth/TokenGrant.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTimer>

#include <sodium/utils.h>

#include <optional>

namespace qd::agents {

namespace {

constexpr size_t kMostVisitors = 16; ///< browsers open some ahead and leave them
constexpr auto kLongest = std::chrono::seconds(15);

/// The only value of that name; nothing: there is none, or several.
std::optional<QByteArray> onlyOne(const HookForms& fields, QByteArrayView name)
{
    std::optional<QByteArray> found;
    for (const auto& [key, value] : fields)
        if (key == name) {
            if (found)
                return std::nullopt;
            found = value;
        }
    return found;
}

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray pageOf(const QString& sentence)
{
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Quarterdeck</title><body style=\"font-family:sans-serif;max-width:36em;margin:4em auto\"><p>" + sentence.toHtmlEscaped().toUtf8() + "</p></body></html>\n";
}

} // namespace

struct Landing::Visitor {
    QTcpSocket* socket = nullptr; ///< the server's
    HookReader reader;
    bool isAsked = false;
};

Landing::Landing(SharedSecret state, Landed landed, QObject* parent) : QObject(parent), m_state(std::move(state)), m_landed(std::move(landed))
{
    connect(&m_server, &QTcpServer::newConnection, this, &Landing::accept);
}

Landing::~Landing()
{
    for (const auto& [number, visitor] : std::exchange(m_visitors, {}))
        visitor->socket->disconnect(this);
}

Result<Done> Landing::listen(quint16 port)
{
    if (m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
        return Done{};
    return Error{Error::Network, QStringLiteral("nothing can listen at 127.0.0.1, port %1: %2").arg(port).arg(m_server.errorString()), QStringLiteral("sign_in_port"), QStringLiteral("a port that nobody else has")};
}

QString Landing::address(const QString& host) const
{
    return QStringLiteral("http://%1:%2/").arg(host.isEmpty() ? QStringLiteral("127.0.0.1") : host).arg(m_server.serverPort());
}

void Landing::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_visitors.size() >= kMostVisitors) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const quint64 number = ++m_last;
        auto visitor = std::make_unique<Visitor>();
        visitor->socket = socket;
        socket->setReadBufferSize(HookReader::kMostHead);
        QTimer::singleShot(kLongest, socket, [socket] { socket->abort(); });
        connect(socket, &QTcpSocket::disconnected, this, [this, number, socket] {
            m_visitors.erase(number);
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, number] { read(number); });
        m_visitors.emplace(number, std::move(visitor));
    }
}

void Landing::read(quint64 number)
{
    const auto at = m_visitors.find(number);
    if (at == m_visitors.end())
        return;
    Visitor& visitor = *at->second;
    const QByteArray bytes = visitor.socket->readAll();
    if (visitor.isAsked)
        return; // one request a connection
    visitor.reader.feed(bytes);
    if (visitor.reader.fault() == 0 && !visitor.reader.isDone())
        return;
    visitor.isAsked = true;
    if (visitor.reader.fault() != 0)
        return answer(number, 400, QStringLiteral("That was no request that is understood here."));
    const auto [status, sentence] = judge(visitor);
    answer(number, status, sentence);
}

/// Whoever does not know the state is somebody else (RFC 6749, 10.12): what they say has no say in this.
std::pair<int, QString> Landing::judge(const Visitor& visitor)
{
    static const QRegularExpression word(QStringLiteral("\\A[a-z_]{1,60}\\z"));
    const HookRequest& request = visitor.reader.request();
    if (request.path != "/")
        return {404, QStringLiteral("There is nothing here.")};
    if (request.method != "GET")
        return {405, QStringLiteral("This place is only looked at.")};
    const HookForms fields = formOf(request.query);
    const std::optional<QByteArray> state = onlyOne(fields, "state"), code = onlyOne(fields, "code"), error = onlyOne(fields, "error");
    if (!m_landed || !state || !isSame(*state, m_state->bytes()))
        return {400, QStringLiteral("This does not belong to a sign-in that Quarterdeck waits for. Begin it anew there.")};
    if (error || !code || !isTokenText(*code)) {
        const QString said = QString::fromLatin1(error.value_or(QByteArray()));
        const QString why = word.match(said).hasMatch() ? said : QStringLiteral("no code");
        std::exchange(m_landed, {})(Error{Error::Rule, why == QLatin1String("access_denied") ? QStringLiteral("it was not allowed in the browser") : QStringLiteral("the service sent the browser back with \"%1\"").arg(why), why, {}});
        return {200, QStringLiteral("Quarterdeck was not let in. You can close this page.")};
    }
    const SharedSecret secret = Secret::of(*code);
    std::exchange(m_landed, {})(secret ? Result<SharedSecret>(secret) : Result<SharedSecret>(Error{Error::Internal, QStringLiteral("no memory could be locked for the code"), QStringLiteral("ulimit -l"), QStringLiteral("a limit of 64 or more")}));
    return {200, QStringLiteral("Quarterdeck goes on with it. You can close this page.")};
}

void Landing::answer(quint64 number, int status, const QString& sentence)
{
    const auto at = m_visitors.find(number);
    if (at == m_visitors.end())
        return;
    const QByteArray page = pageOf(sentence);
    at->second->socket->write("HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " No") + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
                              "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\nContent-Length: "
                              + QByteArray::number(page.size()) + "\r\n\r\n" + page);
    at->second->socket->flush();
    at->second->socket->disconnectFromHost();
}

} // namespace qd::agents
