#include "core/rules/course/Patterns.h"

#include "core/state/runs/StepData.h"

#include <algorithm>

namespace qd::rules {

namespace {

bool isOfEarlierRound(const Workflow& workflow, const RunState& run, const Step& step)
{
    if (step.partOf.isEmpty() || run.step(beginningOf(workflow, step.partOf)).round <= 1)
        return false; // the question was put once
    const StepStatus status = run.statusOf(step.id);
    return status == StepStatus::Pending || status == StepStatus::Skipped;
}

} // namespace

StepId beginningOf(const Workflow& workflow, const StepId& step)
{
    const auto first = std::find_if(workflow.steps.begin(), workflow.steps.end(), [&](const Step& one) { return !one.partOf.isEmpty() && one.partOf == step; });
    return first == workflow.steps.end() ? step : first->id;
}

RunState inThisRound(const Workflow& workflow, const RunState& run)
{
    RunState now = run;
    for (const Step& step : workflow.steps) {
        if (!isOfEarlierRound(workflow, run, step))
            continue;
        dropData(now, step.id);
        if (const auto at = now.steps.find(step.id); at != now.steps.end())
            at->reply.clear();
    }
    return now;
}

bool isOfEarlierRound(const Workflow& workflow, const RunState& run, const StepId& step)
{
    const Step* known = workflow.step(step);
    return known && isOfEarlierRound(workflow, run, *known);
}

} // namespace qd::rules
