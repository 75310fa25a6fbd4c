#include "core/rules/course/Course.h"

#include "core/rules/course/Patterns.h"

#include <algorithm>
#include <cmath>

namespace qd::rules {

namespace {

bool isDone(const Workflow& workflow, const RunState& run, const StepId& step)
{
    const StepStatus status = run.statusOf(step);
    if (status != StepStatus::Failed)
        return status == StepStatus::Done;
    return std::any_of(workflow.steps.begin(), workflow.steps.end(), [&](const Step& other) {
        return other.fallbackFor == step && run.statusOf(other.id) == StepStatus::Done;
    });
}

/// The one that stands in for the same step, comes first in the workflow and was not left out; nullptr when it is the step's turn.
const Step* standInBefore(const Workflow& workflow, const Step& step, const RunState& run)
{
    for (const Step& other : workflow.steps) {
        if (other.id == step.id)
            return nullptr;
        if (other.fallbackFor == step.fallbackFor && run.statusOf(other.id) != StepStatus::Skipped)
            return &other;
    }
    return nullptr;
}

/// Nothing will be done at the step as things stand: it undoes, or stands in for one that has not failed, or after another.
bool isDormant(const Workflow& workflow, const Step& step, const RunState& run)
{
    if (!step.undoes.isEmpty() || step.fallbackFor.isEmpty())
        return !step.undoes.isEmpty();
    return run.statusOf(step.fallbackFor) != StepStatus::Failed || standInBefore(workflow, step, run);
}

/// What of a run that is undone has come to its end: an undoing step, or the undoing of the runs that a step began.
bool isUndone(const Workflow& workflow, const RunState& run, const StepId& id)
{
    const Step* step = workflow.step(id);
    if (step && step->undoes.isEmpty())
        return run.step(id).toUndo.isEmpty();
    const StepStatus status = run.statusOf(id);
    return status == StepStatus::Done || status == StepStatus::Skipped;
}

QList<StepId> nextUndoing(const Workflow& workflow, const RunState& run)
{
    for (const StepId& id : run.undoing) { // one after the other
        if (isUndone(workflow, run, id))
            continue;
        const Step* step = workflow.step(id);
        const bool isCall = step && step->undoes.isEmpty();
        return isCall || run.statusOf(id) == StepStatus::Pending ? QList<StepId>{id} : QList<StepId>{};
    }
    return {};
}

bool isSparedNow(const Workflow& workflow, const Step& step, const RunState& run, const QSet<StepId>& spared)
{
    if (!step.undoes.isEmpty() || run.statusOf(step.id) == StepStatus::Done)
        return false;
    if (!step.fallbackFor.isEmpty()) {
        const StepStatus its = run.statusOf(step.fallbackFor);
        const Step* before = standInBefore(workflow, step, run);
        return its == StepStatus::Done || its == StepStatus::Skipped || spared.contains(step.fallbackFor)
            || (before && run.statusOf(before->id) == StepStatus::Done);
    }
    return !step.after.isEmpty() && std::all_of(step.after.begin(), step.after.end(), [&](const StepId& before) { return spared.contains(before); });
}

/// Steps that are not needed as things stand: they stand in for one that did not fail, or come only after such steps.
QSet<StepId> sparedSteps(const Workflow& workflow, const RunState& run)
{
    QSet<StepId> spared;
    if (std::all_of(workflow.steps.begin(), workflow.steps.end(), [](const Step& step) { return step.fallbackFor.isEmpty(); }))
        return spared;
    for (bool grew = true; grew;) {
        grew = false;
        for (const Step& step : workflow.steps)
            if (!spared.contains(step.id) && isSparedNow(workflow, step, run, spared)) {
                spared.insert(step.id);
                grew = true;
            }
    }
    return spared;
}

JoinSays joinSays(const Workflow& workflow, const Step& step, const RunState& run, const QSet<StepId>& spared)
{
    qsizetype over = 0;
    qsizetype done = 0;
    for (const StepId& before : step.after) {
        const bool isReady = isDone(workflow, run, before);
        done += isReady ? 1 : 0;
        over += isReady || run.statusOf(before) == StepStatus::Skipped || spared.contains(before) ? 1 : 0;
    }
    const bool allOver = over == step.after.size();
    if (!step.join || step.join->of == JoinOf::All || step.after.isEmpty())
        return allOver ? JoinSays::Enough : JoinSays::Wait;
    const qsizetype needs = step.join->of == JoinOf::First ? 1 : step.join->needs;
    if (done >= needs)
        return JoinSays::Enough;
    return allOver ? JoinSays::TooLittle : JoinSays::Wait;
}

/// Nothing more will come of the failed step: nobody stands in for it, or will.
bool isStranded(const Workflow& workflow, const RunState& run, const Step& step)
{
    return run.statusOf(step.id) == StepStatus::Failed && std::all_of(workflow.steps.begin(), workflow.steps.end(), [&](const Step& other) {
        return other.fallbackFor != step.id || run.statusOf(other.id) == StepStatus::Skipped;
    });
}

} // namespace

const Organisation* organisationOf(const OfficeState& state, const RunState& run)
{
    const auto found = state.org.organisations.constFind(run.organisation);
    return found == state.org.organisations.constEnd() ? nullptr : &*found;
}

const Workflow* workflowOf(const OfficeState& state, const RunState& run)
{
    const Organisation* organisation = organisationOf(state, run);
    return organisation ? organisation->workflow(run.workflow) : nullptr;
}

AgentId agentOf(const Step& step, const RunState& run)
{
    const auto found = run.steps.constFind(step.id);
    return found == run.steps.constEnd() || found->agent.isEmpty() ? step.agent : found->agent;
}

bool isPaused(const OfficeState& state, const RunState& run)
{
    const RunState* at = &run;
    while (!at->paused && at->parent) {
        const auto above = state.runs.open.constFind(at->parent->run);
        if (above == state.runs.open.constEnd())
            return false;
        at = &*above;
    }
    return at->paused;
}

bool isOver(const Workflow& workflow, const RunState& run, const StepId& step)
{
    return run.statusOf(step) == StepStatus::Skipped || isDone(workflow, run, step);
}

JoinSays joinSays(const Workflow& workflow, const Step& step, const RunState& run)
{
    return joinSays(workflow, step, run, sparedSteps(workflow, run));
}

Opening openingOf(const Workflow& workflow, const RunState& run, const Step& step)
{
    const auto unmet = [&] { return Opening{Opening::LeaveOut, QStringLiteral("its condition does not hold")}; };
    if (run.undone)
        return holds(step.when, run) ? Opening{} : unmet();
    const QSet<StepId> spared = sparedSteps(workflow, run);
    if (spared.contains(step.id))
        return {Opening::LeaveOut, QStringLiteral("what it comes after stands in for a step that did not fail")};
    if (step.join && joinSays(workflow, step, run, spared) == JoinSays::TooLittle)
        return {Opening::TooLittle, QStringLiteral("too few of the steps before it could be done")};
    return holds(step.when, run) ? Opening{} : unmet();
}

QList<StepId> openSteps(const Workflow& workflow, const RunState& run)
{
    if (run.undone)
        return nextUndoing(workflow, run);
    const QSet<StepId> spared = sparedSteps(workflow, run);
    QList<StepId> open;
    for (const Step& step : workflow.steps)
        if (run.statusOf(step.id) == StepStatus::Pending && !isDormant(workflow, step, run) && joinSays(workflow, step, run, spared) != JoinSays::Wait)
            open.append(step.id);
    return open;
}

QList<StepId> stranded(const Workflow& workflow, const RunState& run)
{
    QList<StepId> ids;
    for (const Step& step : workflow.steps)
        if ((!run.undone || run.undoing.contains(step.id)) && step.undoes.isEmpty() != run.undone && isStranded(workflow, run, step))
            ids.append(step.id);
    return ids;
}

bool isComplete(const Workflow& workflow, const RunState& run)
{
    if (run.undone)
        return std::all_of(run.undoing.begin(), run.undoing.end(), [&](const StepId& step) { return isUndone(workflow, run, step); });
    return std::all_of(workflow.steps.begin(), workflow.steps.end(),
                       [&](const Step& step) { return isDormant(workflow, step, run) || isOver(workflow, run, step.id); });
}

std::optional<StepId> deadEnd(const Workflow& workflow, const RunState& run)
{
    const auto isUnderWay = [](const StepState& step) {
        return step.status == StepStatus::Running || step.status == StepStatus::WaitingForHuman || step.status == StepStatus::Escalated
            || step.status == StepStatus::Waits;
    };
    if (std::any_of(run.steps.begin(), run.steps.end(), isUnderWay) || !openSteps(workflow, run).isEmpty())
        return std::nullopt;
    for (const Step& step : workflow.steps) {
        const bool isLeft = run.undone ? run.undoing.contains(step.id) && !isUndone(workflow, run, step.id)
                                       : !isDormant(workflow, step, run) && !isOver(workflow, run, step.id);
        if (isLeft)
            return step.id;
    }
    return std::nullopt;
}

QSet<StepId> reachedFrom(const Workflow& workflow, const StepId& from)
{
    QSet<StepId> reached{from};
    for (bool grew = true; grew;) {
        grew = false;
        for (const Step& step : workflow.steps) {
            const auto follows = [&](const StepId& before) { return reached.contains(before); };
            const bool isReached = reached.contains(step.fallbackFor) || std::any_of(step.after.begin(), step.after.end(), follows);
            if (reached.contains(step.id) || !isReached)
                continue;
            reached.insert(step.id);
            grew = true;
        }
    }
    return reached;
}

QList<StepId> reopenedFrom(const Workflow& workflow, const RunState& run, const StepId& from)
{
    const QSet<StepId> reached = reachedFrom(workflow, beginningOf(workflow, from));
    QList<StepId> reopened;
    for (const Step& step : workflow.steps)
        if (reached.contains(step.id) && (run.statusOf(step.id) != StepStatus::Pending || run.step(step.id).notBefore))
            reopened.append(step.id);
    return reopened;
}

QList<StepId> superseded(const Workflow& workflow, const Step& step, const RunState& run)
{
    QSet<StepId> needless{step.id};
    for (bool grew = true; grew;) {
        grew = false;
        for (const Step& before : workflow.steps) {
            if (needless.contains(before.id) || !before.undoes.isEmpty())
                continue;
            bool leadsOn = needless.contains(before.fallbackFor);
            bool leadsElsewhere = false;
            for (const Step& next : workflow.steps)
                if (next.after.contains(before.id)) {
                    leadsOn = leadsOn || needless.contains(next.id);
                    leadsElsewhere = leadsElsewhere || !needless.contains(next.id);
                }
            if (leadsOn && !leadsElsewhere) {
                needless.insert(before.id);
                grew = true;
            }
        }
    }
    QList<StepId> open;
    for (const Step& before : workflow.steps)
        if (before.id != step.id && needless.contains(before.id) && !isOver(workflow, run, before.id) && !isDormant(workflow, before, run))
            open.append(before.id);
    return open;
}

const Step* nextStandIn(const Workflow& workflow, const RunState& run, const Step& step)
{
    const Step* failing = step.fallbackFor.isEmpty() ? nullptr : workflow.step(step.fallbackFor);
    return failing ? fallbackOf(workflow, run, failing->id) : nullptr;
}

const Step* fallbackOf(const Workflow& workflow, const RunState& run, const StepId& failed)
{
    for (const Step& step : workflow.steps)
        if (step.fallbackFor == failed && run.statusOf(step.id) == StepStatus::Pending)
            return &step;
    return nullptr;
}

std::optional<double> measured(const Step& step, const RunState& run)
{
    const Value* value = step.loop && !step.loop->gains.isEmpty() ? valueAt(run, step.loop->gains) : nullptr;
    if (const qint64* whole = value ? std::get_if<qint64>(value) : nullptr)
        return double(*whole);
    const double* real = value ? std::get_if<double>(value) : nullptr;
    return real ? std::optional(*real) : std::nullopt;
}

QString whyEnough(const Step& step, const RunState& run)
{
    if (!step.loop)
        return {};
    const int rounds = run.step(step.id).round;
    if (!step.loop->enough.isEmpty() && holds(step.loop->enough, run)) {
        const Value* value = valueAt(run, step.loop->enough.path);
        return value ? QStringLiteral("%1 is %2, which is enough, after %3 %4").arg(step.loop->enough.path, textOf(*value)).arg(rounds)
                           .arg(rounds == 1 ? QStringLiteral("round") : QStringLiteral("rounds"))
                     : QStringLiteral("what is enough is reached after %1 %2").arg(rounds).arg(rounds == 1 ? QStringLiteral("round") : QStringLiteral("rounds"));
    }
    const std::optional<double> before = run.step(step.id).measured;
    const std::optional<double> now = measured(step, run);
    if (step.loop->minGain <= 0 || !before || !now || *now - *before >= step.loop->minGain)
        return {};
    return QStringLiteral("%1 went from %2 to %3 in the last round, which is a gain of less than %4")
        .arg(step.loop->gains, textOf(*before), textOf(*now), textOf(step.loop->minGain));
}

LoopSays loopSays(const Step& step, const RunState& run)
{
    if (!step.loop || step.loop->when.isEmpty() || !holds(step.loop->when, run))
        return LoopSays::GoOn;
    if (!whyEnough(step, run).isEmpty())
        return LoopSays::GoodEnough;
    if (run.step(step.id).loops < step.loop->limit)
        return LoopSays::GoBack;
    return step.loop->onLimit == QLatin1String("escalate") ? LoopSays::LimitEscalate : LoopSays::LimitContinue;
}

DebateTurn debateTurn(const Step& step, const RunState& run)
{
    const int part = run.step(step.id).part;
    const bool argued = part >= 2 * step.rounds || (!step.settled.isEmpty() && holds(step.settled, run));
    if (argued || step.parties.size() < 2)
        return {agentOf(step, run), {}, true};
    return {step.parties[part % 2], step.parties[(part + 1) % 2], false};
}

Duration pause(const Backoff& backoff, int attempt, double lot)
{
    const double longest = double(backoff.first.count()) * std::pow(std::max(1.0, backoff.factor), std::max(0, attempt - 2));
    return Duration(qint64(std::min(longest, double(backoff.limit.count())) * std::clamp(lot, 0.0, 1.0)));
}

} // namespace qd::rules
