#pragma once

#include "core/base/Clock.h"
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
    QByteArray meant{};    ///< what it means as an endpoint says; used where every piece that it may be told has its own
    QString meantBy{};     ///< its name: MeaningSource::embedder()
    bool toldAll = false;      ///< whoever said that is told everything; else what is confidential is compared by `vector`
    bool confidential = false; ///< the question itself: it goes to an endpoint on this machine only
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
    std::optional<double> chance{}; ///< below it a find by meaning is chance, where that follows from those that were compared
    /// "018f…#3": how answers name it, from 1; a memory by its id alone.
    QString name() const
    {
        return space == documentSpace() ? holding.toString() + u'#' + QString::number(place + 1) : holding.toString();
    }
};

struct PieceFindings {
    QList<FoundPiece> pieces; ///< every one that either list has, each once
    qint64 searched = 0;      ///< pieces there are
    QString by{};             ///< the embedder by which meanings were compared; empty: they were not asked for
    QString instead{};        ///< why not by the endpoint that was chosen, in words; empty: it was by that, or none is
};

/// What an endpoint has said about pieces, or why it has not.
struct Meanings {
    struct Row {
        Uuid holding;
        qint64 place = 0;
        QByteArray vector;
    };
    QString embedder;      ///< what others have said is dropped; empty: nobody is asked any more
    QList<Row> rows;
    QString trouble{};     ///< why it could not say more, in words
    Instant time{};        ///< of the trouble
};

/// Which pieces an endpoint is still to be asked about.
struct MeaningWish {
    QString embedder;
    bool confidential = false; ///< also about pieces that are more confidential than internal
    qint64 after = 0;          ///< only those behind that number
    qint64 limit = 0;
};

struct Unmeant {
    struct Row {
        qint64 n = 0; ///< the piece's number, for the next page
        Uuid holding;
        qint64 place = 0;
        QString text; ///< with the title and the heading that it stands under
    };
    QList<Row> rows;
    qint64 pieces = 0;   ///< that it may be told
    qint64 meant = 0;    ///< of them: it has said what they mean
    qint64 withheld = 0; ///< that it may not be told
    QString trouble;     ///< the last, when nothing came of it since
    Instant troubled;
    bool isComplete() const { return meant == pieces; }
    /// How far `embedder` has come, for whoever asks why it was not used.
    QString soFar(const QString& embedder) const
    {
        return QStringLiteral("%1 has said of %2 of %3 pieces what they mean").arg(embedder, QString::number(meant), QString::number(pieces));
    }
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
