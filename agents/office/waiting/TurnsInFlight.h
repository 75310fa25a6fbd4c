#pragma once

#include "agents/turn/RunTurn.h"

#include <QHash>

#include <functional>
#include <memory>

namespace qd::agents {

/// Has work done for somebody: what is asked for, and who gets what comes of it.
struct Handed {
    using Take = std::function<void(const TurnOrder&, const TurnReport&)>;
    std::shared_ptr<const TurnOrder> order; ///< large, and held by whoever still has to do with it
    Take take;
};

/// Turns that were begun and have not reported, by their id and by their run. Every call O(1) but for the turns of one run.
class TurnsInFlight final {
public:
    void add(const Handed& handed);
    /// The turn is no longer in flight. @returns what it was; without an order when it was not there.
    Handed take(const TurnId& turn);
    /// What it was asked to do, or nullptr.
    std::shared_ptr<const TurnOrder> of(const TurnId& turn) const { return m_turns.value(turn).order; }
    bool contains(const TurnId& turn) const { return m_turns.contains(turn); }
    qsizetype size() const { return m_turns.size(); }
    QList<std::shared_ptr<const TurnOrder>> ofRun(const RunId& run) const;
    QList<TurnId> turns() const { return m_turns.keys(); }
    void clear();

private:
    QHash<TurnId, Handed> m_turns;
    QHash<RunId, QList<TurnId>> m_ofRun;
};

} // namespace qd::agents
