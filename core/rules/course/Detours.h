#pragma once

#include "core/rules/course/Course.h"

/// What goes on record when a run leaves the straight way: it goes back, gives something up, ends or is undone. Pure.
namespace qd::rules {

/// Step `by` sends the work back to `from`: effects of what is reopened that have not left are withdrawn, then the steps
/// are open again. What has left the house, or is leaving, is not gone through again; nor are runs in which something has.
QList<Fact> goneBack(const OfficeState& state, const RunState& run, const StepId& by, const StepId& from, const QString& reason);
/// The effect of step `of` is given up: the step and every pending one that follows from it are skipped, for nothing may
/// speak of what never left. A run that has nothing to do after that, and let nothing out, ends.
QList<Fact> givenUp(const OfficeState& state, const RunState& run, const StepId& of, const QString& reason);
/// The step is left out, and what was under way for it ends. What uses an effect that is left out, and has not begun, is
/// left out with it; everything else goes on as after any step that was skipped.
QList<Fact> leftOut(const OfficeState& state, const RunState& run, const StepId& step, const QString& reason);
/// The run ends before its time, or well: what it would still have sent is withdrawn, questions about it are closed, and
/// runs that it had begun end with it.
QList<Fact> ended(const OfficeState& state, const RunId& run, RunOutcome outcome, const QString& summary);
/// The run is undone: what was under way ends, and the undoing steps of what is done follow, the last one done first, and so
/// do those of the runs that it began. A run where nothing has to be undone ends at once. Of one that has ended, too; what a
/// first time left undone is taken up again.
QList<Fact> undone(const OfficeState& state, const RunState& run, const AgentId& by, const QString& reason);
/// What the workflow says of a step that has failed for good; nothing where somebody has to be asked. An undoing step that
/// asks for undoing is asked about.
std::optional<QList<Fact>> afterFailure(const OfficeState& state, const RunState& run, const Step& step, const QString& reason);

/// What the workflow's results are in this run: for the step that had it begun.
Values resultsOf(const Workflow& workflow, const RunState& run);

} // namespace qd::rules
