#include "core/state/routing/LeasesState.h"

namespace qd {

void LeasesState::apply(const StoredFact& stored)
{
    if (const auto* taken = std::get_if<LeaseTaken>(&stored.fact)) {
        held.insert(taken->resource, {taken->run, taken->step, stored.sequence, taken->until});
    } else if (const auto* ended = std::get_if<LeaseEnded>(&stored.fact)) {
        if (held.value(ended->resource).run == ended->run)
            held.remove(ended->resource);
    } else if (const auto* finished = std::get_if<RunFinished>(&stored.fact); finished && !held.isEmpty()) {
        held.removeIf([&](const auto& entry) { return entry.value().run == finished->run; });
    }
}

} // namespace qd
