#include "core/state/InboxState.h"

#include <algorithm>

namespace qd {

namespace {

/// @returns true when it waits no longer.
bool decide(Approval& approval, const ApprovalDecided& fact)
{
    switch (fact.verdict) {
    case Verdict::Approve:
    case Verdict::ApproveWithEdits:
        approval.status = ApprovalStatus::Held;
        approval.leaves = fact.leaves;
        approval.deputy = fact.deputy;
        approval.note = fact.note;
        return false;
    case Verdict::Delegate:
        approval.decider = fact.delegateTo;
        approval.note = fact.note;
        return false;
    case Verdict::AskChanges:
    case Verdict::Reject: return true;
    }
    return false;
}

bool isHers(const Approval& a)
{
    return (a.status == ApprovalStatus::Waiting || a.status == ApprovalStatus::Stale) && a.decider == human();
}

bool isHers(const Escalation& e)
{
    return e.with == human();
}

/// Nothing stands for the item any more. O(items) where something did.
void letGo(QMap<ApprovalId, Approval>& approvals, const Approval& item)
{
    if (item.status != ApprovalStatus::Merged)
        return;
    const auto standing = std::find_if(approvals.constBegin(), approvals.constEnd(), [&](const Approval& other) { return other.merged.contains(item.id); });
    if (standing != approvals.constEnd())
        approvals[standing.key()].merged.removeOne(item.id);
}

/// One stands for the others; one that another one stood for stands up for itself.
void join(QMap<ApprovalId, Approval>& approvals, const ApprovalsMerged& fact)
{
    for (const ApprovalId& id : fact.merged + QList<ApprovalId>{fact.kept})
        letGo(approvals, approvals.value(id));
    if (const auto kept = approvals.find(fact.kept); kept != approvals.end()) {
        kept->merged.append(fact.merged);
        if (kept->status == ApprovalStatus::Merged)
            kept->status = ApprovalStatus::Waiting;
    }
    for (const ApprovalId& id : fact.merged)
        if (const auto other = approvals.find(id); other != approvals.end())
            other->status = ApprovalStatus::Merged;
}

} // namespace

qsizetype InboxState::waiting() const
{
    return std::count_if(approvals.begin(), approvals.end(), [](const Approval& a) { return isHers(a); })
        + std::count_if(escalations.begin(), escalations.end(), [](const Escalation& e) { return isHers(e); });
}

qsizetype InboxState::waiting(Instant now) const
{
    qsizetype count = waiting();
    for (auto it = snoozed.begin(); it != snoozed.end(); ++it) {
        const auto approval = approvals.constFind({it.key().uuid});
        const auto escalation = escalations.constFind({it.key().uuid});
        const bool hers = approval != approvals.constEnd() ? isHers(*approval) : escalation != escalations.constEnd() && isHers(*escalation);
        if (hers && *it > now)
            --count;
    }
    return count;
}

std::optional<Instant> InboxState::putOffUntil(const InboxItemId& item, Instant now) const
{
    const auto found = snoozed.constFind(item);
    return found != snoozed.constEnd() && *found > now ? std::optional(*found) : std::nullopt;
}

std::optional<Instant> InboxState::nextReturn(Instant now) const
{
    std::optional<Instant> next;
    for (const Instant until : snoozed)
        if (until > now && (!next || until < *next))
            next = until;
    return next;
}

void InboxState::apply(const StoredFact& stored)
{
    const qsizetype before = approvals.size() + escalations.size();
    applyToApprovals(stored);
    applyToEscalations(stored);
    applyToSnoozed(stored);
    if (!snoozed.isEmpty() && approvals.size() + escalations.size() != before)
        snoozed.removeIf([this](const auto& entry) {
            return !approvals.contains({entry.key().uuid}) && !escalations.contains({entry.key().uuid});
        });
}

/// What is decided, or somebody else's now, does not stand aside any more: taken back, it waits at once.
void InboxState::applyToSnoozed(const StoredFact& stored)
{
    if (const auto* off = std::get_if<ItemSnoozed>(&stored.fact)) {
        if (approvals.contains({off->item.uuid}) || escalations.contains({off->item.uuid}))
            snoozed.insert(off->item, off->until);
    } else if (const auto* back = std::get_if<ItemReturned>(&stored.fact)) {
        snoozed.remove(back->item);
    } else if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact)) {
        snoozed.remove({decided->approval.uuid});
    } else if (const auto* climbed = std::get_if<EscalationClimbed>(&stored.fact)) {
        snoozed.remove({climbed->escalation.uuid});
    }
}

void InboxState::indexAll()
{
    m_index = {};
    for (const Approval& approval : std::as_const(approvals))
        m_index.add(approval);
}

void InboxState::remove(const ApprovalId& id)
{
    const auto found = approvals.constFind(id);
    if (found == approvals.constEnd())
        return;
    const Approval gone = *found;
    m_index.remove(gone);
    approvals.erase(found);
    letGo(approvals, gone);
}

void InboxState::applyToApprovals(const StoredFact& stored)
{
    if (const auto* asked = std::get_if<ApprovalAsked>(&stored.fact)) {
        remove(asked->approval.id);
        approvals.insert(asked->approval.id, asked->approval);
        m_index.add(asked->approval);
    } else if (const auto* decided = std::get_if<ApprovalDecided>(&stored.fact)) {
        if (const auto found = approvals.find(decided->approval); found != approvals.end() && decide(*found, *decided))
            remove(decided->approval);
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact)) {
        if (const auto found = approvals.find(undone->approval); found != approvals.end()) {
            found->status = ApprovalStatus::Waiting;
            found->leaves.reset();
            found->deputy.reset();
            if (undone->by == human() || undone->by == system())
                found->decider = human(); // else the agent that had approved it would do so again
        }
    } else if (const auto* expired = std::get_if<ApprovalExpired>(&stored.fact)) {
        remove(expired->approval);
    } else if (const auto* replaced = std::get_if<ApprovalReplaced>(&stored.fact)) {
        remove(replaced->approval);
    } else {
        applyToItems(stored);
    }
}

/// What happens to items by what happens to what they are about, or to others.
void InboxState::applyToItems(const StoredFact& stored)
{
    const auto drop = [this](const QList<ApprovalId>& ids) {
        for (const ApprovalId& id : ids)
            remove(id);
    };
    if (const auto* intended = std::get_if<EffectIntended>(&stored.fact)) {
        drop(m_index.of(intended->effect));
    } else if (const auto* split = std::get_if<EffectsSplit>(&stored.fact)) {
        drop(m_index.of(split->parent));
    } else if (const auto* withdrawn = std::get_if<EffectWithdrawn>(&stored.fact)) {
        drop(m_index.of(withdrawn->effect));
    } else if (const auto* refused = std::get_if<EffectRefused>(&stored.fact)) {
        drop(m_index.of(refused->effect)); // before its intent: nothing of it leaves by that yes
    } else if (const auto* unknown = std::get_if<EffectUnknown>(&stored.fact)) {
        drop(m_index.of(unknown->effect)); // after a restore: it may be out, so it is a question and nothing to take back
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        drop(m_index.of(over->run));
    } else if (const auto* stale = std::get_if<ApprovalStale>(&stored.fact)) {
        if (const auto found = approvals.find(stale->approval); found != approvals.end()) {
            found->status = ApprovalStatus::Stale;
            found->stale = stale->changes;
            found->leaves.reset();
        }
    } else if (const auto* merged = std::get_if<ApprovalsMerged>(&stored.fact)) {
        join(approvals, *merged);
    }
}

/// A step that does not wait any more asks nothing any more; she cannot answer what nobody would read.
void InboxState::dropQuestions(const StoredFact& stored)
{
    const auto drop = [this](const RunId& run, const StepId& step) {
        escalations.removeIf([&](const auto& entry) {
            return entry.value().isQuestion() && entry.value().run == run && (step.isEmpty() || entry.value().step == step);
        });
    };
    if (const auto* done = std::get_if<StepSettled>(&stored.fact)) {
        drop(done->run, done->step);
    } else if (const auto* skipped = std::get_if<StepSkipped>(&stored.fact)) {
        drop(skipped->run, skipped->step);
    } else if (const auto* assigned = std::get_if<StepAssigned>(&stored.fact)) {
        drop(assigned->run, assigned->step);
    } else if (const auto* undoing = std::get_if<RunUndoing>(&stored.fact)) {
        drop(undoing->run, {});
    } else if (const auto* again = std::get_if<StepsReopened>(&stored.fact)) {
        for (const StepId& step : again->steps)
            drop(again->run, step);
    }
}

void InboxState::applyToEscalations(const StoredFact& stored)
{
    if (const auto* raised = std::get_if<EscalationRaised>(&stored.fact)) {
        escalations.insert(raised->escalation.id, raised->escalation);
    } else if (const auto* climbed = std::get_if<EscalationClimbed>(&stored.fact)) {
        if (const auto found = escalations.find(climbed->escalation); found != escalations.end()) {
            found->attempts.append(climbed->reason);
            found->with = climbed->with;
            found->answerBy = climbed->answerBy;
            found->rung += 1;
        }
    } else if (const auto* settled = std::get_if<EscalationSettled>(&stored.fact)) {
        escalations.remove(settled->escalation);
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        escalations.removeIf([&](const auto& entry) {
            return entry.value().run == over->run && entry.value().reason != QLatin1String(Escalation::kUnknownOutcome);
        });
    } else if (!escalations.isEmpty()) {
        dropQuestions(stored);
    }
}

} // namespace qd
