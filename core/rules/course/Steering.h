#pragma once

#include "core/rules/Judge.h"

/// What the human may do to a run and its steps, and what it becomes on record. Pure.
namespace qd::rules {

/// Error::Rule: not now. Error::Parse: there is no such run, step or agent.
Result<QList<Fact>> judgeRun(const OfficeState& state, const SteerRun& command, const Asking& asking);
Result<QList<Fact>> judgeAgent(const OfficeState& state, const SteerAgent& command, const Asking& asking);
/// True when the agent's thread was replaced so often within a minute that it should not go on by itself: three times
/// (the restart intensity of Erlang/OTP's supervisors, "supervisor" manual page).
bool hangsTooOften(const AgentState& agent, Instant now);
Result<QList<Fact>> judgeStep(const OfficeState& state, const SteerStep& command, const Asking& asking);

/// Those whom she may give the step to, in the order of the organisation that its run works with: the same rule that
/// judgeStep() holds a StepWish::Reassign against. Of an open run. O(agents).
QList<AgentId> assignees(const OfficeState& state, const RunState& run, const StepId& step);

} // namespace qd::rules
