#pragma once

#include "core/rules/course/Terms.h"

#include <QSet>

/// What a run may do next. Pure; cost grows with the steps of one workflow, never with the log or the other runs.
namespace qd::rules {

/// The workflow that the run follows, in the version that it began with, or nullptr.
const Workflow* workflowOf(const OfficeState& state, const RunState& run);
const Organisation* organisationOf(const OfficeState& state, const RunState& run);
/// Who does the step in this run.
AgentId agentOf(const Step& step, const RunState& run);
/// True when the run or one that it was begun for is paused.
bool isPaused(const OfficeState& state, const RunState& run);

/// True when nothing follows on the step any more: it is done, skipped, or another one did it in its place.
bool isOver(const Workflow& workflow, const RunState& run, const StepId& step);
/// Pending steps whose turn has come, in the order of the workflow: what they follow on is over, so far as their join
/// needs it. A step that stands in for another has its turn when that one has failed. Of a run that is undone: the next of
/// its undoing steps, or the step whose runs are undone next.
QList<StepId> openSteps(const Workflow& workflow, const RunState& run);
/// What becomes of a step whose turn has come.
struct Opening {
    enum Kind { Begin, LeaveOut, TooLittle } kind = Begin;
    QString reason; ///< of the other two
};
Opening openingOf(const Workflow& workflow, const RunState& run, const Step& step);
/// Steps that have failed, and nobody stands in for them or will: what the workflow says of that is due.
QList<StepId> stranded(const Workflow& workflow, const RunState& run);
/// The first step that is left to do in a run where nothing is open, under way, waiting or asked about; nothing where the
/// run goes on. A workflow that was checked never comes to that.
std::optional<StepId> deadEnd(const Workflow& workflow, const RunState& run);
/// True when there is nothing left to do.
bool isComplete(const Workflow& workflow, const RunState& run);
/// `from` (of a step that several stand for: the first of them) and everything after it that is no longer pending: what has
/// to be gone through again.
QList<StepId> reopenedFrom(const Workflow& workflow, const RunState& run, const StepId& from);
/// `from`, every step after it, however far on, and those that stand in for them.
QSet<StepId> reachedFrom(const Workflow& workflow, const StepId& from);

/// What the join of a step says of those it follows on.
enum class JoinSays {
    Wait,
    Enough,    ///< it has what it needs
    TooLittle, ///< all are over, and too few of them are done
};
JoinSays joinSays(const Workflow& workflow, const Step& step, const RunState& run);
/// Steps that are not over and lead only to `step`: when its join has enough, nobody needs them any more.
QList<StepId> superseded(const Workflow& workflow, const Step& step, const RunState& run);
/// The step that is done in the place of `failed` and has not been yet, or nullptr.
const Step* fallbackOf(const Workflow& workflow, const RunState& run, const StepId& failed);
/// `step` stands in for another and failed, too: the next that does, or nullptr. Several have their turn one after the other.
const Step* nextStandIn(const Workflow& workflow, const RunState& run, const Step& step);

/// What the loop of a step that was just done asks for.
enum class LoopSays { GoOn, GoBack, LimitContinue, LimitEscalate, GoodEnough };
LoopSays loopSays(const Step& step, const RunState& run);
/// Where the number stands that the loop of the step wants raised; nothing where it wants none, or it is not there.
std::optional<double> measured(const Step& step, const RunState& run);
/// Why loopSays() is GoodEnough, in words, with the figures; empty when it is not.
QString whyEnough(const Step& step, const RunState& run);

/// Whose turn it is in a debate: its parties in turn, then the step's agent for the ruling.
struct DebateTurn {
    AgentId speaker;
    AgentId other; ///< the one it answers to; empty for the ruling
    bool ruling = false;
};
DebateTurn debateTurn(const Step& step, const RunState& run);

/// How long before attempt number `attempt` (2 is the first repetition). `lot` from 0 to 1 is the random part of it.
Duration pause(const Backoff& backoff, int attempt, double lot);

} // namespace qd::rules
