#include "core/state/setup/SetupsState.h"

namespace qd {

int SetupsState::inUse(const AgentId& agent) const
{
    const auto found = agents.constFind(agent);
    return found == agents.constEnd() ? 0 : found->inUse;
}

const SetupsState::Tried* SetupsState::trialOf(const AgentId& agent) const
{
    const auto found = agents.constFind(agent);
    const auto trial = found == agents.constEnd() ? open.constEnd() : open.constFind(found->trial);
    return trial == open.constEnd() ? nullptr : &*trial;
}

void SetupsState::end(const TrialEnded& fact, Instant time)
{
    const auto found = open.find(fact.trial);
    if (found == open.end())
        return;
    Tried tried = *found;
    open.erase(found);
    tried.counted.clear();
    tried.asked.clear();
    tried.ended = time;
    tried.adopted = fact.adopted;
    tried.reason = fact.reason;
    Setup& setup = agents[tried.trial.agent];
    setup.trial = {};
    if (fact.adopted >= 0)
        setup.inUse = fact.adopted;
    ended.prepend(tried);
    if (ended.size() > kEnded)
        ended.removeLast();
}

void SetupsState::count(const TrialCounted& fact)
{
    const auto found = open.find(fact.trial);
    if (found == open.end())
        return;
    found->counted[fact.run].append(fact.step);
    if (fact.leftOut.isEmpty()) {
        (fact.version == found->trial.b ? found->b : found->a).append(fact.outcome);
    } else {
        ++found->leftOut;
        found->whyLeftOut = fact.leftOut;
    }
}

/// Of agents that are tried: whose words their work is made of.
void SetupsState::noteAnswer(const TurnFinished& fact)
{
    const QString& who = fact.spend.model;
    if (fact.prompt.isEmpty() || who.isEmpty())
        return;
    for (Tried& tried : open)
        if (QStringList* asked = tried.trial.agent == fact.agent ? &tried.asked[fact.run][fact.step] : nullptr; asked && !asked->contains(who))
            asked->append(who);
}

void SetupsState::apply(const StoredFact& stored)
{
    if (const auto* set = std::get_if<AgentConfigured>(&stored.fact)) {
        Setup& setup = agents[set->agent];
        setup.versions.append({set->version, set->configuration, set->like, set->by, set->reason, stored.time});
        if (set->inUse)
            setup.inUse = set->version;
    } else if (const auto* begun = std::get_if<TrialBegun>(&stored.fact)) {
        agents[begun->trial.agent].trial = begun->trial.id;
        open.insert(begun->trial.id, {begun->trial, begun->by, stored.time, {}, {}, {}, {}, 0, {}, {}, -1, {}});
    } else if (const auto* counted = std::get_if<TrialCounted>(&stored.fact)) {
        count(*counted);
    } else if (const auto* answered = std::get_if<TurnFinished>(&stored.fact)) {
        if (!open.isEmpty())
            noteAnswer(*answered);
    } else if (const auto* over = std::get_if<TrialEnded>(&stored.fact)) {
        end(*over, stored.time);
    } else if (const auto* finished = std::get_if<RunFinished>(&stored.fact)) {
        for (Tried& tried : open) {
            tried.counted.remove(finished->run);
            tried.asked.remove(finished->run);
        }
    }
}

} // namespace qd
