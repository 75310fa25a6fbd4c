#pragma once

#include "agents/tools/ToolServer.h"
#include "core/model/Label.h"

namespace qd::agents {

class Secret;
class Transport;

/// A tool of a server as it can be offered to a model. Title and description are text from outside, as the person allowed it.
struct OfferedTool {
    QString name;        ///< "mcp_<server>_<tool>", at most 64 characters of A-Z a-z 0-9 _ -
    QString server;      ///< id of its file
    QString tool;        ///< the server's own name
    QString title;       ///< cleaned, one line; may be empty
    QString description; ///< cleaned and bounded; to be marked as from outside wherever a model reads it
    QByteArray inputSchema; ///< JSON schema of an object
    ToolEffect effect = ToolEffect::Acts;
    Money price{};       ///< of one call, as the server's file says
};

/// What a tool gave, for a prompt and for the record.
struct ToolAnswer {
    QString text;        ///< cleaned and bounded
    bool failed = false; ///< the tool says so itself; `text` says how, and a model may try otherwise
    QStringList notes;   ///< what was left out of its answer
    Label label;         ///< untrusted; its source is "mcp:<server>/<tool>"
};

/// How a server stands.
struct ToolServerStanding {
    enum State {
        Faulty,  ///< its file cannot be used: `why`
        New,     ///< waits for the person: never allowed
        Changed, ///< waits for the person: another command or address, or other tools than were allowed: `why`
        Allowed, ///< its tools can be used; it is started when one is
    };
    QString id;
    QString title;
    QString shown;      ///< the exact command or address
    QString key;        ///< name of the key that it is given once it is allowed; empty: none
    Money price{};      ///< of one call
    State state = Faulty;
    QString why;
    bool isRunning = false;
    QString trouble;    ///< why it could not be reached last; empty: it could, or nobody tried
    std::optional<Allowance> allowance;
};

/// Other people's tools under our policy: the servers that <home>/tools names, of which only what the person has allowed is
/// offered, and used only as long as it is what she saw. What a tool does is what we say it does; one that acts is refused here.
/// Must not be destroyed from within a call of its own.
/// @thread everything on the one that it was made on, which has an event loop.
class ToolServers final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        QString home;
        const Clock* clock = nullptr;
        Transport* transport = nullptr; ///< for servers that have an address; null: they are refused
        using FoundKey = std::function<void(Result<std::shared_ptr<const Secret>>)>;
        std::function<void(const QString& name, const QString& address, FoundKey)> key; ///< for those that name one; at once or later; empty: there are none
    };
    explicit ToolServers(Parts parts, QObject* parent = nullptr);
    /// Ends the servers and waits until they have: a few seconds at most, for all of them together.
    ~ToolServers() override;

    /// Reads <home>/tools again: what was allowed or forbidden meanwhile counts. Servers whose file has changed are ended.
    void read();
    QList<ToolServerStanding> servers() const;
    /// What can be offered, by name. Nobody is asked for it.
    QList<OfferedTool> offers() const;

    using Used = std::function<void(Result<ToolAnswer>)>;
    /// Uses a tool by its offered name. `input` is held against the tool's schema first. `done` runs once, later. Error::Parse: no
    /// such tool, or the input is not what its schema wants; Error::Rule: it acts, is off, or waits for the
    /// person; Error::Network: the server does not answer (it may have done it) or answers what is no result; Error::Cancelled.
    /// `within` is for everything; the server's own limit holds as well.
    /// @returns a number to cancel it by.
    quint64 use(const QString& name, const Json& input, Duration within, Used done);
    /// Has the server told that nobody waits; `done` still runs. Harmless when it is over.
    void cancel(quint64 use);

    /// For a person who tries a tool out: also one that acts, by server and the server's own name of the tool. Error::Rule also for
    /// one that costs: what is used by hand goes through no budget.
    quint64 tryOut(const QString& server, const QString& tool, const Json& input, ServerSession::Progress progress, Used done);
    enum class Looks {
        Around,  ///< only to see: one that was not allowed is not given its key, and Error::Rule says so
        ToAllow, ///< the person has it allowed, and was told which key it is given
    };
    /// Starts the server, whether it was allowed or not, and gives what it offers.
    void look(const QString& server, Looks why, std::function<void(Result<ToolServer::Look>)> done);
    /// Keeps what was looked at as allowed, with `effects`. A tool that is not in there keeps what it was allowed as; one that was
    /// not, or has changed, does what the file says, and acts where that says nothing. Error::Parse for a tool that is not offered.
    Result<Allowance> allow(const QString& server, const ToolServer::Look& look, const QMap<QString, ToolEffect>& effects);
    Result<Done> forbid(const QString& server);

private:
    struct Known {
        Result<ToolServerFile> file;
        Result<std::optional<Allowance>> allowance;
        std::unique_ptr<ToolServer> server; ///< once it was needed
    };
    struct Use {
        QString server;
        quint64 number = 0;
    };
    ToolServer* serverOf(const QString& id);
    void makeWay(const ToolServerFile& file, const ToolServer::Made& made) const;
    Result<const Allowance*> allowanceOf(const QString& server) const;
    quint64 start(const QString& server, const AllowedTool& tool, const Json& input, Duration within, ServerSession::Progress progress, Used done);
    quint64 refuse(const Error& why, Used done);

    Parts m_parts;
    ToolShelf m_shelf;
    std::map<QString, Known> m_known;
    std::map<quint64, Use> m_uses;
    quint64 m_last = 0;
};

/// Why no agent may use a tool that acts, and who may, as one clause. `price`: of one call.
QString whyNoAgent(const QString& server, const QString& tool, Money price);

} // namespace qd::agents
