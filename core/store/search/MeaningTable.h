#pragma once

#include "core/store/Database.h"
#include "core/store/search/Findings.h"

/// What an endpoint has said that pieces mean: rows beside the index, found by their holding and its place, so that they
/// stay when the index is filled anew.
namespace qd {

/// Keeps the rows of pieces that are still there, instead of what was kept of them, and drops what others have said.
/// A trouble stays until rows come. Written without waiting for the disk: what a power cut takes is asked for again.
/// Error::Store: nothing was changed. @thread the store's, between transactions.
Result<Done> keepMeanings(Database& database, const Meanings& meanings);

/// How far that endpoint has come, and pieces that it is to be asked about next. O(holdings + pieces before the first).
/// @thread the reader's, inside a transaction.
Result<Unmeant> unmeant(Database& database, const MeaningWish& wish);

/// How many pieces there are that it may be told, and how many that it may not. O(holdings).
struct PieceCount {
    qint64 told = 0;
    qint64 withheld = 0;
};
PieceCount countPieces(Database& database, bool confidential);

/// Whether a holding is more confidential than internal, as an SQL expression over `holdings h`. Labels are written by encode():
/// no text in one can look like this member, because quotes in texts are escaped; and what is not known is confidential.
#define QD_IS_CONFIDENTIAL "(NOT (instr(h.label, '\"confidentiality\":\"internal\"') OR instr(h.label, '\"confidentiality\":\"public\"')))"

} // namespace qd
