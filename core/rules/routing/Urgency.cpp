#include "core/rules/routing/Urgency.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qint64 kBeforeAll = qint64(1) << 50; // more milliseconds than anything can have waited

bool isUrgent(const RunState& run)
{
    return run.alarm || run.priority == Priority::Urgent;
}

} // namespace

void setUrgency(RunStarted& started, const Workflow* workflow, std::optional<Priority> named, std::optional<Alarm> alarm)
{
    started.priority = named || !workflow ? named : workflow->priority;
    started.alarm = alarm || !workflow ? alarm : workflow->alarm;
}

double scoreOf(const RunState& run, const Step& step)
{
    return (1 + double(run.priority)) * step.weight.value_or(1);
}

Instant openSince(const RunState& run, const Step& step)
{
    Instant since = run.started;
    for (const StepId& before : step.after)
        if (const auto at = run.steps.constFind(before); at != run.steps.constEnd())
            since = std::max(since, at->ended);
    return since;
}

qint64 placeInLine(const RunState& run, const Step& step)
{
    return openSince(run, step).ms - qint64(scoreOf(run, step) * double(kPerClass.count())) - (run.alarm ? kBeforeAll : 0);
}

bool takesPlaceOf(const RunState& run, const Step& step, const RunState& otherRun, const Step& other)
{
    const bool mayGiveWay = !otherRun.alarm && otherRun.priority <= Priority::Normal && other.kind != StepKind::Effect;
    return isUrgent(run) && mayGiveWay && placeInLine(run, step) < placeInLine(otherRun, other);
}

} // namespace qd::rules
