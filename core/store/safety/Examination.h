#pragma once

#include "core/store/HistoryReader.h"

#include <atomic>
#include <optional>

namespace qd {

/// Copies a record as it is at one moment, through SQLite's online backup (sqlite.org/backup.html), while its one writer
/// goes on: a reader's transaction holds the moment, so nobody waits. What is made is one file without a log, and is on
/// the disk. Error::Store when it cannot be read or written, Error::Cancelled once `enough`. Blocks; O(bytes).
/// @thread any.
Result<Done> copyRecord(const QString& from, const QString& to, const std::atomic<bool>& enough);

/// What looking at a record file found.
struct Examined : Verification {
    std::optional<Error> newer; ///< a newer program made it, so that nothing else can be said; `ok` is false then
    QString index;              ///< how what the facts are found by differs from what they give; empty: it does not, or `ok` is false
    bool isWhole() const { return ok && index.isEmpty(); }
};

/// Everything that can be known about a record file that nobody writes: whether its pages are whole and its tables those of
/// its format, this one or an older, the chain, every blob, the heads beside it, and what the facts are found by. Writes nothing. Blocks; O(bytes). @thread any.
Examined examine(const QString& file, const QString& keyFile, const std::atomic<bool>& enough);

/// Name of the organisation whose record the file is, as --org gave it when it was adopted last; empty: the record does not
/// say. O(facts). @thread any.
QString organisationNamedIn(const QString& file);

} // namespace qd
