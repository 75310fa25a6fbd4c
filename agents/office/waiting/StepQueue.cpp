#include "agents/office/waiting/StepQueue.h"

#include <algorithm>

namespace qd::agents {

bool StepQueue::add(const AgentId& agent, const Waiting& waiting, qint64 place)
{
    QList<Known>& known = m_ofRun[waiting.run];
    if (std::any_of(known.begin(), known.end(), [&](const Known& one) { return one.step == waiting.step && one.agent == agent; }))
        return false;
    const Place its{place, ++m_came};
    known.append({waiting.step, agent, its});
    m_waiting[agent].emplace(its, waiting);
    return true;
}

/// Takes it out of both lists.
void StepQueue::take(QHash<AgentId, Line>::iterator line, Line::iterator waiting)
{
    const Waiting its = waiting->second;
    const AgentId agent = line.key();
    line->erase(waiting);
    if (line->empty())
        m_waiting.erase(line);
    const auto known = m_ofRun.find(its.run);
    known->removeIf([&](const Known& one) { return one.step == its.step && one.agent == agent; });
    if (known->isEmpty())
        m_ofRun.erase(known);
}

std::optional<StepQueue::Waiting> StepQueue::takeFor(const AgentId& agent)
{
    const auto line = m_waiting.find(agent);
    if (line == m_waiting.end())
        return std::nullopt;
    const Waiting first = line->begin()->second;
    take(line, line->begin());
    return first;
}

void StepQueue::remove(const AgentId& agent, const Waiting& waiting)
{
    for (const Known& one : m_ofRun.value(waiting.run))
        if (one.step == waiting.step && one.agent == agent) {
            const auto line = m_waiting.find(agent);
            return take(line, line->find(one.place));
        }
}

qsizetype StepQueue::count(const AgentId& agent) const
{
    const auto line = m_waiting.constFind(agent);
    return line == m_waiting.constEnd() ? 0 : qsizetype(line->size());
}

QList<StepQueue::Waiting> StepQueue::of(const AgentId& agent) const
{
    QList<Waiting> all;
    if (const auto line = m_waiting.constFind(agent); line != m_waiting.constEnd())
        for (const auto& [place, waiting] : *line)
            all.append(waiting);
    return all;
}

void StepQueue::clear()
{
    m_waiting.clear();
    m_ofRun.clear();
}

} // namespace qd::agents
