#pragma once

#include "core/model/Organisation.h"

/// Who hears what goes to everybody. Pure.
namespace qd::rules {

/// True when the agent subscribed to messages of that type and priority in runs of that workflow. What is urgent everybody
/// hears, and of the rest an agent without a subscription nothing.
bool hears(const AgentProfile& agent, MessageType type, Priority priority, const WorkflowId& workflow);

/// Those that hear it, without who says it, in the order of the organisation. O(agents x their subscriptions).
QList<AgentId> hearersOf(const Organisation& organisation, const AgentId& from, MessageType type, Priority priority, const WorkflowId& workflow);

/// One subscription in words: "notice, decision; in blog-post; from priority high on".
QString inWords(const Subscription& subscription);

} // namespace qd::rules
