#pragma once

#include "core/facts/FactName.h"
#include "core/model/Ids.h"
#include "core/model/outside/Change.h"

/// What becomes of items beside her word on them.
namespace qd {

struct BundleRefused {
    ApprovalId approval;
    QString why;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("why", why);
    }
};

/// The world is not as it was when she was asked: a yes does not hold before she has seen what changed.
struct ApprovalStale {
    QD_FACT("approval-stale", 1);
    ApprovalId approval;
    RunId run;
    StepId step;
    QList<Change> changes;
    QString target; ///< digest of it as it is now
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("run", run);
        v("step", step);
        v("changes", changes);
        v("target", target);
    }
};

/// Several items ask the same; one stands for all of them.
struct ApprovalsMerged {
    QD_FACT("approvals-merged", 1);
    ApprovalId kept;
    QList<ApprovalId> merged;
    RunId run; ///< of the one that is kept
    QString reason;
    template <class V> void fields(V& v)
    {
        v("kept", kept);
        v("merged", merged);
        v("run", run);
        v("reason", reason);
    }
};

/// Decisions that were made elsewhere and signed there have come in; what they decide follows.
struct BundleTaken {
    QD_FACT("bundle-taken", 1);
    BundleId bundle;
    QByteArray key; ///< Ed25519, public
    AgentId by; ///< whose key it is
    QList<ApprovalId> taken;
    QList<BundleRefused> refused;
    Instant madeAt; ///< as it says itself
    template <class V> void fields(V& v)
    {
        v("bundle", bundle);
        v("key", key);
        v("by", by);
        v("taken", taken);
        v("refused", refused);
        v("made_at", madeAt);
    }
};

} // namespace qd
