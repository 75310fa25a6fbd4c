#pragma once

#include "core/model/Memory.h"

#include <optional>

namespace qd {

/// What pieces of memory and documents are looked for by: words, meaning, or both.
struct PieceQuestion {
    QString text;       ///< any of its telling words; those with more of them, and with rarer ones, come first
    QByteArray vector;  ///< what it means, as `embedder` has it; empty: not asked
    QString embedder;
    QString space;      ///< namespace; empty: all
    qint64 limit = 50;  ///< of each list
    bool rehearsal = true; ///< whether what was made in rehearsal may be among them
};

struct FoundPiece {
    Uuid holding;      ///< the memory's or the document's id
    QString space;
    qint64 place = 0;  ///< which piece of it, from 0
    qint64 pieces = 1; ///< of so many
    QString title;     ///< of the document; of a memory its key
    QString origin;
    QString heading;
    qint64 first = 0;
    qint64 length = 0;
    QString text;
    Label label;
    Instant time;
    qint64 wordRank = 0;    ///< place among those found by word, from 1; 0: not found so
    double wordScore = 0;   ///< BM25 as SQLite has it, the other way round: more is better
    qint64 meaningRank = 0; ///< the same by meaning
    double meaningScore = 0; ///< cosine
    /// "018f…#3": how answers name it, from 1; a memory by its id alone.
    QString name() const
    {
        return space == documentSpace() ? holding.toString() + u'#' + QString::number(place + 1) : holding.toString();
    }
};

struct PieceFindings {
    QList<FoundPiece> pieces; ///< every one that either list has, each once
    qint64 searched = 0;      ///< pieces there are
};

struct HoldingFilter {
    bool documents = false; ///< documents; else memories
    QString space;          ///< of memories; empty: all
    Uuid id;                ///< just this one, whichever it is
};

/// A memory or a document that is not forgotten.
struct Holding {
    Sequence sequence = 0;
    std::optional<MemoryEntry> entry;
    std::optional<Document> document;
};

struct HoldingPage {
    qint64 total = 0;
    qint64 first = 0; ///< newest is 0
    QList<Holding> rows;
};

} // namespace qd
