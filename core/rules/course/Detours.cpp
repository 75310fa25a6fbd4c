#include "core/rules/course/Detours.h"

#include "core/rules/course/Outside.h"

#include <QSet>

#include <algorithm>

namespace qd::rules {

namespace {

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
            && isStillHere(effect.status))
            facts.append(EffectWithdrawn{effect.id, reason});
}

void endChildren(const OfficeState& state, const StepState& step, const QString& reason, QList<Fact>& facts)
{
    for (const RunId& child : step.children)
        if (state.runs.open.contains(child))
            facts += ended(state, child, RunOutcome::Stopped, reason);
}

/// Steps that have not begun and show what the effect gives are left out with it, and those that show what these give.
void leaveOutUsers(const Workflow& workflow, const RunState& run, const Step& effect, QList<Fact>& facts)
{
    QList<const Step*> gone{&effect};
    for (qsizetype i = 0; i < gone.size(); ++i)
        for (const Step& step : workflow.steps) {
            if (gone.contains(&step) || !step.uses.contains(gone[i]->id) || run.statusOf(step.id) != StepStatus::Pending)
                continue;
            gone.append(&step);
            facts.append(StepSkipped{run.id, step.id, QStringLiteral("it needs \"%1\", which was left out").arg(gone[i]->title)});
        }
}

/// What was begun in the place of the step is not needed any more.
void leaveOutStandIns(const OfficeState& state, const Workflow& workflow, const RunState& run, const StepId& of, const QString& reason, QList<Fact>& facts)
{
    for (const Step& step : workflow.steps) {
        const StepStatus status = run.statusOf(step.id);
        if (step.fallbackFor == of && status != StepStatus::Pending && status != StepStatus::Done && status != StepStatus::Skipped)
            facts += leftOut(state, run, step.id, reason);
    }
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
        const bool leaving = isOpen && !isStillHere(effect->status);
        if (step->kind == StepKind::Effect && (leaving || run.statusOf(id) == StepStatus::Done))
            continue;
        if (step->kind == StepKind::Call && (isLeaving(state, run, id) || !outsideOf(state, run, *step).isEmpty()))
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
    facts.append(StepSkipped{run.id, id, reason});
    leaveOutStandIns(state, *workflow, run, id, reason, facts);
    if (step->kind == StepKind::Effect && !run.undone)
        leaveOutUsers(*workflow, run, *step, facts);
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
    finished.undoable = outcome != RunOutcome::Undone && canUndo(state, run);
    finished.outside = outsideOf(state, run);
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
    facts.append(RunUndoing{run.id, by, undoingOf(state, run), reason});
    return facts;
}

std::optional<QList<Fact>> afterFailure(const OfficeState& state, const RunState& run, const Step& step, const QString& reason)
{
    const QString failed = QStringLiteral("\"%1\" failed: %2").arg(step.title, reason);
    switch (step.onFailure) {
    case OnFailure::Escalate: break;
    case OnFailure::Skip: return leftOut(state, run, step.id, QStringLiteral("it failed, and it can be done without: %1").arg(reason));
    case OnFailure::Fail: return ended(state, run.id, RunOutcome::Failed, failed);
    case OnFailure::Undo:
        if (!run.undone)
            return undone(state, run, system(), failed);
        break;
    }
    return std::nullopt;
}

Values resultsOf(const Workflow& workflow, const RunState& run)
{
    return bound(workflow.results, run);
}

} // namespace qd::rules
