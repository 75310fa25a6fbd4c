#pragma once

#include "core/state/OfficeState.h"
#include "core/store/FactRow.h"
#include "core/store/safety/SnapshotSeal.h"

#include <functional>

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

/// Whether fact `at` of the record is the one of this hash.
bool holdsFact(Database& database, Sequence at, const QByteArray& hash);
/// Hands on every fact after `at`, whose hash is `head`, as far as the chain is whole. Error::Store names the first bad fact, or
/// says how many are missing at the end; what comes before it was handed on. O(facts after it).
Result<Done> tellFactsAfter(Database& database, Sequence at, QByteArray head, const std::function<void(const StoredFact&)>& tell);

/// What was derived from facts tells how many there have been at least.
Sequence lastKnown(Database& database);
/// The record ends at `last` but had `known`, in words.
QString cutOff(Sequence last, Sequence known);

} // namespace qd
