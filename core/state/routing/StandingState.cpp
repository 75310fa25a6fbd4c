#include "core/state/routing/StandingState.h"

namespace qd {

namespace {

/// Who wrote what waits; empty when nothing does.
AgentId authorOf(const InboxState& inbox, const ApprovalId& id)
{
    const auto found = inbox.approvals.constFind(id);
    if (found == inbox.approvals.constEnd())
        return {};
    return found->author.isEmpty() ? found->from : found->author;
}

} // namespace

double StandingState::mean() const
{
    qint64 judged = 0;
    qint64 unedited = 0;
    for (const Record& record : agents) {
        judged += record.judged;
        unedited += record.unedited;
    }
    return double(unedited + 1) / double(judged + 2);
}

double StandingState::weightOf(const AgentId& agent) const
{
    const Record record = agents.value(agent);
    return (double(record.unedited) + kPrior * mean()) / (double(record.judged) + kPrior);
}

void StandingState::apply(const StoredFact& stored, const InboxState& inbox)
{
    if (const auto* fact = std::get_if<ApprovalDecided>(&stored.fact); fact && !fact->trial) {
        decided(*fact, inbox);
    } else if (const auto* replaced = std::get_if<ApprovalReplaced>(&stored.fact)) { // her own text goes out in its place
        const AgentId author = authorOf(inbox, replaced->approval);
        if (replaced->reason == QLatin1String("edited") && !author.isEmpty() && author != human())
            agents[author].judged += 1;
    } else if (const auto* undone = std::get_if<ApprovalUndone>(&stored.fact); undone && held.contains(undone->approval)) {
        Record& record = agents[held.take(undone->approval)];
        record.judged -= 1;
        record.unedited -= 1;
    }
}

void StandingState::decided(const ApprovalDecided& fact, const InboxState& inbox)
{
    const AgentId author = authorOf(inbox, fact.approval);
    held.removeIf([&](const auto& entry) { return !inbox.approvals.contains(entry.key()); }); // those have left
    if (fact.verdict == Verdict::Delegate || fact.verdict == Verdict::ApproveWithEdits || author.isEmpty() || author == human())
        return;
    Record& record = agents[author];
    record.judged += 1;
    if (fact.verdict != Verdict::Approve)
        return;
    record.unedited += 1;
    held.insert(fact.approval, author);
}

} // namespace qd
