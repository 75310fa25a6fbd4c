#pragma once

#include "agents/office/leaving/Addressing.h"

namespace qd::agents {

/// What is not there for a step's piece to go to those whom it names, each in a clause: its way out, people who agreed. Pure.
QStringList missingFor(const OfficeState& state, const Dispatcher& dispatcher, const TurnOrder& order);

/// An e-mail of a rehearsal does not leave this machine: it goes into a folder as its readers would have it, to nobody, and says in its details ("missing") what is
/// missing for it to go out.
/// So the work can be seen to its end before an account is set up. Nothing: it is no e-mail of a rehearsal, or goes into a folder anyway. Pure.
std::optional<Effect> rehearsed(const OfficeState& state, const Dispatcher& dispatcher, const TurnOrder& order, Effect effect);

} // namespace qd::agents
