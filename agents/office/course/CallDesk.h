#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Steps that have other workflows run: once, or once for each entry of a list, and what comes back from them.
/// @thread the office's.
class CallDesk final {
public:
    explicit CallDesk(Floor& floor) : m_floor(floor) {}

    /// The step begins: as many runs as it may have side by side are begun.
    void begin(const RunId& run, const Step& step);
    /// A fact was entered; what it means for a step that called is done by the next settle(). O(1).
    void heard(const StoredFact& fact);
    /// @returns true when something went on.
    bool settle();
    /// Of the runs that the step began and that can be undone, the last to end is undone; the others follow.
    void undo(const RunId& run, const StepId& step);
    /// The run was paused and goes on.
    void resumed(const RunId& run);
    /// The run whose step began that one, while that one is open; none where no step did.
    RunId callerOf(const RunId& run) const { return m_parents.value(run).run; }
    /// The step is not waited for any longer: its runs end, and it has failed.
    void giveUp(const RunState& run, const Step& step, const QString& reason);
    /// Knows again which run was begun for which, from the state.
    void recover();

private:
    void carryOn(const RunId& run, const StepId& step);
    void beginChild(const RunState& run, const Step& step, int index, const QString& item);
    bool decide(const RunState& run, const Step& step, const StepState& at);
    void end(const RunState& run, const Step& step, const StepState& at, const QString& whyFailed);

    Floor& m_floor;
    QHash<RunId, Parent> m_parents; ///< of open runs that another one began
    QList<Parent> m_ended;
};

} // namespace qd::agents
