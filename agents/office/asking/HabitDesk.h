#pragma once

#include "agents/office/Floor.h"

#include <QSet>

namespace qd::agents {

/// Puts on record that an agent's day is not as its other days are, once a day for each of its habits.
/// @thread the office's.
class HabitDesk final {
public:
    explicit HabitDesk(Floor& floor) : m_floor(floor) {}

    /// A fact was entered; what it makes unusual is told by the next settle(). O(1).
    void heard(const StoredFact& fact);
    /// @returns true when something was told.
    bool settle();
    /// The state is another one now.
    void recover() { m_worked.clear(); }

private:
    Floor& m_floor;
    QSet<AgentId> m_worked; ///< since the last settle()
};

} // namespace qd::agents
