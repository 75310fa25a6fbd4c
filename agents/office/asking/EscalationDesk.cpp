#include "agents/office/asking/EscalationDesk.h"

#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/writing/Outcomes.h"
#include "core/rules/Authority.h"
#include "core/rules/course/Outside.h"

namespace qd::agents {

namespace {

/// So often agents may settle what went wrong at one step of a run; a step that fails on and on costs on and on.
constexpr int kSettledByAgents = 2;

Message letterOf(const Escalation& escalation, const AgentId& from, Instant now)
{
    Message message;
    message.id = MessageId::make(now);
    message.from = from;
    message.to = escalation.with;
    message.type = MessageType::Escalation;
    message.priority = escalation.severity >= Severity::High ? Priority::Urgent : Priority::High;
    message.subject = escalation.issue;
    message.body = QStringLiteral("Tried: %1\nRecommendation: %2\nOtherwise: %3")
                       .arg(escalation.attempts.join(QLatin1String("; ")), escalation.recommendation, escalation.impact);
    message.requirements.insert(QStringLiteral("severity"), wordOf(escalation.severity));
    message.requirements.insert(QStringLiteral("reason"), escalation.reason);
    message.correlation = escalation.run;
    message.answerBy = escalation.answerBy;
    message.label = escalation.label;
    message.time = now;
    return message;
}

} // namespace

void EscalationDesk::raise(const TurnOrder& order, const QString& reason, Severity severity, const QString& issue)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const AgentId with = organisation ? rules::bossOf(*organisation, order.agent.id) : human();
    raiseTo(with, order, reason, severity, issue);
}

void EscalationDesk::raiseTo(const AgentId& with, const TurnOrder& order, const QString& reason, Severity severity,
                             const QString& issue)
{
    const Instant now = m_floor.now();
    const int often = m_floor.state.runs.open.value(order.run).step(order.step.id).escalations;
    Escalation escalation;
    escalation.id = EscalationId::make(now);
    escalation.run = order.run;
    escalation.step = order.step.id;
    escalation.raisedBy = order.agent.id;
    // Nobody below the human can raise a budget, so such a question does not wait on every rung first.
    escalation.with = often >= kSettledByAgents || reason == QLatin1String("budget") ? human() : with;
    escalation.reason = reason;
    escalation.severity = severity;
    escalation.issue = issue;
    escalation.attempts.append(QStringLiteral("%1 tried %2 times").arg(order.agent.title).arg(order.attempt));
    const bool isOut = !rules::outsideOf(m_floor.state, m_floor.state.runs.open.value(order.run), order.step).isEmpty();
    escalation.recommendation = reason == QLatin1String("budget")
        ? QStringLiteral("Raise the budget or wait until it is renewed, then carry on.")
        : isOut ? QStringLiteral("Leave the step out, or end the run.") : QStringLiteral("Try the step again; if it fails again, end the run.");
    escalation.impact = QStringLiteral("\"%1\" stays where it is, and with it everything that follows.").arg(order.title);
    escalation.raised = now;
    escalation.answerBy = now + rules::timePerRung(severity);
    escalation.label = order.label;
    put(escalation, m_floor.causes.value(order.turn));
}

void EscalationDesk::put(const Escalation& escalation, Sequence cause)
{
    const Sequence raised = m_floor.docket.enter(EscalationRaised{escalation}, escalation.raisedBy, cause, escalation.run, escalation.label, escalation.raised);
    m_floor.send(letterOf(escalation, escalation.raisedBy, escalation.raised), raised);
    m_floor.wakeAt(escalation.answerBy);
    settle(escalation);
}

void EscalationDesk::takeUp()
{
    if (m_floor.isHalted())
        return;
    const QMap<EscalationId, Escalation> open = m_floor.state.inbox.escalations;
    for (const Escalation& escalation : open) {
        m_floor.wakeAt(escalation.answerBy);
        settle(escalation);
    }
}

void EscalationDesk::settle(const Escalation& escalation)
{
    if (escalation.with == human() || m_floor.isHalted() || escalation.reason == QLatin1String("budget"))
        return;
    if (m_asked.value(escalation.id) == escalation.with)
        return;
    Result<TurnOrder> order = writeEscalationOrder(m_floor.state, escalation, m_floor.settings, m_floor.now());
    if (!order)
        return climb(escalation, order.error().text);
    m_asked.insert(escalation.id, escalation.with);
    m_floor.turns->hand(std::move(*order), [this, id = escalation.id](const TurnOrder& asked, const TurnReport& report) {
        ruled(id, asked, report);
    });
}

void EscalationDesk::ruled(const EscalationId& id, const TurnOrder& order, const TurnReport& report)
{
    if (m_asked.value(id) == order.agent.id)
        m_asked.remove(id);
    const auto found = m_floor.state.inbox.escalations.constFind(id);
    if (found == m_floor.state.inbox.escalations.constEnd())
        return;
    const Escalation escalation = *found;
    if (escalation.with != order.agent.id)
        return; // too late: it has climbed on
    if (report.error && report.error->kind == Error::Cancelled)
        return; // taken up again after the stop
    const bool carryOn = !report.error && report.reply.at(u"ruling").toString() == QLatin1String("carry-on");
    if (!carryOn)
        return climb(escalation, report.error ? report.error->text : report.reply.at(u"reasoning").toString());
    const Instant now = m_floor.now();
    EscalationSettled settled{id, escalation.run, escalation.step, order.agent.id, true, {}};
    const Sequence cause = m_floor.docket.enter(settled, order.agent.id, 0, escalation.run, report.label, now);
    const RunState run = m_floor.state.runs.open.value(escalation.run);
    Step step = order.step;
    step.decision = QStringLiteral("escalation");
    const DecisionRecord decision = decisionOf(m_floor.state, run, step, report, order.agent.id, now);
    m_floor.docket.enter(DecisionMade{decision}, order.agent.id, cause, escalation.run, report.label, now);
    m_floor.runs->advance(escalation.run);
}

void EscalationDesk::climb(const Escalation& escalation, const QString& reason)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(escalation.run);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const AgentId next = organisation ? rules::bossOf(*organisation, escalation.with) : human();
    EscalationClimbed climbed{escalation.id, next, now + rules::timePerRung(escalation.severity),
                              QStringLiteral("%1: %2").arg(escalation.with.text, reason)};
    const Sequence cause = m_floor.docket.enter(climbed, escalation.with, 0, escalation.run, escalation.label, now);
    const auto held = m_floor.state.inbox.escalations.constFind(escalation.id);
    if (held == m_floor.state.inbox.escalations.constEnd())
        return;
    const Escalation higher = *held;
    m_floor.send(letterOf(higher, escalation.with, now), cause);
    m_floor.wakeAt(higher.answerBy);
    settle(higher);
}

std::optional<Instant> EscalationDesk::climbOverdue()
{
    std::optional<Instant> next;
    if (m_floor.isHalted())
        return next; // nobody could have answered
    const Instant now = m_floor.now();
    const QMap<EscalationId, Escalation> open = m_floor.state.inbox.escalations;
    for (const Escalation& escalation : open) {
        if (escalation.with == human())
            continue; // the top: it waits
        if (escalation.answerBy <= now)
            climb(escalation, QStringLiteral("no answer in time"));
        else if (!next || escalation.answerBy < *next)
            next = escalation.answerBy;
    }
    return next;
}

} // namespace qd::agents
