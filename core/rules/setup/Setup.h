#pragma once

#include "core/state/OfficeState.h"

/// How an agent works in a run: which version of its configuration, and what that says. Pure.
namespace qd::rules {

/// What the organisation's file says of the agent: version 0.
Configuration configurationOf(const AgentProfile& profile);
/// The agent with everything that a configuration says said by this one.
AgentProfile setUp(AgentProfile profile, const Configuration& configuration);
/// What that version of the agent of the organisation in use says; nothing when there is none such.
std::optional<Configuration> configurationAt(const OfficeState& state, const AgentId& agent, int version);
/// The agent as that version sets it up; one that does not exist any more sets nothing up.
AgentProfile profileAt(const OfficeState& state, const AgentProfile& own, int version);
bool isSame(const Configuration& a, const Configuration& b);

/// Whether a trial gives the run to its version b: a number from the SHA-256 of both ids, below the share. The same after every
/// restart, on every machine.
bool goesToB(const Trial& trial, const RunId& run);
/// Whether the run takes part in a trial of the agent: it has begun since.
bool takesPart(const SetupsState::Tried& tried, const RunState& run);
/// The version that the agent works with in that run from its next turn on.
int versionFor(const OfficeState& state, const RunState& run, const AgentId& agent);

} // namespace qd::rules
