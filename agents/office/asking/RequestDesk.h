#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Messages that ask for an answer: who says nothing in time is reminded, then it is raised to the one it reports to.
/// @thread the office's.
class RequestDesk final {
public:
    explicit RequestDesk(Floor& floor) : m_floor(floor) {}

    /// A fact was entered; enters none itself. O(1).
    void heard(const StoredFact& fact);
    /// What is overdue is reminded of or raised. @returns when the next one is due. O(1) while nothing is.
    std::optional<Instant> tick();
    /// The program begins, or goes on after a stop: nobody could have answered meanwhile, so all have their time anew.
    void recover();

private:
    Instant dueOf(const RunState::Request& request) const { return std::max(request.due, m_since + request.within); }
    void overdue(const RunId& run, const MessageId& request);

    Floor& m_floor;
    Instant m_since;
    std::optional<Instant> m_next; ///< nothing is due before; none: nothing is open
};

} // namespace qd::agents
