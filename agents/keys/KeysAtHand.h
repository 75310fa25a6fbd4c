#pragma once

#include "agents/keys/KeyShelf.h"

namespace qd::agents {

/// The keys as one other thread knows them: asks the shelf once for each, and again when it has changed.
/// @thread made and destroyed on main, where the shelf is and outlives it; destroyed when the thread of the mailbox has ended and
/// the mailbox has not. find() on that thread.
class KeysAtHand final {
public:
    /// `changed` runs on the thread of the mailbox with the name of each key that is another one from then on, or none.
    KeysAtHand(KeyShelf& shelf, Mailbox* mailbox, std::function<void(const QString& name)> changed = {});
    ~KeysAtHand();
    Q_DISABLE_COPY_MOVE(KeysAtHand)

    /// As KeyShelf::find(): at once when it is known, else later, by the mailbox.
    void find(const QString& name, const QString& address, KeyShelf::Found found);
    /// As KeyShelf::refuse().
    void refuse(const QString& name, const SharedSecret& shown) { m_shelf.refuse(name, shown); }

private:
    KeyShelf& m_shelf;
    QHash<QString, SharedSecret> m_known; ///< the other thread's own
    QHash<QString, int> m_changes;
    int m_guest = 0;
};

} // namespace qd::agents
