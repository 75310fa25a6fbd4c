#pragma once

#include "agents/office/writing/OrderWriter.h"

namespace qd::agents {

/// What is recorded of a turn that failed, and who hears of it.
struct FailedTurn {
    TurnFailed fact;
    bool asksHer = false; ///< nobody is left to ask: she is told why, and the step waits for her
    bool wantsKey = false; ///< it could not be looked at what it would change, for want of a key: the same, and it waits for the key
};

/// What becomes of its model is no fault of the agent or of the work: another model is asked at once, or the same one when there is a way
/// to it. What would be refused again is not tried again, and what was paid and brought nothing only once more. Pure.
FailedTurn judgedFailure(const OfficeState& state, const TurnOrder& order, const TurnReport& report, const OfficeSettings& settings, Instant now);

} // namespace qd::agents
