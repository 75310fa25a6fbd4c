#include "core/model/Organisation.h"

#include <algorithm>

namespace qd {

namespace {

/// The item of that id: where the hint says, or wherever it stands.
template <class T, class Name>
const T* find(const QList<T>& items, const QHash<Name, qsizetype>& places, const Name& wanted)
{
    if (const auto hint = places.constFind(wanted); hint != places.constEnd() && *hint < items.size() && items[*hint].id == wanted)
        return &items[*hint];
    const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == wanted; });
    return found == items.end() ? nullptr : &*found;
}

template <class T, class Name>
void note(const QList<T>& items, QHash<Name, qsizetype>& places)
{
    places.clear();
    for (qsizetype i = items.size() - 1; i >= 0; --i) // of two the first counts
        places.insert(items[i].id, i);
}

} // namespace

const AgentProfile* Organisation::agent(const AgentId& wanted) const
{
    return find(agents, agentPlaces, wanted);
}

const Workflow* Organisation::workflow(const WorkflowId& wanted) const
{
    return find(workflows, workflowPlaces, wanted);
}

const Campaign* Organisation::campaign(const CampaignId& wanted) const
{
    for (const Campaign& one : campaigns)
        if (one.id == wanted)
            return &one;
    return nullptr;
}

void Organisation::index()
{
    note(agents, agentPlaces);
    note(workflows, workflowPlaces);
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
