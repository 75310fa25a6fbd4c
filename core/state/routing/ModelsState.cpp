#include "core/state/routing/ModelsState.h"

namespace qd {

void ModelsState::apply(const StoredFact& stored)
{
    if (const auto* slowed = std::get_if<TurnSlowed>(&stored.fact))
        slow.insert(slowed->turn, stored.time - slowed->silent);
    else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact); finished && !slow.isEmpty())
        slow.remove(finished->turn);
    else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact); failed && !slow.isEmpty())
        slow.remove(failed->turn);
    else if (const auto* chosen = std::get_if<ModelsChosen>(&stored.fact))
        use = chosen->use;
    else if (const auto* ill = std::get_if<ProviderTroubled>(&stored.fact))
        troubled.insert(ill->provider, {ill->why, stored.time});
    else if (const auto* well = std::get_if<ProviderRecovered>(&stored.fact))
        troubled.remove(well->provider);
}

} // namespace qd
