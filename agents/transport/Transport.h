#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace qd::agents {

/// What is sent, once, by POST.
struct HttpRequest {
    QString url;        ///< http or https, without a user
    QByteArray body;    ///< JSON
    Duration deadline{30'000};               ///< for the whole call, from looking the host up to the last byte
    qint64 mostBytes = qint64(32) * 1024 * 1024; ///< of the answer's body; a longer one is not taken
};

/// What came of it. Who must not do a thing twice decides by `delivery`, not by the words.
struct HttpAnswer {
    enum Delivery {
        NotSent,  ///< no byte of the body left: unknown host, refused, no TLS, no time. It may be sent again
        Unclear,  ///< it left, wholly or in part, and no answer came: it may have been done
        Answered, ///< there is a status, also where the rest of the answer is no good
    };
    Delivery delivery = Unclear;
    int status = 0;
    QByteArray body;  ///< empty where there is trouble
    /// Ended by the other side with the connection, so that nobody knows whether it is whole (RFC 9112, 6.3, 8): whoever reads
    /// it tells by what it says.
    bool endsWithConnection = false;
    QString trouble;  ///< what went wrong on the way, in words; empty: nothing did, whatever the status says
    bool isCancelled = false;
};

/// HTTP that sends nothing twice and follows nobody.
/// QNetworkAccessManager of Qt 6.4.2 sends a POST again by itself, up to four times, when the connection ends before an answer
/// (tests/agents/transport), which RFC 9110, 9.2.2, forbids for what is not idempotent; and by its default follows a 307 to
/// another origin with body and keys. Here the body comes from a device that can be read once only and is not buffered, so
/// that a second sending fails inside Qt; each call has a connection of its own; redirects are answers like others, with
/// trouble. No cookies, no cache, no proxy, no HTTP/2, no compression, no passwords.
/// @thread everything on the one that it was made on, which has an event loop.
class Transport final : public QObject {
    Q_OBJECT
public:
    explicit Transport(QObject* parent = nullptr);
    /// Calls that are under way are broken off; nobody is told.
    ~Transport() override;

    using Arrived = std::function<void(HttpAnswer)>;
    /// `arrived` runs exactly once, later.
    /// @returns a number to cancel it by.
    quint64 post(const HttpRequest& request, Arrived arrived);
    /// Breaks it off; `arrived` still runs. Harmless when it has.
    void cancel(quint64 call);
    void cancelAll();

private:
    class Call;
    void end(quint64 call, HttpAnswer answer);
    std::map<quint64, std::unique_ptr<Call>> m_calls;
    quint64 m_last = 0;
};

} // namespace qd::agents
