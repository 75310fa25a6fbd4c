#pragma once

#include "core/state/OfficeState.h"

#include <QHash>
#include <QSet>

/// How often one run does what its workflow names once, by what is known of its runs so far. Pure.
namespace qd::rules {

/// Of one workflow, which outlives it. O(steps × loops) to build.
class Passes final {
public:
    Passes(const OfficeState& state, const Workflow& workflow);

    /// How often one run goes through the step: once, and as much more as loops went back to it, at most as they may.
    double of(const StepId& step) const;
    /// So many runs of it are known; 0 where nothing shows it.
    qint64 runs() const { return m_runs; }

private:
    void around(const Loop& loop, const StepId& from);
    qint64 mostDone(const QSet<StepId>& without) const;

    const OfficeState& m_state;
    const Workflow& m_flow;
    QHash<StepId, int> m_limits; ///< how often all loops around a step may go back
    QSet<StepId> m_tested;       ///< steps with a loop around that goes back by itself
    qint64 m_runs = 0;
};

/// How many runs a call begins at a time: over a list as many as it did on average; else, and where nothing is known, one.
double runsAtATime(const OfficeState& state, const Organisation& organisation, const Call& call);

} // namespace qd::rules
