#pragma once

#include "core/facts/Fact.h"

#include <functional>

/// What calls of models are found by: places of their facts under names, in the index that is filled behind the record.
namespace qd {

namespace keys {

/// All facts of the call.
inline QString call(const TurnId& turn) { return QLatin1String("call:") + turn.toString(); }
/// Where the calls of the run begin.
inline QString callsOf(const RunId& run) { return QLatin1String("calls:") + run.toString(); }
/// Where the calls of the agent begin.
inline QString callsOf(const AgentId& agent) { return QLatin1String("calls-by:") + agent.text; }
/// Where calls end that cost about as much; `rank` as rankOf() gives it.
inline QString billed(int rank) { return QLatin1String("calls-billed:") + QString::number(rank); }
inline QString atListPrice(int rank) { return QLatin1String("calls-would:") + QString::number(rank); }

} // namespace keys

/// Amounts of one rank differ by a quarter at most, and every one of a higher rank is more. 0: nothing; else 1 to kRanks.
int rankOf(Money amount);
inline constexpr int kRanks = 252;

/// How places of facts get under names. `isKnown`: whether anything stands under the name.
struct Postings {
    std::function<bool(const QString& name)> isKnown;
    std::function<void(const QString& name, Sequence place)> post;
};

/// Posts what the fact says of a call of a model; facts of skills and of anything else are passed over.
void postCall(const StoredFact& stored, const Postings& to);

} // namespace qd
