#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// Adds what a state holds to a document: organisation, agents, how much is open and waits, spend. `now` tells what was put off.
void statusFields(JsonWriter& out, const OfficeState& state, Instant now);
/// The same in words.
void sayStatus(const Invocation& call, const OfficeState& state, Instant now);

} // namespace qd::app
