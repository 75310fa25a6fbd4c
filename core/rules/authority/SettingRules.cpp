#include "core/rules/authority/SettingRules.h"

#include "core/base/Digest.h"
#include "core/rules/Refusals.h"
#include "core/rules/authority/RuleCheck.h"

#include <algorithm>

namespace qd::rules {

namespace {

QByteArray digestOf(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings)
{
    return rules.isEmpty() && !ceilings ? QByteArray() : sha256(encode(SetRules{rules, ceilings, {}}));
}

Error asError(const RuleFault& fault, const QString& list)
{
    return wrong(list + fault.path, QStringLiteral("%1 %2").arg(list + fault.path, fault.wrong), fault.right);
}

} // namespace

QList<Fact> settingOf(const OfficeState& state, const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings, const QString& reason, const AgentId& by,
                      const ProposalId& from)
{
    QList<Fact> facts{RulesSet{rules, ceilings, digestOf(rules, ceilings), state.rules.epoch + 1, by, reason, from}};
    for (auto taken = state.rules.taken.begin(); taken != state.rules.taken.end(); ++taken)
        if (std::none_of(rules.begin(), rules.end(), [&](const AuthorityRule& rule) { return rule.id == taken->rule; }))
            facts.append(AuthorityReverted{taken.key(), taken->rule, QStringLiteral("her"), by});
    return facts;
}

Result<QList<Fact>> judgeRules(const OfficeState& state, const SetRules& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not set who may do what: only you may").arg(asking.by.text));
    if (digestOf(command.rules, command.ceilings) == state.rules.digest)
        return QList<Fact>{};
    for (const RuleFault& fault : faultsOf(command.rules, asking.now)) {
        const bool isOld = std::any_of(state.rules.rules.begin(), state.rules.rules.end(), [&](const AuthorityRule& rule) {
            return rule.until && *rule.until <= asking.now && fault.path.endsWith(QLatin1String("/until")) && command.rules[fault.path.section(u'/', 1, 1).toInt()].id == rule.id;
        });
        if (!isOld) // what has run out by itself may stand there
            return asError(fault, QStringLiteral("rules"));
    }
    for (const RuleFault& fault : faultsOf(command.ceilings.value_or(Ceilings{})))
        return asError(fault, QStringLiteral("ceilings"));
    return settingOf(state, command.rules, command.ceilings, command.reason, asking.by, {});
}

} // namespace qd::rules
