#pragma once

#include "core/store/FactRow.h"
#include "core/store/HistoryReader.h"
#include "core/store/safety/SnapshotSeal.h"

namespace qd {

/// Any moment of the record as a state: the nearest snapshot at or before it, and the facts from there. The last answer
/// is kept, so that a slider that moves on does not begin anew. @thread the reader's.
class PastStates final {
public:
    PastStates(Database& database, const FactKinds& kinds, const SnapshotSeal& seal) : m_database(database), m_kinds(kinds), m_seal(seal) {}

    /// As HistoryReader's.
    Result<OfficeState> stateAt(const Moment& moment);

private:
    Result<Sequence> placeOf(const Moment& moment);
    Result<Done> goOnTo(Sequence wanted);

    Database& m_database;
    const FactKinds& m_kinds;
    const SnapshotSeal& m_seal;
    OfficeState m_state; ///< of the last answer
};

/// The last of the facts up to `last` that is not later than `time`; 0 when all are later. Where the clock was set back,
/// one of those that are followed by a later one. O(log facts).
Sequence lastFactUntil(Database& database, Instant time, Sequence last);

/// The last row of an index table, numbered from 1 without a gap, whose fact is not after `until`. O(log rows).
qint64 lastRowUntil(Database& database, const QString& table, Sequence until);

/// How many of the first `count` entries of a key's list are not beyond row `end`. O(log entries).
qint64 lastPostingUntil(Database& database, qint64 key, qint64 count, qint64 end);

} // namespace qd
