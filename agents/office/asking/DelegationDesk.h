#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Approvals that she has delegated: decided by the agent in her place, or handed back to her when it cannot.
/// @thread the office's.
class DelegationDesk final {
public:
    explicit DelegationDesk(Floor& floor) : m_floor(floor) {}

    /// Has agents decide what was delegated to them and nobody is at yet. Nothing while everything is stopped.
    void takeUp();
    /// Forgets what was under way: the state is another one now.
    void reset() { m_asked.clear(); }

private:
    void decide(const ApprovalId& id, const TurnOrder& order, const TurnReport& report);
    bool rests(const Approval& approval) const;
    void handBack(const Approval& approval, const QString& reason);

    Floor& m_floor;
    QMap<ApprovalId, AgentId> m_asked; ///< a turn of that agent is under way
};

} // namespace qd::agents
