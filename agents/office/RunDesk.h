#pragma once

#include "agents/office/Floor.h"
#include "agents/office/waiting/StepQueue.h"
#include "agents/office/waiting/TurnsInFlight.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <memory>

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
    /// The human took a hand in the run: it and the runs it began go on, or halt, by what they are now. O(open runs).
    void steered(const RunId& run);
    /// Ends turns of the run that nobody waits for any more: what they would bring should cost nothing. O(its turns).
    void haltStale(const RunId& run);
    /// Nothing is under way: no turn was handed out that has not reported.
    bool isQuiet() const { return m_inFlight.isEmpty(); }
    /// Turns that a crash or an update cut short are recorded as such, so that their steps are open again.
    void recover();

    /// Forgets what was under way: the state is another one now. Reports that still come are ignored.
    void reset();

    /// Has `order` done as a turn of its agent when that one is free. `report` gets what came of it.
    using Take = Handed::Take;
    void hand(TurnOrder order, Take take);
    /// Has work done that is nobody's turn: it occupies no agent and leaves no trace of its own.
    void aside(TurnOrder order, Take take);

    /// The agent's turn is taken from it because its time is over.
    void expire(const AgentId& agent);

private:
    using Order = std::shared_ptr<const TurnOrder>;

    const RunState* runOf(const RunId& id) const;
    bool joined(const RunState& run, const Workflow& workflow, const Step& step);
    void openStep(const RunId& run, const StepId& id);
    void startTurn(const RunId& run, const StepId& step);
    void start(TurnOrder order, Take take);
    void begin(const Order& order);
    bool recalls(const TurnOrder& order) const;
    void recall(const Order& order, TurnMaterials materials);
    void assign(const Order& order, TurnMaterials materials);
    void arrive(const TurnOrder& order, TurnReport report);
    void settleFailure(const TurnOrder& order, const TurnReport& report);
    void finishTurn(const TurnOrder& order, const TurnReport& report);
    void record(const TurnOrder& order, const TurnReport& report, Sequence cause);
    void finishStep(const TurnOrder& order, const TurnReport& report, Sequence cause);
    bool goBack(const TurnOrder& order, Sequence cause);
    void completeIfDone(const RunId& run);
    void nextFor(const AgentId& agent);
    bool isCurrent(const TurnOrder& order) const;
    Result<Money> reservation(const TurnOrder& order) const;
    bool isFree(const AgentId& agent) const;

    Floor& m_floor;
    StepQueue m_waiting;                             ///< steps that wait for their agent
    QHash<AgentId, std::deque<Handed>> m_handed;     ///< orders that wait for their agent
    TurnsInFlight m_inFlight;
};

} // namespace qd::agents
