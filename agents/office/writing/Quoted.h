#pragma once

#include "core/state/RunsState.h"

namespace qd::agents {

/// The label of a text that is filled in from the run: `given`, the run's own, and those of the steps that it quotes as
/// {step.field}, and of the title where it quotes that. Never trusted more than any of them.
Label labelOfText(const RunState& run, const QString& text, const Label& given);
/// Of the run's title: the run's own, and those of the steps that gave it one like it.
Label labelOfTitle(const RunState& run);
/// Of what was said at a step. Hers is hers. What a colleague said may come from anything in the run, and from what that one was
/// told: it is trusted no more than the worst of it.
Label labelOfNote(const RunState& run, const RunState::Note& note);
/// The same as labelOfText() for named values.
Label labelOfValues(const RunState& run, const Values& values, Label given);

} // namespace qd::agents
