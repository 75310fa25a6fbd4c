#pragma once

#include "core/facts/FactFields.h"
#include "core/state/OfficeState.h"

/// What a trigger or a wait hears of a fact. Pure.
namespace qd::rules {

/// The values of the fact, and what the rules add to it: of "channel-spent" `again`, whether the channel has to be raised anew
/// (isAgain() in core/rules/money/Campaigns.h); of "metric-noted" `shift`, whether money should move now (isShiftNews() in core/rules/money/Shifting.h).
/// `state` as it is with the fact.
Values newsOf(const OfficeState& state, const Fact& fact);
/// The kinds of fact that a trigger or a wait may hear of. What concerns authority and the door itself is not among them: a stranger
/// could set a workflow off by what he sends, and a workflow could answer to what was set against it.
QStringList newsKinds();
/// What newsOf() can hold for a fact of this kind; empty for a name that is no fact's.
Fields newsFields(const QString& kind);

} // namespace qd::rules
