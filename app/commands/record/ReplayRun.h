#pragma once

#include "agents/replay/RunReplay.h"
#include "app/commands/Work.h"

#include <memory>

namespace qd::app {

/// A run as the record has it, open for reading.
struct RecordedRun {
    std::unique_ptr<Past> past;
    agents::Recording recording;
};
/// Error::Parse when `run` is no id or there is no such run; Error::Rule when it cannot be done again.
Result<RecordedRun> recordedRun(const Invocation& call, const QString& run);
/// Has it done again. @thread main; blocks.
Result<agents::ReplayResult> doneAgain(const Invocation& call, const agents::Recording& recording, const agents::ReplayWish& wish);

/// Does the run again from what the record kept of it, calls nobody, and says whether every decision comes out the same.
/// @returns done when all do, else failed.
int replayRun(const Invocation& call, const QString& run);

} // namespace qd::app
