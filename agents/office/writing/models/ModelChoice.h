#pragma once

#include "agents/office/writing/OrderWriter.h"

namespace qd::agents {

/// The models that the agent asks, the first one first: what all ask; else its own, or those of its tier. Of several, those that see
/// go first where something is `shown`. Nobody falls back to the rehearsal model: it is not in these lists.
QStringList wantedModels(const OfficeState& state, const Organisation& organisation, const AgentProfile& agent, const OfficeSettings& settings, bool shown = false);

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
