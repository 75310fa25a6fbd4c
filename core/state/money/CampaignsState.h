#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What the channels of each campaign may spend and have spent, and how their money was moved.
struct CampaignsState {
    struct ChannelState {
        Money planned; ///< by the organisation in use
        Money moved;   ///< what came from other channels, less what went to them; new money counts as having come
        Money spent;
        Money limit() const { return planned + moved; }
        template <class V> void fields(V& v)
        {
            v("planned_micro_usd", planned);
            v("moved_micro_usd", moved);
            v("spent_micro_usd", spent);
        }
    };
    struct Move {
        Instant time;
        BudgetMoved what;
        template <class V> void fields(V& v)
        {
            v("time", time);
            v("what", what);
        }
    };
    using Channels = QMap<ChannelId, ChannelState>;
    QMap<CampaignId, Channels> channels;
    QList<Move> moves; ///< the last kMoves, newest first
    static constexpr qsizetype kMoves = 50;
    qint64 day = 0;    ///< UTC day of `movedToday`
    QMap<AgentId, QMap<CampaignId, Money>> movedToday;

    template <class V> void fields(V& v)
    {
        v("channels", channels);
        v("moves", moves);
        v("day", day);
        v("moved_today", movedToday);
    }
    ChannelState channel(const CampaignId& campaign, const ChannelId& channel) const { return channels.value(campaign).value(channel); }
    /// How much of the campaign's money the agent has moved on the day of `now`.
    Money movedBy(const AgentId& agent, const CampaignId& campaign, Instant now) const;
    void apply(const StoredFact& stored);

private:
    void adopt(const Organisation& organisation);
    void move(const BudgetMoved& fact, Instant time);
};

} // namespace qd
