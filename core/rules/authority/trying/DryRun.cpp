#include "core/rules/authority/trying/DryRun.h"

#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Ceiling.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/authority/RuleMatch.h"

#include <QHash>

#include <algorithm>

namespace qd::rules {

namespace {

bool asks(Autonomy level)
{
    return level < Autonomy::L4;
}

class Trial {
public:
    Trial(const Organisation& organisation, const QList<AuthorityRule>& rules, const Ceilings& ceilings, Instant now)
        : m_organisation(organisation), m_rules(rules), m_ceilings(smaller(ceilings, organisation.ceilings.value_or(Ceilings{}))), m_now(now)
    {
        for (const AutonomyRule& line : organisation.autonomy)
            m_matrix.insert(line.action, line.level);
    }

    /// None: it hangs on what is not known of it.
    std::optional<Autonomy> levelOf(const PastAction& action)
    {
        if (action.chosenBy)
            return levelOf(action, *action.chosenBy);
        const Autonomy level = levelOf(action, Integrity::Human);
        for (const Integrity other : {Integrity::Untrusted, Integrity::Partner, Integrity::Internal, Integrity::AdoptedPack, Integrity::App})
            if (asks(levelOf(action, other)) != asks(level))
                return std::nullopt;
        return level;
    }

private:
    const AgentProfile* profileOf(const AgentId& id)
    {
        const auto known = m_agents.constFind(id);
        return known != m_agents.constEnd() ? *known : *m_agents.insert(id, m_organisation.agent(id));
    }
    Autonomy levelOf(const PastAction& action, Integrity chosenBy)
    {
        const ActionTraits traits = rules::traitsOf(action, chosenBy);
        const AgentProfile* const agent = profileOf(action.agent);
        const std::optional<Rank> rank = agent ? std::optional(agent->rank) : std::nullopt;
        const auto firstOf = [&](const QList<AuthorityRule>& list) {
            const auto found = std::find_if(list.begin(), list.end(), [&](const AuthorityRule& rule) { return holds(rule, traits, action.agent, rank, m_now); });
            return found != list.end() ? std::optional(found->level) : std::nullopt;
        };
        const std::optional<Autonomy> hers = firstOf(m_rules);
        const Autonomy its = firstOf(m_organisation.rules).value_or(m_matrix.value(action.kind, Autonomy::L3));
        Autonomy level = m_organisation.pack.isEmpty() ? hers.value_or(its) : std::min(its, hers.value_or(Autonomy::L3));
        if (!asks(level) && traits.cost.micro > 0 && !(agent && traits.cost <= agent->authority))
            level = Autonomy::L3;
        for (const LevelCut& cut : cutsBy(m_ceilings, traits, level, QString()))
            level = std::min(level, cut.to);
        for (const LevelCut& cut : cutsByLabel(traits, {}, {traits.madeFrom, traits.carries, false, {}}, level))
            level = std::min(level, cut.to);
        if (!m_organisation.pack.isEmpty() && std::min(traits.madeFrom, traits.chosenBy) == Integrity::Untrusted)
            level = std::min(level, Autonomy::L3);
        return level;
    }

    const Organisation& m_organisation;
    const QList<AuthorityRule>& m_rules;
    const Ceilings m_ceilings;
    const Instant m_now;
    QHash<ActionKind, Autonomy> m_matrix;
    QHash<AgentId, const AgentProfile*> m_agents;
};

} // namespace

ActionTraits traitsOf(const PastAction& action, Integrity chosenBy)
{
    EffectContent content;
    content.kind = action.kind;
    content.connector = action.connector;
    content.account = action.account;
    content.reach = action.reach;
    content.cost = action.cost;
    content.reversible = action.reversible;
    return traitsOf(content, {action.madeFrom, action.carries, false, {}}, {chosenBy, Confidentiality::Public, false, {}});
}

DryRun dryRun(const OfficeState& state, std::span<const PastAction> actions, const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings, Instant now)
{
    Trial trial(state.org.organisation(), rules, ceilings.value_or(Ceilings{}), now);
    DryRun result;
    for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
        ++result.of;
        const bool asked = asks(action->level);
        result.asked += asked;
        const std::optional<Autonomy> level = trial.levelOf(*action);
        if (!level) {
            ++result.unknown;
            continue;
        }
        const bool wouldAsk = asks(*level);
        result.wouldAsk += wouldAsk;
        result.newlyAsk += wouldAsk && !asked;
        result.noLonger += asked && !wouldAsk;
        if (wouldAsk != asked && result.cases.size() < DryRun::kCases)
            result.cases.append({*action, action->level, *level});
    }
    return result;
}

} // namespace qd::rules
