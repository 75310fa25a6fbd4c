#pragma once

#include "core/rules/Judge.h"

/// "Always do it like this": a rule that is put to her, and her answer. Pure.
namespace qd::rules {

constexpr Duration kHoldsFor = std::chrono::days(90); ///< what she takes runs out by itself

/// The narrowest rule that covers what the approval is about, without an id: this kind by this agent through this account, for no
/// more money, to no more people, from nothing that is trusted less.
AuthorityRule narrowest(const Approval& approval, Autonomy level);

Result<QList<Fact>> judgePropose(const OfficeState& state, const ProposeRule& command, const Asking& asking);
Result<QList<Fact>> judgeAnswer(const OfficeState& state, const AnswerProposal& command, const Asking& asking);

} // namespace qd::rules
