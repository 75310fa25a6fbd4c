#include "core/rules/course/Outside.h"

#include <algorithm>

namespace qd::rules {

namespace {

const RunState* openRun(const OfficeState& state, const RunId& id)
{
    const auto found = state.runs.open.constFind(id);
    return found == state.runs.open.constEnd() ? nullptr : &*found;
}

/// The step that undoes `of`, or nullptr.
const Step* undoerOf(const Workflow& workflow, const StepId& of)
{
    const auto found = std::find_if(workflow.steps.begin(), workflow.steps.end(), [&](const Step& step) { return step.undoes == of && !of.isEmpty(); });
    return found == workflow.steps.end() ? nullptr : &*found;
}

bool isTakenBack(const Workflow& workflow, const RunState& run, const StepId& id)
{
    const Step* undoer = undoerOf(workflow, id);
    return undoer && run.statusOf(undoer->id) == StepStatus::Done;
}

/// How often the step was done. A call that is not done now is undone by its runs.
qsizetype timesDone(const RunState& run, const Step& step)
{
    const bool isDone = run.statusOf(step.id) == StepStatus::Done;
    if (step.kind == StepKind::Call && !isDone)
        return 0;
    return run.reopened.count(step.id) + (isDone ? 1 : 0);
}

/// The runs of the step are undone by what they say themselves.
bool undoesRuns(const OfficeState& state, const Workflow& workflow, const RunState& run, const Step& step)
{
    if (!step.undoes.isEmpty() || (undoerOf(workflow, step.id) && run.statusOf(step.id) == StepStatus::Done))
        return false;
    const auto at = run.steps.constFind(step.id);
    if (at == run.steps.constEnd())
        return false;
    return !at->toUndo.isEmpty() || std::any_of(at->children.begin(), at->children.end(), [&](const RunId& child) {
        const RunState* its = openRun(state, child);
        return its && canUndo(state, *its);
    });
}

/// One thing to undo, and when that was done.
struct Undoing {
    StepId step;
    qint64 when = 0;
    qsizetype place = 0; ///< of what is undone, in the workflow
};

QList<Undoing> undoings(const OfficeState& state, const RunState& run)
{
    QList<Undoing> all;
    const Workflow* workflow = workflowOf(state, run);
    const auto placeOf = [&](const StepId& id) {
        return std::find_if(workflow->steps.begin(), workflow->steps.end(), [&](const Step& step) { return step.id == id; }) - workflow->steps.begin();
    };
    for (const Step& step : workflow ? workflow->steps : QList<Step>()) {
        const StepStatus status = run.statusOf(step.id);
        const bool isOver = status == StepStatus::Done || status == StepStatus::Skipped;
        const Step* of = step.undoes.isEmpty() || isOver ? nullptr : workflow->step(step.undoes);
        if (const qsizetype times = of ? timesDone(run, *of) : 0)
            all += QList<Undoing>(times, {step.id, run.step(of->id).ended.ms, placeOf(of->id)});
        else if (undoesRuns(state, *workflow, run, step))
            all.append({step.id, status == StepStatus::Waits ? state.time.ms : run.step(step.id).ended.ms, placeOf(step.id)});
    }
    return all;
}

} // namespace

QStringList outsideOf(const OfficeState& state, const RunState& run, const Step& step)
{
    QStringList titles;
    const auto at = run.steps.constFind(step.id);
    if (at == run.steps.constEnd() || !step.undoes.isEmpty())
        return titles;
    if (step.kind == StepKind::Effect && at->status == StepStatus::Done)
        titles.append(QStringLiteral("%1 (%2)").arg(step.title, run.title));
    for (const QStringList& of : at->outside)
        titles += of;
    for (const RunId& child : at->children)
        if (const RunState* its = openRun(state, child))
            titles += outsideOf(state, *its);
    return titles;
}

QStringList outsideOf(const OfficeState& state, const RunState& run)
{
    QStringList titles;
    if (const Workflow* workflow = workflowOf(state, run))
        for (const Step& step : workflow->steps)
            if (!isTakenBack(*workflow, run, step.id))
                titles += outsideOf(state, run, step);
    return titles;
}

bool isLeaving(const OfficeState& state, const RunState& run, const StepId& id)
{
    const StepState at = run.step(id);
    const auto effect = state.effects.open.constFind(at.effect);
    if (effect != state.effects.open.constEnd() && (effect->status == EffectStatus::Intended || effect->status == EffectStatus::Split || isUnknown(effect->status)))
        return true;
    return std::any_of(at.children.begin(), at.children.end(), [&](const RunId& child) {
        const RunState* its = openRun(state, child);
        const QList<StepId> steps = its ? its->steps.keys() : QList<StepId>();
        return std::any_of(steps.begin(), steps.end(), [&](const StepId& step) { return isLeaving(state, *its, step); });
    });
}

bool isGivenUp(const OfficeState& state, const Effect& effect)
{
    const RunState* run = openRun(state, effect.run);
    if (!run || !run->undone)
        return !run;
    const Workflow* workflow = workflowOf(state, *run);
    const Step* step = workflow ? workflow->step(effect.step) : nullptr;
    return !step || step->undoes.isEmpty() || !run->undoing.contains(step->id);
}

QString twice(const OfficeState& state, const RunState& run, const StepId& from)
{
    const Workflow* workflow = workflowOf(state, run);
    for (const StepId& id : workflow ? reopenedFrom(*workflow, run, from) : QList<StepId>()) {
        const Step* step = workflow->step(id);
        const QStringList out = step->kind == StepKind::Call ? outsideOf(state, run, *step) : QStringList();
        if (!out.isEmpty())
            return out.first();
    }
    return {};
}

QString twiceInWords(const QString& what)
{
    return QStringLiteral("\"%1\" has left the house; to do it again would do it twice").arg(what);
}

bool canUndo(const OfficeState& state, const RunState& run)
{
    const Workflow* workflow = workflowOf(state, run);
    const auto mayLeave = [&](const Step& step) { return step.kind == StepKind::Effect && undoerOf(*workflow, step.id) && isLeaving(state, run, step.id); };
    return !undoings(state, run).isEmpty() || (workflow && std::any_of(workflow->steps.begin(), workflow->steps.end(), mayLeave));
}

QList<StepId> undoingOf(const OfficeState& state, const RunState& run)
{
    QList<Undoing> all = undoings(state, run);
    std::sort(all.begin(), all.end(), [](const Undoing& a, const Undoing& b) {
        return a.when == b.when ? a.place > b.place : a.when > b.when; // at one moment: the later in the workflow first
    });
    QList<StepId> steps;
    for (const Undoing& one : std::as_const(all))
        steps.append(one.step);
    return steps;
}

QStringList undoneOnce(const Workflow& workflow, const RunState& run)
{
    QStringList sentences;
    for (const Step& step : workflow.steps) {
        const qsizetype times = run.undone && !step.undoes.isEmpty() ? run.undoing.count(step.id) : 0;
        const Step* of = times > 1 && run.statusOf(step.id) == StepStatus::Done ? workflow.step(step.undoes) : nullptr;
        if (of)
            sentences.append(QStringLiteral("\"%1\" was done %2 times, and \"%3\" once, for the last of them").arg(of->title).arg(times).arg(step.title));
    }
    return sentences;
}

} // namespace qd::rules
