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
    std::optional<AuthorityTrace> trace{};
    std::optional<qint64> epoch{}; ///< of the rules that let it
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("by", by);
        v("sha256", sha256);
        v("not_before", notBefore);
        v("why", why);
        v("trace", trace);
        v("epoch", epoch);
    }
};

/// Durable before the first byte leaves.
struct EffectIntended {
    QD_FACT("effect-intended", 1);
    EffectId effect;
    int attempt = 1;
    QString key{};                    ///< what the other side knows it by, the same for each attempt
    QByteArray mac{};                 ///< over effect, content, key, epoch and attempt
    std::optional<qint64> epoch{};
    QString capability{};             ///< what the one that sends it was given, in words
    std::optional<Instant> deadline{}; ///< after which nothing of it begins any more
    QList<SentRequest> requests{};
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("attempt", attempt);
        v("key", key);
        v("mac", mac);
        v("epoch", epoch);
        v("capability", capability);
        v("deadline", deadline);
        v("requests", requests);
    }
};

struct EffectConfirmed {
    QD_FACT("effect-confirmed", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString receipt;
    QString providerId{}; ///< what the other side calls it
    std::optional<ConfirmedBy> how{}; ///< none: it answered
    QString evidence{};
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("receipt", receipt);
        v("provider_id", providerId);
        v("how", how);
        v("evidence", evidence);
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
    std::optional<qint64> sentBytes{};     ///< that left before nothing was heard any more
    std::optional<Instant> lastByteAt{};
    std::optional<bool> mayDouble{};       ///< to send it again could do it twice
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("evidence", evidence);
        v("sent_bytes", sentBytes);
        v("last_byte_at", lastByteAt);
        v("may_double", mayDouble);
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
