#pragma once

#include "core/base/Json.h"

namespace qd::agents {

/// The input with "…" in place of every personal value, but in members that the skill's input schema declares: a property with "personal": true is meant to hold one,
/// with everything in it. A schema that cannot be read declares nothing. Pure.
Json onlyDeclared(const Json& input, const QByteArray& inputSchema);

} // namespace qd::agents
