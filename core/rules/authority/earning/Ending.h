#pragma once

#include "core/model/authority/PastAction.h"
#include "core/state/OfficeState.h"

/// What she took ends by itself. Pure.
namespace qd::rules {

/// What goes on record when the time of rules that she had taken is over, and when nobody has answered a question about one for so
/// long: each is said to have ended, and her rules are set without it.
QList<Fact> endedByTime(const OfficeState& state, Instant now);
/// The same of those for the kind that she does not agree with any more: her words since 90 days before she took it leave less than
/// kLostUnder certain, or, of one that covers a single thing, she took back so much of what it let out. Only rules that let something
/// out end so. `past` reaches that far. O(taken * actions).
QList<Fact> endedByDisagreement(const OfficeState& state, const ActionKind& kind, const KindPast& past);
/// How far back that looks, for the oldest of them; `now` less kLooksBack where there is none.
Instant lookBackOf(const OfficeState& state, const ActionKind& kind, Instant now);
/// The next moment at which something ends by its time.
std::optional<Instant> nextEnd(const OfficeState& state);

} // namespace qd::rules
