#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// One decision in full: what, why, what else was weighed, who does what, who approved, at which level, how sure, what it
/// cost, what it rests on. @thread main.
/// `opened` stands below the pieces of evidence of those numbers; the others are links "evidence.NUMBER".
QList<FactLine> factsOf(const DecisionRecord& decision, const OfficeState& state, Instant now, const QMap<int, QList<FactLine>>& opened = {});
/// "Keyword" for "keyword": the kinds of decisions as people call them.
QString decisionKindWords(const QString& kind);

} // namespace qd::ui
