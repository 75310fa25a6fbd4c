#pragma once

#include "core/store/HistoryReader.h"

#include <atomic>

namespace qd {

/// Copies a record as it is at one moment, through SQLite's online backup (sqlite.org/backup.html), while its one writer
/// goes on: a reader's transaction holds the moment, so nobody waits. What is made is one file without a log, and is on
/// the disk. Error::Store when it cannot be read or written, Error::Cancelled once `enough`. Blocks; O(bytes).
/// @thread any.
Result<Done> copyRecord(const QString& from, const QString& to, const std::atomic<bool>& enough);

/// Everything that can be known about a record file that nobody writes: whether its pages are whole and its tables ours,
/// the chain, every blob, the heads beside it. Blocks; O(bytes). @thread any.
Verification examine(const QString& file, const QString& keyFile, const std::atomic<bool>& enough);

/// Name of the organisation whose record the file is, as --org gave it when it was adopted last; empty: the record does not
/// say. O(facts). @thread any.
QString organisationNamedIn(const QString& file);

} // namespace qd
