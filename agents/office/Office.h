#pragma once

#include "agents/office/Floor.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace qd::agents {

struct ModelNews;

class CommandDesk;
class MeaningPurse;
class TriggerDesk;
class RequestDesk;
class StormDesk;
class BudgetDesk;
class TrialDesk;
class HabitDesk;
class EarningDesk;
class MergeDesk;

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
    /// No command is awaited any more: what is due leaves.
    void letOut();
    /// A key came, or another account: what waits to leave is looked at anew.
    void wakeEffects();
    /// The program is about to close: agents are asked to end, nothing new begins; what comes in is still recorded.
    void rest();
    /// Leaves the record in order: a last snapshot is asked for. Nothing is handled afterwards. Crew, dispatcher, history
    /// and store answer to it: they are closed before it is destroyed.
    void close();

    const OfficeState& state() const { return m_floor.state; }
    /// True when nothing is under way and nothing is due: the rest is up to the human, or to time. `held`: so many turns
    /// are under way that are known not to end before something else has happened.
    bool isIdle(qsizetype held = 0) const;
    /// Turns that were handed out and have not reported.
    qsizetype turnsInFlight() const;
    /// Something that happened elsewhere: steps that wait for such a thing go on. It is not recorded here.
    void hear(const StoredFact& fact);
    /// What the door of models says: on record, so that others are asked meanwhile, and it can be seen why.
    void hearModel(const ModelNews& news);
    /// Where the library gets the money for what it asks.
    MeaningPurse& meanings() { return *m_meanings; }
    /// When it looks at the clock again by itself; nothing when nothing is due.
    std::optional<Instant> nextLook() const { return m_timer.isActive() ? std::optional(m_wake) : std::nullopt; }

signals:
    void answered(qd::CommandId id, qd::Result<qd::Receipt> receipt);
    /// Everything entered so far is on the disk, and isIdle().
    void settled();
    /// The record cannot be written: everything has halted. `text` says why, and what to do.
    void troubled(QString text);
    /// It can be written again, and work goes on.
    void recovered();
    /// So many threads hang that only a fresh process helps. Nothing new begins: it has come to rest.
    void wornOut();

private:
    void introduce();
    void setTimers(Duration patience);
    void flush();
    void stored(const Result<Sequence>& result, const CommandId& command, std::vector<std::function<void()>> after);
    void lose(const Error& error, const CommandId& command);
    void tryAgain();
    void tryAgainSoon();
    void carryOn(OfficeState state);
    void resumed();
    void wakeAt(Instant at);
    std::optional<Instant> expireTurns();
    void lookAfterThreads();
    void wearOut();

    Mailbox m_mailbox;
    EventStore& m_store;
    Floor m_floor;
    std::unique_ptr<RunDesk> m_runs;
    std::unique_ptr<TurnDesk> m_turns;
    std::unique_ptr<ApprovalDesk> m_approvals;
    std::unique_ptr<StaleDesk> m_stale;
    std::unique_ptr<MergeDesk> m_merges;
    std::unique_ptr<EffectDesk> m_effects;
    std::unique_ptr<EscalationDesk> m_escalations;
    std::unique_ptr<DelegationDesk> m_delegations;
    std::unique_ptr<FailureDesk> m_failures;
    std::unique_ptr<WaitDesk> m_waits;
    std::unique_ptr<CallDesk> m_calls;
    std::unique_ptr<LeaseDesk> m_leases;
    std::unique_ptr<MoneyDesk> m_money;
    std::unique_ptr<ToolDesk> m_tools;
    std::unique_ptr<MeaningPurse> m_meanings;
    std::unique_ptr<BatchDesk> m_batches;
    std::unique_ptr<TriggerDesk> m_triggers;
    std::unique_ptr<RequestDesk> m_requests;
    std::unique_ptr<StormDesk> m_storms;
    std::unique_ptr<BudgetDesk> m_budgets;
    std::unique_ptr<TrialDesk> m_trials;
    std::unique_ptr<HabitDesk> m_habits;
    std::unique_ptr<EarningDesk> m_earnings;
    std::unique_ptr<CommandDesk> m_commands;
    QTimer m_timer;
    QTimer m_again; ///< runs while the record cannot be written
    QTimer m_rest;  ///< runs while something lies with the store that can wait
    QTimer m_watch; ///< runs while turns are in flight: looks after threads that hang
    Instant m_wake;
    qint64 m_unacknowledged = 0;
    qint64 m_sinceSnapshot = 0;
    bool m_open = false;
    bool m_troubled = false; ///< what is in memory is not what is on the disk
    bool m_announced = false; ///< troubled() was said
    bool m_reopening = false;
    bool m_reread = false;   ///< since the last batch that was stored
};

} // namespace qd::agents
