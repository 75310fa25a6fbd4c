#pragma once

#include "core/store/Database.h"

#include <atomic>

namespace qd {

/// Of the code that fills it: raised whenever other rows come of the same facts. It stands in the record, and what another one
/// filled is emptied when the record is opened.
inline constexpr qint64 kFilling = 4;

/// What is found by in the record `file` (messages, decisions, runs, sums of costs, memories, documents and their pieces) against
/// what its facts and blobs give: it is filled once more, as far as it stands there, in a temporary file, and compared row by
/// row. What an endpoint has said that pieces mean follows from nothing and is not looked at.
/// What another version filled is not compared: nobody uses it further than reading. For a record whose facts are well. Writes nothing into it. O(facts + rows) in bounded memory.
/// @returns the first difference in a sentence or two, with the way out; empty: none, or `enough`.
/// @thread any.
QString indexDifference(const QString& file, const std::atomic<bool>* enough = nullptr);

/// Empties what another version of the program filled; nothing is changed when that fails, and the next opening tries again.
/// @thread the connection's, between transactions.
void emptyOtherIndex(Database& database);

/// Empties it, so that whoever opens the record next fills it anew; what an endpoint has said stays. The record is of this
/// program's format. Error::Store: nothing was changed. @thread the connection's, between transactions.
Result<Done> emptyIndex(Database& database);

/// Empties the index of the record `file` and fills it anew. Only while its organisation is held. Error::Store when the disk fails:
/// then it goes on when the record is opened. Blocks; O(facts). @thread any.
Result<Done> fillIndexAnew(const QString& file, const QString& keyFile);

} // namespace qd
