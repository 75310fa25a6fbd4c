#include "agents/office/course/RunDesk.h"

#include "agents/office/asking/DelegationDesk.h"
#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/CallDesk.h"
#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/course/WaitDesk.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Terms.h"

namespace qd::agents {

void RunDesk::advanceAll()
{
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

void RunDesk::advance(const RunId& id)
{
    m_floor.turns->haltStale(id);
    if (m_floor.isHalted())
        return;
    QSet<StepId> seen;
    for (bool moved = true; moved;) {
        moved = false;
        const RunState* run = runOf(id);
        const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
        if (!workflow || rules::isPaused(m_floor.state, *run))
            return;
        for (const StepId& step : rules::openSteps(*workflow, *run)) {
            if (seen.contains(step))
                continue;
            seen.insert(step);
            openStep(id, step);
            moved = true; // a skipped step may open the next
        }
    }
    completeIfDone(id);
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
    if (!joined(*run, *workflow, *step))
        return;
    if (!rules::holds(step->when, *run)) {
        StepSkipped skipped{runId, id, QStringLiteral("its condition does not hold")};
        const StepId insteadOf = step->fallbackFor;
        m_floor.docket.enter(skipped, system(), 0, runId, {}, m_floor.now());
        if (!insteadOf.isEmpty())
            m_floor.failures->withoutFallback(runId, insteadOf);
        return;
    }
    if (step->kind == StepKind::Wait)
        return m_floor.waits->begin(runId, Step(*step));
    if (step->kind == StepKind::Call)
        return m_floor.calls->begin(runId, Step(*step));
    const AgentId agent = step->kind == StepKind::Debate ? rules::debateTurn(*step, *run).speaker : rules::agentOf(*step, *run);
    if (m_floor.turns->isFree(agent))
        return startTurn(runId, id);
    if (m_floor.state.org.agents.value(agent).paused && giveAway(*run, *step))
        return openStep(runId, id);
    m_waiting.add(agent, {runId, id});
}

/// What the join of the step asks for is done. @returns false when the step cannot begin.
bool RunDesk::joined(const RunState& run, const Workflow& workflow, const Step& step)
{
    if (!step.join || run.undone)
        return true;
    const RunId runId = run.id;
    const StepId id = step.id;
    if (rules::joinSays(workflow, step, run) == rules::JoinSays::TooLittle) {
        const QString reason = QStringLiteral("too few of the steps before it could be done");
        m_floor.docket.enter(StepSettled{runId, id, true, reason, {}}, system(), 0, runId, {}, m_floor.now());
        m_floor.failures->failed(runId, id, reason);
        return false;
    }
    QList<Fact> facts;
    for (const StepId& needless : rules::superseded(workflow, step, run))
        facts += rules::leftOut(m_floor.state, run, needless, QStringLiteral("enough of the others came first"));
    for (const Fact& fact : facts)
        m_floor.docket.enter(fact, system(), 0, runId, {}, m_floor.now());
    if (!facts.isEmpty())
        m_floor.turns->haltStale(runId);
    return true;
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
    m_floor.wakeAt(m_floor.now()); // what had waited to leave may leave
}

/// Work of an agent that is paused goes to the next that may do it. @returns false when there is none.
bool RunDesk::giveAway(const RunState& run, const Step& step)
{
    const AgentId next = step.kind == StepKind::Debate ? AgentId{} : rules::nextFor(m_floor.state, step, run);
    if (next.isEmpty())
        return false;
    const AgentId from = rules::agentOf(step, run);
    const QString why = QStringLiteral("%1 is paused").arg(from.text);
    m_floor.docket.enter(StepAssigned{run.id, step.id, next, from, system(), why}, system(), 0, run.id, {}, m_floor.now());
    return true;
}

void RunDesk::agentSteered(const AgentId& agent)
{
    const AgentState state = m_floor.state.org.agents.value(agent);
    if (state.paused && !state.turn.isNull())
        m_floor.crew.halt(state.turn);
    nextFor(agent);
}

void RunDesk::startTurn(const RunId& run, const StepId& step)
{
    Result<TurnOrder> order = writeOrder(m_floor.state, run, step, m_floor.settings, m_floor.now());
    if (!order) {
        qWarning("qd.agents.office: %s", qPrintable(order.error().text));
        return;
    }
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
    const RunOutcome outcome = run->undone ? RunOutcome::Undone : RunOutcome::Finished;
    const QString summary = run->undone ? QStringLiteral("Undone, %1: %2").arg(run->undoReason, run->title) : QStringLiteral("Done: %1").arg(run->title);
    for (const Fact& fact : rules::ended(m_floor.state, id, outcome, summary))
        m_floor.docket.enter(fact, system(), 0, id, {}, m_floor.now());
}

void RunDesk::nextFor(const AgentId& agent)
{
    if (m_floor.isHalted())
        return;
    m_floor.turns->takeUpHanded(agent);
    while (m_floor.turns->isFree(agent)) {
        const std::optional<StepQueue::Waiting> next = m_waiting.takeFor(agent);
        if (!next)
            return;
        const RunState* run = runOf(next->run);
        const Workflow* workflow = run ? rules::workflowOf(m_floor.state, *run) : nullptr;
        if (workflow && rules::openSteps(*workflow, *run).contains(next->step))
            openStep(next->run, next->step);
    }
}

} // namespace qd::agents
