#pragma once

#include "core/state/OfficeState.h"

/// Messages that ask for an answer, and what follows when none comes. Pure.
namespace qd::rules {

/// The open message that one from `from` to `to` answers: the oldest that `to` had asked it, else the oldest that anybody
/// had; null when there is none.
MessageId answeredBy(const RunState& run, const AgentId& from, const AgentId& to);

/// When the next open request of the run is due; nothing when there is none.
std::optional<Instant> nextDue(const RunState& run);

/// Who was asked and has said nothing is reminded, once: the message that does it, from the one that asked.
Message reminder(const RunState& run, const MessageId& request, Instant now);

/// What goes up when the reminder brought nothing either. It is with the one that the agent reports to who was asked.
Escalation unanswered(const OfficeState& state, const RunState& run, const MessageId& request, Instant now);

} // namespace qd::rules
