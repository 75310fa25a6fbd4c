#include "agents/replay/HumanWords.h"

#include <algorithm>

namespace qd::agents {

namespace {
constexpr int kPushes = 2; // what fails again and again is not pushed on for ever
}

HumanWords::HumanWords(const Recording& recording)
{
    QMap<EscalationId, StepId> steps;
    for (qsizetype i = 0; i < recording.facts.size(); ++i) {
        const StoredFact& stored = recording.facts[i];
        if (const auto* raised = std::get_if<EscalationRaised>(&stored.fact))
            steps.insert(raised->escalation.id, raised->escalation.step);
        if (const auto* settled = std::get_if<EscalationSettled>(&stored.fact); settled && settled->by == human())
            m_acts.append({stored.time, steps.value(settled->escalation), *settled, {}});
        const auto* decided = std::get_if<ApprovalDecided>(&stored.fact);
        if (!decided || decided->trial || decided->by != human())
            continue;
        Act act{stored.time, decided->step, *decided, {}};
        for (qsizetype later = i; decided->verdict == Verdict::ApproveWithEdits && later >= 0 && act.edits.isEmpty(); --later)
            if (const auto* made = std::get_if<ArtefactMade>(&recording.facts[later].fact); made && made->artefact.madeBy == human())
                act.edits = recording.text(made->artefact.sha256); // it is written down right before the decision
        m_acts.append(act);
    }
}

std::optional<Command> HumanWords::next(const InboxState& inbox)
{
    std::optional<Command> command = commandFor(m_acts.first(), inbox);
    if (command)
        m_acts.removeFirst();
    return command;
}

std::optional<Command> HumanWords::commandFor(const Act& act, const InboxState& inbox)
{
    if (const auto* settled = std::get_if<EscalationSettled>(&act.what)) {
        for (const Escalation& escalation : inbox.escalations)
            if (escalation.step == act.step)
                return SettleEscalation{escalation.id, settled->carryOn, settled->note, settled->option};
        return std::nullopt;
    }
    const auto& decided = std::get<ApprovalDecided>(act.what);
    for (const Approval& approval : inbox.approvals)
        if (approval.step == act.step && approval.status == ApprovalStatus::Waiting)
            return DecideApproval{approval.id, decided.verdict, approval.sha256, decided.note, act.edits, decided.delegateTo};
    return std::nullopt;
}

std::optional<Command> HumanWords::about(const InboxState& inbox)
{
    for (const Approval& approval : inbox.approvals)
        if (approval.status == ApprovalStatus::Waiting && approval.decider == human())
            return about(approval);
    for (const Escalation& escalation : inbox.escalations)
        if (escalation.with == human())
            return about(escalation);
    return std::nullopt;
}

/// Takes what she said at that step next.
template <class Said>
std::optional<Said> HumanWords::take(const StepId& step)
{
    const auto act = std::find_if(m_acts.begin(), m_acts.end(), [&](const Act& one) {
        return one.step == step && std::holds_alternative<Said>(one.what);
    });
    if (act == m_acts.end()) {
        ++m_assumed;
        return std::nullopt;
    }
    const Said said = std::get<Said>(act->what);
    m_acts.erase(act);
    return said;
}

Command HumanWords::about(const Approval& approval)
{
    const std::optional<ApprovalDecided> said = take<ApprovalDecided>(approval.step);
    if (!said || said->verdict == Verdict::ApproveWithEdits)
        return DecideApproval{approval.id, Verdict::Approve, approval.sha256, said ? said->note : QString(), {}, {}};
    return DecideApproval{approval.id, said->verdict, approval.sha256, said->note, {}, said->delegateTo};
}

Command HumanWords::about(const Escalation& escalation)
{
    if (const std::optional<EscalationSettled> said = take<EscalationSettled>(escalation.step))
        return SettleEscalation{escalation.id, said->carryOn, said->note, said->option};
    return SettleEscalation{escalation.id, escalation.isQuestion() || escalation.asked || m_pushed[escalation.step]++ < kPushes, QStringLiteral("Yes.")};
}

} // namespace qd::agents
