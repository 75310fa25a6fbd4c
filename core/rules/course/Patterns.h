#pragma once

#include "core/state/OfficeState.h"

/// What holds for steps that several plain ones stand for: a consensus and an intent. Pure.
namespace qd::rules {

/// Where going back to the step leads: of one that several stand for, the first of them, so that all of it is gone through
/// again; any other step itself. O(steps of the workflow).
StepId beginningOf(const Workflow& workflow, const StepId& step);

/// The run without what a part of such a step said in an earlier round and did not say in this one. A vote of that round is
/// no vote on the question that was put anew.
RunState inThisRound(const Workflow& workflow, const RunState& run);
/// True when all that is known of the step is of an earlier round.
bool isOfEarlierRound(const Workflow& workflow, const RunState& run, const StepId& step);

} // namespace qd::rules
