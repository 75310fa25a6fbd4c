#pragma once

#include "agents/effects/Connector.h"
#include "agents/office/Floor.h"

namespace qd::agents {

/// What leaves the house: planned, approved or allowed, held for its grace time, handed to the dispatcher, recorded.
/// @thread the office's.
class EffectDesk final {
public:
    explicit EffectDesk(Floor& floor) : m_floor(floor) {}

    /// A rendered effect: goes out by itself at L4, waits for a yes below.
    void plan(const TurnOrder& order, const TurnReport& report, Sequence cause);
    /// Her edited text in place of what waits. `done` gets the sentence for her, or why it could not be.
    using Edited = std::function<void(Result<QString>)>;
    void approveEdited(const DecideApproval& command, const Approval& approval, const AgentId& by, Edited done);
    /// What a command decided, after its facts were entered: the decision record, the message to the asker.
    void decided(const Approval& before, const ApprovalDecided& decision, Sequence cause);

    /// What was approved was taken back, after the fact was entered: a decision of its own that names the one it ends.
    void undone(const ApprovalUndone& undone, Sequence cause);

    /// After opening and after a stop: effects that are on their way are taken up again, or become unknown.
    void recover();
    /// Forgets what was under way, but for what is at the dispatcher: its outcome is owed to the record.
    void reset();
    /// What is due leaves or expires. @returns when the next is due.
    std::optional<Instant> tick();
    /// True while something is being sent or rendered aside.
    bool isBusy() const { return !m_sending.isEmpty() || m_edits > 0; }

private:
    void allow(const Effect& effect, Sequence cause);
    void ask(const TurnOrder& order, const TurnReport& report, const Effect& effect, Sequence cause);
    void approveAsTrial(const Approval& approval, Sequence cause);
    void send(const EffectId& id);
    void deliver(const EffectId& id);
    void arrived(const EffectId& id, const Outcome& outcome);
    void confirmed(const Effect& effect, const QString& receipt);
    void expire(const Approval& approval);
    Result<QString> replaceWithEdited(const DecideApproval& command, const AgentId& by, const TurnOrder& order,
                                      const TurnReport& report);
    void bindPlace(Effect& effect) const;
    void keepFiles(const TurnReport& report);
    void heldBack(const Effect& effect);
    void stall(const Effect& effect, const AgentId& with, const QString& reason, const QString& issue);

    Floor& m_floor;
    QMap<EffectId, bool> m_sending;  ///< on its way; true: handed to the dispatcher
    QMap<EffectId, Outcome> m_told;  ///< outcomes that are not on the disk yet
    int m_edits = 0;
};

} // namespace qd::agents
