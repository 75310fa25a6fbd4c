#pragma once

#include "core/rules/Judge.h"

/// Whom and what she trusts. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeDeputy(const OfficeState& state, const SetDeputy& command, const Asking& asking);
/// Whether the one who asks may decide the item in her place now.
bool mayDeputise(const OfficeState& state, const Approval& approval, const Asking& asking);
Result<QList<Fact>> judgeRaise(const OfficeState& state, const RaiseLabel& command, const Asking& asking);

} // namespace qd::rules
