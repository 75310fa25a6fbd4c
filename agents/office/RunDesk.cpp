#include "agents/office/RunDesk.h"

#include "agents/llm/PriceList.h"
#include "agents/office/DelegationDesk.h"
#include "agents/office/EffectDesk.h"
#include "agents/office/EscalationDesk.h"
#include "agents/office/writing/Outcomes.h"
#include "core/base/Digest.h"
#include "core/rules/Authority.h"
#include "core/rules/Course.h"

#include <algorithm>

namespace qd::agents {

bool RunDesk::isFree(const AgentId& agent) const
{
    return m_floor.state.org.agents.value(agent).turn.isNull();
}

void RunDesk::advanceAll()
{
    for (const RunId& run : m_floor.state.runs.open.keys())
        advance(run);
    for (const AgentId& agent : m_floor.state.org.agents.keys())
        nextFor(agent);
    m_floor.escalations->takeUp();
    m_floor.delegations->takeUp();
}

void RunDesk::reset()
{
    m_waiting.clear();
    m_handed.clear();
    m_inFlight.clear();
}

bool RunDesk::isCurrent(const TurnOrder& order) const
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    return !run.id.isNull() && (order.part < 0 || run.step(order.step.id).turn == order.turn);
}

/// What nobody waits for any more should cost nothing more.
void RunDesk::haltStale()
{
    for (const Handed& handed : std::as_const(m_inFlight))
        if (!isCurrent(handed.order))
            m_floor.crew.halt(handed.order.turn);
}

void RunDesk::advance(const RunId& id)
{
    haltStale();
    if (m_floor.isHalted())
        return;
    QSet<StepId> seen;
    for (bool moved = true; moved;) {
        moved = false;
        const auto run = m_floor.state.runs.open.constFind(id);
        if (run == m_floor.state.runs.open.constEnd())
            return;
        const RunState at = *run; // openStep() changes the state
        const Workflow* workflow = rules::workflowOf(m_floor.state, at);
        if (!workflow)
            return;
        for (const StepId& step : rules::openSteps(*workflow, at)) {
            if (seen.contains(step))
                continue;
            seen.insert(step);
            openStep(at, *workflow, step);
            moved = true; // a skipped step may open the next
        }
    }
    completeIfDone(id);
}

void RunDesk::openStep(const RunState& run, const Workflow& workflow, const StepId& id)
{
    const Step& step = *workflow.step(id);
    if (!rules::holds(step.when, run)) {
        StepSkipped skipped{run.id, id, QStringLiteral("its condition does not hold")};
        m_floor.docket.enter(skipped, system(), 0, run.id, {}, m_floor.now());
        return;
    }
    const AgentId agent = step.kind == StepKind::Debate ? rules::debateTurn(step, run).speaker : step.agent;
    if (isFree(agent))
        return startTurn(run.id, id);
    const Waiting waiting{run.id, id};
    std::deque<Waiting>& queue = m_waiting[agent];
    if (std::find(queue.begin(), queue.end(), waiting) == queue.end())
        queue.push_back(waiting);
}

void RunDesk::startTurn(const RunId& run, const StepId& step)
{
    Result<TurnOrder> order = writeOrder(m_floor.state, run, step, m_floor.settings, m_floor.now());
    if (!order) {
        qWarning("qd.agents.office: %s", qPrintable(order.error().text));
        return;
    }
    start(std::move(*order), {});
}

/// What the turn can cost at worst, when that can be afforded.
Result<Money> RunDesk::reservation(const TurnOrder& order) const
{
    const Result<Money> worst = m_floor.crew.tools().prices->worstCase(order.model, kAskedAtMost, kAnsweredAtMost);
    if (!worst)
        return worst;
    if (m_floor.noMoney && worst->micro > 0)
        return *m_floor.noMoney;
    const Result<Done> fits = rules::affordable(m_floor.state, order.agent.id, *worst, m_floor.now(), order.run);
    return fits ? worst : Result<Money>(fits.error());
}

void RunDesk::start(TurnOrder order, Take take)
{
    const Instant now = m_floor.now();
    TurnStarted started;
    started.turn = order.turn;
    started.run = order.run;
    started.step = order.step.id;
    started.agent = order.agent.id;
    started.round = order.round;
    started.part = order.part;
    started.attempt = order.attempt;
    started.task = order.step.title;
    started.tier = order.agent.tier;
    started.deadline = now + order.step.timeLimit;
    if (order.work == Work::Ask) {
        started.model = order.model;
        const Result<Money> reserved = reservation(order);
        if (!reserved && take) { // a question already: it climbs, or goes back to her
            TurnReport report;
            report.error = reserved.error();
            return take(order, report);
        }
        if (!reserved)
            return m_floor.escalations->raise(order, QStringLiteral("budget"), Severity::High, reserved.error().text);
        started.reserved = *reserved;
    }
    const Sequence cause = m_floor.docket.enter(started, order.agent.id, 0, order.run, order.label, now);
    m_floor.causes.insert(order.turn, cause);
    m_inFlight.insert(order.turn, {order, std::move(take)});
    m_floor.wakeAt(started.deadline);
    m_floor.docket.after([this, order = std::move(order)]() mutable { begin(std::move(order)); });
}

void RunDesk::begin(TurnOrder order)
{
    if (!m_inFlight.contains(order.turn))
        return;
    const QList<QByteArray> wanted = order.blobs();
    m_floor.gather(wanted, [this, order = std::move(order)](Result<TurnMaterials> materials) mutable {
        if (!m_inFlight.contains(order.turn))
            return; // its time was over before it began
        if (!materials) {
            TurnReport report;
            report.error = materials.error();
            return arrive(order, std::move(report));
        }
        const auto arrived = [this, order](TurnReport report) { arrive(order, std::move(report)); };
        m_floor.crew.assign(order, std::move(*materials), m_floor.mailbox, arrived);
        if (m_floor.isHalted())
            m_floor.crew.halt(order.turn);
    });
}

void RunDesk::hand(TurnOrder order, Take take)
{
    if (isFree(order.agent.id))
        return start(std::move(order), std::move(take));
    m_handed[order.agent.id].push_back({std::move(order), std::move(take)});
}

void RunDesk::aside(TurnOrder order, Take take)
{
    m_floor.gather(order.blobs(), [this, order, take = std::move(take)](Result<TurnMaterials> materials) mutable {
        if (!materials) {
            TurnReport report;
            report.error = materials.error();
            take(order, report);
            return m_floor.flush();
        }
        const quint64 epoch = m_floor.epoch();
        m_floor.crew.assign(order, std::move(*materials), m_floor.mailbox, [this, order, take, epoch](TurnReport report) {
            m_floor.crew.forget(order.turn);
            if (epoch != m_floor.epoch())
                return; // whoever asked was told that it came to nothing
            take(order, report);
            m_floor.flush();
        });
    });
}

void RunDesk::arrive(const TurnOrder& order, TurnReport report)
{
    m_floor.crew.forget(order.turn);
    const bool known = m_inFlight.contains(order.turn);
    const Take take = m_inFlight.take(order.turn).take;
    if (!known)
        return; // its time was over; what it spent is settled already
    if (!isCurrent(order))
        report.error = Error{Error::Cancelled, QStringLiteral("the run went on without it"), {}, {}};
    if (report.error)
        settleFailure(order, report);
    else
        finishTurn(order, report);
    if (take)
        take(order, report);
    m_floor.causes.remove(order.turn);
    nextFor(order.agent.id);
    advance(order.run);
    m_floor.flush();
}

void RunDesk::settleFailure(const TurnOrder& order, const TurnReport& report)
{
    const bool stopped = report.error->kind == Error::Cancelled;
    TurnFailed failed;
    failed.turn = order.turn;
    failed.run = order.run;
    failed.step = order.step.id;
    failed.agent = order.agent.id;
    failed.spend = report.spend;
    failed.reason = report.error->text;
    failed.stopped = stopped;
    failed.again = stopped || order.attempt <= order.step.retries;
    m_floor.docket.enter(failed, order.agent.id, m_floor.causes.value(order.turn), order.run, report.label, m_floor.now());
    if (order.part < 0 || stopped)
        return;
    if (!failed.again)
        m_floor.escalations->raise(order, QStringLiteral("failure"), Severity::Medium,
                                   QStringLiteral("%1 could not finish \"%2\": %3")
                                       .arg(order.agent.title, order.step.title, report.error->text));
}

void RunDesk::finishTurn(const TurnOrder& order, const TurnReport& report)
{
    const Sequence cause = m_floor.causes.value(order.turn);
    record(order, report, cause);
    if (order.part < 0)
        return;
    if (order.step.kind == StepKind::Effect)
        m_floor.effects->plan(order, report, cause);
    else if (order.stepDone)
        finishStep(order, report, cause);
}

void RunDesk::record(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(order.run);
    for (const MadeArtefact& made : report.made)
        m_floor.keep(sha256(made.bytes), made.bytes);
    if (order.part >= 0)
        for (const Artefact& artefact : artefactsOf(run, order.step, report, order.agent.id, now))
            m_floor.docket.enter(ArtefactMade{artefact}, order.agent.id, cause, order.run, report.label, now);
    TurnFinished finished;
    finished.turn = order.turn;
    finished.run = order.run;
    finished.step = order.step.id;
    finished.agent = order.agent.id;
    finished.spend = report.spend;
    finished.values = dataOf(order.step, report);
    finished.stepDone = order.stepDone;
    if (!report.replyText.isEmpty()) {
        finished.reply = sha256(report.replyText);
        m_floor.keep(finished.reply, report.replyText);
    }
    if (!report.requestText.isEmpty()) {
        finished.prompt = sha256(report.requestText);
        m_floor.docket.keep({finished.prompt, report.requestText});
    }
    m_floor.docket.enter(finished, order.agent.id, cause, order.run, report.label, now);
    if (order.part >= 0 && order.step.kind == StepKind::Debate && !order.stepDone) {
        const AgentId other = order.step.parties.value((order.part + 1) % 2);
        m_floor.send(argumentOf(run, order.step, report, order.agent.id, other, now), cause);
    }
}

void RunDesk::finishStep(const TurnOrder& order, const TurnReport& report, Sequence cause)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(order.run);
    if (!order.step.decision.isEmpty()) {
        DecisionRecord decision = decisionOf(m_floor.state, run, order.step, report, order.agent.id, now);
        m_floor.docket.enter(DecisionMade{decision}, order.agent.id, cause, order.run, report.label, now);
    }
    for (const Message& message : messagesOf(run, order.step, order.agent.id, report.label, now))
        m_floor.send(message, cause);
    goBack(order, cause);
}

bool RunDesk::goBack(const TurnOrder& order, Sequence cause)
{
    const RunState run = m_floor.state.runs.open.value(order.run);
    const rules::LoopSays says = rules::loopSays(order.step, run);
    if (says == rules::LoopSays::GoOn || says == rules::LoopSays::LimitContinue)
        return false;
    if (says == rules::LoopSays::LimitEscalate) {
        m_floor.escalations->raise(order, QStringLiteral("brand-voice"), Severity::Medium,
                                   QStringLiteral("\"%1\" still asks for changes after %2 rounds")
                                       .arg(order.step.title).arg(order.step.loop->limit));
        return true;
    }
    const QString reason = QStringLiteral("%1 sends it back").arg(order.agent.title);
    for (const Fact& fact : rules::goneBack(m_floor.state, run, order.step.id, order.step.loop->backTo, reason))
        m_floor.docket.enter(fact, order.agent.id, cause, order.run, {}, m_floor.now());
    return true;
}

void RunDesk::completeIfDone(const RunId& id)
{
    const auto run = m_floor.state.runs.open.constFind(id);
    if (run == m_floor.state.runs.open.constEnd())
        return;
    const Workflow* workflow = rules::workflowOf(m_floor.state, *run);
    if (!workflow || !rules::isComplete(*workflow, *run))
        return;
    RunFinished over{id, RunOutcome::Finished, QStringLiteral("Done: %1").arg(run->title)};
    m_floor.docket.enter(over, system(), 0, id, {}, m_floor.now());
}

void RunDesk::nextFor(const AgentId& agent)
{
    if (m_floor.isHalted())
        return;
    std::deque<Handed>& handed = m_handed[agent];
    while (isFree(agent) && !handed.empty()) {
        Handed next = std::move(handed.front());
        handed.pop_front();
        if (m_floor.state.runs.open.contains(next.order.run)) {
            start(std::move(next.order), std::move(next.take));
            continue;
        }
        TurnReport report;
        report.error = Error{Error::Cancelled, QStringLiteral("its run has ended"), {}, {}};
        next.take(next.order, report);
    }
    std::deque<Waiting>& queue = m_waiting[agent];
    while (isFree(agent) && !queue.empty()) {
        const Waiting next = queue.front();
        queue.pop_front();
        const RunState run = m_floor.state.runs.open.value(next.run);
        const Workflow* workflow = rules::workflowOf(m_floor.state, run);
        if (workflow && rules::openSteps(*workflow, run).contains(next.step))
            openStep(run, *workflow, next.step);
    }
}

void RunDesk::expire(const AgentId& agent)
{
    const TurnId turn = m_floor.state.org.agents.value(agent).turn;
    const auto found = m_inFlight.constFind(turn);
    if (found == m_inFlight.constEnd())
        return;
    const TurnOrder order = found->order;
    const Take take = found->take;
    m_inFlight.remove(turn);
    m_floor.crew.halt(turn);
    TurnReport report;
    report.error = Error{Error::Model, QStringLiteral("no answer within the time limit of the step"), {}, {}};
    report.spend = asReserved(m_floor.state, turn, order.model, order.agent.tier);
    settleFailure(order, report);
    m_floor.causes.remove(turn);
    if (take)
        take(order, report);
    nextFor(agent);
    advance(order.run);
}

void RunDesk::recover()
{
    const QMap<AgentId, AgentState> agents = m_floor.state.org.agents;
    for (auto it = agents.begin(); it != agents.end(); ++it) {
        if (it->turn.isNull())
            continue;
        TurnFailed failed;
        failed.turn = it->turn;
        failed.run = it->run;
        failed.step = it->step;
        failed.agent = it.key();
        failed.reason = QStringLiteral("it was cut short");
        failed.stopped = true;
        failed.again = true;
        failed.spend = asReserved(m_floor.state, it->turn, modelOf(m_floor.state, it->run, it.key(), m_floor.settings), {});
        m_floor.docket.enter(failed, system(), 0, it->run, {}, m_floor.now());
    }
}

} // namespace qd::agents
