#pragma once

#include "agents/office/writing/OrderWriter.h"

/// What her edits of a piece mean for its run. Pure.
namespace qd::agents {

/// The order that renders an approval's effect anew from her edited text, and has skills say of it what they said of the
/// text before. Errors as writeOrder().
Result<TurnOrder> writeEditOrder(const OfficeState& state, const Approval& approval, const QString& edits,
                                 const OfficeSettings& settings, Instant now);

/// What goes on record beside her text once it is rendered, one fact for each step: those before the effect name the piece
/// as she does, who wrote it counts her words, and skills say what they say of it now.
QList<StepRevised> revisionsOf(const RunState& run, const Workflow& workflow, const TurnOrder& order, const TurnReport& report);

} // namespace qd::agents
