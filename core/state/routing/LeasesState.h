#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// Who holds a resource.
struct Lease {
    RunId run;
    StepId step;
    Sequence fence = 0; ///< the fact by which it was taken
    Instant until;

    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("fence", fence);
        v("until", until);
    }
};

/// The resources that are held, by name. Those of a run end with it.
struct LeasesState {
    QMap<QString, Lease> held;

    template <class V> void fields(V& v) { v("held", held); }
    void apply(const StoredFact& stored);
};

} // namespace qd
