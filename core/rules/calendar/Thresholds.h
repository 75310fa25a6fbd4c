#pragma once

#include "core/rules/calendar/Triggers.h"

/// What a threshold's number is now, and what a run that it sets off is told. Pure.
namespace qd::rules {

struct Reading {
    double value = 0;
    Values says;   ///< {event.metric}, {event.value}, and of what was measured outside also where and of what
    Label label;   ///< where the number comes from
};
/// Of a metric of the state its value at `now`; of one that is noted from outside the last of those that match, or nothing.
std::optional<Reading> readingOf(const OfficeState& state, const Threshold& threshold, Instant now);
Reading readingOf(const Measurement& measurement);
/// The name of what is measured.
QString nameOf(const Threshold& threshold);
/// The names of the facts that move it.
QStringList movedBy(const Threshold& threshold);
/// The triggers that led to where the number of a trigger with a threshold stands, as far as the state shows it; itself among
/// them when its own runs brought it past its limit. For one that has not been set off by it: what others do is heard at once.
/// O(what it counts).
QList<TriggerId> ledTo(const OfficeState& state, const Trigger& trigger, Instant now);
/// Whether the measurement is one that the threshold is about.
bool concerns(const Threshold& threshold, const Measurement& measurement);

} // namespace qd::rules
