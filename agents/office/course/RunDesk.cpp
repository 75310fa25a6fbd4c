#include "agents/office/course/RunDesk.h"

#include "agents/office/asking/DelegationDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/CallDesk.h"
#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/LeaseDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/course/WaitDesk.h"
#include "core/base/FailPoint.h"
#include "core/rules/calendar/Waits.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Outside.h"
#include "core/rules/routing/Leases.h"
#include "core/rules/routing/Routing.h"
#include "core/rules/routing/Urgency.h"

#include <algorithm>

namespace qd::agents {

void RunDesk::advanceAll()
{
    m_since = m_floor.now();
    m_floor.leases->takeUp();
    for (const RunId& run : m_floor.state.runs.open.keys())
        advance(run);
    for (const AgentId& agent : m_floor.state.org.agents.keys())
        nextFor(agent);
    m_floor.escalations->takeUp();
    m_floor.delegations->takeUp();
}

/// The open run as it stands, or nullptr; only until the next fact is entered.
const RunState* RunDesk::runOf(const RunId& id) const
{
    const auto run = m_floor.state.runs.open.constFind(id);
    return run == m_floor.state.runs.open.constEnd() ? nullptr : &*run;
}

/// The step as the run's workflow has it, or nullptr.
const Step* RunDesk::stepOf(const RunState& run, const StepId& id) const
{
    const Workflow* workflow = rules::workflowOf(m_floor.state, run);
    return workflow ? workflow->step(id) : nullptr;
}

void RunDesk::advance(const RunId& id)
{
    m_floor.turns->haltStale(id);
    if (m_floor.isHalted())
        return;
    QSet<StepId> seen;
    QSet<StepId> rested;
    for (bool moved = true; moved;) {
        moved = false;
        const RunState* run = runOf(id);
        const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
        if (!workflow || rules::isPaused(m_floor.state, *run))
            return;
        for (const StepId& step : rules::stranded(*workflow, *run))
            if (moved = !rested.contains(step); moved) { // what that changes is looked at anew
                rested.insert(step);
                m_floor.failures->withoutFallback(id, step);
                break;
            }
        if (moved)
            continue;
        for (const StepId& step : rules::openSteps(*workflow, *run)) {
            if (seen.contains(step))
                continue;
            seen.insert(step);
            openStep(id, step);
            moved = true; // a skipped step may open the next
        }
    }
    completeIfDone(id);
    askIfStuck(id);
}

/// A run where nothing can go on, and nobody was asked, would hang.
void RunDesk::askIfStuck(const RunId& id)
{
    const RunState* run = runOf(id);
    const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
    if (const std::optional<StepId> step = workflow ? rules::deadEnd(*workflow, *run) : std::nullopt)
        m_floor.failures->stuck(id, *step);
}

void RunDesk::openStep(const RunId& runId, const StepId& id)
{
    const RunState* run = runOf(runId);
    const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
    const Step* step = workflow ? workflow->step(id) : nullptr;
    if (!step || rules::isPaused(m_floor.state, *run))
        return;
    if (const std::optional<Instant> notBefore = run->step(id).notBefore; notBefore && *notBefore > m_floor.now())
        return m_floor.waits->lookAgain(runId, *notBefore);
    if (run->undone && step->undoes.isEmpty())
        return m_floor.calls->undo(runId, id);
    if (!admitted(*run, *workflow, *step))
        return;
    if (run->undone)
        QD_FAIL("undo.before_step");
    if (!step->fallbackFor.isEmpty() && run->step(id).standsFor.isEmpty())
        m_floor.docket.enter(StepStandsIn{runId, id, step->fallbackFor, run->step(step->fallbackFor).invalid}, system(), 0, runId, {}, m_floor.now());
    beginStep(runId, id);
}

/// Nothing of the run's course stands against the step any more: it begins as soon as there is somebody for it.
void RunDesk::beginStep(const RunId& runId, const StepId& id)
{
    const RunState* run = runOf(runId);
    const Step* step = run ? stepOf(*run, id) : nullptr;
    if (!step)
        return;
    if (const std::optional<Instant> end = windowEnd(*run, *step); end && *end <= m_floor.now()) {
        const QString reason = QStringLiteral("its time was over before it could begin");
        m_floor.docket.enter(StepSettled{runId, id, true, reason, {}}, system(), 0, runId, {}, m_floor.now());
        return m_floor.failures->failed(runId, id, reason);
    } else if (end) {
        m_floor.waits->lookAgain(runId, *end);
    }
    if (step->kind == StepKind::Wait)
        return m_floor.waits->begin(runId, Step(*step));
    if (step->kind == StepKind::Call)
        return m_floor.calls->begin(runId, Step(*step));
    if (assign(*run, *step))
        return openStep(runId, id);
    const AgentId agent = step->kind == StepKind::Debate ? rules::debateTurn(*step, *run).speaker : rules::agentOf(*step, *run);
    if (!m_floor.turns->isFree(agent))
        return lineUp(agent, *run, *step);
    if (!holdBack(agent, {runId, id}) && m_floor.leases->acquire(runId, id))
        startTurn(runId, id);
}

/// Its agent is free, but it may not begin yet. @returns false when it may.
bool RunDesk::holdBack(const AgentId& agent, const StepQueue::Waiting& waiting)
{
    if (!m_floor.settings.mayBegin)
        return false;
    const Result<TurnOrder> order = writeOrder(m_floor.state, waiting.run, waiting.step, m_floor.settings, m_floor.now());
    if (!order || m_floor.mayBegin(*order))
        return false;
    if (!relieve(agent, waiting) && !m_heldBack.contains(waiting))
        m_heldBack.append(waiting);
    return true;
}

std::optional<Instant> RunDesk::windowEnd(const RunState& run, const Step& step) const
{
    return rules::windowEnd(run, step, m_since);
}

/// A step that several may do goes to the best placed of them. @returns false when there is nothing to choose.
bool RunDesk::assign(const RunState& run, const Step& step)
{
    const auto waiting = [this](const AgentId& agent) { return m_waiting.count(agent); };
    std::optional<StepAssigned> given = rules::assigned(m_floor.state, run, step, waiting, m_floor.now());
    if (given && m_floor.settings.assign)
        m_floor.settings.assign(m_floor.state, *given);
    if (given)
        m_floor.docket.enter(*given, system(), 0, given->run, {}, m_floor.now());
    return given.has_value();
}

/// Its agent is not free: it waits for it, goes to somebody else, or takes the place of what the agent is at.
void RunDesk::lineUp(const AgentId& agent, const RunState& run, const Step& step)
{
    const StepQueue::Waiting waiting{run.id, step.id};
    const bool isNew = m_waiting.add(agent, waiting, rules::placeInLine(run, step));
    if (relieve(agent, waiting) || !isNew)
        return;
    if (m_waiting.count(agent) == rules::kManyWait)
        relieveLine(agent);
    preempt(agent, waiting);
}

/// Work of an agent that is down or near capacity goes to another that may do it. @returns false when it stays.
bool RunDesk::relieve(const AgentId& agent, const StepQueue::Waiting& waiting)
{
    const RunState* run = runOf(waiting.run);
    const Step* step = run ? stepOf(*run, waiting.step) : nullptr;
    if (!step || rules::agentOf(*step, *run) != agent || run->statusOf(step->id) != StepStatus::Pending)
        return false;
    const auto count = [this](const AgentId& of) { return m_waiting.count(of); };
    std::optional<StepAssigned> over = rules::relieved(m_floor.state, *run, *step, count, m_floor.now());
    if (m_floor.settings.relieve)
        m_floor.settings.relieve(*run, *step, m_floor.state, over);
    if (!over) {
        if (rules::isDown(m_floor.state, agent, m_floor.now()))
            m_resting.insert(agent); // somebody else may have time for it later
        return false;
    }
    m_waiting.remove(agent, waiting);
    m_floor.docket.enter(*over, system(), 0, over->run, {}, m_floor.now());
    openStep(waiting.run, waiting.step);
    return true;
}

void RunDesk::relieveLine(const AgentId& agent)
{
    for (const StepQueue::Waiting& waiting : m_waiting.of(agent))
        relieve(agent, waiting);
}

/// Somebody has time: what waits for those that are down may be for them.
void RunDesk::relieveResting()
{
    for (const AgentId& agent : QSet<AgentId>(m_resting)) {
        relieveLine(agent);
        if (m_waiting.count(agent) == 0 || !rules::isDown(m_floor.state, agent, m_floor.now()))
            m_resting.remove(agent);
    }
}

/// Something urgent may wait for the agent: what it is at gives way if it may.
void RunDesk::preempt(const AgentId& agent, const StepQueue::Waiting& waiting)
{
    const AgentState at = m_floor.state.org.agents.value(agent);
    const RunState* run = runOf(waiting.run);
    const RunState* other = at.turn.isNull() ? nullptr : runOf(at.run);
    const Step* step = run ? stepOf(*run, waiting.step) : nullptr;
    const Step* giving = other ? stepOf(*other, at.step) : nullptr;
    if (!step || !giving || other->step(at.step).turn != at.turn || !rules::takesPlaceOf(*run, *step, *other, *giving))
        return;
    if (rules::heldUp(m_floor.state, *run, *step).isEmpty())
        m_floor.turns->giveWay(at.turn, QStringLiteral("it gave way to \"%1\" of \"%2\", which is urgent").arg(step->title, run->title));
}

/// What the join of the step asks for is done, and a step that is not wanted is left out. @returns whether it may begin.
bool RunDesk::admitted(const RunState& run, const Workflow& workflow, const Step& step)
{
    const RunId runId = run.id;
    const StepId id = step.id;
    const rules::Opening opening = rules::openingOf(workflow, run, step);
    if (opening.kind == rules::Opening::TooLittle) {
        m_floor.docket.enter(StepSettled{runId, id, true, opening.reason, {}}, system(), 0, runId, {}, m_floor.now());
        m_floor.failures->failed(runId, id, opening.reason);
        return false;
    }
    QList<Fact> facts;
    for (const StepId& needless : step.join && !run.undone ? rules::superseded(workflow, step, run) : QList<StepId>())
        facts += rules::leftOut(m_floor.state, run, needless, QStringLiteral("enough of the others came first"));
    const bool stales = !facts.isEmpty();
    if (opening.kind == rules::Opening::LeaveOut)
        facts.append(StepSkipped{runId, id, opening.reason});
    for (const Fact& fact : facts)
        m_floor.docket.enter(fact, system(), 0, runId, {}, m_floor.now());
    if (stales)
        m_floor.turns->haltStale(runId);
    return opening.kind == rules::Opening::Begin;
}

void RunDesk::steered(const RunId& id)
{
    QList<RunId> concerned{id};
    for (qsizetype i = 0; i < concerned.size(); ++i) // its runs, and theirs
        for (const RunState& run : std::as_const(m_floor.state.runs.open))
            if (run.parent && run.parent->run == concerned[i])
                concerned.append(run.id);
    for (const RunId& run : std::as_const(concerned)) {
        m_floor.waits->resumed(run);
        m_floor.calls->resumed(run);
        advance(run);
    }
    m_floor.escalations->goOn(concerned);
    m_floor.delegations->takeUp();
    m_floor.wakeAt(m_floor.now()); // what had waited to leave may leave
}

void RunDesk::agentSteered(const AgentId& agent)
{
    const AgentState state = m_floor.state.org.agents.value(agent);
    if (state.paused && !state.turn.isNull())
        m_floor.crew.halt(state.turn);
    if (!state.paused) { // what it was to settle or to decide
        m_floor.escalations->goOn();
        m_floor.delegations->takeUp();
    }
    nextFor(agent);
}

void RunDesk::startTurn(const RunId& run, const StepId& step)
{
    Result<TurnOrder> order = writeOrder(m_floor.state, run, step, m_floor.settings, m_floor.now());
    if (!order) {
        qWarning("qd.agents.office: %s", qPrintable(order.error().text));
        return;
    }
    const RunState* at = runOf(run);
    const Step* plan = at ? stepOf(*at, step) : nullptr;
    if (const std::optional<Instant> end = plan ? windowEnd(*at, *plan) : std::nullopt)
        order->step.timeLimit = std::min(order->step.timeLimit, *end - m_floor.now());
    m_floor.turns->start(std::move(*order), {});
}

void RunDesk::completeIfDone(const RunId& id)
{
    const auto run = m_floor.state.runs.open.constFind(id);
    if (run == m_floor.state.runs.open.constEnd())
        return;
    const Workflow* workflow = rules::workflowOf(m_floor.state, *run);
    if (!workflow || !rules::isComplete(*workflow, *run))
        return;
    const auto isLeaving = [&](const Step& step) { return rules::isLeaving(m_floor.state, *run, step.id); };
    if (run->undone && std::any_of(workflow->steps.begin(), workflow->steps.end(), isLeaving))
        return; // what undoes it follows when it has left
    const RunOutcome outcome = run->undone ? RunOutcome::Undone : RunOutcome::Finished;
    QString summary = run->undone ? QStringLiteral("Undone, %1: %2").arg(run->undoReason, run->title) : QStringLiteral("Done: %1").arg(run->title);
    if (const QStringList stands = run->undone ? rules::outsideOf(m_floor.state, *run) : QStringList(); !stands.isEmpty())
        summary += QStringLiteral(". Nothing undid what went out: %1").arg(stands.join(QStringLiteral("; ")));
    for (const QString& sentence : rules::undoneOnce(*workflow, *run))
        summary += QStringLiteral(". ") + sentence;
    for (const Fact& fact : rules::ended(m_floor.state, id, outcome, summary))
        m_floor.docket.enter(fact, system(), 0, id, {}, m_floor.now());
}

void RunDesk::nextFor(const AgentId& agent)
{
    if (m_floor.isHalted())
        return;
    if (m_floor.state.org.agents.value(agent).paused)
        return relieveLine(agent);
    m_floor.turns->takeUpHanded(agent);
    while (m_floor.turns->isFree(agent)) {
        const std::optional<StepQueue::Waiting> next = m_waiting.takeFor(agent);
        if (!next)
            return relieveResting();
        takeUp(*next);
    }
}

/// It goes on if it is still to be done.
void RunDesk::takeUp(const StepQueue::Waiting& waiting)
{
    const RunState* run = runOf(waiting.run);
    const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
    if (workflow && rules::openSteps(*workflow, *run).contains(waiting.step))
        openStep(waiting.run, waiting.step);
}

void RunDesk::takeUpHeldBack()
{
    if (m_floor.isHalted())
        return; // all of it is looked at when everything goes on
    for (const AgentId& agent : m_floor.state.org.agents.keys()) {
        m_floor.turns->takeUpHanded(agent);
        relieveLine(agent);
    }
    for (const StepQueue::Waiting& waiting : std::exchange(m_heldBack, {}))
        takeUp(waiting);
}

} // namespace qd::agents
