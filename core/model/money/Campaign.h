#pragma once

#include "core/base/Describe.h"
#include "core/model/Ids.h"

/// Money that is spent outside, on what a campaign buys. What the department's own work costs is another matter (Budget).
namespace qd {

struct Channel {
    ChannelId id;
    QString title;
    Money limit; ///< as it was planned; what is moved comes on top

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("limit_micro_usd", limit);
    }
};

struct Campaign {
    CampaignId id;
    QString title;
    AgentId owner; ///< who watches what it spends
    QList<Channel> channels;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("owner", owner);
        v("channels", channels);
    }
    const Channel* channel(const ChannelId& wanted) const
    {
        for (const Channel& one : channels)
            if (one.id == wanted)
                return &one;
        return nullptr;
    }
};

/// Money that goes from the limit of one channel to that of another in the same campaign.
struct BudgetShift {
    CampaignId campaign;
    ChannelId from; ///< empty: it is new money, which the human alone can give
    ChannelId to;
    Money amount;

    template <class V> void fields(V& v)
    {
        v("campaign", campaign);
        v("from", from);
        v("to", to);
        v("amount_micro_usd", amount);
    }
};

/// One way out of what was escalated, for whoever settles it to choose.
struct Remedy {
    QString id;
    QString title;
    QString effect; ///< what it changes, with before and after
    std::optional<BudgetShift> shift{};

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("effect", effect);
        v("shift", shift);
    }
};

} // namespace qd
