#include "core/rules/routing/Passes.h"

#include "core/rules/course/Patterns.h"

#include <algorithm>

namespace qd::rules {

namespace {

qint64 doneOf(const OfficeState& state, const WorkflowId& workflow, const StepId& step)
{
    return state.runs.usual.value(workflow.text + QLatin1Char('/') + step.text).count;
}

/// The steps that one comes to from `first`, by what `next` says of each.
template <class Next> QSet<StepId> reached(const StepId& first, Next next)
{
    QSet<StepId> all{first};
    for (QList<StepId> open{first}; !open.isEmpty();)
        for (const StepId& step : next(open.takeLast()))
            if (!all.contains(step)) {
                all.insert(step);
                open.append(step);
            }
    return all;
}

} // namespace

Passes::Passes(const OfficeState& state, const Workflow& workflow) : m_state(state), m_flow(workflow)
{
    for (const Step& step : workflow.steps)
        if (step.loop)
            around(*step.loop, step.id);
    const QList<StepId> looped = m_limits.keys();
    m_runs = mostDone({looped.begin(), looped.end()});
    if (m_runs == 0) // a step is seldom sent back by her
        m_runs = mostDone(m_tested);
}

/// The steps that the loop goes through again.
void Passes::around(const Loop& loop, const StepId& from)
{
    QHash<StepId, QList<StepId>> later;
    QHash<StepId, QList<StepId>> before;
    for (const Step& step : m_flow.steps)
        for (const StepId& earlier : step.after) {
            later[earlier].append(step.id);
            before[step.id].append(earlier);
        }
    const QSet<StepId> follow = reached(beginningOf(m_flow, loop.backTo), [&](const StepId& step) { return later.value(step); });
    const QSet<StepId> lead = reached(from, [&](const StepId& step) { return before.value(step); });
    for (const StepId& step : follow & lead) {
        m_limits[step] += std::max(loop.limit, 0);
        if (!loop.when.isEmpty())
            m_tested.insert(step);
    }
}

/// How often that of the other steps was done that was done most often: every run does some of them, and none twice.
qint64 Passes::mostDone(const QSet<StepId>& without) const
{
    qint64 most = 0;
    for (const Step& step : m_flow.steps)
        if (!without.contains(step.id) && step.undoes.isEmpty() && step.fallbackFor.isEmpty())
            most = std::max(most, doneOf(m_state, m_flow.id, step.id));
    return most;
}

double Passes::of(const StepId& step) const
{
    const auto limit = m_limits.constFind(step);
    if (limit == m_limits.constEnd() || m_runs == 0)
        return 1;
    return std::clamp(double(doneOf(m_state, m_flow.id, step)) / double(m_runs), 1.0, 1.0 + *limit);
}

double runsAtATime(const OfficeState& state, const Organisation& organisation, const Call& call)
{
    const Workflow* called = call.over.isEmpty() ? nullptr : organisation.workflow(call.workflow);
    if (!called)
        return 1;
    qint64 runs = Passes(state, *called).runs();
    qint64 calls = 0;
    for (const Workflow& flow : organisation.workflows)
        for (const Step& step : flow.steps) {
            if (!step.call || step.call->workflow != call.workflow)
                continue;
            const qint64 done = doneOf(state, flow.id, step.id);
            if (step.call->over.isEmpty())
                runs -= done;
            else
                calls += done;
        }
    for (const Trigger& trigger : organisation.triggers)
        runs -= trigger.workflow == call.workflow ? state.triggers.known.value(trigger.id).count : 0;
    return runs > 0 && calls > 0 ? double(runs) / double(calls) : 1;
}

} // namespace qd::rules
