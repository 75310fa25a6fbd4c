#pragma once

#include "agents/office/Floor.h"
#include "core/rules/talk/Chatter.h"

namespace qd::agents {

/// Listens whether agents only keep each other busy; pauses those who do, and asks her whether they may go on.
/// @thread the office's.
class StormDesk final {
public:
    explicit StormDesk(Floor& floor) : m_floor(floor) {}

    /// A fact was entered; what it completes is dealt with by the next settle(). O(1) on average.
    void heard(const StoredFact& fact);
    /// @returns true when somebody was paused.
    bool settle();
    /// Listens anew: the state is another one now.
    void recover();

private:
    void calm(const StormNoticed& storm);

    Floor& m_floor;
    rules::Chatter m_chatter;
    QList<StormNoticed> m_storms;
};

} // namespace qd::agents
