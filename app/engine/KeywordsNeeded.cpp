#include "app/engine/KeywordsNeeded.h"

#include "agents/skills/content/KeywordPlan.h"
#include "agents/skills/content/KeywordResearch.h"

#include <algorithm>

namespace qd::app {

bool readsKeywords(const Organisation& organisation, const WorkflowId& wanted)
{
    if (organisation.workflows.isEmpty())
        return false;
    const Workflow* workflow = wanted.isEmpty() ? &organisation.workflows.first() : organisation.workflow(wanted);
    const auto readsPlan = [](const Step& step) { return step.skill == agents::KeywordResearch().id(); };
    return workflow && std::any_of(workflow->steps.begin(), workflow->steps.end(), readsPlan);
}

Result<Done> checkKeywords(const QString& home)
{
    const Result<agents::KeywordPlan> plan = agents::KeywordPlan::newest(home);
    return plan ? Result<Done>(Done{}) : Result<Done>(plan.error());
}

} // namespace qd::app
