#pragma once

#include "core/state/OfficeState.h"

#include <optional>

/// What goes on by itself when its time has come, with nobody doing anything. Pure.
namespace qd::rules {

/// So long after its moment something may still be on its way; what has not gone on then waits for something else besides.
constexpr Duration kOnItsWay{2'000};

/// When a step with a window has to be over, counted from the end of another one; while all was stopped, or the program off,
/// nobody could do it, so that it counts from `working` at the earliest: since when agents may work.
std::optional<Instant> windowEnd(const RunState& run, const Step& step, Instant working);

/// True when the run is `above`, or was begun by it, however many runs lie between; while all of these are open.
bool belongsTo(const OfficeState& state, const RunId& run, const RunId& above);

/// When the run, or one that it began, goes on by itself: the end of a wait that asks nobody, the next attempt of a step
/// that failed, or the end of the time that a vote or an objection has. Nothing when it has ended, is paused, or waits for
/// something else only. O(open runs x their steps).
std::optional<Instant> goesOn(const OfficeState& state, const RunId& run, Instant now, Instant working = {});
/// The same for whatever is open, and for triggers that wait for the end of their pause with enough to set off a run. What
/// the calendar will begin is not open yet.
std::optional<Instant> goesOn(const OfficeState& state, Instant now, Instant working = {});

} // namespace qd::rules
