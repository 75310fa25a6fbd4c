#include "core/model/Organisation.h"

#include <algorithm>

namespace qd {

const AgentProfile* Organisation::agent(const AgentId& wanted) const
{
    const auto found = std::find_if(agents.begin(), agents.end(), [&](const AgentProfile& a) { return a.id == wanted; });
    return found == agents.end() ? nullptr : &*found;
}

const Workflow* Organisation::workflow(const WorkflowId& wanted) const
{
    const auto found = std::find_if(workflows.begin(), workflows.end(), [&](const Workflow& w) { return w.id == wanted; });
    return found == workflows.end() ? nullptr : &*found;
}

AutonomyRule Organisation::ruleFor(const ActionKind& action) const
{
    const auto found = std::find_if(autonomy.begin(), autonomy.end(), [&](const AutonomyRule& r) { return r.action == action; });
    if (found != autonomy.end())
        return *found;
    AutonomyRule ask;
    ask.action = action;
    ask.title = action.text;
    return ask;
}

} // namespace qd
