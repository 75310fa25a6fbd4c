#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Escalations: raised with every field, settled by the one on whose desk they are, or climbing rung by rung.
/// @thread the office's.
class EscalationDesk final {
public:
    explicit EscalationDesk(Floor& floor) : m_floor(floor) {}

    /// Raises what `order`'s agent cannot settle to the one it reports to. `hint`: what would help, where that is known.
    void raise(const TurnOrder& order, const QString& reason, Severity severity, const QString& issue, const QString& hint = {});
    /// Raises it to `with` instead; to the human when agents have let the step carry on often enough. `until`: it is not
    /// waited for longer.
    void raiseTo(const AgentId& with, const TurnOrder& order, const QString& reason, Severity severity, const QString& issue,
                 const QString& hint = {}, std::optional<Instant> until = {});
    /// Raises what a step asks of those above its agent. `order` only says whose step it is.
    void ask(const TurnOrder& order, const Raise& raise);
    /// What a step had asked was settled, after the fact was entered: the decision on record, and who asked is told.
    /// `report`: of the turn in which an agent did it.
    void settled(const Escalation& before, const EscalationSettled& fact, Sequence cause, const TurnReport* report = nullptr);
    /// Puts a question that is written already on the desk of the one it is with, and tells that one.
    void put(const Escalation& escalation, Sequence cause);
    /// Has every agent that has an escalation on its desk, and no turn for it yet, settle it. Nothing while all is stopped.
    void takeUp();
    /// Goes on with what waited for a run or an agent that was paused. `runs`: those that go on; their rungs have their time anew.
    void goOn(const QList<RunId>& runs = {});
    void reset() { m_asked.clear(); }
    /// A fact was entered; nothing is entered here.
    void heard(const StoredFact& stored);
    /// Those whose time is over climb, and what answers itself is answered. @returns when the next one is due.
    std::optional<Instant> climbOverdue();

private:
    void settle(const Escalation& escalation);
    void ruled(const EscalationId& id, const TurnOrder& order, const TurnReport& report);
    void remedied(const Escalation& escalation, const TurnOrder& order, const TurnReport& report);
    void climb(const Escalation& escalation, const QString& reason);
    AgentId above(const RunId& run, const AgentId& agent) const;
    void expire(const Escalation& escalation);
    Instant dueOf(const Escalation& escalation) const;

    Floor& m_floor;
    QMap<EscalationId, AgentId> m_asked; ///< a turn of that agent is under way
    Instant m_since; ///< since when everything goes on
    QMap<RunId, Instant> m_goesOn; ///< since when a run that was paused goes on
};

} // namespace qd::agents
