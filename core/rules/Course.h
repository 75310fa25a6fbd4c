#pragma once

#include "core/state/OfficeState.h"

/// What a run may do next. Pure; cost grows with the steps of one workflow, never with the log or the other runs.
namespace qd::rules {

/// The value at "step.field" of the run's data, or nullptr.
const Value* valueAt(const RunState& run, const QString& path);
/// A value as a person would write it.
QString textOf(const Value& value);
/// True when the condition is empty or holds on the run's data. A missing value satisfies no comparison.
bool holds(const Condition& condition, const RunState& run);
/// `text` with {step.field}, {brief} and {title} filled in; what is not known becomes nothing.
QString filled(const QString& text, const RunState& run);
/// `value` with its texts filled in. A text that is just "{step.field}" becomes what that holds, with its type; what was
/// filled in is not filled again.
Value bound(const Value& value, const RunState& run);

/// The kind of artefact that a text "@artefact:kind" or "@artefact:kind:first" of a step's input binds; empty for any other.
QString boundKind(const QString& text);
/// The kind of piece that an effect lets out, as its input binds it; "draft" where it binds none.
QString pieceOf(const Step& effect);

/// The workflow that the run follows, in the version that it began with, or nullptr.
const Workflow* workflowOf(const OfficeState& state, const RunState& run);
const Organisation* organisationOf(const OfficeState& state, const RunState& run);

/// Pending steps whose predecessors are all done or skipped, in the order of the workflow.
QList<StepId> openSteps(const Workflow& workflow, const RunState& run);
/// True when every step is done or skipped.
bool isComplete(const Workflow& workflow, const RunState& run);
/// `from` and everything after it that is no longer pending: what has to be gone through again.
QList<StepId> reopenedFrom(const Workflow& workflow, const RunState& run, const StepId& from);

/// What goes on record when step `by` sends the work back to `from`: effects of what is reopened that have not left are
/// withdrawn, then the steps are open again. What has left the house, or is leaving, is not gone through again.
QList<Fact> goneBack(const OfficeState& state, const RunState& run, const StepId& by, const StepId& from, const QString& reason);
/// What goes on record when the effect of step `of` is given up: the step and every pending one that follows from it are
/// skipped, for nothing may speak of what never left. A run that has nothing to do after that, and let nothing out, ends.
QList<Fact> givenUp(const OfficeState& state, const RunState& run, const StepId& of, const QString& reason);
/// What goes on record when a run ends before its time: what it would still have sent is withdrawn.
QList<Fact> ended(const OfficeState& state, const RunId& run, RunOutcome outcome, const QString& summary);

/// What the loop of a step that was just done asks for.
enum class LoopSays { GoOn, GoBack, LimitContinue, LimitEscalate };
LoopSays loopSays(const Step& step, const RunState& run);

/// Whose turn it is in a debate: its parties in turn, then the step's agent for the ruling.
struct DebateTurn {
    AgentId speaker;
    AgentId other; ///< the one it answers to; empty for the ruling
    bool ruling = false;
};
DebateTurn debateTurn(const Step& step, const RunState& run);

} // namespace qd::rules
