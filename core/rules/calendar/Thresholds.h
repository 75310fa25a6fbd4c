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
/// Whether the measurement is one that the threshold is about.
bool concerns(const Threshold& threshold, const Measurement& measurement);

} // namespace qd::rules
