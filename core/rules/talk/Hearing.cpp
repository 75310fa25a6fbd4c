#include "core/rules/talk/Hearing.h"

#include <algorithm>

namespace qd::rules {

bool hears(const AgentProfile& agent, MessageType type, Priority priority, const WorkflowId& workflow)
{
    if (priority == Priority::Urgent)
        return true;
    return std::any_of(agent.subscriptions.begin(), agent.subscriptions.end(), [&](const Subscription& one) {
        return (one.types.isEmpty() || one.types.contains(type)) && (one.workflows.isEmpty() || one.workflows.contains(workflow))
            && priority >= one.atLeast;
    });
}

QList<AgentId> hearersOf(const Organisation& organisation, const AgentId& from, MessageType type, Priority priority, const WorkflowId& workflow)
{
    QList<AgentId> hearers;
    for (const AgentProfile& agent : organisation.agents)
        if (agent.id != from && hears(agent, type, priority, workflow))
            hearers.append(agent.id);
    return hearers;
}

QString inWords(const Subscription& subscription)
{
    QStringList types;
    for (const MessageType type : subscription.types)
        types.append(wordOf(type));
    QStringList workflows;
    for (const WorkflowId& workflow : subscription.workflows)
        workflows.append(workflow.text);
    QStringList parts{types.isEmpty() ? QStringLiteral("every message") : types.join(QLatin1String(", "))};
    if (!workflows.isEmpty())
        parts.append(QStringLiteral("in %1").arg(workflows.join(QLatin1String(", "))));
    if (subscription.atLeast != Priority::Low)
        parts.append(QStringLiteral("from priority %1 on").arg(wordOf(subscription.atLeast)));
    return parts.join(QLatin1String("; "));
}

} // namespace qd::rules
