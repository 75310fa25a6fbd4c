#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <utility>

class QSslConfiguration;

namespace qd::agents {

class LinePool;
class Secret;

/// In order; a name that comes several times stands there several times.
using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// A key goes only to the place that it belongs to.
struct PinnedKey {
    enum Form {
        Header,    ///< `header`: `prefix` and the key
        Basic,     ///< "Authorization: Basic" of `user` and the key as the password (RFC 7617, UTF-8)
        BodyField, ///< where kPlace stands in the body: escaped as a body of JSON or of a form wants it (by its content type)
    };
    /// What stands for the key in a body that is shown, hashed and kept. In the body of a request it must stand exactly once.
    static constexpr QByteArrayView kPlace{"__QUARTERDECK_KEY_STANDS_HERE__"};

    std::shared_ptr<const Secret> secret; ///< null: none
    QByteArray header;                    ///< "x-api-key", "Authorization"
    QByteArray prefix;                    ///< "Bearer ", or empty
    QString origin;                       ///< "https://api.anthropic.com": scheme, host and port must be those of the url, else nothing is sent
    Form form = Header;
    QByteArray user{};                    ///< Basic: UTF-8, without a colon
    std::shared_ptr<const Secret> second{}; ///< what the same place wants beside it, for the same origin alone; null: nothing
    QByteArray secondHeader{};            ///< "developer-token": the header that holds that one and nothing else
};

/// What is sent, once.
struct HttpRequest {
    enum Method { Post, Get, Put, Patch, Delete, Head, Options, Propfind, Report }; ///< RFC 9110, 9; RFC 5789; RFC 4918, 9.1; RFC 3253, 3.6
    Method method = Post;
    QString url;        ///< http or https, without a user
    QByteArray body;    ///< of those that have one: not of Get, Delete, Head, Options
    QByteArray contentType = "application/json"; ///< of the body
    QByteArray accept = "application/json";
    HttpHeaders headers; ///< besides those that every request has. No keys: a request with "Authorization" here is not sent
    PinnedKey key;
    Duration deadline{30'000};               ///< for the whole call, from looking the host up to the last byte
    Duration silence{0};                     ///< longest time without a byte once the answer has begun; 0: only the deadline counts
    qint64 mostBytes = qint64(32) * 1024 * 1024; ///< of the answer's body, also where it is streamed; a longer one is not taken
    /// May use a connection that an earlier call to the same origin left, and leave it to a later one. Else it has one of its own.
    /// Should the other side close such a connection just then, the delivery is Unclear: nothing is sent again by itself.
    bool keepsConnection = false;
    /// Asked right before the first byte is written; false: nothing is, and the answer is NotSent and cancelled. Null: nobody is asked.
    std::function<bool()> mayBegin{};
    /// Where the host is, for who has looked it up and judged the addresses: no other is asked, and no proxy. Empty: it is looked up.
    QList<QHostAddress> addresses;
};

/// What came of it. Who must not do a thing twice decides by `delivery`, not by the words.
struct HttpAnswer {
    enum Delivery {
        NotSent,  ///< nothing of it left: unknown host, refused, no TLS, no time. It may be sent again
        Unclear,  ///< it left, wholly or in part, and no answer came: it may have been done
        Answered, ///< there is a status, also where the rest of the answer is no good
    };
    Delivery delivery = Unclear;
    int status = 0;
    HttpHeaders headers; ///< names in lower case; there when a status is
    QByteArray body;  ///< empty where there is trouble, and where it was streamed
    /// Ended by the other side with the connection, so that nobody knows whether it is whole (RFC 9112, 6.3, 8): whoever reads
    /// it tells by what it says.
    bool endsWithConnection = false;
    QString trouble;  ///< what went wrong on the way, in words; empty: nothing did, whatever the status says
    bool isCancelled = false;

    /// The first of that name; empty when there is none.
    QByteArray header(QByteArrayView lowerCaseName) const;
};

/// How requests leave this machine.
struct Way {
    enum Proxy { BySystem, None };
    Proxy proxy = BySystem; ///< what the system's settings or http_proxy, https_proxy and no_proxy say; this machine is asked directly
    QByteArray ownCa;       ///< PEM: authorities that are believed besides the system's. When it holds none, nothing goes by https
    Duration idle{3'000};   ///< how long a connection that is kept may lie unused
};

/// HTTP/1.1 (RFC 9110, 9112) that sends nothing twice and follows nobody: a request is written to one connection, once, and what
/// becomes of the connection then is in the answer. Redirects are answers like others, with trouble and their headers. No
/// cookies, no cache, no compression, no passwords, no HTTP/2. With TLS the other side is always checked.
/// Qt's QNetworkAccessManager sends a POST again by itself and follows redirects with keys (DECISIONS.md, 71).
/// @thread everything on the one that it was made on, which has an event loop.
class Transport final : public QObject {
    Q_OBJECT
public:
    explicit Transport(Way way = {}, QObject* parent = nullptr);
    /// Calls that are under way are broken off; nobody is told.
    ~Transport() override;

    using Arrived = std::function<void(HttpAnswer)>;
    using Piece = std::function<void(QByteArrayView)>;
    /// `arrived` runs exactly once, later.
    /// @returns a number to cancel it by.
    quint64 send(const HttpRequest& request, Arrived arrived);
    /// Like send(); the body of a 2xx goes to `piece` as it comes, before `arrived`; that of another status is in the answer.
    /// All pieces may have come and the answer still be in trouble, or end with the connection.
    quint64 stream(const HttpRequest& request, Piece piece, Arrived arrived);
    /// Breaks it off: the other side sees the connection close. `arrived` still runs. Harmless when it has.
    void cancel(quint64 call);
    void cancelAll();
    /// Whatever is sent from now on goes this way; what is under way goes on as it began.
    void setWay(Way way);

private:
    class Call;
    quint64 begin(const HttpRequest& request, Piece piece, Arrived arrived);
    const Result<QSslConfiguration>& trust();
    void end(quint64 call);
    Way m_way;
    std::unique_ptr<Result<QSslConfiguration>> m_trust; ///< null: not asked for yet
    std::unique_ptr<LinePool> m_pool;
    std::map<quint64, std::unique_ptr<Call>> m_calls;
    quint64 m_last = 0;
};

} // namespace qd::agents
