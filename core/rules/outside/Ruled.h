#pragma once

#include "core/rules/Judge.h"

/// Her word on what nobody can tell. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeRuling(const OfficeState& state, const SettleEffect& command, const Asking& asking);
/// The effects whose outcome the escalation asks about, while they are open.
QList<EffectId> askedAbout(const OfficeState& state, const Escalation& escalation);
/// The same by way of the escalation: its option is the word of a ruling.
Result<QList<Fact>> judgeOutcome(const OfficeState& state, const Escalation& escalation, const SettleEscalation& command, const Asking& asking);

} // namespace qd::rules
