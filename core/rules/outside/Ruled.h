#pragma once

#include "core/rules/Judge.h"

/// Her word on what nobody can tell. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeRuling(const OfficeState& state, const SettleEffect& command, const Asking& asking);
/// What is sent in the place of one of which nobody can tell: the same, under an id of its own, which names the old one.
Effect sentAgain(const Effect& old, const EffectId& id, Instant now);
/// The effects whose outcome the escalation asks about, while they are open.
QList<EffectId> askedAbout(const OfficeState& state, const Escalation& escalation);
/// The same by way of the escalation: its option is the word of a ruling.
Result<QList<Fact>> judgeOutcome(const OfficeState& state, const Escalation& escalation, const SettleEscalation& command, const Asking& asking);

} // namespace qd::rules
