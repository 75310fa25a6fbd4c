#pragma once

#include "core/model/Approval.h"

namespace qd {

/// Finds approvals that are in the inbox, each in O(log n). Not in a snapshot: it follows from the items.
class InboxIndex {
public:
    void add(const Approval& approval);
    void remove(const Approval& approval);

    /// Those about the effect.
    QList<ApprovalId> of(const EffectId& effect) const { return m_ofEffect.value(effect); }
    /// Those of the run, in the order in which they were asked.
    QList<ApprovalId> of(const RunId& run) const { return m_ofRun.value(run); }
    /// Those with that content.
    QList<ApprovalId> withContent(const QByteArray& sha256) const { return m_ofContent.value(sha256); }

private:
    QMap<EffectId, QList<ApprovalId>> m_ofEffect;
    QMap<RunId, QList<ApprovalId>> m_ofRun;
    QMap<QByteArray, QList<ApprovalId>> m_ofContent;
};

} // namespace qd
