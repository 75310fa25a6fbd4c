#pragma once

#include "core/facts/TurnFacts.h"

/// What happens around calls of models: what they may cost, what they ask to have done, and who cannot be asked.
namespace qd {

/// The prompt of the turn is written, so it is known what its call can cost at worst: that is reserved before anybody is asked.
struct TurnReserved {
    QD_FACT("turn-reserved", 1);
    TurnId turn;
    RunId run;
    AgentId agent;
    QString model;
    Money amount;
    TokenCount tokens;  ///< in and out together
    int calls = 1;
    Instant deadline;   ///< of the turn: so much time is reserved
    RunId campaign{};   ///< whose campaign budget it draws on; null: that of `run`
    CampaignId forCampaign{}; ///< of the organisation, that the run is about; empty: of none
    ChannelId forChannel{};   ///< of that campaign
    bool batched = false;     ///< asked with others that can wait, for less
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("agent", agent);
        v("model", model);
        v("amount_micro_usd", amount);
        v("tokens", tokens);
        v("calls", calls);
        v("deadline", deadline);
        v("campaign", campaign);
        v("for_campaign", forCampaign);
        v("for_channel", forChannel);
        v("batched", batched);
    }
};

/// Whether the beginning of a turn itself reserves something: not that of a skill, nor where TurnReserved follows.
inline bool reserves(const TurnStarted& started)
{
    return started.reserved.micro > 0 || (started.reservedCalls > 0 && !started.model.isEmpty());
}

/// The reservation as those turns have it that made it when they began.
inline TurnStarted asStarted(const TurnReserved& reserved)
{
    TurnStarted started;
    started.turn = reserved.turn;
    started.run = reserved.run;
    started.agent = reserved.agent;
    started.model = reserved.model;
    started.reserved = reserved.amount;
    started.reservedTokens = reserved.tokens.value;
    started.reservedCalls = reserved.calls;
    started.deadline = reserved.deadline;
    started.campaign = reserved.campaign;
    started.forCampaign = reserved.forCampaign;
    started.forChannel = reserved.forChannel;
    return started;
}

/// Something that a document of the outside said, as it was read.
struct ReadSource {
    QString address;
    QString title;
    QByteArray sha256; ///< of the bytes that came
    Instant at;

    template <class V> void fields(V& v)
    {
        v("address", address);
        v("title", title);
        v("sha256", sha256);
        v("at", at);
    }
};

/// What a model asked for in a turn was done. The last of its calls opens the step again.
struct ToolUsed {
    QD_FACT("tool-used", 1);
    TurnId turn; ///< that asked
    RunId run;
    StepId step;
    AgentId agent;
    QString call; ///< the model's own id of it
    QString tool;
    QByteArray input;  ///< blob
    QByteArray output; ///< blob: what the model is shown
    bool failed = false;
    Duration took{0};
    QList<ReadSource> sources;
    Money cost{};      ///< what the service that did it takes for it
    RunId campaign{};  ///< whose campaign budget it draws on; null: that of `run`
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("call", call);
        v("tool", tool);
        v("input", input);
        v("output", output);
        v("failed", failed);
        v("took_ms", took);
        v("sources", sources);
        v("cost_micro_usd", cost);
        v("campaign", campaign);
    }
};

/// The call of the turn lies with its provider, among others that can wait: its agent is free until the answer is there.
struct TurnBatched {
    QD_FACT("turn-batched", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    QString provider;
    QString batch;   ///< the provider's name of it
    Instant deadline; ///< when it has to be done
    QByteArray order; ///< blob: what is needed to read the answer
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("provider", provider);
        v("batch", batch);
        v("deadline", deadline);
        v("order", order);
    }
};

/// The answer of a model has begun, or should have, and nothing more comes.
struct TurnSlowed {
    QD_FACT("turn-slowed", 1);
    TurnId turn;
    RunId run;
    AgentId agent;
    Duration silent{0};
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("agent", agent);
        v("silent_ms", silent);
    }
};

/// From now on agents ask these models.
struct ModelsChosen {
    QD_FACT("models-chosen", 1);
    QString use; ///< "rehearsal"; "tiers": each the model of its tier or its own; or one "provider:model" for all
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("use", use);
        v("by", by);
    }
};

/// A provider of models cannot be asked for now: calls wait, or go to the next model of their tier.
struct ProviderTroubled {
    QD_FACT("provider-troubled", 1);
    QString provider;
    QString why;
    template <class V> void fields(V& v)
    {
        v("provider", provider);
        v("why", why);
    }
};

struct ProviderRecovered {
    QD_FACT("provider-recovered", 1);
    QString provider;
    template <class V> void fields(V& v) { v("provider", provider); }
};

} // namespace qd
