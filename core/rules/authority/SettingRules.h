#pragma once

#include "core/rules/Judge.h"

/// Her own rules of authority. Pure.
namespace qd::rules {

Result<QList<Fact>> judgeRules(const OfficeState& state, const SetRules& command, const Asking& asking);
/// What is on record when these rules and ceilings are hers; rules that she had taken and that are no longer among them are said to
/// have ended.
QList<Fact> settingOf(const OfficeState& state, const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings, const QString& reason, const AgentId& by,
                      const ProposalId& from);

} // namespace qd::rules
