#pragma once

#include "core/facts/FactName.h"
#include "core/model/Ids.h"
#include "core/model/money/Spend.h"

/// What happens in a turn of an agent: what it reserves, gives and spends.
namespace qd {

/// An agent begins to work; what the call can cost at worst is reserved with it.
struct TurnStarted {
    QD_FACT("turn-started", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    int round = 1;   ///< how often the step has been gone through
    int part = 0;    ///< Debate: which turn of it
    int attempt = 1;
    QString task;
    QString model;
    TierId tier;
    Money reserved;
    Instant deadline;
    RunId campaign{}; ///< whose campaign budget it draws on; null: that of `run`
    qint64 reservedTokens = 0;
    int reservedCalls = 1;
    CampaignId forCampaign{}; ///< of the organisation, that the run is about; empty: of none
    ChannelId forChannel{};   ///< of that campaign
    int configuration = 0;    ///< version of how its agent is set up
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("round", round);
        v("part", part);
        v("attempt", attempt);
        v("task", task);
        v("model", model);
        v("tier", tier);
        v("reserved_micro_usd", reserved);
        v("deadline", deadline);
        v("campaign", campaign);
        v("reserved_tokens", reservedTokens);
        v("reserved_calls", reservedCalls);
        v("for_campaign", forCampaign);
        v("for_channel", forChannel);
        v("configuration", configuration);
    }
};

/// The turn gave something usable. Settles what it had reserved.
struct TurnFinished {
    QD_FACT("turn-finished", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    Spend spend;
    Values values;        ///< become run data as "step.field"
    QByteArray reply;     ///< blob of the whole reply; empty for a skill
    QByteArray prompt;    ///< blob of the request, which may name its system text by hash; empty for a skill
    bool stepDone = true; ///< false: a debate goes on
    QStringList recalled{}; ///< pieces of memory and documents that the prompt showed
    int notRecalled = 0;    ///< found as well, and left out for length
    QByteArray asks{};      ///< blob: the model asked for tools before it answers (an Exchange without results); the step goes on with them
    QStringList calls{};    ///< the ids of what it asked for
    RunId campaign{};       ///< whose campaign budget it draws on; null: that of `run`
    TurnId answerOf{};      ///< nobody was asked: this turn had asked the same before
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("spend", spend);
        v("values", values);
        v("reply", reply);
        v("prompt", prompt);
        v("step_done", stepDone);
        v("recalled", recalled);
        v("not_recalled", notRecalled);
        v("asks", asks);
        v("calls", calls);
        v("campaign", campaign);
        v("answer_of", answerOf);
    }
};

struct TurnFailed {
    QD_FACT("turn-failed", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    Spend spend;
    QString reason;
    bool again = false; ///< the step is tried again
    bool stopped = false; ///< a stop or a restart ended it: no fault of the agent, no attempt used up
    std::optional<Instant> retryAt{}; ///< again, but not before then
    RunId campaign{};                 ///< whose campaign budget it draws on; null: that of `run`
    QByteArray prompt{};              ///< blob of the request, as TurnFinished's; empty: none was written
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("spend", spend);
        v("reason", reason);
        v("again", again);
        v("stopped", stopped);
        v("retry_at", retryAt);
        v("campaign", campaign);
        v("prompt", prompt);
    }
};

} // namespace qd
