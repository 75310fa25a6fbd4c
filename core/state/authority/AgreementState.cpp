#include "core/state/authority/AgreementState.h"

#include <algorithm>

namespace qd {

namespace {

bool isHerOwn(const ApprovalDecided& decided)
{
    return decided.by == human() && !decided.trial && !decided.deputy && decided.bundle.isNull() && !decided.many.value_or(false);
}

/// The yes was none.
void takeBack(AgreementState::Agreed& agreed, const EffectId& effect)
{
    qint64& counted = agreed.differ.removeAll(effect) > 0 ? agreed.edited : agreed.unedited;
    counted = std::max<qint64>(0, counted - 1);
}

} // namespace

void AgreementState::apply(const StoredFact& stored, const InboxState& before)
{
    if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact)) {
        const auto item = before.approvals.constFind(undone->approval);
        const auto kind = item == before.approvals.constEnd() ? kinds.end() : kinds.find(item->kind);
        if (kind != kinds.end() && item->status == ApprovalStatus::Held && undone->by == human())
            takeBack(*kind, item->effect);
        return;
    }
    const auto* decided = std::get_if<ApprovalDecided>(&stored.fact);
    const auto item = decided && isHerOwn(*decided) ? before.approvals.constFind(decided->approval) : before.approvals.constEnd();
    if (item == before.approvals.constEnd() || !item->merged.isEmpty() || decided->verdict == Verdict::Delegate)
        return;
    Agreed& agreed = kinds[item->kind];
    agreed.last = stored.time;
    switch (decided->verdict) {
    case Verdict::Approve: ++agreed.unedited; return;
    case Verdict::ApproveWithEdits: ++agreed.edited; break;
    case Verdict::AskChanges: ++agreed.changes; break;
    case Verdict::Reject: ++agreed.rejected; break;
    case Verdict::Delegate: return;
    }
    agreed.differ.append(item->effect);
    if (agreed.differ.size() > Agreed::kRemembered)
        agreed.differ.removeFirst();
}

} // namespace qd
