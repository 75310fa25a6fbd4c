#pragma once

#include "core/rules/Judge.h"

/// Whom and what she trusts. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeDeputy(const OfficeState& state, const SetDeputy& command, const Asking& asking);
/// Whether the one who asks may decide the item in her place now.
bool mayDeputise(const OfficeState& state, const Approval& approval, const Asking& asking);
/// Whether the item is of a kind, or costs more, than this person may decide.
bool isBeyond(const Deputy& deputy, const Approval& approval);
/// Why the yes that the item has does not count any more: whoever gave it in her place may not decide it by now, one clause; empty: it counts. O(agents).
QString whyNotTheirs(const OfficeState& state, const Approval& held, Instant now);
/// True when the time for which they may decide in her place is over.
bool isOver(const Deputy& deputy, Instant now);
Result<QList<Fact>> judgeRaise(const OfficeState& state, const RaiseLabel& command, const Asking& asking);

} // namespace qd::rules
