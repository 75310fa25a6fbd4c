#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// What happens when a step has failed for good: somebody else takes it over, another step is done in its place, or what
/// the workflow says of it.
/// @thread the office's.
class FailureDesk final {
public:
    explicit FailureDesk(Floor& floor) : m_floor(floor) {}

    /// `order` is what failed. Its step counts as failed already.
    void failed(const TurnOrder& order, const QString& reason);
    /// The same for a step that had no turn.
    void failed(const RunId& run, const StepId& step, const QString& reason);
    /// No model that its agent may ask can be asked: she is told why, and the step waits for her.
    void nobodyToAsk(const TurnOrder& order, const QString& hint);
    /// What the step would change could not be looked at for want of a key: she is told which, and the step waits for it or for her.
    void notLetIn(const TurnOrder& order, const Error& why);
    /// A key may have come: what waits for one is tried anew.
    void keyCame();
    /// The thread hung at `order`: that is kept in mind, and an agent at which it happens too often is paused.
    void hung(const TurnOrder& order);
    /// Of an agent that was paused for that, the human is told.
    void tellParked(const TurnOrder& order);
    /// A step that would have stood in for a failed one was skipped: nothing is left but what the workflow says of that.
    void withoutFallback(const RunId& run, const StepId& failed);
    /// The step is left to do, and nothing in its run can go on: the human is asked.
    void stuck(const RunId& run, const StepId& step);
    /// The same, of a step that waits for what will never be.
    void neverBegins(const RunId& run, const StepId& step, const QString& why);

private:
    void putParked(const AgentState& agent, const TurnOrder& order);
    TurnOrder orderOf(const RunState& run, const StepId& step) const;
    void rest(const TurnOrder& order, const RunState& run, const QString& reason);

    Floor& m_floor;
};

} // namespace qd::agents
