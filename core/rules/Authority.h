#pragma once

#include "core/state/OfficeState.h"

/// Who may, and how much. Pure.
namespace qd::rules {

/// The one that `agent` reports to; the human for the top and for anybody unknown.
AgentId bossOf(const Organisation& organisation, const AgentId& agent);
/// How long a rung of an escalation has before it climbs: shorter the worse it is.
Duration timePerRung(Severity severity);

/// Error::Rule when reserving `amount` for a turn of `agent` would pass a budget, naming the budget, its limit, what
/// is spent and what is promised. A reservation counts until it is settled. `run`: whose campaign budget it draws on.
Result<Done> affordable(const OfficeState& state, const AgentId& agent, Money amount, Instant now, const RunId& run = {});

/// "$1,234.50"
QString dollars(Money money);

} // namespace qd::rules
