#include "agents/office/asking/StormDesk.h"

#include "agents/office/asking/EscalationDesk.h"
#include "agents/office/course/RunDesk.h"
#include "core/rules/Authority.h"
#include "core/rules/talk/Chatter.h"

namespace qd::agents {

void StormDesk::heard(const StoredFact& fact)
{
    if (const std::optional<StormNoticed> storm = m_chatter.hear(fact))
        m_storms.append(*storm);
}

bool StormDesk::settle()
{
    const QList<StormNoticed> storms = std::exchange(m_storms, {});
    for (const StormNoticed& storm : storms)
        calm(storm);
    return !storms.isEmpty();
}

void StormDesk::recover()
{
    m_chatter = {};
    m_storms.clear();
}

void StormDesk::calm(const StormNoticed& storm)
{
    QList<AgentId> paused;
    for (const AgentId& agent : storm.agents)
        if (!m_floor.state.org.agents.value(agent).paused)
            paused.append(agent);
    if (paused.isEmpty())
        return; // they are quiet already
    const Instant now = m_floor.now();
    const Sequence cause = m_floor.docket.enter(storm, system(), 0, storm.run, {}, now);
    for (const AgentId& agent : std::as_const(paused))
        m_floor.docket.enter(AgentPaused{agent, system(), rules::pauseReasonOf(storm)}, system(), cause, storm.run, {}, now);
    m_floor.escalations->put(rules::askedAbout(storm, paused, m_floor.state, now), cause);
    for (const AgentId& agent : std::as_const(paused))
        m_floor.runs->agentSteered(agent);
}

} // namespace qd::agents
