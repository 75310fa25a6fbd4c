#pragma once

#include "core/state/OfficeState.h"

namespace qd::app {

/// What `ceilings` limits, one line each.
QStringList linesOf(const Ceilings& ceilings);
/// Who decides what, in the order in which it is looked at, one line each.
QStringList rulesInWords(const OfficeState& state, Instant now);

} // namespace qd::app
