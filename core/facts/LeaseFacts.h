#pragma once

#include "core/facts/FactName.h"
#include "core/model/Ids.h"

/// What happens to named things that must not be changed by two at once.
namespace qd {

/// A step holds the resource from now on. The sequence of this fact is its fence: what a turn that began before it, or after
/// its end, brings is not taken.
struct LeaseTaken {
    QD_FACT("lease-taken", 1);
    QString resource;
    RunId run;
    StepId step;
    Instant until; ///< it ends then at the latest
    template <class V> void fields(V& v)
    {
        v("resource", resource);
        v("run", run);
        v("step", step);
        v("until", until);
    }
};

struct LeaseEnded {
    QD_FACT("lease-ended", 1);
    QString resource;
    RunId run;
    StepId step;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("resource", resource);
        v("run", run);
        v("step", step);
        v("reason", reason);
    }
};

} // namespace qd
