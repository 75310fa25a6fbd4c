#pragma once

#include "agents/effects/Connector.h"
#include "agents/office/Floor.h"

namespace qd::agents {

/// What leaves the house: planned, allowed or handed to whoever has to say yes, held for its grace time, given to the
/// dispatcher, recorded.
/// @thread the office's.
class EffectDesk final {
public:
    explicit EffectDesk(Floor& floor) : m_floor(floor) {}

    /// A rendered effect: goes out by itself at L4, waits for a yes below.
    void plan(const TurnOrder& order, const TurnReport& report, Sequence cause);
    /// Hands the effect to the dispatcher when it is authorised, nothing is halted and it is not on its way.
    void send(const EffectId& id);

    /// After opening and after a stop: effects that are on their way are taken up again, or become unknown.
    void recover();
    /// Forgets what was under way, but for what is at the dispatcher: its outcome is owed to the record.
    void reset();
    /// What is due leaves. @returns when the next is due.
    std::optional<Instant> tick();
    /// True while something is being sent.
    bool isBusy() const { return !m_sending.isEmpty(); }

private:
    void allow(const Effect& effect, Sequence cause);
    void deliver(const EffectId& id);
    void arrived(const EffectId& id, const Outcome& outcome);
    void confirmed(const Effect& effect, const QString& receipt);
    void heldBack(const Effect& effect);
    void stall(const Effect& effect, const AgentId& with, const QString& reason, const QString& issue);

    Floor& m_floor;
    QMap<EffectId, bool> m_sending;  ///< on its way; true: handed to the dispatcher
    QMap<EffectId, Outcome> m_told;  ///< outcomes that are not on the disk yet
};

} // namespace qd::agents
