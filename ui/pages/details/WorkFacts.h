#pragma once

#include "core/store/HistoryReader.h"
#include "ui/models/RunReadings.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// Where the links among these facts lead: "traffic", "inbox", "run:ID", "step:ID", "agent:ID".
QList<FactLine> factsOf(const RunState& run, const OfficeState& state, Instant now);
QList<FactLine> factsOf(const RunState& run, const Step& step, const OfficeState& state, Instant now);
/// Of a run that has ended. `detail` is what the record says of it, nothing while it is asked for.
QList<FactLine> factsOf(const RunSummary& run, const std::optional<Result<RunDetail>>& detail, const OfficeState& state, Instant now);

} // namespace qd::ui
