#include "agents/office/waiting/TurnsInFlight.h"

namespace qd::agents {

void TurnsInFlight::add(const Handed& handed)
{
    m_turns.insert(handed.order->turn, handed);
    m_ofRun[handed.order->run].append(handed.order->turn);
}

Handed TurnsInFlight::take(const TurnId& turn)
{
    Handed handed = m_turns.take(turn);
    if (!handed.order)
        return handed;
    const auto others = m_ofRun.find(handed.order->run);
    others->removeOne(turn);
    if (others->isEmpty())
        m_ofRun.erase(others);
    return handed;
}

QList<std::shared_ptr<const TurnOrder>> TurnsInFlight::ofRun(const RunId& run) const
{
    QList<std::shared_ptr<const TurnOrder>> orders;
    for (const TurnId& turn : m_ofRun.value(run))
        orders.append(m_turns.constFind(turn)->order);
    return orders;
}

void TurnsInFlight::clear()
{
    m_turns.clear();
    m_ofRun.clear();
}

} // namespace qd::agents
