#pragma once

#include "core/state/money/LedgerState.h"

/// The money that the library was promised for having somebody say what texts mean. It belongs to no run.
namespace qd {

/// A name for such a reservation (TurnReserved::turn), as ToolHold's but of no turn.
TurnId newLibraryHold(Instant now);
bool isLibraryHold(const TurnId& name, const LedgerState::Reservation& held);
/// ToolUsed::tool of what was paid so: "library:openai:text-embedding-3-small".
QString libraryTool(const LedgerState::Reservation& held);

/// Whose model, or which service, takes the money: "openai:text-embedding-3-small", "brave:search".
QString payeeOf(const LedgerState::Reservation& held);

} // namespace qd
