#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// Which models cannot be asked for now, which answers do not come on, and which come later.
struct ModelsState {
    struct Trouble {
        QString why;
        Instant since;
        template <class V> void fields(V& v)
        {
            v("why", why);
            v("since", since);
        }
    };
    /// A turn whose call lies with its provider, among others that can wait.
    struct Batched {
        RunId run;
        StepId step;
        AgentId agent;
        QString provider;
        QString batch;
        Instant since;
        Instant deadline;
        QByteArray order; ///< blob
        template <class V> void fields(V& v)
        {
            v("run", run);
            v("step", step);
            v("agent", agent);
            v("provider", provider);
            v("batch", batch);
            v("since", since);
            v("deadline", deadline);
            v("order", order);
        }
    };
    /// What a model said to a call, for when the same is asked again.
    struct Said {
        TurnId turn;
        QByteArray reply; ///< blob
        Instant at;
        template <class V> void fields(V& v)
        {
            v("turn", turn);
            v("reply", reply);
            v("at", at);
        }
    };
    static constexpr const char* kRehearsal = "rehearsal";
    static constexpr const char* kTiers = "tiers";
    QString use = QString::fromLatin1(kRehearsal); ///< kRehearsal, kTiers, or one "provider:model" for all
    QMap<QString, Trouble> troubled; ///< by provider
    QMap<TurnId, Instant> slow;      ///< turns whose answer stands still, and since when
    QMap<TurnId, Batched> batched;   ///< until their answers have come
    QMap<QByteArray, Said> said;     ///< by the hash of the call; the last kSaid that a provider answered in words
    static constexpr qsizetype kSaid = 512;

    template <class V> void fields(V& v)
    {
        v("use", use);
        v("troubled", troubled);
        v("slow", slow);
        v("batched", batched);
        v("said", said);
    }
    void apply(const StoredFact& stored);

private:
    void settle(const TurnId& turn);
    void keep(const TurnFinished& finished, const StoredFact& stored);
};

} // namespace qd
