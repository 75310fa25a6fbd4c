#pragma once

#include "agents/office/Floor.h"

#include <QSet>

#include <deque>

namespace qd::agents {

/// Drives runs: finds what each may do next, hands turns to agents that are free, takes in what they report.
/// @thread the office's.
class RunDesk final {
public:
    explicit RunDesk(Floor& floor) : m_floor(floor) {}

    /// Takes every step of the run that is open as far as it can go now. O(steps of its workflow).
    void advance(const RunId& run);
    /// The same for every open run; after opening and after a stop.
    void advanceAll();
    /// Turns that a crash or an update cut short are recorded as such, so that their steps are open again.
    void recover();

    /// Forgets what was under way: the state is another one now. Reports that still come are ignored.
    void reset();

    /// Has `order` done as a turn of its agent when that one is free. `report` gets what came of it.
    using Take = std::function<void(const TurnOrder&, const TurnReport&)>;
    void hand(TurnOrder order, Take take);
    /// Has work done that is nobody's turn: it occupies no agent and leaves no trace of its own.
    void aside(TurnOrder order, Take take);

    /// The agent's turn is taken from it because its time is over.
    void expire(const AgentId& agent);

private:
    struct Waiting {
        RunId run;
        StepId step;
        friend bool operator==(const Waiting&, const Waiting&) = default;
    };
    struct Handed {
        TurnOrder order;
        Take take;
    };

    void openStep(const RunState& run, const Workflow& workflow, const StepId& id);
    void startTurn(const RunId& run, const StepId& step);
    void start(TurnOrder order, Take take);
    void begin(TurnOrder order);
    void arrive(const TurnOrder& order, TurnReport report);
    void settleFailure(const TurnOrder& order, const TurnReport& report);
    void finishTurn(const TurnOrder& order, const TurnReport& report);
    void record(const TurnOrder& order, const TurnReport& report, Sequence cause);
    void finishStep(const TurnOrder& order, const TurnReport& report, Sequence cause);
    bool goBack(const TurnOrder& order, Sequence cause);
    void completeIfDone(const RunId& run);
    void nextFor(const AgentId& agent);
    void haltStale();
    bool isCurrent(const TurnOrder& order) const;
    Result<Money> reservation(const TurnOrder& order) const;
    bool isFree(const AgentId& agent) const;

    Floor& m_floor;
    QMap<AgentId, std::deque<Waiting>> m_waiting;    ///< steps that wait for their agent
    QMap<AgentId, std::deque<Handed>> m_handed;      ///< orders that wait for their agent
    QMap<TurnId, Handed> m_inFlight;
};

} // namespace qd::agents
