#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// What waits for her without being an approval: "question" when a step asks her something, else "escalation".
QString kindOf(const Escalation& item);
/// The members of one in a document.
void escalationFields(JsonWriter& out, const OfficeState& state, const Escalation& item);
/// One line of a list: what is asked, and by which run.
QString escalationLine(const OfficeState& state, const Escalation& item);
/// All of it, for --json too, with what she can do about it.
int showEscalation(const Invocation& call, const OfficeState& state, const Escalation& item, Instant now);

} // namespace qd::app
