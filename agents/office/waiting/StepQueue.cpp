#include "agents/office/waiting/StepQueue.h"

namespace qd::agents {

void StepQueue::add(const AgentId& agent, const Waiting& waiting)
{
    QList<std::pair<StepId, AgentId>>& known = m_ofRun[waiting.run];
    if (known.contains(std::pair(waiting.step, agent)))
        return;
    known.append({waiting.step, agent});
    m_waiting[agent].push_back(waiting);
}

std::optional<StepQueue::Waiting> StepQueue::takeFor(const AgentId& agent)
{
    const auto queue = m_waiting.find(agent);
    if (queue == m_waiting.end())
        return std::nullopt;
    const Waiting first = queue->front();
    queue->pop_front();
    if (queue->empty())
        m_waiting.erase(queue);
    const auto known = m_ofRun.find(first.run);
    known->removeOne(std::pair(first.step, agent));
    if (known->isEmpty())
        m_ofRun.erase(known);
    return first;
}

void StepQueue::clear()
{
    m_waiting.clear();
    m_ofRun.clear();
}

} // namespace qd::agents
