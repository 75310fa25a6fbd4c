#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What waits for somebody, and what was approved and has not left yet.
struct InboxState {
    QMap<ApprovalId, Approval> approvals;       ///< Waiting or Held
    QMap<EscalationId, Escalation> escalations; ///< open; those with() the human wait for her

    template <class V> void fields(V& v)
    {
        v("approvals", approvals);
        v("escalations", escalations);
    }
    /// How many items wait for the human to decide.
    qsizetype waiting() const;
    void apply(const StoredFact& stored);
};

} // namespace qd
