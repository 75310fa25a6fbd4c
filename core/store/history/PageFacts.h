#pragma once

#include "core/store/FactRow.h"

namespace qd {

/// Reads the facts at `sequences` and hands those that carry a Payload to `take(Sequence, Payload&&)`, in their order;
/// one that is not there is passed over. Error::Store when one cannot be understood. @thread the connection's.
template <class Payload, class Take>
Result<Done> readPageFacts(Database& database, const FactKinds& kinds, const QList<Sequence>& sequences, Take take)
{
    Statement row(database, kSelectFact);
    for (const Sequence sequence : sequences) {
        if (!row.with(sequence).next())
            continue;
        Result<StoredFact> fact = readFact(row, kinds);
        if (!fact)
            return fact.error();
        if (auto* payload = std::get_if<Payload>(&fact->fact))
            take(sequence, std::move(*payload));
    }
    return Done{};
}

} // namespace qd
