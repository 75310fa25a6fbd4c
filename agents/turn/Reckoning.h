#pragma once

#include "agents/turn/TurnOrder.h"

/// What of a run was reckoned from a piece of its text. Pure; any thread.
namespace qd::agents {

/// The input of a step with its bindings filled in, but for "@artefact:<kind>".
Json inputOf(const Step& step, const RunState& run);

/// The kind of piece that an effect lets out, as its input binds it; "draft" where it binds none.
QString pieceOf(const Step& effect);

/// The skills of the workflow that say something of the piece of that kind, from its text or from what another of them
/// said of it; not those that make something. In the order of the workflow.
QList<Step> reckonersOf(const Workflow& workflow, const QString& kind);

/// The fact that `revised` becomes, but for the blob of its output.
StepRevised factOf(const RevisedStep& revised, const RunId& run);

} // namespace qd::agents
