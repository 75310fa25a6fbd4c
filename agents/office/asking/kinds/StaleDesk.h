#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Sees to it that nobody approves what is not any more as it was put to her. Looked at when somebody wants to say yes, and when the
/// rules or the ways out change, when somebody is erased, and when somebody may not decide any more in her place: their yes, too, while
/// it has not begun to leave.
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
    /// Whose time to decide in her place is over: their yes is looked at before anything leaves by it. @returns when the next one's is. O(deputies), O(items) when one's is.
    std::optional<Instant> tick();
    /// The ways out are others now: all that waits is looked at once settle() runs.
    void waysChanged() { m_isDue = true; }
    /// The state is another one now.
    void recover()
    {
        m_isDue = m_someoneErased = false;
        m_looked = {};
    }

private:
    std::optional<Error> look(const ApprovalId& id, bool someoneErased, const QString& notTheirs);
    QString whyTakenBack(const Approval& item, bool someoneErased) const;
    void takeBack(const Approval& item, const QString& why);
    Result<Effect> judgedNow(const Approval& item, const Effect& priced) const;
    void askAgain(const Approval& before, const Effect& effect, const QList<Change>& changes, Sequence cause);
    void giveUp(const Approval& item, const QString& why, const QString& issue);

    Floor& m_floor;
    Instant m_looked; ///< when it was last seen whose time is over
    bool m_isDue = false;
    bool m_someoneErased = false;
};

} // namespace qd::agents
