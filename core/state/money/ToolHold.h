#pragma once

#include "core/facts/ModelFacts.h"

/// The money that a tool costs, while nobody knows what became of its use.
namespace qd {

/// Under which name the price of one use is promised (TurnReserved::turn): reckoned from the turn that asked and the model's id
/// of the call, and never that of a turn (a UUID of version 8, RFC 9562, 5.8). Without a call it is `turn`, the name itself.
TurnId holdOf(const TurnId& turn, const QString& call);
/// Whether a reservation is one of these.
bool isHold(const TurnId& reservation);
/// What the use cost; no model was asked for it. Nothing at all where it was free.
Spend spendOf(const ToolUsed& used);

} // namespace qd
