#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// "paused", "undoing" or `otherwise`: what an open run is at beyond what the record's list of runs says.
QString stateOfRun(const OfficeState& state, const RunId& run, const QString& otherwise);
/// Adds "steps" and "progress" of the run to a document; nothing when it is not open in `state`. `ended`: that is the moment
/// before it ended, and nothing lies ahead.
void stepFields(JsonWriter& out, const OfficeState& state, const RunId& run, Instant now, bool ended = false);
/// The same in words.
void saySteps(const Invocation& call, const OfficeState& state, const RunId& run, Instant now, bool ended = false);

} // namespace qd::app
