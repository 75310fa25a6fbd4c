#pragma once

#include "core/rules/course/Course.h"

/// What has left the house in a run and in the runs that it began: nothing of it may be done twice unasked. Pure.
namespace qd::rules {

/// What the step let out, or runs that it began, and theirs, and what still stands there: "Publish (A title)" each. O(open
/// runs that it began, with their steps).
QStringList outsideOf(const OfficeState& state, const RunState& run, const Step& step);
/// The same of all its steps. What one of them undid is outside no more.
QStringList outsideOf(const OfficeState& state, const RunState& run);
/// True when nobody can tell yet whether something of the step, or of an open run that it began, has left.
bool isLeaving(const OfficeState& state, const RunState& run, const StepId& step);
/// True when the effect is not to leave any more: its run has ended, or is being undone and has no use for it.
bool isGivenUp(const OfficeState& state, const Effect& effect);
/// What would be done twice if the run went back to `from`: the first that runs let out which it began there or later.
/// Empty when nothing would. An effect of the run's own is not among them: it is not gone through again.
QString twice(const OfficeState& state, const RunState& run, const StepId& from);
/// The sentence for that.
QString twiceInWords(const QString& what);

/// True when something that the run did, or a run that it began, can be undone, or may have to be: nobody can tell yet whether
/// it has left.
bool canUndo(const OfficeState& state, const RunState& run);
/// What is done to undo the run, in this order: its undoing steps, and steps whose runs are undone. The last that was done
/// comes first. A call that is done and has an undoing step of its own is undone by that one alone.
/// A step that was done and is open again owes its undoing, and an undoing step stands there once for each time.
QList<StepId> undoingOf(const OfficeState& state, const RunState& run);
/// Of a run that was undone, in a sentence each: what was done several times and undone once, since only what it said the
/// last time is known.
QStringList undoneOnce(const Workflow& workflow, const RunState& run);

} // namespace qd::rules
