#pragma once

#include "agents/effects/Connector.h"
#include "agents/office/leaving/Addressing.h"

namespace qd::agents {

/// What nobody can tell: the same is sent again with the same key where the other side counts that once, for four fifths of the
/// key's life and three times at most; else it is looked up where that can be done, ever more seldom. Nothing that was restored
/// from a backup is repeated, and nothing at all while everything is stopped.
/// @thread the office's.
class Reconciler final {
public:
    /// What comes of it.
    struct Ways {
        std::function<void(const EffectId&)> again;                     ///< it is to be sent again with its key
        std::function<void(const EffectId&, const LookedUp&)> isThere;
        std::function<void(const EffectId&, const LookedUp&)> isAbsent; ///< certainly: it can be sent
        std::function<void(const EffectId&, const QString& why)> ask;   ///< only a person can tell
        std::function<void(const Effect&, const Addressing::Found&)> people; ///< opens those whom it is for
    };
    Reconciler(Floor& floor, Ways ways) : m_floor(floor), m_ways(std::move(ways)) {}

    /// It is about to leave: the first time its key's life begins.
    void leaving(const EffectId& id);
    /// It is known what became of this time: it did not leave, or all is over.
    void known(const EffectId& id);
    /// It may have left, and the same may be sent again now.
    bool mayRepeat(const Effect& effect) const;
    /// Puts on record that nobody can tell and that it will be sent again. @returns false, and does nothing, where it may not.
    bool putOff(const Effect& effect, const Outcome& outcome);
    /// True while it is sent again by itself: it was put off by putOff().
    bool isRepeated(const Effect& effect) const;
    /// Does what is due. @returns when the next is.
    std::optional<Instant> tick();
    /// True while the outside is asked.
    bool isBusy() const;
    /// When the effect is looked at again by itself; nothing: not.
    std::optional<Instant> due(const Effect& effect) const;
    void reset() { m_looks.clear(); }

private:
    struct First {
        Instant at;
        Duration awake; ///< of the clock that goes on while the machine sleeps, and that nobody sets
    };
    struct Look {
        Instant at;
        int tries = 0;
        bool isUnderWay = false;
    };
    bool isAskedAbout(const Effect& effect) const;
    bool isRestored(const Effect& effect) const;
    std::optional<Instant> firstSent(const Effect& effect) const;
    void look(const Effect& effect);
    void look(const Effect& effect, const TurnMaterials& blobs, const QMap<QString, Person>& people);
    void seen(const EffectId& id, const LookedUp& found);

    Floor& m_floor;
    const Ways m_ways;
    QMap<EffectId, First> m_first;
    QMap<EffectId, Look> m_looks;
};

} // namespace qd::agents
