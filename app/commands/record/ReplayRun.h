#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// Does the run again from what the record kept of it, calls nobody, and says whether every decision comes out the same.
/// @returns done when all do, else failed.
int replayRun(const Invocation& call, const QString& run);

} // namespace qd::app
