#pragma once

#include "core/facts/Fact.h"
#include "core/state/inbox/InboxIndex.h"

namespace qd {

/// What waits for somebody, and what was approved and has not left yet.
struct InboxState {
    QMap<ApprovalId, Approval> approvals;       ///< Waiting, Held, Stale, or Merged into another one
    QMap<EscalationId, Escalation> escalations; ///< open; those with() the human wait for her
    QMap<InboxItemId, Instant> snoozed;         ///< when what she put off comes back; stays until it is decided

    template <class V> void fields(V& v)
    {
        v("approvals", approvals);
        v("escalations", escalations);
        v("snoozed", snoozed);
    }
    /// How many items wait for the human to decide, those that she put off among them.
    qsizetype waiting() const;
    /// How many of them wait at `now`: what she put off counts from its moment on.
    qsizetype waiting(Instant now) const;
    /// When the item comes back; nothing when it does not stand aside at `now`.
    std::optional<Instant> putOffUntil(const InboxItemId& item, Instant now) const;
    /// The next moment after `now` at which one comes back.
    std::optional<Instant> nextReturn(Instant now) const;
    void apply(const StoredFact& stored);
    /// What finds them quickly.
    const InboxIndex& index() const { return m_index; }
    /// Makes it from the items, after these were read.
    void indexAll();

private:
    void remove(const ApprovalId& id);
    void applyToItems(const StoredFact& stored);
    void applyToApprovals(const StoredFact& stored);
    void applyToEscalations(const StoredFact& stored);
    void dropQuestions(const StoredFact& stored);
    void applyToSnoozed(const StoredFact& stored);

    InboxIndex m_index;
};

} // namespace qd
