#include "agents/office/asking/EscalationDesk.h"

#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/writing/Outcomes.h"
#include "agents/office/writing/RulingWriter.h"
#include "core/rules/Authority.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Outside.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/talk/Ladder.h"
#include "core/rules/talk/Settling.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// So often agents may settle what went wrong at one step of a run; a step that fails on and on costs on and on.
constexpr int kSettledByAgents = 2;

} // namespace

AgentId EscalationDesk::above(const RunId& run, const AgentId& agent) const
{
    const Organisation* organisation = rules::organisationOf(m_floor.state, m_floor.state.runs.open.value(run));
    return organisation ? rules::bossOf(*organisation, agent) : human();
}

void EscalationDesk::raise(const TurnOrder& order, const QString& reason, Severity severity, const QString& issue, const QString& hint)
{
    raiseTo(above(order.run, order.agent.id), order, reason, severity, issue, hint);
}

void EscalationDesk::raiseTo(const AgentId& with, const TurnOrder& order, const QString& reason, Severity severity,
                             const QString& issue, const QString& hint, std::optional<Instant> until)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(order.run);
    const int often = run.step(order.step.id).escalations;
    const rules::Tried tried{order.agent.id, order.agent.title, order.attempt, run.step(order.step.id).invalid, hint};
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
    if (!escalation.isQuestion()) // else nobody has tried anything
        escalation.attempts = rules::attemptsOf(m_floor.state, run, order.step.id, reason, tried);
    escalation.recommendation = rules::recommendationFor(m_floor.state, run, order.step.id, reason, tried, now);
    escalation.impact = rules::impactOf(m_floor.state, run, order.step.id, now);
    if (until) {
        const Organisation* organisation = rules::organisationOf(m_floor.state, run);
        escalation.impact += QStringLiteral(" It is waited for until %1, and not longer.").arg(rules::clockText(*until, organisation ? organisation->timeZone : QString()));
    }
    if (escalation.isUnknownOutcome())
        escalation.effect = run.step(order.step.id).effect;
    escalation.raised = now;
    escalation.answerBy = now + rules::timePerRung(severity);
    if (until)
        escalation.answerBy = std::min(escalation.answerBy, *until);
    escalation.label = order.label;
    put(escalation, m_floor.causes.value(order.turn));
}

void EscalationDesk::ask(const TurnOrder& order, const Raise& raise)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    put(askedOf(m_floor.state, run, order, raise, above(order.run, order.agent.id), m_floor.now()), 0);
}

void EscalationDesk::put(const Escalation& escalation, Sequence cause)
{
    const Sequence raised = m_floor.docket.enter(EscalationRaised{escalation}, escalation.raisedBy, cause, escalation.run, escalation.label, escalation.raised);
    if (escalation.with != escalation.raisedBy) // who may settle its own question has nobody to write to
        m_floor.send(letterOf(escalation, escalation.raisedBy, escalation.raised), raised);
    m_floor.wakeAt(escalation.expires ? std::min(escalation.answerBy, *escalation.expires) : escalation.answerBy);
    settle(escalation);
}

void EscalationDesk::takeUp()
{
    if (m_floor.isHalted())
        return;
    m_since = m_floor.now();
    goOn();
}

void EscalationDesk::goOn(const QList<RunId>& runs)
{
    if (m_floor.isHalted())
        return;
    const QMap<EscalationId, Escalation> open = m_floor.state.inbox.escalations;
    for (const Escalation& escalation : open) {
        if (runs.contains(escalation.run) && !m_floor.isPaused(escalation.run))
            m_goesOn.insert(escalation.run, m_floor.now());
        m_floor.wakeAt(dueOf(escalation));
        settle(escalation);
    }
}

void EscalationDesk::heard(const StoredFact& stored)
{
    if (std::holds_alternative<AllResumed>(stored.fact))
        m_since = stored.time;
    else if (const auto* over = std::get_if<RunFinished>(&stored.fact))
        m_goesOn.remove(over->run);
}

/// Until when the rung has time: after a restart, a stop or a pause all of it anew, for nobody could have answered meanwhile.
Instant EscalationDesk::dueOf(const Escalation& escalation) const
{
    return std::max(escalation.answerBy, std::max(m_since, m_goesOn.value(escalation.run)) + rules::timePerRung(escalation.severity));
}

void EscalationDesk::settle(const Escalation& escalation)
{
    if (escalation.with == human() || m_floor.isHalted() || escalation.reason == QLatin1String("budget"))
        return;
    if (m_asked.value(escalation.id) == escalation.with || m_floor.isPaused(escalation.run))
        return;
    QString why; // nobody is asked to choose what is beyond them
    if (!escalation.remedies.isEmpty() && !rules::affordableRemedy(m_floor.state, escalation.remedies, escalation.with, m_floor.now(), &why))
        return climb(escalation, why);
    if (m_floor.state.org.agents.value(escalation.with).paused)
        return; // until it goes on, or the rung's time is over
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
        return settle(escalation); // a stop or a pause: then it is taken up when that is over
    const bool carryOn = !report.error && report.reply.at(u"ruling").toString() == QLatin1String("carry-on");
    if (!carryOn)
        return climb(escalation, report.error ? report.error->text : report.reply.at(u"reasoning").toString());
    if (!escalation.remedies.isEmpty())
        return remedied(escalation, order, report);
    const Instant now = m_floor.now();
    EscalationSettled settled{id, escalation.run, escalation.step, order.agent.id, true, {}};
    const Sequence cause = m_floor.docket.enter(settled, order.agent.id, 0, escalation.run, report.label, now);
    const RunState run = m_floor.state.runs.open.value(escalation.run);
    Step step = order.step;
    step.decision = QStringLiteral("escalation");
    const DecisionRecord decision = decisionOf(m_floor.state, run, step, report, order.agent.id, now);
    m_floor.docket.enter(DecisionMade{decision}, order.agent.id, cause, escalation.run, report.label, now);
    if (escalation.asked)
        m_floor.send(toldOf(run, escalation, order.agent.id, decision, report.label, now), cause);
    m_floor.runs->advance(escalation.run);
}

/// An agent chose what is done: checked against what it may do as things stand now, and if that is too little, it climbs.
void EscalationDesk::remedied(const Escalation& escalation, const TurnOrder& order, const TurnReport& report)
{
    const Instant now = m_floor.now();
    const QString reasoning = report.reply.at(u"reasoning").toString();
    const Remedy* remedy = rules::remedyOf(escalation.remedies, report.reply.at(u"option").toString());
    if (!remedy)
        return climb(escalation, QStringLiteral("it named no option that there is"));
    const Result<QList<Fact>> facts = remedy->shift ? rules::settledWith(m_floor.state, escalation, *remedy, reasoning, order.agent.id, now)
                                                    : Error{Error::Rule, QStringLiteral("“%1” is not an agent's to decide").arg(remedy->title), {}, {}};
    if (!facts)
        return climb(escalation, facts.error().text);
    Sequence cause = 0;
    for (const Fact& fact : *facts)
        cause = m_floor.docket.enter(fact, order.agent.id, cause, escalation.run, report.label, now);
    settled(escalation, std::get<EscalationSettled>(facts->last()), cause, &report);
    m_floor.runs->advance(escalation.run);
}

void EscalationDesk::settled(const Escalation& before, const EscalationSettled& fact, Sequence cause, const TurnReport* report)
{
    if (!before.asked)
        return; // the step itself says what came of it
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(before.run);
    DecisionRecord decision = rulingOf(m_floor.state, run, before, fact, cause, now);
    if (report) {
        decision.confidence = report->reply.at(u"confidence").toReal();
        decision.cost = report->spend.cost;
        decision.wouldHaveCost = report->spend.wouldHaveCost;
        decision.label = report->label;
    }
    m_floor.docket.enter(DecisionMade{decision}, fact.by, cause, before.run, decision.label, now);
    if (fact.by != before.raisedBy)
        m_floor.send(toldOf(run, before, fact.by, decision, decision.label, now), cause);
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
    const auto isNext = [&next](Instant due) { return !next || due < *next; };
    for (const Escalation& escalation : open) {
        if (escalation.expires && *escalation.expires <= now) {
            expire(escalation);
            continue;
        }
        if (escalation.expires && isNext(*escalation.expires))
            next = *escalation.expires;
        if (escalation.with == human() || m_floor.isPaused(escalation.run))
            continue; // the top, or nobody may answer: it waits
        const Instant due = dueOf(escalation);
        if (due <= now)
            climb(escalation, QStringLiteral("no answer in time"));
        else if (isNext(due))
            next = due;
    }
    return next;
}

/// Nobody has answered, and it said what holds then.
void EscalationDesk::expire(const Escalation& escalation)
{
    const bool isOption = std::any_of(escalation.options.begin(), escalation.options.end(), [&](const Option& one) { return one.id == escalation.onExpiry; });
    const EscalationSettled settled{escalation.id, escalation.run, escalation.step, system(), isOption, QStringLiteral("Its time was over."), isOption ? escalation.onExpiry : QString()};
    const Sequence cause = m_floor.docket.enter(settled, system(), 0, escalation.run, escalation.label, m_floor.now());
    this->settled(escalation, settled, cause);
    if (!escalation.run.isNull())
        m_floor.runs->advance(escalation.run);
}

} // namespace qd::agents
