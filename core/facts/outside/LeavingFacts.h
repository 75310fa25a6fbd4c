#pragma once

#include "core/facts/FactName.h"
#include "core/model/Ids.h"
#include "core/model/outside/Lookup.h"
#include "core/model/outside/Ruling.h"

/// What happens to something that leaves, between its beginning and its end.
namespace qd {

/// It may leave and does not yet. One fact for each change of the reason, not for each time it was looked at.
struct EffectDeferred {
    QD_FACT("effect-deferred", 1);
    EffectId effect;
    RunId run;
    StepId step;
    std::optional<Instant> until; ///< none: when what it waits for comes
    Deferral reason = Deferral::Busy;
    QString text; ///< for a person
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("until", until);
        v("reason", reason);
        v("text", text);
    }
};

/// The outside was asked whether it is there.
struct EffectLookedUp {
    QD_FACT("effect-looked-up", 1);
    EffectId effect;
    RunId run;
    int tries = 0;
    Found found = Found::Unclear;
    QString evidence;
    std::optional<Instant> next; ///< none: not again by itself
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("tries", tries);
        v("found", found);
        v("evidence", evidence);
        v("next", next);
    }
};

/// It certainly is not there: it can be sent.
struct EffectAbsent {
    QD_FACT("effect-absent", 1);
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

/// Her word on what nobody could tell. What follows from it stands beside it.
struct EffectRuled {
    QD_FACT("effect-ruled", 1);
    EffectId effect;
    RunId run;
    StepId step;
    Ruling ruling = Ruling::DidNot;
    AgentId by;
    QString note;
    EffectId again; ///< SendAgain: the effect that is sent in its place
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("ruling", ruling);
        v("by", by);
        v("note", note);
        v("again", again);
    }
};

/// One request of several that a delivery is made of is done.
struct EffectStepped {
    QD_FACT("effect-stepped", 1);
    EffectId effect;
    RunId run;
    QString name; ///< of the request
    QString providerId;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("name", name);
        v("provider_id", providerId);
    }
};

/// One effect has become several, one for each recipient or batch; they were planned before.
struct EffectsSplit {
    QD_FACT("effects-split", 1);
    EffectId parent;
    RunId run;
    StepId step;
    QList<EffectId> parts;
    QString per; ///< "recipient", "batch"
    int size = 1; ///< recipients in each
    template <class V> void fields(V& v)
    {
        v("parent", parent);
        v("run", run);
        v("step", step);
        v("parts", parts);
        v("per", per);
        v("size", size);
    }
};

} // namespace qd
