#pragma once

#include "core/state/OfficeState.h"
#include "core/store/FactRow.h"
#include "core/store/safety/SnapshotSeal.h"

namespace qd {

/// How many facts at the end are checked at every opening, whatever the snapshot covers.
inline constexpr Sequence kCheckedTail = 256;

/// What the end of a record is.
struct Replayed {
    OfficeState state;
    Sequence snapshot = 0; ///< the state began from this one; 0: from nothing
    Sequence last = 0;
    QByteArray head;       ///< hash of the last fact
    QList<OfficeState> milestones; ///< states on the way that are worth a snapshot, oldest first
};

/// The state at the end: newest snapshot that `seal` fits, and the facts after it, whose chain is checked, as is that of the last
/// kCheckedTail. Error::Store names the first bad fact. O(facts since the snapshot).
Result<Replayed> replay(Database& database, const FactKinds& kinds, const SnapshotSeal& seal);

/// What was derived from facts tells how many there have been at least.
Sequence lastKnown(Database& database);
/// The record ends at `last` but had `known`, in words.
QString cutOff(Sequence last, Sequence known);

} // namespace qd
