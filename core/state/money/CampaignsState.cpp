#include "core/state/money/CampaignsState.h"

namespace qd {

Money CampaignsState::movedBy(const AgentId& agent, const CampaignId& campaign, Instant now) const
{
    // A clock that was set back over midnight gives nobody its authority a second time.
    return dayOf(now) > day ? Money{} : movedToday.value(agent).value(campaign);
}

void CampaignsState::apply(const StoredFact& stored)
{
    if (const auto* adopted = std::get_if<OrganisationAdopted>(&stored.fact))
        adopt(adopted->organisation);
    else if (const auto* spent = std::get_if<ChannelSpent>(&stored.fact))
        channels[spent->campaign][spent->channel].spent += spent->amount;
    else if (const auto* moved = std::get_if<BudgetMoved>(&stored.fact))
        move(*moved, stored.time);
}

/// Plans change with the file; what was moved and spent stays.
void CampaignsState::adopt(const Organisation& organisation)
{
    for (Channels& campaign : channels)
        for (ChannelState& channel : campaign)
            channel.planned = {};
    for (const Campaign& campaign : organisation.campaigns)
        for (const Channel& channel : campaign.channels)
            channels[campaign.id][channel.id].planned = channel.limit;
    for (Channels& campaign : channels)
        campaign.removeIf([](const auto& entry) {
            const ChannelState& c = entry.value();
            return c.planned.micro == 0 && c.moved.micro == 0 && c.spent.micro == 0;
        });
    channels.removeIf([](const auto& entry) { return entry.value().isEmpty(); });
}

void CampaignsState::move(const BudgetMoved& fact, Instant time)
{
    const BudgetShift& shift = fact.shift;
    Channels& campaign = channels[shift.campaign];
    if (!shift.from.isEmpty())
        campaign[shift.from].moved = campaign[shift.from].moved - shift.amount;
    campaign[shift.to].moved += shift.amount;
    moves.prepend({time, fact});
    if (moves.size() > kMoves)
        moves.removeLast();
    if (dayOf(time) > day) {
        day = dayOf(time);
        movedToday.clear();
    }
    if (fact.by != human())
        movedToday[fact.by][shift.campaign] += shift.amount;
}

} // namespace qd
