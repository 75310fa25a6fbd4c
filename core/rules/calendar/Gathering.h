#pragma once

#include "core/rules/calendar/Triggers.h"

/// Events that a trigger hears: when they are enough to set it off, and what they tell its run. Pure.
namespace qd::rules {

/// Where a trigger's events stand with one more of them.
struct Gathered {
    bool enough = false;
    Instant from;       ///< those before then do not count
    QString why;        ///< in words, when they are enough
    NamedValues values; ///< by the names that the trigger's texts have for them; "event" is the one that came now
};
/// `signal` came at `now`, and says `values`. O(signals that are kept).
Gathered gathered(const Trigger& trigger, const TriggerState& at, const Signal& signal, const Values& values, Instant now);

/// Those of `values` that the trigger's texts ask for under that name: what has to be kept until the others have come.
Values askedFor(const Trigger& trigger, const QString& name, const Values& values);

/// The moment since which the trigger pauses: of its last run, or of the one that was missed since.
std::optional<Instant> lastOf(const TriggerState& at);

} // namespace qd::rules
