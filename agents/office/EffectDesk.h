#pragma once

#include "agents/effects/Connector.h"
#include "agents/office/EffectPurse.h"

#include <QSet>

namespace qd::agents {

/// What leaves the house: planned, allowed or handed to whoever has to say yes, held for its grace time, given to the
/// dispatcher, recorded.
/// @thread the office's.
class EffectDesk final {
public:
    explicit EffectDesk(Floor& floor) : m_floor(floor), m_purse(floor) {}

    /// A rendered effect: goes out by itself at L4, waits for a yes below.
    void plan(const TurnOrder& order, const TurnReport& report, Sequence cause);
    /// With what sending it costs. The error is what its connector would not take, or that nobody knows what it costs.
    Result<Effect> priced(Effect effect) const;
    /// Hands the effect to the dispatcher when it is authorised, nothing is halted and it is not on its way.
    void send(const EffectId& id);

    /// Effects that are on their way, and nobody here is sending, are taken up again, or become unknown. Not while their run is
    /// paused.
    void recover();
    /// After a command that changed these runs: what may not leave any more is held back. @returns the titles of what was on its
    /// way already, and may be out.
    QStringList holdBack(const QSet<RunId>& runs);
    /// It does not leave before its run goes on, and nobody is sending it.
    bool isPaused(const Effect& effect) const;
    /// What was about to leave, and certainly has not, is on record as such. Nothing is sent afterwards.
    void close();
    /// Forgets what was under way, but for what is at the dispatcher: its outcome is owed to the record.
    void reset();
    /// What is due leaves. @returns when the next is due.
    std::optional<Instant> tick();
    /// True while something is being sent.
    bool isBusy() const { return !m_sending.isEmpty(); }

private:
    /// One that is on its way.
    struct Sending {
        bool again = false; ///< it may have left before the program ended
        std::shared_ptr<Passage> passage; ///< once it is handed to the dispatcher
        bool told = false;  ///< somebody was told that it can't be held back

        /// @returns false when it has begun to leave. What is not handed over yet looks again before it is.
        bool holdBack() const { return !passage || passage->holdBack(); }
    };
    void begin(const EffectId& id, bool again);
    void handOver(const EffectId& id, const TurnMaterials& blobs);
    bool mayLeave(const Effect& effect) const;
    void allow(const Effect& effect, Sequence cause);
    void deliver(const EffectId& id);
    void arrived(const EffectId& id, const Outcome& outcome);
    void record(const Effect& effect, const Outcome& outcome);
    void confirmed(const Effect& effect, const QString& receipt);
    void heldBack(const Effect& effect);
    void unpaid(const Effect& effect, const Error& why);
    void stall(const Effect& effect, const AgentId& with, const QString& reason, const QString& issue);

    Floor& m_floor;
    EffectPurse m_purse;
    QMap<EffectId, Sending> m_sending;
    QMap<EffectId, Outcome> m_told;  ///< outcomes that are not on the disk yet
};

} // namespace qd::agents
