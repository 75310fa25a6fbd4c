#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// What was rendered meets what it would change out there, before anybody is asked about it: where its connector looks (Connector::looks()), what
/// that saw becomes part of what is approved, and of its preview. It is told whom it is for, and where it reads() something of them that is opened, on record. Before the turn is on record as done, so that a crash meanwhile
/// does the turn again. `then` gets the report at once or later, on the office's thread; with an error where it could not be looked at.
void lookFirst(Floor& floor, const TurnOrder& order, TurnReport report, std::function<void(TurnReport)> then);

/// The effect that a look was for, in EffectContent::details: the one planned from it bears that id. Null: it was not looked at.
EffectId lookedAtAs(const EffectContent& content);

} // namespace qd::agents
