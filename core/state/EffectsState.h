#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// Effects that are neither confirmed, refused nor withdrawn.
struct EffectsState {
    QMap<EffectId, Effect> open;

    template <class V> void fields(V& v) { v("open", open); }
    void apply(const StoredFact& stored);

private:
    bool applyUnderWay(const StoredFact& stored);
};

} // namespace qd
