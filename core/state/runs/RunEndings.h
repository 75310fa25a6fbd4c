#pragma once

#include "core/state/RunsState.h"

/// How runs end and are taken up again to be undone, and how steps of theirs begin anew. Parts of the fold of RunsState.
namespace qd {

/// The open run, changed at that moment; nullptr when it is not open.
RunState* changed(RunsState& runs, const RunId& id, Instant at);

/// The step waits for nothing any more.
void letGo(StepState& step);
/// What was under way at the step ends.
void halt(StepState& step);
/// The step is as if nobody had begun it; its rounds and what came of it before stay.
void startOver(StepState& step);

/// The run goes from the open ones to the recent ones, and the one that began it learns what came of it.
void endRun(RunsState& runs, const RunFinished& fact, Instant at);
/// The run, open or ended, begins to undo itself.
void undoRun(RunsState& runs, const RunUndoing& fact, Instant at);

} // namespace qd
