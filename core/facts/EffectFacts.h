#pragma once

#include "core/facts/FactName.h"
#include "core/model/Effect.h"

/// What happens to something that leaves the house.
namespace qd {

struct EffectPlanned {
    QD_FACT("effect-planned", 1);
    Effect effect;
    template <class V> void fields(V& v) { v("effect", effect); }
};

/// The effect may go out as soon as `notBefore` has passed. Only this fact lets it.
struct EffectAuthorised {
    QD_FACT("effect-authorised", 1);
    EffectId effect;
    AgentId by;
    QByteArray sha256;
    Instant notBefore;
    QString why;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("by", by);
        v("sha256", sha256);
        v("not_before", notBefore);
        v("why", why);
    }
};

/// Durable before the first byte leaves.
struct EffectIntended {
    QD_FACT("effect-intended", 1);
    EffectId effect;
    int attempt = 1;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("attempt", attempt);
    }
};

struct EffectConfirmed {
    QD_FACT("effect-confirmed", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString receipt;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("receipt", receipt);
    }
};

struct EffectRefused {
    QD_FACT("effect-refused", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("reason", reason);
    }
};

struct EffectUnknown {
    QD_FACT("effect-unknown", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString evidence;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("evidence", evidence);
    }
};

struct EffectWithdrawn {
    QD_FACT("effect-withdrawn", 1);
    EffectId effect;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("reason", reason);
    }
};

} // namespace qd
