#include "core/state/authority/RulesState.h"

#include <algorithm>

namespace qd {

namespace {

bool stands(const QList<AuthorityRule>& rules, const RuleId& id)
{
    return std::any_of(rules.begin(), rules.end(), [&](const AuthorityRule& rule) { return rule.id == id; });
}

} // namespace

void RulesState::apply(const StoredFact& stored)
{
    if (const auto* set = std::get_if<RulesSet>(&stored.fact)) {
        rules = set->rules;
        ceilings = set->ceilings;
        digest = set->digest;
        epoch = std::max(epoch, set->epoch);
        taken.removeIf([&](const auto& one) { return !stands(rules, one.value().rule); });
    } else if (const auto* raised = std::get_if<EpochRaised>(&stored.fact)) {
        epoch = std::max(epoch, raised->epoch);
    } else if (const auto* stop = std::get_if<AllStopped>(&stored.fact)) {
        epoch = std::max(epoch + 1, stop->epoch.value_or(0));
    } else if (const auto* proposed = std::get_if<AuthorityProposed>(&stored.fact)) {
        proposals.insert(proposed->proposal.id, proposed->proposal);
        if (proposals.size() > kProposals)
            proposals.erase(proposals.begin()); // ids are made in time's order
    } else if (const auto* answered = std::get_if<AuthorityAnswered>(&stored.fact)) {
        const Proposal proposal = proposals.take(answered->proposal);
        if (answered->accepted)
            taken.insert(answered->proposal, {proposal.rule.id, stored.time, answered->until});
    } else if (const auto* reverted = std::get_if<AuthorityReverted>(&stored.fact)) {
        taken.remove(reverted->proposal);
    } else if (const auto* deputy = std::get_if<DeputySet>(&stored.fact)) {
        if (deputy->gone)
            deputies.remove(deputy->deputy.id);
        else
            deputies.insert(deputy->deputy.id, deputy->deputy);
    } else if (const auto* bundle = std::get_if<BundleTaken>(&stored.fact)) {
        if (!bundle->taken.isEmpty()) // of which nothing could be decided may be handed in again, when that is mended
            bundles.insert(bundle->bundle, bundle->madeAt);
        bundles.removeIf([&](const auto& one) { return one.value() + kBundles < stored.time; });
    } else if (std::holds_alternative<RecordRestored>(stored.fact)) {
        bundles.insert({}, stored.time); // what was made before then may have come in already, as the record knows that was replaced
    }
}

} // namespace qd
