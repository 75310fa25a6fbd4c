#pragma once

#include "agents/office/Floor.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace qd::agents {

/// Takes commands, has them judged, and is the only one that appends to the record. Everything else follows from facts.
/// @thread made and used on its own thread ("office"); signals are emitted there.
class Office final : public QObject {
    Q_OBJECT
public:
    /// What it works with; all outlive it.
    struct Parts {
        const Clock* clock = nullptr;
        EventStore* store = nullptr;
        HistoryReader* history = nullptr;
        Crew* crew = nullptr;
        Dispatcher* dispatcher = nullptr;
        OfficeSettings settings;
    };
    explicit Office(const Parts& parts, QObject* parent = nullptr);
    ~Office() override;

    /// Begins from the state that the store opened with: takes up every open duty.
    void open(OfficeState state);
    /// Judges the command; answered() follows when it is durable or refused.
    void handle(CommandId id, Command command, AgentId by);
    /// Looks at the clock: what is due leaves, expires or climbs. Called by itself; a test that moves time calls it too.
    void tick();
    /// Leaves the record in order: a last snapshot is asked for. Nothing is handled afterwards.
    void close();

    const OfficeState& state() const { return m_floor.state; }
    /// True when nothing is under way and nothing is due: the rest is up to the human, or to time.
    bool isIdle() const;

signals:
    void answered(qd::CommandId id, qd::Result<qd::Receipt> receipt);
    /// Everything entered so far is on the disk, and isIdle().
    void settled();
    /// The record cannot be written: everything has halted. `text` says why, and what to do.
    void troubled(QString text);
    /// It can be written again, and work goes on.
    void recovered();

private:
    void flush();
    void stored(const Result<Sequence>& result, std::vector<std::function<void()>> after);
    void lose(const Error& error);
    void tryAgain();
    void accept(const CommandId& id, const Command& command, const AgentId& by, const QList<Fact>& facts);
    void follow(const Fact& fact, const QMap<ApprovalId, Approval>& before, Sequence sequence, const AgentId& by);
    void edit(const CommandId& id, const DecideApproval& command, const AgentId& by);
    void refuse(const CommandId& id, Error error);
    void keepSources(const Command& command);
    void wakeAt(Instant at);
    std::optional<Instant> expireTurns();

    Mailbox m_mailbox;
    EventStore& m_store;
    Floor m_floor;
    std::unique_ptr<RunDesk> m_runs;
    std::unique_ptr<EffectDesk> m_effects;
    std::unique_ptr<EscalationDesk> m_escalations;
    QTimer m_timer;
    Instant m_wake;
    QSet<CommandId> m_seen;
    qint64 m_unacknowledged = 0;
    qint64 m_sinceSnapshot = 0;
    bool m_open = false;
    bool m_troubled = false;
};

} // namespace qd::agents
