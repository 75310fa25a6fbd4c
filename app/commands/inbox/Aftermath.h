#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// The items to which those are a yes, and the questions that they answer.
QList<Uuid> saidYesTo(const QList<Command>& commands);

/// What there is to say of what she approved or answered, once this has waited for what came of it: it was taken back meanwhile, it has not gone
/// out and why, nobody can tell, or its run asks her by now, with what can be done. Empty: nothing of it waits for anything. `before`: as it
/// was when she said so. Pure. O(effects + questions).
QStringList aftermathOf(const OfficeState& before, const OfficeState& after, const QList<Uuid>& said, Instant now);

} // namespace qd::app
