#pragma once

#include "agents/office/Floor.h"
#include "agents/office/asking/BundleDesk.h"

#include <QSet>

#include <deque>

namespace qd::agents {

/// Takes what the human and the program ask for: has it judged, enters the facts it becomes, and answers once they are
/// on the disk. Each command is done once.
/// @thread the office's.
class CommandDesk final {
public:
    /// So many tasks may wait for one agent before briefs that would need it are refused.
    static constexpr qsizetype kLongestLine = 1'024;

    using Answered = std::function<void(const CommandId&, const Result<Receipt>&)>;
    CommandDesk(Floor& floor, Answered answered) : m_floor(floor), m_bundles(floor), m_answered(std::move(answered)) {}

    /// Judges the command; the answer follows when it is durable, or now when it is refused.
    void take(const CommandId& id, const Command& command, const AgentId& by);
    void refuse(const CommandId& id, Error error);

    /// Keeps a stop that cannot be written now.
    void hold(const CommandId& id, const StopAll& command, const AgentId& by);
    /// A stop is kept, and whoever asked for it has heard nothing yet.
    bool isStopUnanswered() const { return !m_stopsAsked.isEmpty(); }
    /// The record cannot be written still: whoever asked for a stop hears that everything has halted, and `why` it isn't on
    /// record. It stays kept.
    void sayHeldStop(const Error& why);
    /// Before anything moves again: what was held is done.
    void doHeldStop();
    /// Nobody is left waiting for an answer. A stop is not refused: it is kept until it can be written.
    /// `command` is the one that the record refused, or null.
    void refusePending(const Error& error, const CommandId& command);

private:
    void accept(const CommandId& id, const Command& command, const AgentId& by, QList<Fact> facts);
    /// The items that a command decides on, as they are before; nothing of the others is copied.
    struct Before {
        QMap<ApprovalId, Approval> approvals;
        QMap<EscalationId, Escalation> escalations;
    };
    Before lookedAt(const QList<Fact>& facts) const;
    void follow(const Fact& fact, const Before& before, Sequence sequence, const AgentId& by);
    void count(const Inbound& inbound, Sequence sequence);
    void edit(const CommandId& id, const DecideApproval& command, const AgentId& by);
    void takeBundle(const CommandId& id, const TakeBundle& command, const AgentId& by);
    void tryFirst(const CommandId& id, const ProposeRule& command, const AgentId& by, const ActionKind& kind);
    void putRule(const CommandId& id, const ProposeRule& command, const AgentId& by, const Result<KindPast>& past);
    void acknowledge(const Receipt& receipt, bool stops = false);
    std::optional<Error> whatChanged(const Command& command, const AgentId& by);
    std::optional<Error> whereItStalls(const SubmitBrief& brief) const;
    std::optional<Error> whatIsMissing(const Command& command) const;
    std::optional<Error> whatIsMissing(const ConfigureAgent& wanted) const;
    std::optional<Error> whatIsMissing(const SetBudget& wanted) const;
    std::optional<Error> whatIsMissing(const QString& model, const QString& where) const;
    std::optional<Error> whatIsNotSent(const AgentId& agent, const Configuration& wanted) const;
    std::optional<Error> whatMakesNoDifference(const Trial& trial) const;
    QList<Fact> madeReady(const Command& command, const AgentId& by, const QList<Fact>& facts);
    void keepSources(const Command& command);
    bool isNew(const CommandId& id);

    /// A command that is accepted and not on the disk yet.
    struct Pending {
        AgentId by;
        std::optional<StopAll> stop;
    };
    struct HeldStop {
        CommandId id;
        AgentId by;
        StopAll command;
    };
    Floor& m_floor;
    BundleDesk m_bundles;
    Answered m_answered;
    QSet<CommandId> m_seen;           ///< the last kRemembered; the record itself refuses older ones
    std::deque<CommandId> m_seenInOrder;
    QMap<CommandId, Pending> m_pending;
    QList<CommandId> m_stopsAsked;      ///< that of m_heldStop and what was asked beside it, until they are answered
    std::optional<HeldStop> m_heldStop; ///< asked for while the record could not be written
};

} // namespace qd::agents
