#include "core/rules/course/Progress.h"

#include "core/rules/routing/Leases.h"
#include "core/rules/routing/Routing.h"

#include <QHash>

#include <algorithm>

namespace qd::rules {

namespace {

/// The usual times of one workflow's steps.
class Times {
public:
    Times(const OfficeState& state, const Workflow& workflow)
    {
        double sum = 0;
        for (const Step& step : workflow.steps) {
            const auto found = state.runs.usual.constFind(workflow.id.text + QLatin1Char('/') + step.id.text);
            if (found == state.runs.usual.constEnd())
                continue;
            m_known.insert(step.id, found->ms);
            sum += found->ms;
        }
        m_mean = m_known.isEmpty() ? 0 : sum / double(m_known.size());
    }
    bool isKnown() const { return !m_known.isEmpty(); }
    double of(const StepId& step) const { return m_known.value(step, m_mean); }

private:
    QHash<StepId, double> m_known;
    double m_mean = 0;
};

bool counts(const Step& step, const RunState& run)
{
    const bool isNeeded = step.fallbackFor.isEmpty() || run.statusOf(step.fallbackFor) == StepStatus::Failed;
    return step.undoes.isEmpty() && isNeeded;
}

/// How long the step still takes, by its usual time and what has passed of it.
double leftOf(const Step& step, const RunState& run, const Times& times, Instant now)
{
    const StepState state = run.step(step.id);
    if (state.status == StepStatus::Waits && state.notBefore)
        return std::max(0.0, double((*state.notBefore - now).count()));
    const double usual = times.of(step.id);
    const bool hasBegun = state.status == StepStatus::Running || state.status == StepStatus::Waits; // of a call its runs have
    return hasBegun ? std::max(0.0, usual - double((now - state.started).count())) : usual;
}

/// The longest way from now to the end of what is left.
double longestWay(const Workflow& workflow, const RunState& run, const Times& times, Instant now)
{
    QHash<StepId, double> until;
    double longest = 0;
    for (bool grew = true; grew;) { // as often as the way is long, for steps may stand in any order
        grew = false;
        for (const Step& step : workflow.steps) {
            if (!counts(step, run) || until.contains(step.id))
                continue;
            if (isOver(workflow, run, step.id)) {
                until.insert(step.id, 0);
                grew = true;
                continue;
            }
            double before = 0;
            const bool isKnown = std::all_of(step.after.begin(), step.after.end(), [&](const StepId& earlier) {
                before = std::max(before, until.value(earlier, 0));
                return until.contains(earlier);
            });
            if (!isKnown)
                continue;
            until.insert(step.id, before + leftOf(step, run, times, now));
            longest = std::max(longest, until.value(step.id));
            grew = true;
        }
    }
    return longest;
}

bool asksHere(const RunState& run)
{
    return std::any_of(run.steps.begin(), run.steps.end(), [](const StepState& step) {
        return step.status == StepStatus::WaitingForHuman || step.status == StepStatus::Escalated
            || (step.status == StepStatus::Waits && !step.notBefore && step.items.isEmpty());
    });
}

/// A step whose turn has come waits for an agent that is paused, or for what somebody else holds: nobody knows how long.
bool restsHere(const OfficeState& state, const Workflow& workflow, const RunState& run)
{
    if (!resting(state, run).isEmpty())
        return true;
    const QList<StepId> open = state.leases.held.isEmpty() ? QList<StepId>() : openSteps(workflow, run);
    return std::any_of(open.begin(), open.end(), [&](const StepId& step) { return !heldUp(state, run, *workflow.step(step)).isEmpty(); });
}

/// It, or a run that it called, stands still until somebody answers, or lets somebody go on. O(open runs) for each of them.
bool standsStill(const OfficeState& state, const RunState& run)
{
    const Workflow* workflow = workflowOf(state, run);
    return asksHere(run) || (workflow && restsHere(state, *workflow, run))
        || std::any_of(state.runs.open.begin(), state.runs.open.end(), [&](const RunState& other) {
               return other.parent && other.parent->run == run.id && standsStill(state, other);
           });
}

} // namespace

Progress progressOf(const OfficeState& state, const RunState& run, Instant now)
{
    Progress progress;
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return progress;
    const Times times(state, *workflow);
    double all = 0;
    double over = 0;
    for (const Step& step : workflow->steps) {
        if (!counts(step, run))
            continue;
        const double weight = times.isKnown() ? times.of(step.id) : 1;
        const bool isDone = isOver(*workflow, run, step.id);
        ++progress.steps;
        progress.done += isDone ? 1 : 0;
        all += weight;
        over += isDone ? weight : 0;
    }
    progress.share = all > 0 ? over / all : 0;
    if (times.isKnown() && !run.paused && !run.undone && !standsStill(state, run))
        progress.end = now + Duration(qint64(longestWay(*workflow, run, times, now)));
    return progress;
}

} // namespace qd::rules
