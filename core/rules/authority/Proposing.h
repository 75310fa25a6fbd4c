#pragma once

#include "core/rules/Judge.h"

/// "Always do it like this": a rule that is put to her, and her answer to that or any other. Pure.
namespace qd::rules {

constexpr Duration kHoldsFor = std::chrono::days(90); ///< what she takes runs out by itself

/// The narrowest rule that covers what the approval is about, without an id: this kind by this agent through this account, for no
/// more money, to no more people, from nothing that is trusted less.
AuthorityRule narrowest(const Approval& approval, Autonomy level);

/// The rules with one more, without those that have run out by `now` and those that it makes idle. What lets out more stands behind
/// what it would hide and before everything else; what asks stands first, and what it covers and lets out more goes.
QList<AuthorityRule> withRule(const QList<AuthorityRule>& rules, const AuthorityRule& rule, Instant now);

Result<QList<Fact>> judgePropose(const OfficeState& state, const ProposeRule& command, const Asking& asking);
Result<QList<Fact>> judgeAnswer(const OfficeState& state, const AnswerProposal& command, const Asking& asking);
/// The same, given as the answer to the question that put the rule to her.
Result<QList<Fact>> judgeProposal(const OfficeState& state, const Escalation& question, const SettleEscalation& command, const Asking& asking);

} // namespace qd::rules
