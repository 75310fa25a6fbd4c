#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// Why something was let out, or she was asked: the rule and what took its level down, what it would do, and whose word chose it.
void sayTrace(const Invocation& call, const AuthorityTrace& trace, const OfficeState& state);

} // namespace qd::app
