#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// Prints what the rules in `file` would have made of the actions of the last `days` days, in the place of hers. Changes nothing.
/// @returns the exit code.
int tryRules(const Invocation& call, const QString& file, int days);

} // namespace qd::app
