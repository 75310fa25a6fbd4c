#pragma once

#include "agents/turn/TurnOrder.h"
#include "core/state/OfficeState.h"

/// What a finished turn becomes in the record. Pure: state and report in, facts out.
namespace qd::agents {

/// A message of the run with everything but its words: who to whom, in answer to what the sender was asked and has not
/// answered yet, else to what it was last told.
Message envelope(const RunState& run, const AgentId& from, const AgentId& to, MessageType type, const Label& label, Instant now);

/// The message that tells the one with the first step of a run what it is about; nothing when it has no steps.
std::optional<Message> briefMessage(const OfficeState& state, const RunId& run, const AgentId& by, Instant now);

/// The messages that a step sends when it is done, each with its whole envelope. What goes to everybody goes to those who
/// subscribed to its like.
QList<Message> messagesOf(const OfficeState& state, const RunState& run, const Step& step, const AgentId& by, const Label& label, Instant now);

/// The message by which one side of a debate answers the other.
Message argumentOf(const RunState& run, const Step& step, const TurnReport& report, const AgentId& speaker,
                   const AgentId& other, Instant now);

/// The decision record of a step that writes one, from the reply that made it.
DecisionRecord decisionOf(const OfficeState& state, const RunState& run, const Step& step, const TurnReport& report,
                          const AgentId& maker, Instant now);

/// The decision record of a loop that ends because what it made is good enough.
DecisionRecord enoughOf(const OfficeState& state, const RunState& run, const Step& step, const TurnReport& report,
                        const AgentId& maker, Instant now);

/// What was made, as artefacts of the run; the next version of each kind.
QList<Artefact> artefactsOf(const RunState& run, const Step& step, const TurnReport& report, const AgentId& by, Instant now);

/// The values of a report that become run data: those of the reply, and "<words>" of a text that became an artefact.
Values dataOf(const Step& step, const TurnReport& report);

/// The turn gave something usable.
TurnFinished finishedOf(const TurnOrder& order, const TurnReport& report);
/// It did not, and `report.error` says why; it is tried again while the step has retries, and after a stop always.
TurnFailed failedOf(const TurnOrder& order, const TurnReport& report);

/// What an interrupted call cost nobody can tell any more: what was reserved counts as spent.
Spend asReserved(const OfficeState& state, const TurnId& turn, const QString& model, const TierId& tier);

} // namespace qd::agents
