#include "agents/office/course/FailureDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/writing/models/ModelChoice.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Outside.h"
#include "core/rules/course/Steering.h"
#include "core/rules/routing/Routing.h"
#include "core/rules/talk/FailedRuns.h"
#include "core/rules/talk/Ladder.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr QLatin1String kKey("key"); ///< Escalation::reason

QString parkedIssue(const AgentState& agent, const TurnOrder& order)
{
    return QStringLiteral("%1 is paused: %2. May it go on?").arg(order.agent.title, agent.pauseReason);
}

} // namespace

void FailureDesk::failed(const TurnOrder& order, const QString& reason)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(order.step.id) : nullptr;
    if (!step)
        return;
    const QString why = QStringLiteral("%1 could not: %2").arg(order.agent.title, reason);
    const auto waiting = [this](const AgentId& agent) { return m_floor.runs->waitingFor(agent); };
    if (std::optional<StepAssigned> over = rules::takenOver(m_floor.state, run, *step, why, waiting, m_floor.now())) {
        if (m_floor.settings.assign)
            m_floor.settings.assign(m_floor.state, *over);
        m_floor.docket.enter(*over, system(), m_floor.causes.value(order.turn), run.id, order.label, m_floor.now());
        return;
    }
    if (rules::fallbackOf(*workflow, run, step->id))
        return; // its turn has come by that
    if (const Step* next = rules::nextStandIn(*workflow, run, *step)) {
        const QString left = QStringLiteral("it failed, and \"%1\" is done in its place: %2").arg(next->title, reason);
        for (const Fact& fact : rules::leftOut(m_floor.state, run, step->id, left))
            m_floor.docket.enter(fact, system(), m_floor.causes.value(order.turn), run.id, order.label, m_floor.now());
        return;
    }
    rest(order, run, reason);
}

void FailureDesk::failed(const RunId& run, const StepId& step, const QString& reason)
{
    if (const Result<TurnOrder> order = writeOrder(m_floor.state, run, step, m_floor.settings, m_floor.now()))
        failed(*order, reason);
}

void FailureDesk::nobodyToAsk(const TurnOrder& order, const QString& hint)
{
    m_floor.escalations->raiseTo(human(), order, QStringLiteral("models"), Severity::High, whyNobody(m_floor.state, order, m_floor.settings), hint);
}

void FailureDesk::notLetIn(const TurnOrder& order, const Error& why)
{
    m_floor.escalations->raiseTo(human(), order, kKey, Severity::High, QStringLiteral("\"%1\" waits, and nothing of it has left: %2").arg(order.step.title, why.text), why.hint);
}

void FailureDesk::keyCame()
{
    const Instant now = m_floor.now();
    const QMap<EscalationId, Escalation> open = m_floor.state.inbox.escalations;
    for (const Escalation& question : open) {
        if (question.reason != kKey || question.with != human())
            continue;
        m_floor.docket.enter(EscalationSettled{question.id, question.run, question.step, system(), true, {}}, system(), 0, question.run, question.label, now);
        m_floor.runs->advance(question.run);
    }
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
    if (!agent.paused)
        return;
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(order.step.id) : nullptr;
    if (!step || order.part < 0 || run.statusOf(step->id) != StepStatus::Pending || rules::agentOf(*step, run) != order.agent.id)
        return putParked(agent, order);
    m_floor.escalations->raiseTo(human(), order, QString::fromLatin1(Escalation::kParked), Severity::High, parkedIssue(agent, order));
}

/// The step goes its own way (it was raised already, or somebody else has it): whether the agent may go on is a question by
/// itself, and outlives the run.
void FailureDesk::putParked(const AgentState& agent, const TurnOrder& order)
{
    const auto isAsked = [&](const Escalation& open) { return open.reason == QLatin1String(Escalation::kParked) && open.raisedBy == order.agent.id; };
    if (std::any_of(m_floor.state.inbox.escalations.begin(), m_floor.state.inbox.escalations.end(), isAsked))
        return;
    Escalation question = rules::ownQuestion(order.agent.id, Escalation::kParked, m_floor.now());
    question.issue = parkedIssue(agent, order);
    const rules::Tried tried{order.agent.id, order.agent.title, order.attempt, {}, {}};
    question.attempts = rules::attemptsOf(m_floor.state, {}, {}, question.reason, tried);
    question.recommendation = rules::recommendationFor(m_floor.state, {}, {}, question.reason, tried, question.raised);
    question.impact = rules::impactOf(m_floor.state, {order.agent.id});
    m_floor.escalations->put(question, m_floor.causes.value(order.turn));
}

void FailureDesk::withoutFallback(const RunId& id, const StepId& failed)
{
    const RunState run = m_floor.state.runs.open.value(id);
    rest(orderOf(run, failed), run, run.step(failed).invalid);
}

void FailureDesk::stuck(const RunId& id, const StepId& step)
{
    const RunState run = m_floor.state.runs.open.value(id);
    QStringList before;
    for (const StepId& one : orderOf(run, step).step.after)
        before.append(QStringLiteral("\"%1\" (%2)").arg(one.text, wordOf(run.statusOf(one))));
    neverBegins(id, step, QStringLiteral("it comes after %1, and nothing more is done there")
                              .arg(before.isEmpty() ? QStringLiteral("what is missing") : before.join(QStringLiteral(", "))));
}

void FailureDesk::neverBegins(const RunId& id, const StepId& step, const QString& why)
{
    const TurnOrder order = orderOf(m_floor.state.runs.open.value(id), step);
    m_floor.escalations->raiseTo(human(), order, QStringLiteral("failure"), Severity::High,
                                 QStringLiteral("\"%1\" can never begin: %2").arg(order.step.title, why));
}

/// The order for the step, or what is known of it where none can be written.
TurnOrder FailureDesk::orderOf(const RunState& run, const StepId& id) const
{
    if (Result<TurnOrder> order = writeOrder(m_floor.state, run.id, id, m_floor.settings, m_floor.now()))
        return *order;
    TurnOrder bare;
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    const Step* step = workflow ? workflow->step(id) : nullptr;
    bare.run = run.id;
    bare.title = run.title;
    bare.step = step ? *step : Step{};
    bare.step.id = id;
    bare.agent.id = bare.step.agent;
    bare.agent.title = bare.step.agent.text;
    return bare;
}

void FailureDesk::rest(const TurnOrder& order, const RunState& run, const QString& reason)
{
    if (const std::optional<QList<Fact>> facts = rules::afterFailure(m_floor.state, run, order.step, reason)) {
        const std::optional<Escalation> question = rules::failedRunOf(m_floor.state, run, *facts, m_floor.now());
        Sequence last = 0;
        for (const Fact& fact : *facts)
            last = m_floor.docket.enter(fact, system(), m_floor.causes.value(order.turn), run.id, order.label, m_floor.now());
        if (question)
            m_floor.escalations->put(*question, last);
        return;
    }
    const QString title = order.step.title;
    if (const QStringList out = rules::outsideOf(m_floor.state, run, order.step); !out.isEmpty()) // only she may say what becomes of it
        return m_floor.escalations->raiseTo(human(), order, QStringLiteral("failure"), Severity::High,
                                            QStringLiteral("\"%1\" came to nothing: %2. %3").arg(title, reason, rules::twiceInWords(out.first())));
    m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                               QStringLiteral("%1 could not finish \"%2\": %3").arg(order.agent.title, title, reason));
}

} // namespace qd::agents
