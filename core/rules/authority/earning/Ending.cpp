#include "core/rules/authority/earning/Ending.h"

#include "core/rules/authority/RuleMatch.h"
#include "core/rules/authority/SettingRules.h"
#include "core/rules/authority/earning/Earning.h"
#include "core/rules/authority/earning/PuttingToHer.h"
#include "core/rules/authority/trying/DryRun.h"

#include <algorithm>

namespace qd::rules {

namespace {

struct Over {
    ProposalId proposal;
    RuleId rule;
    QString reason;
};

/// Each is said to have ended before her rules are set without it.
QList<Fact> ended(const OfficeState& state, const QList<Over>& over)
{
    QList<Fact> facts;
    OfficeState after = state; // setting would say of each that she took it out herself
    QList<AuthorityRule> rules = state.rules.rules;
    QStringList names;
    for (const Over& one : over) {
        facts.append(AuthorityReverted{one.proposal, one.rule, one.reason, system()});
        after.rules.taken.remove(one.proposal);
        names.append(one.rule.text);
        rules.removeIf([&](const AuthorityRule& rule) { return rule.id == one.rule; });
    }
    if (rules.size() == state.rules.rules.size())
        return facts;
    return facts + settingOf(after, rules, state.rules.ceilings, QStringLiteral("ended by itself: %1").arg(names.join(QLatin1String(", "))), system(), {});
}

const AuthorityRule* ruleOf(const OfficeState& state, const RulesState::Taken& taken)
{
    const auto found = std::find_if(state.rules.rules.begin(), state.rules.rules.end(), [&](const AuthorityRule& rule) { return rule.id == taken.rule; });
    return found == state.rules.rules.end() ? nullptr : &*found;
}

ProposalKind formOf(const KindPast& past, const ProposalId& id)
{
    const auto found = std::find_if(past.proposals.begin(), past.proposals.end(), [&](const PastProposal& proposal) { return proposal.id == id; });
    return found == past.proposals.end() ? ProposalKind::Rule : found->form;
}

/// What the rule let out, or would have, since she took it.
QList<PastAction> coveredBy(AuthorityRule rule, const QList<PastAction>& actions, Instant since)
{
    rule.until.reset();
    rule.ranks.clear(); // an agent's rank then is not known
    QList<PastAction> covered;
    for (const PastAction& action : actions)
        if (action.time >= since && holds(rule, traitsOf(action, action.chosenBy.value_or(Integrity::Untrusted)), action.agent, {}, action.time))
            covered.append(action);
    return covered;
}

bool isLost(const AuthorityRule& rule, const RulesState::Taken& taken, ProposalKind form, const KindPast& past)
{
    if (form == ProposalKind::Level)
        return wordsSince(past.actions, taken.since - kLooksBack).share().low < kLostUnder;
    const Evidence unasked = unaskedSince(coveredBy(rule, past.actions, taken.since), taken.since);
    return !unasked.differ.isEmpty() && unasked.share().high < kLostUnder;
}

} // namespace

QList<Fact> endedByTime(const OfficeState& state, Instant now)
{
    QList<Over> over;
    for (auto taken = state.rules.taken.begin(); taken != state.rules.taken.end(); ++taken)
        if (taken->until && *taken->until <= now)
            over.append({taken.key(), taken->rule, QStringLiteral("time")});
    return (over.isEmpty() ? QList<Fact>() : ended(state, over)) + unanswered(state, now);
}

QList<Fact> endedByDisagreement(const OfficeState& state, const ActionKind& kind, const KindPast& past)
{
    QList<Over> over;
    for (auto taken = state.rules.taken.begin(); taken != state.rules.taken.end(); ++taken) {
        const AuthorityRule* rule = ruleOf(state, *taken);
        if (rule && rule->level == Autonomy::L4 && rule->kinds.contains(kind) && isLost(*rule, *taken, formOf(past, taken.key()), past))
            over.append({taken.key(), taken->rule, QStringLiteral("disagreement")});
    }
    return over.isEmpty() ? QList<Fact>() : ended(state, over);
}

Instant lookBackOf(const OfficeState& state, const ActionKind& kind, Instant now)
{
    Instant oldest = now;
    for (const RulesState::Taken& taken : state.rules.taken)
        if (const AuthorityRule* rule = ruleOf(state, taken); rule && rule->kinds.contains(kind))
            oldest = std::min(oldest, taken.since);
    return oldest - kLooksBack;
}

std::optional<Instant> nextEnd(const OfficeState& state)
{
    std::optional<Instant> next;
    const auto consider = [&](const std::optional<Instant>& at) {
        if (at && (!next || *at < *next))
            next = at;
    };
    for (const RulesState::Taken& taken : state.rules.taken)
        consider(taken.until);
    for (const Proposal& proposal : state.rules.proposals)
        if (const auto question = state.inbox.escalations.constFind({proposal.id.uuid}); question != state.inbox.escalations.constEnd())
            consider(question->answerBy);
    return next;
}

} // namespace qd::rules
