#pragma once

#include "agents/effects/Connector.h"
#include "agents/office/EffectPurse.h"
#include "agents/office/allowing/Broker.h"
#include "agents/office/leaving/Addressing.h"
#include "agents/office/leaving/Deferring.h"
#include "agents/office/leaving/Reconciler.h"
#include "agents/office/leaving/Splitting.h"

#include <QSet>

namespace qd::agents {

/// What leaves the house: planned, allowed or handed to whoever has to say yes, held for its grace time, given to the
/// dispatcher, recorded.
/// @thread the office's.
class EffectDesk final {
public:
    explicit EffectDesk(Floor& floor) : m_floor(floor), m_purse(floor), m_broker(floor), m_deferring(floor), m_addressing(floor), m_reconciler(floor, ways()), m_splitting(floor, splittingWays()) {}

    /// A rendered effect: goes out by itself at L4, waits for a yes below.
    void plan(const TurnOrder& order, const TurnReport& report, Sequence cause);
    /// The effect that a rendered report asks for: whom it is for, and what sending it costs. Errors as addressed() and priced().
    Result<Effect> made(const TurnOrder& order, const TurnReport& report) const;
    /// With what sending it costs. The error is what its connector would not take, or that nobody knows what it costs.
    Result<Effect> priced(Effect effect) const;
    /// With the level that authority gives it, and why (allowed()). `instead`: a fork's.
    Result<Effect> judged(const Effect& effect, const Step& step, const Label& text, std::optional<Autonomy> instead = {}) const;
    /// Opens those whom an effect that is not planned yet is for, so that its connector can look at what it would change; on record.
    void openToLook(const Effect& effect, const Addressing::Found& found);
    /// Hands the effect to the dispatcher when it is authorised, nothing is halted and it is not on its way.
    void send(const EffectId& id);

    /// Effects that are on their way, and nobody here is sending, are taken up again, or become unknown. Not while their run is
    /// paused.
    void recover();
    /// After a command that changed these runs: what may not leave any more is held back. @returns the titles of what was on its
    /// way already, and may be out.
    QStringList holdBack(const QSet<RunId>& runs);
    /// Somebody was erased: what was agreed to, holds personal values and has not begun to leave doesn't leave, and she is asked how it goes on. Parts of what is
    /// under way go on. @returns true where there was some. O(effects).
    bool holdPersonal();
    /// It does not leave before its run goes on, and nobody is sending it.
    bool isPaused(const Effect& effect) const;
    /// Before a fact of a command is entered: where it says what became of something that nobody could tell, what was promised for it is
    /// settled.
    void ruling(const Fact& fact);
    /// After it was entered: what was waiting for that goes on.
    void ruled(const Fact& fact, Sequence sequence);
    /// What was about to leave, and certainly has not, is on record as such. Nothing is sent afterwards.
    void close();
    /// Forgets what was under way, but for what is at the dispatcher: its outcome is owed to the record.
    void reset();
    /// What is due leaves. @returns when the next is due.
    std::optional<Instant> tick();
    /// What it waits for may have come: a key, another account. All that waits is looked at anew.
    void wake() { m_deferring.wake(); }
    /// True while something is being sent, or looked up.
    bool isBusy() const { return !m_sending.isEmpty() || m_reconciler.isBusy(); }
    /// True where it leaves, or is looked at again, by itself within a minute.
    bool isDueSoon(const Effect& effect) const;

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
    void address(const EffectId& id, const TurnMaterials& blobs);
    void handOver(const EffectId& id, const TurnMaterials& blobs, QMap<QString, Person> people);
    bool mayLeave(const Effect& effect) const;
    std::optional<Instant> leavesAt(const Effect& effect) const;
    void allow(const Effect& effect, Sequence cause);
    void deliver(const EffectId& id);
    void arrived(const EffectId& id, const Outcome& outcome);
    void record(const Effect& effect, const Outcome& outcome);
    void confirmed(const Effect& effect, const Outcome& outcome);
    Reconciler::Ways ways();
    Splitting::Ways splittingWays();
    void split(const Effect& effect);
    void goOn(const Effect& effect);
    void sendAgain(const EffectId& id);
    void intendAgain(const EffectId& id);
    void foundThere(const EffectId& id, const LookedUp& found);
    void foundAbsent(const EffectId& id, const LookedUp& found);
    void askAbout(const EffectId& id, const QString& why);
    void noQuestion(const EffectId& id, const QString& why);
    Delivery::Step stepsOf(const Effect& effect);
    void wentOut(const RunId& id, const StepId& step, const Label& label, Sequence cause);
    void unknown(const Effect& effect, const Outcome& outcome);
    void heldBack(const Effect& effect, const Outcome& outcome);
    void refuse(const Effect& effect, const QString& why, const QString& issue, const char* reason);
    void giveUp(const Effect& effect, const QString& why, const QString& issue, const char* reason);
    void again(const EffectId& id);
    void stall(const Effect& effect, const AgentId& with, const QString& reason, const QString& issue);

    Floor& m_floor;
    EffectPurse m_purse;
    Broker m_broker;
    Deferring m_deferring;
    Addressing m_addressing;
    Reconciler m_reconciler;
    Splitting m_splitting;
    QMap<EffectId, Sending> m_sending;
    QMap<EffectId, Outcome> m_told;  ///< outcomes that are not on the disk yet
};

} // namespace qd::agents
