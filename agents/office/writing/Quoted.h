#pragma once

#include "core/state/RunsState.h"

namespace qd::agents {

/// The label of a text that is filled in from the run: `given`, the run's own, and those of the steps that it quotes as
/// {step.field}. Never trusted more than any of them.
Label labelOfText(const RunState& run, const QString& text, const Label& given);
/// The same for named values.
Label labelOfValues(const RunState& run, const Values& values, Label given);

} // namespace qd::agents
