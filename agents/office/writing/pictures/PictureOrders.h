#pragma once

#include "agents/office/writing/OrderWriter.h"

namespace qd::agents {

/// Gives `order` the newest pieces of the kinds that its step shows.
void takeShown(TurnOrder& order, const RunState& run);

/// Of the models that an agent may be asked with (`wanted`, the first before the others) those that see pictures go first, as far
/// as it is known which do.
QStringList seeingFirst(const QStringList& wanted, const ProviderList* providers);

/// A step that paints: has a model of the organisation's tier "picture" asked, in place of its skill, where agents are asked with
/// the models of their tiers and one of these makes pictures, is known and can be asked. Else the skill draws it, and the order
/// says why (TurnOrder::invalid). A picture is asked for once: a second attempt is drawn.
void takePainter(TurnOrder& order, const OfficeState& state, const RunState& run, const OfficeSettings& settings);

/// Which tier pictures are asked of.
TierId pictureTier();

} // namespace qd::agents
