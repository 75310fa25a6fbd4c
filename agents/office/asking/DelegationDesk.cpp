#include "agents/office/asking/DelegationDesk.h"

#include "agents/office/asking/ApprovalDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "core/rules/Judge.h"
#include "core/rules/inbox/Merging.h"

#include <algorithm>

namespace qd::agents {

void DelegationDesk::takeUp()
{
    if (m_floor.isHalted())
        return;
    const QMap<ApprovalId, Approval> open = m_floor.state.inbox.approvals;
    for (const Approval& approval : open) {
        if (approval.decider == human() || approval.status != ApprovalStatus::Waiting)
            continue;
        if (m_asked.value(approval.id) == approval.decider || rests(approval))
            continue;
        Result<TurnOrder> order = writeDelegationOrder(m_floor.state, approval, m_floor.settings, m_floor.now());
        if (!order) {
            handBack(approval, order.error().text);
            continue;
        }
        m_asked.insert(approval.id, approval.decider);
        m_floor.turns->hand(std::move(*order), [this, id = approval.id](const TurnOrder& asked, const TurnReport& report) {
            decide(id, asked, report);
        });
    }
}

/// Its run or who decides is paused: it is taken up when that goes on.
bool DelegationDesk::rests(const Approval& approval) const
{
    return m_floor.state.org.agents.value(approval.decider).paused || m_floor.isPaused(approval.run);
}

void DelegationDesk::decide(const ApprovalId& id, const TurnOrder& order, const TurnReport& report)
{
    const AgentId by = order.agent.id;
    if (m_asked.value(id) == by)
        m_asked.remove(id);
    const auto found = m_floor.state.inbox.approvals.constFind(id);
    if (found == m_floor.state.inbox.approvals.constEnd() || found->status != ApprovalStatus::Waiting || found->decider != by)
        return; // decided, or somebody else's by now
    const Approval approval = *found;
    if (report.error && report.error->kind == Error::Cancelled)
        return takeUp(); // a stop or a pause: then it is taken up when that is over
    if (report.error)
        return handBack(approval, report.error->text);
    DecideApproval command;
    command.approval = id;
    command.sha256 = approval.sha256;
    command.note = report.reply.at(u"reasoning").toString();
    if (command.note.isEmpty())
        command.note = QStringLiteral("No reason was given.");
    const bool yes = report.reply.at(u"verdict").toString() == QLatin1String("approve");
    if (yes && report.label.integrity < Integrity::Internal) // it informs her, and lets nothing out
        return handBack(approval, QStringLiteral("it read what strangers wrote, and would say yes: %1").arg(command.note));
    if (yes && report.label.rehearsal && !approval.content.rehearsal)
        return handBack(approval, QStringLiteral("its model rehearses, and a made-up yes lets out nothing that is real: %1").arg(command.note));
    command.verdict = yes ? Verdict::Approve : Verdict::AskChanges;
    const Instant now = m_floor.now();
    const Result<QList<Fact>> facts = rules::judge(m_floor.state, command, {by, now, {}, {}});
    if (!facts)
        return handBack(approval, command.note);
    const QList<Approval> all = rules::togetherWith(m_floor.state.inbox, approval);
    RunId run = approval.run;
    for (const Fact& fact : *facts) {
        const auto* decision = std::get_if<ApprovalDecided>(&fact);
        run = decision ? decision->run : run;
        const Sequence at = m_floor.docket.enter(fact, by, 0, run, report.label, now);
        if (const auto item = std::find_if(all.begin(), all.end(), [&](const Approval& one) { return decision && one.id == decision->approval; }); item != all.end())
            m_floor.approvals->decided(*item, *decision, at);
    }
    for (const Approval& one : all)
        m_floor.runs->advance(one.run);
}

void DelegationDesk::handBack(const Approval& approval, const QString& reason)
{
    ApprovalDecided decision;
    decision.approval = approval.id;
    decision.run = approval.run;
    decision.step = approval.step;
    decision.verdict = Verdict::Delegate;
    decision.by = approval.decider;
    decision.sha256 = approval.sha256;
    decision.note = QStringLiteral("Back to you: %1").arg(reason);
    decision.delegateTo = human();
    const Sequence at = m_floor.docket.enter(decision, decision.by, 0, approval.run, {}, m_floor.now());
    m_floor.approvals->decided(approval, decision, at);
}

} // namespace qd::agents
