#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "core/rules/outside/StepWays.h"

/// What the connectors take of what renderers make, as each one's check() has it. @thread any.
namespace qd::agents {

rules::WayTakes takenBy(const ConnectorFile& file);
/// Of an id that workflows name before she has set it up ("smtp", "lob"), and of a folder of this machine; none: it is neither.
std::optional<rules::WayTakes> takenBy(const QString& id);

} // namespace qd::agents
