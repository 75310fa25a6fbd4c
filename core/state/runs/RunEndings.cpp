#include "core/state/runs/RunEndings.h"

#include "core/state/runs/StepData.h"

#include <algorithm>

namespace qd {

namespace {

/// It can be undone no more, unless the run that began it still can; nor can what it began.
void forget(RunsState& runs, const RunId& id)
{
    const auto found = runs.undoable.constFind(id);
    if (found == runs.undoable.constEnd())
        return;
    if (found->parent && (runs.open.contains(found->parent->run) || runs.undoable.contains(found->parent->run)))
        return;
    const RunState gone = runs.undoable.take(id);
    const auto isRecent = [&](const RunId& run) {
        return std::any_of(runs.recent.begin(), runs.recent.end(), [&](const RunSummary& summary) { return summary.id == run; });
    };
    for (const StepState& step : gone.steps)
        for (const RunId& child : step.toUndo)
            if (!isRecent(child))
                forget(runs, child);
}

/// What can be undone of the run, and what stands outside, is known to the one that began it.
void noteInParent(RunsState& runs, const RunState& run, const RunFinished& fact, Instant at)
{
    RunState* parent = changed(runs, run.parent->run, at);
    if (const auto ended = runs.undoable.find(run.parent->run); !parent && ended != runs.undoable.end())
        parent = &*ended;
    if (!parent)
        return;
    StepState& step = parent->steps[run.parent->step];
    step.toUndo.removeAll(run.id);
    if (fact.undoable && !parent->undone)
        step.toUndo.append(run.id);
    if (fact.outside.isEmpty())
        step.outside.remove(run.id);
    else
        step.outside.insert(run.id, fact.outside);
}

void tellParent(RunsState& runs, const RunState& run, const RunFinished& fact, Instant at)
{
    if (run.parent)
        noteInParent(runs, run, fact, at);
    RunState* parent = run.parent ? changed(runs, run.parent->run, at) : nullptr;
    if (!parent)
        return;
    parent->cost += run.cost;
    parent->wouldHaveCost += run.wouldHaveCost;
    parent->rehearsal = parent->rehearsal || run.rehearsal;
    StepState& step = parent->steps[run.parent->step];
    if (step.children.value(run.parent->index) != run.id)
        return; // the step goes on without it
    step.children.remove(run.parent->index);
    step.label = joined(step.label, run.label); // what comes back is trusted no more than what it was made from
    for (const StepState& its : run.steps)
        step.label = joined(step.label, its.label);
    if (fact.outcome == RunOutcome::Finished)
        step.results.insert(run.parent->index, fact.results);
    else
        step.lost.insert(run.parent->index, fact.summary);
}

} // namespace

RunState* changed(RunsState& runs, const RunId& id, Instant at)
{
    const auto found = runs.open.find(id);
    if (found == runs.open.end())
        return nullptr;
    found->changed = at;
    return &*found;
}

void letGo(StepState& step)
{
    step.notBefore.reset();
    step.event.clear();
    step.items.clear();
    step.children.clear();
    step.results.clear();
    step.lost.clear();
}

void halt(StepState& step)
{
    if (step.status != StepStatus::Running && step.status != StepStatus::Waits && step.status != StepStatus::Escalated
        && step.status != StepStatus::WaitingForHuman)
        return;
    step.status = StepStatus::Failed;
    step.turn = {};
    letGo(step);
}

void startOver(StepState& step)
{
    step.status = StepStatus::Pending;
    step.part = 0;
    step.attempt = 1;
    step.invalid.clear();
    step.escalations = 0;
    step.turn = {};
    step.effect = {};
    step.parts.clear();
    clearTools(step);
    step.tried.clear();
    step.atOnce = false;
    letGo(step);
}

void endRun(RunsState& runs, const RunFinished& fact, Instant at)
{
    if (!runs.open.contains(fact.run))
        return;
    RunState run = runs.open.take(fact.run);
    run.heard.clear(); // nobody is at work in it any more
    RunSummary summary;
    summary.id = run.id;
    summary.title = run.title;
    summary.outcome = fact.outcome;
    summary.summary = fact.summary;
    summary.cost = run.cost;
    summary.wouldHaveCost = run.wouldHaveCost;
    summary.messages = run.messages;
    summary.sample = run.sample;
    summary.rehearsal = run.rehearsal;
    summary.started = run.started;
    summary.ended = at;
    summary.model = run.holdsTo();
    summary.workflow = run.workflow;
    summary.briefText = run.briefText;
    summary.sources = run.sources;
    summary.label = titleLabel(run);
    summary.isCalled = run.parent.has_value();
    runs.recent.prepend(summary);
    if (fact.undoable)
        runs.undoable.insert(fact.run, run);
    tellParent(runs, run, fact, at);
    if (runs.recent.size() > RunsState::kRecent)
        forget(runs, runs.recent.takeLast().id);
}

void undoRun(RunsState& runs, const RunUndoing& fact, Instant at)
{
    const auto ended = runs.undoable.find(fact.run);
    const bool again = ended != runs.undoable.end();
    if (again) {
        runs.open.insert(fact.run, *ended);
        runs.undoable.erase(ended);
        runs.recent.removeIf([&](const RunSummary& summary) { return summary.id == fact.run; });
    }
    RunState* run = changed(runs, fact.run, at);
    if (!run)
        return;
    if (RunState* above = again && run->parent ? changed(runs, run->parent->run, at) : nullptr) { // it counts anew when it ends again
        above->cost -= run->cost;
        above->wouldHaveCost -= run->wouldHaveCost;
    }
    const QList<StepId> before = again ? QList<StepId>() : run->undoing;
    run->undone = true;
    run->paused = false;
    run->undoing = fact.steps;
    run->undoReason = fact.reason;
    for (auto it = run->steps.begin(); it != run->steps.end(); ++it)
        if (!before.contains(it.key())) // else it undoes already
            halt(*it);
    for (const StepId& id : again ? fact.steps : QList<StepId>())
        if (const auto step = run->steps.find(id); step != run->steps.end() && step->status == StepStatus::Failed && step->toUndo.isEmpty())
            startOver(*step); // it was tried before
}

} // namespace qd
