#pragma once

#include "core/model/outside/Inbound.h"
#include "core/state/OfficeState.h"

/// What readers do with what was sent, counted as measurements. Pure.
namespace qd::agents {

/// What a reader did, as the ids of what came in begin that say so: "opened", "clicked". Once for each reader of each delivery.
const QStringList& responseWords();

/// The count that it raises: of the step that sent it, "delivered", "opened" or "clicked", one more than before. Nothing: it says something else, or is
/// of nothing that an open run has sent.
std::optional<Measurement> responseOf(const OfficeState& state, const Inbound& inbound, Instant now);

/// The last reading of that name of what the step of the run sent; nothing: nobody has measured it.
std::optional<Measurement> measuredOf(const OfficeState& state, const RunId& run, const QString& name, const StepId& step);

/// "@measured:opened:send-a" in lists and texts of an input becomes the number as it was last read, or nothing where there is none.
/// @returns the label of what was read.
Label takeMeasured(Values& input, const OfficeState& state, const RunId& run, Label label);

} // namespace qd::agents
