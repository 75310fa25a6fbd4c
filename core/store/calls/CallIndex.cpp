#include "core/store/calls/CallIndex.h"

#include <bit>

namespace qd {

namespace {

void begin(const TurnStarted& started, Sequence at, const Postings& to)
{
    if (started.model.isEmpty())
        return; // a skill
    to.post(keys::call(started.turn), at);
    to.post(keys::callsOf(started.run), at);
    to.post(keys::callsOf(started.agent), at);
}

/// @returns whether it belongs to a call.
bool goOn(const TurnId& turn, Sequence at, const Postings& to)
{
    const QString name = keys::call(turn);
    if (!to.isKnown(name))
        return false;
    to.post(name, at);
    return true;
}

void end(const TurnId& turn, const Spend& spend, Sequence at, const Postings& to)
{
    if (!goOn(turn, at, to))
        return;
    to.post(keys::billed(rankOf(spend.cost)), at);
    to.post(keys::atListPrice(rankOf(spend.wouldHaveCost)), at);
}

} // namespace

int rankOf(Money amount)
{
    if (amount.micro <= 0)
        return 0;
    const auto micro = quint64(amount.micro);
    const int bits = std::bit_width(micro);
    const auto quarter = bits >= 3 ? (micro >> (bits - 3)) & 3 : (micro << (3 - bits)) & 3;
    return (bits - 1) * 4 + int(quarter) + 1;
}

void postCall(const StoredFact& stored, const Postings& to)
{
    const Sequence at = stored.sequence;
    if (const auto* started = std::get_if<TurnStarted>(&stored.fact))
        begin(*started, at, to);
    else if (const auto* reserved = std::get_if<TurnReserved>(&stored.fact))
        goOn(reserved->turn, at, to);
    else if (const auto* slow = std::get_if<TurnSlowed>(&stored.fact))
        goOn(slow->turn, at, to);
    else if (const auto* batched = std::get_if<TurnBatched>(&stored.fact))
        goOn(batched->turn, at, to);
    else if (const auto* used = std::get_if<ToolUsed>(&stored.fact))
        goOn(used->turn, at, to);
    else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact))
        end(finished->turn, finished->spend, at, to);
    else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
        end(failed->turn, failed->spend, at, to);
}

} // namespace qd
