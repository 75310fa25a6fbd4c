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

Moment ofItself(const OfficeState& state, const RunState& run, Instant now)
{
    if (isPaused(state, run))
        return std::nullopt;
    const Workflow* workflow = workflowOf(state, run);
    Moment next;
    for (auto it = run.steps.begin(); it != run.steps.end(); ++it) {
        if (!it->notBefore || *it->notBefore + kOnItsWay < now || (it->status != StepStatus::Waits && it->status != StepStatus::Pending))
            continue;
        const Step* step = workflow ? workflow->step(it.key()) : nullptr;
        const bool asksHer = it->status == StepStatus::Waits && step && step->wait && !step->wait->question.isEmpty();
        if (!asksHer)
            next = earlier(next, it->notBefore);
    }
    return next;
}

bool belongsTo(const OfficeState& state, const RunState& run, const RunId& above)
{
    const RunState* at = &run;
    while (at->id != above && at->parent) {
        const auto parent = state.runs.open.constFind(at->parent->run);
        if (parent == state.runs.open.constEnd())
            return false;
        at = &*parent;
    }
    return at->id == above;
}

} // namespace

Moment goesOn(const OfficeState& state, const RunId& run, Instant now)
{
    Moment next;
    if (!state.org.stopped)
        for (const RunState& open : state.runs.open)
            if (belongsTo(state, open, run))
                next = earlier(next, ofItself(state, open, now));
    return next;
}

Moment goesOn(const OfficeState& state, Instant now)
{
    Moment next;
    if (state.org.stopped)
        return next;
    for (const RunState& run : state.runs.open)
        next = earlier(next, ofItself(state, run, now));
    for (const Trigger& trigger : state.org.organisation().triggers) {
        const TriggerState at = state.triggers.known.value(trigger.id);
        const Moment last = lastOf(at);
        if (trigger.hearsEvents() && at.enough && last && *last + trigger.pause + kOnItsWay >= now && isOn(state, trigger))
            next = earlier(next, *last + trigger.pause);
    }
    return next;
}

} // namespace qd::rules
