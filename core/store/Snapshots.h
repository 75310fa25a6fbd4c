#pragma once

#include "core/state/OfficeState.h"
#include "core/store/Database.h"
#include "core/store/safety/SnapshotSeal.h"

#include <limits>

namespace qd {

/// Snapshots lie the thinner the older they are: the newest three always stay, and before them a gap is at most this share
/// of its distance from the end, or kLeastGap. So their number grows as the logarithm of the record, and any moment of
/// the past is at most that share of the facts after it away from one.
inline constexpr Sequence kGapShare = 16;
inline constexpr Sequence kLeastGap = 4'096;

/// The newest snapshot at or before `atMost` that `seal` fits and that is of our version; an empty state when there is none.
OfficeState snapshotBefore(Database& database, const SnapshotSeal& seal, Sequence atMost = std::numeric_limits<Sequence>::max());

/// A state as it is kept.
struct EncodedSnapshot {
    Sequence sequence = 0;
    QByteArray body;
    QByteArray sha256;
};
/// Takes as long as the state is large: a second for a hundred thousand things that wait. Pure. @thread any.
EncodedSnapshot encodedSnapshot(const OfficeState& state);

/// Keeps it, and drops the snapshots that are no longer worth their place, those of other versions, and where `looks` of the newest
/// those that nobody will believe, each of which is read for that. Inside a transaction of the caller. @returns whether it is kept; not where it cannot be sealed.
bool keepSnapshot(Database& database, const SnapshotSeal& seal, const EncodedSnapshot& snapshot, bool looks = true);

/// Whether a snapshot at `at` fills a gap that is too wide, when the one before it is at `before` and the record ends at `last`.
bool isMilestone(Sequence before, Sequence at, Sequence last);

} // namespace qd
