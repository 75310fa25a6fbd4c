#include "core/rules/course/Detours.h"

#include <QSet>

#include <algorithm>

namespace qd::rules {

namespace {

bool hasUndoing(const Workflow& workflow)
{
    return std::any_of(workflow.steps.begin(), workflow.steps.end(), [](const Step& step) { return !step.undoes.isEmpty(); });
}

/// Questions about the step that are open are closed: they have answered themselves.
void closeQuestions(const OfficeState& state, const RunId& run, const StepId& step, const QString& reason, QList<Fact>& facts)
{
    for (const Escalation& escalation : state.inbox.escalations)
        if (escalation.run == run && (step.isEmpty() || escalation.step == step)
            && escalation.reason != QLatin1String(Escalation::kUnknownOutcome))
            facts.append(EscalationSettled{escalation.id, run, escalation.step, system(), false, reason});
}

/// What has not left yet does not leave.
void withdraw(const OfficeState& state, const RunId& run, const StepId& step, const QString& reason, QList<Fact>& facts)
{
    for (const Effect& effect : state.effects.open)
        if (effect.run == run && (step.isEmpty() || effect.step == step)
            && (effect.status == EffectStatus::Planned || effect.status == EffectStatus::Authorised))
            facts.append(EffectWithdrawn{effect.id, reason});
}

void endChildren(const OfficeState& state, const StepState& step, const QString& reason, QList<Fact>& facts)
{
    for (const RunId& child : step.children)
        if (state.runs.open.contains(child))
            facts += ended(state, child, RunOutcome::Stopped, reason);
}

} // namespace

QList<Fact> goneBack(const OfficeState& state, const RunState& run, const StepId& by, const StepId& from, const QString& reason)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return {};
    QList<Fact> facts;
    const Step* looping = workflow->step(by);
    StepsReopened reopened{run.id, by, {}, reason, looping ? measured(*looping, run) : std::nullopt};
    for (const StepId& id : reopenedFrom(*workflow, run, from)) {
        const Step* step = workflow->step(id);
        const auto effect = state.effects.open.constFind(run.step(id).effect);
        const bool isOpen = effect != state.effects.open.constEnd();
        const bool leaving = isOpen && effect->status != EffectStatus::Planned && effect->status != EffectStatus::Authorised;
        if (step->kind == StepKind::Effect && (leaving || run.statusOf(id) == StepStatus::Done))
            continue;
        if (isOpen)
            facts.append(EffectWithdrawn{effect->id, reason});
        endChildren(state, run.step(id), reason, facts);
        reopened.steps.append(id);
    }
    facts.append(reopened);
    return facts;
}

QList<Fact> givenUp(const OfficeState& state, const RunState& run, const StepId& of, const QString& reason)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return {};
    QList<Fact> facts;
    bool leftToDo = false;
    bool letOut = false;
    const QSet<StepId> reached = reachedFrom(*workflow, of);
    for (const Step& step : workflow->steps) {
        const StepStatus status = run.statusOf(step.id);
        if (step.id == of || (reached.contains(step.id) && status == StepStatus::Pending)) {
            facts.append(StepSkipped{run.id, step.id, reason});
            continue;
        }
        leftToDo = leftToDo || (status != StepStatus::Done && status != StepStatus::Skipped && step.undoes.isEmpty() && step.fallbackFor.isEmpty());
        letOut = letOut || (step.kind == StepKind::Effect && status == StepStatus::Done);
    }
    if (!leftToDo && !letOut)
        facts += ended(state, run.id, RunOutcome::Stopped, QStringLiteral("Withdrawn, %1: %2").arg(reason, run.title));
    return facts;
}

QList<Fact> leftOut(const OfficeState& state, const RunState& run, const StepId& id, const QString& reason)
{
    const Workflow* workflow = workflowOf(state, run);
    const Step* step = workflow ? workflow->step(id) : nullptr;
    if (!step)
        return {};
    QList<Fact> facts;
    closeQuestions(state, run.id, id, reason, facts);
    withdraw(state, run.id, id, reason, facts);
    endChildren(state, run.step(id), reason, facts);
    if (step->kind == StepKind::Effect)
        facts += givenUp(state, run, id, reason);
    else
        facts.append(StepSkipped{run.id, id, reason});
    return facts;
}

QList<Fact> ended(const OfficeState& state, const RunId& id, RunOutcome outcome, const QString& summary)
{
    QList<Fact> facts;
    const QString reason = QStringLiteral("its run has ended");
    const RunState run = state.runs.open.value(id);
    const Workflow* workflow = workflowOf(state, run);
    withdraw(state, id, {}, reason, facts);
    for (const StepState& step : run.steps)
        endChildren(state, step, reason, facts);
    RunFinished finished{id, outcome, summary, {}, false};
    if (workflow && outcome == RunOutcome::Finished && run.parent)
        finished.results = resultsOf(*workflow, run);
    finished.undoable = workflow && outcome != RunOutcome::Undone && hasUndoing(*workflow);
    facts.append(finished);
    return facts;
}

QList<Fact> undone(const OfficeState& state, const RunState& run, const AgentId& by, const QString& reason)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return {};
    QList<Fact> facts;
    closeQuestions(state, run.id, {}, reason, facts);
    withdraw(state, run.id, {}, reason, facts);
    for (const StepState& step : run.steps)
        endChildren(state, step, reason, facts);
    QList<const Step*> undoing;
    for (const Step& step : workflow->steps)
        if (!step.undoes.isEmpty() && run.statusOf(step.undoes) == StepStatus::Done && run.statusOf(step.id) == StepStatus::Pending)
            undoing.append(&step);
    std::sort(undoing.begin(), undoing.end(), [&](const Step* a, const Step* b) {
        const Instant first = run.step(a->undoes).ended;
        const Instant second = run.step(b->undoes).ended;
        return first == second ? a > b : second < first; // at one moment: the later in the workflow first
    });
    RunUndoing fact{run.id, by, {}, reason};
    for (const Step* step : undoing)
        fact.steps.append(step->id);
    facts.append(fact);
    return facts;
}

Values resultsOf(const Workflow& workflow, const RunState& run)
{
    return bound(workflow.results, run);
}

} // namespace qd::rules
