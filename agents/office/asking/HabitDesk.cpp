#include "agents/office/asking/HabitDesk.h"

#include "core/rules/Habits.h"

namespace qd::agents {

void HabitDesk::heard(const StoredFact& fact)
{
    if (const auto* finished = std::get_if<TurnFinished>(&fact.fact); finished && !finished->spend.model.isEmpty())
        m_worked.insert(finished->agent);
    else if (const auto* failed = std::get_if<TurnFailed>(&fact.fact); failed && !failed->spend.model.isEmpty())
        m_worked.insert(failed->agent);
}

bool HabitDesk::settle()
{
    bool told = false;
    for (const AgentId& agent : std::exchange(m_worked, {}))
        for (const AgentUnusual& one : rules::unusual(m_floor.state.habits, agent)) {
            m_floor.docket.enter(one, system(), 0, {}, {}, m_floor.now());
            told = true;
        }
    return told;
}

} // namespace qd::agents
