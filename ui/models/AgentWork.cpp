#include "ui/models/AgentWork.h"

#include "ui/words/Words.h"

#include <algorithm>

namespace qd::ui {

namespace {

bool isOver(const RunState& run, const StepId& step)
{
    const StepStatus status = run.steps.value(step).status;
    return status == StepStatus::Done || status == StepStatus::Skipped;
}

bool couldBegin(const RunState& run, const Step& step)
{
    return run.steps.value(step.id).status == StepStatus::Pending
        && std::all_of(step.after.begin(), step.after.end(), [&](const StepId& before) { return isOver(run, before); });
}

void countQueues(const OfficeState& state, QHash<AgentId, AgentFigures>& all)
{
    for (const RunState& run : state.runs.open) {
        const auto organisation = state.org.organisations.constFind(run.organisation);
        if (organisation == state.org.organisations.constEnd())
            continue;
        const Workflow* workflow = organisation->workflow(run.workflow);
        for (const Step& step : workflow ? workflow->steps : QList<Step>{})
            if (couldBegin(run, step) && all.contains(step.agent))
                ++all[step.agent].queue;
    }
}

} // namespace

QHash<AgentId, AgentFigures> agentFigures(const OfficeState& state)
{
    QHash<AgentId, AgentFigures> all;
    for (const AgentProfile& profile : state.org.organisation().agents) {
        AgentFigures figures;
        figures.status = state.statusOf(profile.id);
        figures.doing = doingText(state, profile.id);
        const Tally today = state.ledger.agentsToday.value(profile.id);
        figures.spentToday = today.cost;
        figures.wouldHaveSpent = today.wouldHaveCost;
        all.insert(profile.id, figures);
    }
    countQueues(state, all);
    return all;
}

} // namespace qd::ui
