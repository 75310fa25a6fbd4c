#pragma once

#include "agents/office/Floor.h"

#include <QSet>

namespace qd::agents {

/// Puts on record how far budgets are used up, once for each stage of each.
/// @thread the office's.
class BudgetDesk final {
public:
    explicit BudgetDesk(Floor& floor) : m_floor(floor) {}

    /// A fact was entered; what it uses up is told by the next settle(). O(1).
    void heard(const StoredFact& fact);
    /// @returns true when something was told.
    bool settle();
    /// The state is another one now.
    void recover();

private:
    void look(const RunId& run);

    Floor& m_floor;
    bool m_isDue = false;
    QSet<RunId> m_roots; ///< runs whose campaign budgets were drawn on
};

} // namespace qd::agents
