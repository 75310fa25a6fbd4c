#pragma once

#include "agents/office/Floor.h"

#include <set>

namespace qd::agents {

/// Sees to it that she is asked once about what several ask for, that it goes out once, and that all of them go on when it has.
/// @thread the office's.
class MergeDesk final {
public:
    explicit MergeDesk(Floor& floor) : m_floor(floor) {}

    /// A fact was entered; what it may have changed is looked at by the next settle(). O(log items).
    void heard(const StoredFact& stored);
    /// Puts on record what stands for what now, and what follows for those whose like has gone out. @returns true when something was.
    bool settle();
    /// The state is another one now: all that may have its like is looked at.
    void recover();

private:
    struct Sent {
        EffectContent content;
        EffectConfirmed fact;
        Sequence sequence = 0;
        Label label;
    };
    bool goOn(const Sent& sent);
    bool put(const ApprovalId& item);
    void standUp(const Approval& item, const QString& why, Sequence cause);

    Floor& m_floor;
    std::set<ApprovalId> m_due;              ///< items to be looked at
    QMap<EffectId, EffectContent> m_awaited; ///< effects that others wait for the outcome of
    QList<Sent> m_sent;
    bool m_mayBeAlone = false;               ///< something that another one stood for may have to stand up
};

} // namespace qd::agents
