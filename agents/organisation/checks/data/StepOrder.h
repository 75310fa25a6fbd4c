#pragma once

#include "core/model/plan/Workflow.h"

#include <QHash>
#include <QSet>

namespace qd::agents {

/// Where a step stands in time, seen from another one that takes something from it.
enum class Standing {
    Itself,
    Before,   ///< it is over when the other begins
    Perhaps,  ///< before it, on a way that the other does not need: past a join, or in another's place
    InLoop,   ///< later, but the way goes back over both
    Failed,   ///< the other stands in for it
    OnUndo,   ///< it is done only when the run is undone
    Later,
    Beside,   ///< neither waits for the other
};

/// Which step of a workflow is surely over when another one begins. The workflow outlives it.
class StepOrder {
public:
    explicit StepOrder(const Workflow& workflow);

    /// Of `read`, for `reader`; nullptr: for the end of the run.
    Standing of(const Step& read, const Step* reader) const;

private:
    using Names = QSet<StepId>;
    Names sureBefore(const Step& step) const;
    Names maybeBefore(const Step& step) const;
    Names counted(const Step& step) const;
    QList<StepId> waitsFor(const Step& step) const;
    bool reaches(const StepId& from, const Step& to) const;
    bool sharesLoop(const Step& read, const Step& reader) const;

    const Workflow& m_flow;
    mutable QHash<StepId, Names> m_sure;
    mutable QHash<StepId, Names> m_maybe;
};

} // namespace qd::agents
