#pragma once

#include "core/state/OfficeState.h"

/// What whoever settles an escalation has to know, one clear sentence each, drawn from what the state knows. Pure.
namespace qd::rules {

/// Escalation::reason of what was put up for approval, and was not any more as it was put up before it left.
inline constexpr const char* kChangedSince = "changed";

/// What a step was tried with before it was raised.
struct Tried {
    AgentId agent;      ///< whose step it is
    QString agentTitle;
    int attempts = 1;   ///< of that agent
    QString reason;     ///< why the last one failed, or what was refused
    QString hint;       ///< what would help, where whoever refused said so
};

/// What stands still while the step does: how many steps follow on it and how many of them let a piece out, the next
/// deadline that waits for it, what is spent on the run so far. One sentence. O(steps of the workflow).
QString impactOf(const OfficeState& state, const RunState& run, const StepId& step, Instant now);
/// The same for several agents that are paused: how many steps of open runs wait for them. One sentence.
QString impactOf(const OfficeState& state, const QList<AgentId>& paused);

/// What should be done, by the kind of what was raised (Escalation::reason). One sentence.
QString recommendationFor(const OfficeState& state, const RunState& run, const StepId& step, const QString& reason, const Tried& tried, Instant now);
/// A question that the program puts to her itself, of no run, for a day. What it is about and what to do is for the caller.
Escalation ownQuestion(const AgentId& raisedBy, const char* reason, Instant now);
/// What was done before it was raised.
QStringList attemptsOf(const OfficeState& state, const RunState& run, const StepId& step, const QString& reason, const Tried& tried);

/// "agents.title" where the organisation knows the agent, else its id.
QString titleOf(const OfficeState& state, const AgentId& agent);

} // namespace qd::rules
