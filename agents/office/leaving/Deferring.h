#pragma once

#include "agents/effects/Outcome.h"
#include "agents/effects/settings/OwnPaces.h"
#include "agents/office/Floor.h"
#include "core/rules/outside/Leaving.h"

#include <QSet>

namespace qd::agents {

/// What may leave and waits: for the network, for its pace, for a place that does not take anything now, for a key, for its way out to be there as she allowed it. On record
/// stands each change of the reason, and of the limit that is one; when it is looked at again is known here alone, and found out anew after a restart.
/// Her own limits are read when something would leave; what a limit held when the program ended is asked anew as soon as it begins.
/// Where a place fails, one effect tries it again after a while, and the others wait for what it finds.
/// @thread the office's.
class Deferring final {
public:
    static constexpr Duration kHaltingMeanwhile{1'000}; ///< what was held back is not looked at again at once: the dispatcher may still be halting

    explicit Deferring(Floor& floor) : m_floor(floor), m_paces(floor.settings.home) {}

    /// Whether it may leave now. Now: whoever asks sends it, and says what came of it by failed() or answered().
    rules::Leave ask(const Effect& effect);
    /// It waits: on record where it did not, or for another reason.
    void defer(const Effect& effect, const rules::Leave& leave);
    /// It certainly did not leave (NotSent, Later), and waits.
    void failed(const Effect& effect, const Outcome& outcome);
    /// Its place said something: nobody waits for that any more.
    void answered(const Effect& effect);
    /// It was let leave and does not: another one may find out how its place is.
    void letGo(const Effect& effect);
    /// Whatever was waited for may have come: all is looked at anew.
    void wake();
    /// When a deferred effect is looked at again; nothing: when what it waits for comes.
    std::optional<Instant> due(const Effect& effect) const;
    /// What lies with the dispatcher no more is tried anew.
    void reset();

private:
    /// What is known of a place that did not take something.
    struct Trouble {
        std::optional<Instant> until{}; ///< none: until a key comes
        Duration wait{0};
        Deferral reason = Deferral::Busy;
        QString text{};
        EffectId tries{};               ///< the one that is on its way there to find out
    };
    void wakeAccount(const QString& account, Instant at);

    Floor& m_floor;
    OwnPaces m_paces;
    QMap<QString, Trouble> m_troubles; ///< by accountKey()
    QMap<EffectId, Instant> m_wakes;
    QSet<EffectId> m_awaitsWord;       ///< what waits for no time: of those that were looked at since the program began, or a key or a way out came
};

} // namespace qd::agents
