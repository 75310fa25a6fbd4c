#include "core/state/routing/ModelsState.h"

#include <algorithm>

namespace qd {

void ModelsState::settle(const TurnId& turn)
{
    if (!slow.isEmpty())
        slow.remove(turn);
    if (!batched.isEmpty())
        batched.remove(turn);
}

/// What was made in rehearsal answers no provider's call, and what was itself repeated grows no younger by it.
void ModelsState::keep(const TurnFinished& finished, const StoredFact& stored)
{
    if (finished.prompt.isEmpty() || finished.reply.isEmpty() || !finished.asks.isEmpty() || !finished.answerOf.isNull() || finished.spend.model.isEmpty()
        || stored.label.rehearsal)
        return;
    if (said.size() >= kSaid && !said.contains(finished.prompt))
        said.erase(std::min_element(said.cbegin(), said.cend(), [](const Said& a, const Said& b) { return a.at < b.at; }));
    said.insert(finished.prompt, {finished.turn, finished.reply, stored.time});
}

void ModelsState::apply(const StoredFact& stored)
{
    if (const auto* slowed = std::get_if<TurnSlowed>(&stored.fact))
        slow.insert(slowed->turn, stored.time - slowed->silent);
    else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        settle(finished->turn);
        keep(*finished, stored);
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
        settle(failed->turn);
    else if (const auto* lies = std::get_if<TurnBatched>(&stored.fact))
        batched.insert(lies->turn, {lies->run, lies->step, lies->agent, lies->provider, lies->batch, stored.time, lies->deadline, lies->order});
    else if (const auto* chosen = std::get_if<ModelsChosen>(&stored.fact))
        use = chosen->use;
    else if (const auto* ill = std::get_if<ProviderTroubled>(&stored.fact))
        troubled.insert(ill->provider, {ill->why, stored.time});
    else if (const auto* well = std::get_if<ProviderRecovered>(&stored.fact))
        troubled.remove(well->provider);
}

} // namespace qd
