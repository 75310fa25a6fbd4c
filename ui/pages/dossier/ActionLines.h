#pragma once

#include "core/state/OfficeState.h"
#include "core/store/HistoryReader.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// Why an action of that run was allowed, or she was asked about it; nothing of what was done before that was kept. Pure.
std::optional<AuthorityTrace> traceOf(const RunDetail& run, const Effect& effect);

/// What left the house in a run, or was to: each action with what was approved, why it was allowed, and what became of it.
/// Nothing where there was none. @thread main.
QList<FactLine> actionLines(const RunDetail& run, const OfficeState& state);

} // namespace qd::ui
