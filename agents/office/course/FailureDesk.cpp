#include "agents/office/course/FailureDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Steering.h"
#include "core/rules/routing/Routing.h"

namespace qd::agents {

void FailureDesk::failed(const TurnOrder& order, const QString& reason)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(order.step.id) : nullptr;
    if (!step)
        return;
    const QString why = QStringLiteral("%1 could not: %2").arg(order.agent.title, reason);
    const auto waiting = [this](const AgentId& agent) { return m_floor.runs->waitingFor(agent); };
    if (const std::optional<StepAssigned> over = rules::takenOver(m_floor.state, run, *step, why, waiting, m_floor.now())) {
        m_floor.docket.enter(*over, system(), m_floor.causes.value(order.turn), run.id, order.label, m_floor.now());
        return;
    }
    if (rules::fallbackOf(*workflow, run, step->id))
        return; // its turn has come by that
    rest(order, run, reason);
}

void FailureDesk::failed(const RunId& run, const StepId& step, const QString& reason)
{
    if (const Result<TurnOrder> order = writeOrder(m_floor.state, run, step, m_floor.settings, m_floor.now()))
        failed(*order, reason);
}

void FailureDesk::hung(const TurnOrder& order)
{
    const AgentId agent = order.agent.id;
    const Instant now = m_floor.now();
    m_floor.docket.enter(AgentHung{agent, order.turn, order.run, order.step.id}, system(), m_floor.causes.value(order.turn), order.run, {}, now);
    if (!rules::hangsTooOften(m_floor.state.org.agents.value(agent), now) || m_floor.state.org.agents.value(agent).paused)
        return;
    const QString reason = QStringLiteral("it hung %1 times within a minute").arg(AgentState::kRemembered);
    m_floor.docket.enter(AgentPaused{agent, system(), reason}, system(), 0, order.run, {}, now);
}

void FailureDesk::tellParked(const TurnOrder& order)
{
    const AgentState agent = m_floor.state.org.agents.value(order.agent.id);
    const RunState run = m_floor.state.runs.open.value(order.run);
    if (!agent.paused || run.statusOf(order.step.id) == StepStatus::Escalated)
        return;
    m_floor.escalations->raiseTo(human(), order, QString::fromLatin1(Escalation::kParked), Severity::High,
                                 QStringLiteral("%1 is paused: %2. May it go on?").arg(order.agent.title, agent.pauseReason));
}

void FailureDesk::withoutFallback(const RunId& id, const StepId& failed)
{
    const RunState run = m_floor.state.runs.open.value(id);
    if (const Result<TurnOrder> order = writeOrder(m_floor.state, id, failed, m_floor.settings, m_floor.now()))
        rest(*order, run, run.step(failed).invalid);
}

void FailureDesk::rest(const TurnOrder& order, const RunState& run, const QString& reason)
{
    QList<Fact> facts;
    const QString title = order.step.title;
    switch (order.step.onFailure) {
    case OnFailure::Escalate:
        return m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                                          QStringLiteral("%1 could not finish \"%2\": %3").arg(order.agent.title, title, reason));
    case OnFailure::Skip:
        facts = rules::leftOut(m_floor.state, run, order.step.id, QStringLiteral("it failed, and it can be done without: %1").arg(reason));
        break;
    case OnFailure::Fail:
        facts = rules::ended(m_floor.state, run.id, RunOutcome::Failed, QStringLiteral("\"%1\" failed: %2").arg(title, reason));
        break;
    case OnFailure::Undo:
        facts = rules::undone(m_floor.state, run, system(), QStringLiteral("\"%1\" failed: %2").arg(title, reason));
        break;
    }
    for (const Fact& fact : facts)
        m_floor.docket.enter(fact, system(), m_floor.causes.value(order.turn), run.id, order.label, m_floor.now());
}

} // namespace qd::agents
