#pragma once

#include "agents/office/labelling/Labelling.h"
#include "agents/turn/TurnOrder.h"
#include "core/model/Effect.h"

/// Personal values where something goes out: never in an address, and where they stand in the text, said. Pure but for Labelling.
namespace qd::agents {

/// An order to render: its slug and its hashtags are made without what is personal in the brief, the title and the words of its input. Nothing where nothing is.
void nameWithoutPeople(TurnOrder& order, Labelling& labelling);

/// The effect with what is personal in its texts under rules::kPersonal. Error::Rule: one of them stands in its address, a file's name or a link, or a key
/// stands anywhere in it.
Result<Effect> marked(Effect effect, const TurnOrder& order, const TurnReport& report, Labelling& labelling);

/// The order is personal where notes, her own edits and what its agent was told hold something: these are texts that no fact has a label for.
void weighNotes(TurnOrder& order, Labelling& labelling);

} // namespace qd::agents
