#pragma once

#include "core/store/FactRow.h"
#include "core/store/HistoryReader.h"

#include <atomic>

namespace qd {

/// Which record is looked at, and with whose key.
struct ProofWish {
    QString file;                             ///< heads are looked for beside it
    QString keyFile;                          ///< may be missing: then every head counts as another's
    const std::atomic<bool>* enough = nullptr; ///< set: give up, with `ok` false
};

/// Checks every fact against the one before it, against the heads beside the record; that all they say is kept is there; every
/// blob against its name; and every snapshot against what the facts add up to. Names the first fact that is not what was
/// recorded. O(bytes).
Verification verifyRecord(Database& database, const FactKinds& kinds, const ProofWish& wish);

/// The quick half of the same, at every opening: the last head against the record that ends at `last`.
/// Error::Store when the record ends before it, or has another fact there. O(1).
Result<Done> checkLastHead(Database& database, const QString& file, Sequence last);

} // namespace qd
