#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// The version in use and all that it says. @returns the exit code.
int printConfiguration(const Invocation& call, const OfficeState& state, const AgentId& agent);
/// Every version with who set it, when and why, and what it says otherwise than the one before.
int printVersions(const Invocation& call, const OfficeState& state, const AgentId& agent);
/// What each trial shows so far, or showed.
int printTrials(const Invocation& call, const OfficeState& state, const QList<SetupsState::Tried>& trials);

} // namespace qd::app
