#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// Every version of how the agent is set up, the newest first: when, why, and what it says otherwise than the one before; with a
/// link "back:N" to go back to it, and what came of its last trials. Pure.
QList<FactLine> versionLines(const OfficeState& state, const AgentId& agent);
/// The version that a link of these leads back to; nothing for another link.
std::optional<int> versionBehind(const QString& link);

} // namespace qd::ui
