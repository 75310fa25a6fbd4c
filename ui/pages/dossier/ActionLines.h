#pragma once

#include "core/state/OfficeState.h"
#include "core/store/HistoryReader.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// What left the house in a run, or was to: each action with what was approved, why it was allowed, and what became of it.
/// Nothing where there was none. @thread main.
QList<FactLine> actionLines(const RunDetail& run, const OfficeState& state);

} // namespace qd::ui
