#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Sees to it that nobody approves what is not any more as it was put to her. Looked at when somebody wants to say yes, and when the
/// rules or the ways out change, and when somebody is erased.
/// @thread the office's.
class StaleDesk final {
public:
    explicit StaleDesk(Floor& floor) : m_floor(floor) {}

    /// Looks at an item that waits. What changed is put on record, and the item to her anew as it is now; what cannot be put anew
    /// stays, and can only be rejected; what changes faster than one can decide becomes a question. @returns what changed, as an error
    /// for whoever wanted to approve it as it was; nothing when it is as it was.
    std::optional<Error> look(const ApprovalId& id);
    /// A fact was entered; what it may have changed is looked at by the next settle(). O(1).
    void heard(const StoredFact& stored);
    /// @returns true when something was told. O(items) after such a fact.
    bool settle();
    /// The state is another one now.
    void recover() { m_isDue = m_someoneErased = false; }

private:
    std::optional<Error> look(const ApprovalId& id, bool someoneErased);
    void takeBack(const Approval& item);
    Result<Effect> judgedNow(const Approval& item, const Effect& priced) const;
    void askAgain(const Approval& before, const Effect& effect, const QList<Change>& changes, Sequence cause);
    void giveUp(const Approval& item, const QList<Change>& changes);

    Floor& m_floor;
    bool m_isDue = false;
    bool m_someoneErased = false;
};

} // namespace qd::agents
