#pragma once

#include "agents/office/Floor.h"
#include "core/rules/inbox/Bundles.h"

#include <set>

namespace qd::agents {

/// What waits for a yes: asked for, decided on, replaced by her edits, taken back, expired; each decision on record.
/// @thread the office's.
class ApprovalDesk final {
public:
    explicit ApprovalDesk(Floor& floor) : m_floor(floor) {}

    /// Has somebody asked about a planned effect; a trial run approves at once.
    void ask(const TurnOrder& order, const TurnReport& report, const Effect& effect, Sequence cause);
    /// Her edited text in place of what waits. `done` gets the sentence for her, or why it could not be; `elsewhere`: where it was written.
    using Edited = std::function<void(Result<QString>)>;
    void approveEdited(const DecideApproval& command, const Approval& approval, const AgentId& by, Edited done, const rules::Elsewhere& elsewhere = {});
    /// What a command decided, after its facts were entered: the decision record, the message to the asker.
    /// It is remembered as an outcome; `editRatio` of her own text.
    void decided(const Approval& before, const ApprovalDecided& decision, Sequence cause, std::optional<double> editRatio = {});
    /// What was approved was taken back, after the fact was entered: a decision of its own that names the one it ends.
    void undone(const ApprovalUndone& undone, Sequence cause, const QString& why = {});

    /// After opening and after a stop: what waits is looked at again when its time comes.
    void recover();
    /// A fact was entered; nothing is entered here. O(log n).
    void heard(const StoredFact& stored);
    /// Forgets the edits that are being rendered.
    void reset() { m_edits = 0; }
    /// What nobody decided on in time expires. @returns when the next does.
    std::optional<Instant> tick();
    /// True while an edited text is being rendered.
    bool isBusy() const { return m_edits > 0; }

private:
    bool leavesTheMachine(const Effect& effect) const;
    bool expiresNow(const Approval& item) const;
    void approveAsTrial(const Approval& approval, Sequence cause);
    /// Whose edits they are, and where they were made.
    struct Editor {
        AgentId by;
        rules::Elsewhere elsewhere;
    };
    Result<QString> replaceWithEdited(const DecideApproval& command, const Editor& editor, const TurnOrder& order,
                                      const TurnReport& report, std::optional<double> editRatio);
    bool isBeyondThem(const Approval& old, const Effect& effect, const Editor& editor) const;
    void approveHers(const Approval& approval, const DecideApproval& command, const Editor& editor, Sequence planned, std::optional<double> editRatio);
    TurnReport keepHers(const DecideApproval& command, const AgentId& by, const TurnOrder& order, const TurnReport& report);
    void expire(const Approval& approval);

    Floor& m_floor;
    std::set<std::pair<Instant, ApprovalId>> m_due; ///< when what is asked ends; what has ended is taken out as it is met
    int m_edits = 0;
};

} // namespace qd::agents
