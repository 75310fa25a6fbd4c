#pragma once

#include "agents/organisation/checks/SchemaCheck.h"

namespace qd::agents {

/// A schema from outside, made fit to be checked with here.
/// MCP's schemas are of draft 2020-12 unless they say otherwise; what is checked with knows draft 7. What both mean alike is kept;
/// a schema with a word that only the newer one knows and that would forbid something is refused, and so is one of another draft,
/// one that refers to another place, to itself, or that unfolds to too much (a validator can be made to hang by it). `pattern` is
/// left to the server: a pattern from outside can take for ever here.
/// @returns Error::Parse with what of it cannot be checked.
Result<SchemaCheck> checkOf(const Json& schema);

} // namespace qd::agents
