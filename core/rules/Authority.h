#pragma once

#include "core/state/OfficeState.h"

/// Who may, and how much. Pure.
namespace qd::rules {

/// The one that `agent` reports to; the human for the top and for anybody unknown.
AgentId bossOf(const Organisation& organisation, const AgentId& agent);
/// How long a rung of an escalation has before it climbs: shorter the worse it is.
Duration timePerRung(Severity severity);

/// As dollarText().
QString dollars(Money money);

} // namespace qd::rules
