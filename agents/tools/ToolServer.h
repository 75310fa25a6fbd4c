#pragma once

#include "agents/tools/Allowance.h"
#include "agents/tools/ServerSession.h"

namespace qd::agents {

/// One server of tools: begins a session when one is needed, compares what is offered with what was allowed, and begins another
/// when the server has died, at most kRestarts times within kWindow.
/// @thread one, with an event loop.
class ToolServer final : public QObject {
    Q_OBJECT
public:
    using Made = std::function<void(Result<std::unique_ptr<ServerWay>>)>;
    using MakeWay = std::function<void(const ToolServerFile&, Made)>; ///< at once or later: a key may have to be asked for
    ToolServer(ToolServerFile file, MakeWay makeWay, const Clock* clock, QObject* parent = nullptr);
    ~ToolServer() override;

    const ToolServerFile& file() const { return m_file; }
    bool isRunning() const { return m_session && m_isListed; }
    /// Why it could not be reached last; empty when it could.
    const QString& trouble() const { return m_trouble; }

    /// What it says and offers, now.
    struct Look {
        ServerFacts facts;
        QList<ToolDescription> tools;
        QString lastWords;
    };
    /// Starts it when it is not running. `done` runs later, once.
    void look(Duration within, std::function<void(Result<Look>)> done);
    /// Calls a tool of which `allowed` is what the person saw, when it is still that and nothing else has changed about the
    /// server either. Error::Rule when something has; Error::Network as ServerSession::call().
    /// @returns a number to cancel it by.
    quint64 use(const Allowance& allowed, const QString& tool, const Json& input, Duration within, ServerSession::Progress progress,
                std::function<void(Result<Json>)> done);
    void cancel(quint64 use);
    /// Has the server end; everybody who waits is told.
    void end();

    static constexpr int kRestarts = 3;
    static constexpr Duration kWindow{60'000};
    static constexpr Duration kRetired{4'000}; ///< after it nobody has to wait for the end of what was ended

private:
    using Reached = std::function<void(const Result<Look>&)>;
    struct Use {
        std::function<void(Result<Json>)> done;
        qint64 call = 0; ///< of the session; 0: it is not asked yet
    };
    void callNow(quint64 use, const QString& tool, const Json& input, Duration within, ServerSession::Progress progress);
    void finish(quint64 use, Result<Json> result);
    void reach(Duration within, Reached done);
    void begin(Duration within);
    void opened(Result<std::unique_ptr<ServerWay>> way, Duration within);
    void greeted(const Result<ServerFacts>& facts, Duration within);
    void otherTools();
    void list(Duration within);
    void reached(const Result<Look>& look);
    void ended(const Error& why);
    void retire();
    std::optional<Error> refusal(const Allowance& allowed, const QString& tool) const;

    ToolServerFile m_file;
    MakeWay m_makeWay;
    const Clock* m_clock;
    std::unique_ptr<ServerSession> m_session;
    bool m_isBeginning = false;
    bool m_isListed = false;  ///< m_look is what it offers now
    bool m_isListing = false;
    bool m_isOld = false;     ///< the list has changed while it was read
    int m_again = 0;          ///< how often in a row that was so
    Look m_look;
    QList<Reached> m_reaching;
    std::map<quint64, Use> m_uses;
    quint64 m_lastUse = 0;
    QList<Instant> m_starts;
    QString m_trouble;
};

} // namespace qd::agents
