#pragma once

#include "agents/tools/protocol/ToolDescription.h"
#include "agents/tools/ways/ServerWay.h"
#include "core/base/Clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace qd::agents {

/// What a server says of itself when a session begins. From outside.
struct ServerFacts {
    QString name;
    QString version;
    QString protocol; ///< the revision that was agreed on
};

/// One session with a server of tools, from the handshake to the end: asks, and answers what the server asks (MCP 2025-11-25;
/// 2025-06-18, 2025-03-26 and 2024-11-05 are taken as well). Tools are all that is used of a server. Of what a server may ask, a
/// ping is answered and so are the roots that it may know; sampling, elicitation and the rest are refused as methods that nobody
/// offered. What comes unasked is bounded: a server that floods is done with.
/// Whoever holds one must not destroy it from within a call of its own.
/// @thread one, with an event loop.
class ServerSession final : public QObject {
    Q_OBJECT
public:
    struct Ear {
        std::function<void()> toolsChanged;          ///< its list of tools is another one now
        std::function<void(const Error&)> gone;      ///< after everybody who waited has been told; at most once
    };
    /// `title` names the server in sentences; `roots` are absolute paths.
    ServerSession(QString title, QStringList roots, std::unique_ptr<ServerWay> way, QObject* parent = nullptr);
    ~ServerSession() override;

    /// Shakes hands. Error::Network when there is nobody, or nobody who speaks a known revision.
    void open(Ear ear, Duration within, std::function<void(Result<ServerFacts>)> done);
    /// All pages of tools/list. Error::Parse when the list cannot be used.
    void listTools(Duration within, std::function<void(Result<QList<ToolDescription>>)> done);
    using Progress = std::function<void(const QString&)>;
    /// `done` gets the result of tools/call as it came; Error::Network when the time is over or the server has gone (then nobody
    /// knows whether it was done), Error::Cancelled.
    /// @returns a number to cancel it by.
    qint64 call(const QString& tool, const Json& input, Duration within, Progress progress, std::function<void(Result<Json>)> done);
    /// Tells the server that nobody waits any more; `done` gets Error::Cancelled, later. Harmless when it is over.
    void cancel(qint64 call);
    /// Has the server end. Everybody who waits is told.
    void end();
    /// The same, and its ear hears nothing more. Who waits for an answer is told all the same.
    void retire();
    QString lastWords() const { return m_way->lastWords(); }

private:
    using Reply = std::function<void(Result<Json>)>;
    struct Waiting {
        QString method;
        Reply reply;
        Progress progress;
        std::unique_ptr<QTimer> deadline;
    };
    struct Listing {
        Duration within;
        std::function<void(Result<QList<ToolDescription>>)> done;
        QList<ToolDescription> tools;
        int pages = 0;
    };
    qint64 request(const QString& method, const QByteArray& params, Duration within, Reply reply, Progress progress = {});
    void listPage(const QString& cursor, std::shared_ptr<Listing> listing);
    void settle(qint64 id, Result<Json> result);
    void giveUp(qint64 id, const Error& why);
    void hear(const QByteArray& text);
    void heard(const RpcMessage& message);
    void answer(const RpcMessage& message);
    void noted(const RpcMessage& message);
    void greeted(const Json& result, const std::function<void(Result<ServerFacts>)>& done);
    bool isTooMuch(int units);
    void gone(const QString& why);
    Error silence(const QString& why) const;

    QString m_title;
    QStringList m_roots;
    std::unique_ptr<ServerWay> m_way;
    Ear m_ear;
    std::map<qint64, Waiting> m_waiting;
    qint64 m_last = 0;
    std::optional<Error> m_goneFor;
    QElapsedTimer m_window; ///< of what came unasked
    int m_unasked = 0;
};

} // namespace qd::agents
