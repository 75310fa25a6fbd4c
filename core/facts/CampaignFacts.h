#pragma once

#include "core/facts/FactName.h"
#include "core/model/money/Campaign.h"

/// What campaigns spend outside, and how their money is shifted.
namespace qd {

/// A channel has spent so much more.
struct ChannelSpent {
    QD_FACT("channel-spent", 1);
    CampaignId campaign;
    ChannelId channel;
    Money amount;
    AgentId by;      ///< who reported it
    QString note;    ///< as the number of a bill
    QString campaignTitle;
    QString channelTitle;
    Money spent;     ///< all in all, with this
    Money limit;     ///< as it was then
    qint64 percent = 0;       ///< of the limit, with this; rounded down
    qint64 percentBefore = 0; ///< without it
    template <class V> void fields(V& v)
    {
        v("campaign", campaign);
        v("channel", channel);
        v("amount_micro_usd", amount);
        v("by", by);
        v("note", note);
        v("campaign_title", campaignTitle);
        v("channel_title", channelTitle);
        v("spent_micro_usd", spent);
        v("limit_micro_usd", limit);
        v("percent", percent);
        v("percent_before", percentBefore);
    }
};

/// Money went from one channel of a campaign to another. Nothing came into being by it, and nothing was lost, unless it was
/// new money.
struct BudgetMoved {
    QD_FACT("budget-moved", 1);
    BudgetShift shift;
    AgentId by;
    QString reason;
    Money fromBefore;
    Money fromAfter;
    Money toBefore;
    Money toAfter;
    EscalationId escalation; ///< that it settled, or null
    RunId run;
    template <class V> void fields(V& v)
    {
        v("shift", shift);
        v("by", by);
        v("reason", reason);
        v("from_before_micro_usd", fromBefore);
        v("from_after_micro_usd", fromAfter);
        v("to_before_micro_usd", toBefore);
        v("to_after_micro_usd", toAfter);
        v("escalation", escalation);
        v("run", run);
    }
};

} // namespace qd
