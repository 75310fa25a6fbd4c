#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// What sending costs outside (messages, letters, advertisements): promised in the ledger before anything leaves, and spent once
/// it has left; what nobody can tell stays promised until it is ruled. Of a channel of a campaign it is that channel's spending; of anything else the organisation's.
/// @thread the office's.
class EffectPurse final {
public:
    explicit EffectPurse(Floor& floor) : m_floor(floor) {}

    /// Enters the promise, to be on the disk with the intent. Nothing where sending is free, or was promised before. Error::Rule: a
    /// limit stands in the way.
    Result<Done> promise(const Effect& effect);
    /// What became of it: `isOwed` unless it certainly did not leave. Nothing where nothing was promised.
    void settle(const Effect& effect, bool isOwed);

private:
    Floor& m_floor;
};

} // namespace qd::agents
