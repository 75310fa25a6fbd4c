#include "core/rules/calendar/Waits.h"

#include "core/rules/calendar/Gathering.h"
#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::rules {

namespace {

using Moment = std::optional<Instant>;

Moment earlier(Moment a, Moment b)
{
    return !a ? b : !b ? a : std::min(*a, *b);
}

/// True when it is hers to say how the step goes on; nothing waits for its limit then.
bool asksHer(const Step* step, StepStatus status)
{
    return status == StepStatus::Waits && step && step->wait && !step->wait->question.isEmpty();
}

/// The next end of the time of a step that has not begun, or waits, though its time runs.
Moment ofWindows(const Workflow& workflow, const RunState& run, Instant now, Instant working)
{
    Moment next;
    for (const Step& step : workflow.steps) {
        const StepStatus status = run.statusOf(step.id);
        const bool isOpen = status == StepStatus::Pending || (status == StepStatus::Waits && !asksHer(&step, status));
        if (!step.window || !isOpen || run.statusOf(step.window->since) != StepStatus::Done)
            continue;
        const Moment end = windowEnd(run, step, working);
        if (end && *end + kOnItsWay >= now)
            next = earlier(next, end);
    }
    return next;
}

/// When what lies with a provider has to be there, and then, when it is given up.
Moment ofBatches(const OfficeState& state, const RunState& run, Instant now)
{
    constexpr Duration kGivenUpAfter{7'200'000};
    Moment next;
    for (auto it = state.models.batched.begin(); it != state.models.batched.end(); ++it)
        if (it->run == run.id && run.step(it->step).turn == it.key() && it->deadline + kGivenUpAfter + kOnItsWay >= now)
            next = earlier(next, it->deadline >= now ? it->deadline : it->deadline + kGivenUpAfter);
    return next;
}

Moment ofItself(const OfficeState& state, const RunState& run, Instant now, Instant working)
{
    if (isPaused(state, run))
        return std::nullopt;
    const Workflow* workflow = workflowOf(state, run);
    Moment next = earlier(workflow ? ofWindows(*workflow, run, now, working) : std::nullopt, ofBatches(state, run, now));
    for (auto it = run.steps.begin(); it != run.steps.end(); ++it) {
        if (!it->notBefore || *it->notBefore + kOnItsWay < now || (it->status != StepStatus::Waits && it->status != StepStatus::Pending))
            continue;
        const Step* step = workflow ? workflow->step(it.key()) : nullptr;
        if (!asksHer(step, it->status))
            next = earlier(next, it->notBefore);
    }
    return next;
}

} // namespace

Moment windowEnd(const RunState& run, const Step& step, Instant working)
{
    if (!step.window)
        return std::nullopt;
    return std::max(run.step(step.window->since).ended, working) + step.window->length;
}

bool belongsTo(const OfficeState& state, const RunId& run, const RunId& above)
{
    for (RunId at = run; at != above;) {
        const auto open = state.runs.open.constFind(at);
        if (open == state.runs.open.constEnd() || !open->parent)
            return false;
        at = open->parent->run;
    }
    return true;
}

Moment goesOn(const OfficeState& state, const RunId& run, Instant now, Instant working)
{
    Moment next;
    if (!state.org.stopped)
        for (const RunState& open : state.runs.open)
            if (belongsTo(state, open.id, run))
                next = earlier(next, ofItself(state, open, now, working));
    return next;
}

Moment goesOn(const OfficeState& state, Instant now, Instant working)
{
    Moment next;
    if (state.org.stopped)
        return next;
    for (const RunState& run : state.runs.open)
        next = earlier(next, ofItself(state, run, now, working));
    for (const Trigger& trigger : state.org.organisation().triggers) {
        const TriggerState at = state.triggers.known.value(trigger.id);
        const Moment last = lastOf(at);
        if (trigger.hearsEvents() && at.enough && last && *last + trigger.pause + kOnItsWay >= now && isOn(state, trigger))
            next = earlier(next, *last + trigger.pause);
    }
    return next;
}

} // namespace qd::rules
