#pragma once

#include "core/state/OfficeState.h"

#include <optional>

/// What goes on by itself when its time has come, with nobody doing anything. Pure.
namespace qd::rules {

/// So long after its moment something may still be on its way; what has not gone on then waits for something else besides.
constexpr Duration kOnItsWay{2'000};

/// When the run, or one that it began, goes on by itself: the end of a wait that asks nobody, or the next attempt of a step
/// that failed. Nothing when it has ended, is paused, or waits for something else only. O(open runs x their steps).
std::optional<Instant> goesOn(const OfficeState& state, const RunId& run, Instant now);
/// The same for whatever is open, and for triggers that wait for the end of their pause with enough to set off a run. What
/// the calendar will begin is not open yet.
std::optional<Instant> goesOn(const OfficeState& state, Instant now);

} // namespace qd::rules
