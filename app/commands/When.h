#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace qd::app {

/// A moment to come as a person writes it at `now`, in the time of the machine: "90m", "2h", "1d", "1w",
/// "tomorrow" and a day of the week (both at nine), "18:00" (the next one), "2026-11-24" (at nine), "2026-11-24T14:30",
/// the last also with a zone. Days count by the calendar, so that an hour stays the same when the clocks change.
/// Error::Parse names `option`, what was wrong, and what would be right.
Result<Instant> momentArgument(const QString& text, Instant now, const QString& option);

/// "2026-11-24 14:30", in the time of the machine.
QString momentOnTheClock(Instant at);

} // namespace qd::app
