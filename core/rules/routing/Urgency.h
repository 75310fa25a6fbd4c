#pragma once

#include "core/state/OfficeState.h"

/// What of several things that wait comes first. Pure.
namespace qd::rules {

/// Who has waited so long counts as one class more: nobody waits for ever, whatever else keeps coming; but for an alarm,
/// which comes before everything that is none.
constexpr Duration kPerClass = std::chrono::minutes(10);

/// Gives a run that begins the priority that was named, else what its workflow says; an alarm of either.
void setUrgency(RunStarted& started, const Workflow* workflow, std::optional<Priority> named, std::optional<Alarm> alarm);
/// The class of the run (low 1, normal 2, high 3, urgent 4) times the step's own weight.
double scoreOf(const RunState& run, const Step& step);
/// Since when the step could be done: what it follows on was over then.
Instant openSince(const RunState& run, const Step& step);
/// Its place among those that wait: the smallest comes first. Score and age in one number, which stays the same while it
/// waits, because everybody's age grows alike. Alarms stand before all others, however long those waited.
qint64 placeInLine(const RunState& run, const Step& step);
/// Whether `step` takes the place of the turn at which its agent is: it is urgent, the other is low or normal, no effect,
/// and would not come first by now.
bool takesPlaceOf(const RunState& run, const Step& step, const RunState& otherRun, const Step& other);

} // namespace qd::rules
