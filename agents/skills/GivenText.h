#pragma once

#include "core/base/Json.h"

#include <QLatin1String>

namespace qd::agents {

/// The text that stands in the member `name` of a skill's input.
/// Error::Parse in one sentence when it is absent, not a text, blank, binary or longer than 8 million characters.
/// @thread any
Result<QString> givenText(const Json& input, QLatin1String name);

} // namespace qd::agents
