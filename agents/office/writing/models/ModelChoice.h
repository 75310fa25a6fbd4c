#pragma once

#include "agents/office/writing/OrderWriter.h"

namespace qd::agents {

/// Whom agents ask in that run, as UseModels has it; nullptr: whom they ask in one that begins now and names nobody.
QString usedIn(const OfficeState& state, const RunState* run, const OfficeSettings& settings);
/// The tier as the organisation has it now, whose models may have changed since the run began; where it is not in use any more, or has
/// it no more, as `then` has it. nullptr where that one has it neither.
const Tier* tierNow(const OfficeState& state, const Organisation& then, const TierId& id);

/// The models that the agent asks in that run (nullptr: as in usedIn), the first one first: what all ask; else its own, or those of its
/// tier. Of several, those that see go first where something is `shown`. Nobody falls back to the rehearsal model: it is not in these
/// lists.
QStringList wantedModels(const OfficeState& state, const RunState* run, const AgentProfile& agent, const OfficeSettings& settings, bool shown = false);

/// Whose trouble keeps the model from being asked, by what ModelsState::troubled calls it: its own goes before its provider's. The
/// provider where nobody is in any.
QString troubleOf(const OfficeState& state, const QString& model);
/// Neither the model nor its provider is in trouble.
bool canBeAsked(const OfficeState& state, const QString& model);
/// The first that can; where none can, the first: it waits there. Empty when nobody knows.
QString firstToAsk(const OfficeState& state, const QStringList& wanted);

/// Whether another model can be asked in place of that of the order, which cannot.
bool canGoElsewhere(const OfficeState& state, const TurnOrder& order, const OfficeSettings& settings);
/// Why none of those that the order's agent asks can be asked, one sentence for each.
QString whyNobody(const OfficeState& state, const TurnOrder& order, const OfficeSettings& settings);

} // namespace qd::agents
