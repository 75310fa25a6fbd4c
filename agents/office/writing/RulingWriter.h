#pragma once

#include "agents/turn/TurnOrder.h"
#include "core/state/OfficeState.h"

/// Escalations in words and on record: how one reads that a step asks, what is told to whom, what was ruled. Pure.
namespace qd::agents {

/// The message that puts an escalation on the desk of the one it is with.
Message letterOf(const Escalation& escalation, const AgentId& from, Instant now);
/// What a step asks of those above, with everything filled in that its author left to what is known.
Escalation askedOf(const OfficeState& state, const RunState& run, const TurnOrder& order, const Raise& raise, const AgentId& with, Instant now);
/// The decision that settles it, with the ways that were not taken. `cause`: the fact that settled it.
DecisionRecord rulingOf(const OfficeState& state, const RunState& run, const Escalation& escalation, const EscalationSettled& settled, Sequence cause, Instant now);
/// The message by which who raised it hears of that.
Message toldOf(const RunState& run, const Escalation& escalation, const AgentId& by, const DecisionRecord& decision, const Label& label, Instant now);

} // namespace qd::agents
