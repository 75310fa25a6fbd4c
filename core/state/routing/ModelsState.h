#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// Which models cannot be asked for now, and which answers do not come on.
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
    static constexpr const char* kRehearsal = "rehearsal";
    static constexpr const char* kTiers = "tiers";
    QString use = QString::fromLatin1(kRehearsal); ///< kRehearsal, kTiers, or one "provider:model" for all
    QMap<QString, Trouble> troubled; ///< by provider
    QMap<TurnId, Instant> slow;      ///< turns whose answer stands still, and since when

    template <class V> void fields(V& v)
    {
        v("use", use);
        v("troubled", troubled);
        v("slow", slow);
    }
    void apply(const StoredFact& stored);
};

} // namespace qd
