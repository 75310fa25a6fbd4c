#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// Reads the figures of a connector that is only read and notes those of the days that were not noted yet: from the day after the newest, at most
/// 90 and at first 28 back, to yesterday. Runs the event loop. @returns the exit code.
int fetchMetrics(const Invocation& call, const OfficeState& state, const QString& connector);

} // namespace qd::app
