#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// What one needs to know beside the thing itself: what a yes does, scores with reasons, who checked it, what was turned
/// down, the sources and how far they can be trusted, the rule that asks. @thread main.
QList<FactLine> factsOf(const Approval& approval, const OfficeState& state, Instant now);
/// The question, what was tried, what is recommended and what hangs on it.
QList<FactLine> factsOf(const Escalation& escalation, const OfficeState& state, Instant now);
/// Beside it: who asks, how grave it is, by when.
QList<FactLine> circumstancesOf(const Escalation& escalation, const OfficeState& state, Instant now);
/// In quotation marks, unless it has some already.
QString quoted(const QString& text);
/// "14:40", or "Monday 14:40" when it is not today.
QString timeOfDay(Instant at, Instant now);

} // namespace qd::ui
