#include "core/store/search/PieceSearch.h"

#include "core/base/Digest.h"
#include "core/store/history/PageFacts.h"
#include "core/store/history/SearchWords.h"
#include "core/store/search/MeaningTable.h"

#include <algorithm>
#include <map>

namespace qd {

namespace {

constexpr qint64 kMostFinds = 200;
constexpr qint64 kMostRows = 1'000;

Error notOfTheRecord(qint64 piece)
{
    return {Error::Store, QStringLiteral("What memories and documents are found by is not what the facts give: piece %1 is of none.").arg(piece), {},
            QStringLiteral("`quarterdeck log verify` looks at all of it; `quarterdeck log reindex` fills it anew from the facts.")};
}

/// What one fact keeps, with the bytes of a document.
struct Kept {
    std::optional<MemoryEntry> memory{};
    std::optional<Document> document{};
    QString text{};
};

bool takeMemory(const MemoryEntry& entry, FoundPiece& piece)
{
    if (entry.id.uuid != piece.holding || piece.place != 0)
        return false;
    piece.space = entry.space;
    piece.title = entry.key;
    piece.origin = entry.by.text;
    piece.length = entry.text.size();
    piece.text = entry.text;
    piece.label = entry.label;
    piece.time = entry.time;
    return true;
}

bool takeDocument(const Kept& source, FoundPiece& piece)
{
    const Document& document = *source.document;
    if (document.id.uuid != piece.holding || piece.place < 0 || piece.place >= document.pieces.size())
        return false;
    const Piece& part = document.pieces[piece.place];
    piece.space = documentSpace();
    piece.pieces = document.pieces.size();
    piece.title = document.title;
    piece.origin = document.origin;
    piece.heading = part.heading;
    piece.first = part.first;
    piece.length = part.length;
    piece.text = source.text.mid(part.first, part.length);
    piece.label = document.label;
    piece.time = document.time;
    return true;
}

} // namespace

/// Of one search, each read once.
class PieceSearch::Sources {
public:
    Sources(Database& database, const FactKinds& kinds) : m_database(database), m_kinds(kinds) {}

    /// Valid while this lives. Error::Store when the bytes of a document are not those that its fact names.
    Result<const Kept*> at(Sequence sequence)
    {
        if (const auto known = m_known.find(sequence); known != m_known.end())
            return &known->second;
        Kept source;
        const auto memory = [&](Sequence, MemoryKept&& kept) { source.memory = std::move(kept.entry); };
        const auto document = [&](Sequence, DocumentKept&& kept) { source.document = std::move(kept.document); };
        Result<Done> read = readPageFacts<MemoryKept>(m_database, m_kinds, {sequence}, memory);
        if (read && !source.memory)
            read = readPageFacts<DocumentKept>(m_database, m_kinds, {sequence}, document);
        if (!read)
            return read.error();
        if (source.document) {
            Statement row(m_database, "SELECT bytes FROM blobs WHERE sha256 = ?1");
            const QByteArray bytes = row.with(source.document->sha256).next() ? row.bytes(0) : QByteArray();
            if (sha256(bytes) != source.document->sha256)
                return Error{Error::Store, QStringLiteral("The text of the document \"%1\" is missing, or was changed or damaged.").arg(source.document->title), {},
                             QStringLiteral("`quarterdeck log verify` shows what is wrong.")};
            source.text = QString::fromUtf8(bytes);
        }
        return &m_known.emplace(sequence, std::move(source)).first->second;
    }

private:
    Database& m_database;
    const FactKinds& m_kinds;
    std::map<Sequence, Kept> m_known;
};

struct PieceSearch::Found {
    qint64 piece = 0;
    qint64 wordRank = 0;
    double wordScore = 0;
    qint64 meaningRank = 0;
    double meaningScore = 0;
    std::optional<double> chance{};
};

PieceSearch::PieceSearch(Database& database, const FactKinds& kinds)
    : m_database(database), m_kinds(kinds), m_vectors(database, VectorTable::From::Facts), m_meanings(database, VectorTable::From::Endpoint)
{
}

void PieceSearch::findByWord(const PieceQuestion& question, QList<Found>& found)
{
    const QString words = anyWords(question.text);
    if (words.isEmpty())
        return;
    const bool all = question.space.isEmpty() && question.rehearsal;
    Statement rows(m_database, all
        ? "SELECT rowid, bm25(pieces_text, 2.0, 1.0) AS score FROM pieces_text WHERE pieces_text MATCH ?1 ORDER BY score, rowid LIMIT ?2"
        : "SELECT t.rowid, bm25(pieces_text, 2.0, 1.0) AS score FROM pieces_text t JOIN pieces p ON p.n = t.rowid "
          "JOIN holdings h ON h.h = p.holding WHERE pieces_text MATCH ?1 AND (?3 = '' OR h.space = ?3) AND (?4 OR NOT h.rehearsal) "
          "ORDER BY score, t.rowid LIMIT ?2");
    if (all)
        rows.with(words, qBound(qint64(0), question.limit, kMostFinds));
    else
        rows.with(words, qBound(qint64(0), question.limit, kMostFinds), question.space, question.rehearsal);
    while (rows.next())
        found.append({rows.integer(0), found.size() + 1, -rows.real(1), 0, 0, {}});
}

/// @returns false, and says why, unless the endpoint has said of all that it may be told what they mean.
bool PieceSearch::findByEndpoint(const PieceQuestion& question, PieceFindings& findings, QList<Found>& found)
{
    if (question.meant.isEmpty())
        return false;
    const Result<Unmeant> count = unmeant(m_database, {question.meantBy, question.toldAll, 0, 0});
    if (!count)
        return false; // the search fails of the same
    if (!count->isComplete()) {
        findings.instead = count->soFar(question.meantBy);
        return false;
    }
    const QList<VectorTable::Near> near = m_meanings.nearest({question.meant, question.meantBy, question.space, question.rehearsal,
                                                              qBound(qint64(0), question.limit, kMostFinds)});
    if (m_meanings.rows() != count->meant) {
        findings.instead = QStringLiteral("%1 gives other vectors now than it gave for the pieces; chosen anew after --local, it is asked again").arg(question.meantBy);
        return false;
    }
    take(near, m_meanings.chance(), found);
    findings.by = question.meantBy;
    return true;
}

void PieceSearch::findByMeaning(const PieceQuestion& question, PieceFindings& findings, QList<Found>& found)
{
    findings.by = question.vector.isEmpty() ? QString() : question.embedder;
    const bool isFound = findByEndpoint(question, findings, found);
    if (isFound && question.toldAll)
        return;
    take(m_vectors.nearest({question.vector, question.embedder, question.space, question.rehearsal, qBound(qint64(0), question.limit, kMostFinds), isFound}),
         {}, found);
}

void PieceSearch::take(const QList<VectorTable::Near>& near, std::optional<double> chance, QList<Found>& found)
{
    for (qsizetype i = 0; i < near.size(); ++i) {
        const auto same = std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.piece == near[i].piece; });
        Found& one = same == found.end() ? found.emplace_back() : *same;
        one.piece = near[i].piece;
        one.meaningRank = i + 1;
        one.meaningScore = near[i].cosine;
        one.chance = chance;
    }
}

/// What a piece says and whose word it is come from the fact that keeps it and its bytes; of the index only where to look.
Result<FoundPiece> PieceSearch::read(const Found& found, Sources& sources)
{
    Statement row(m_database, "SELECT h.id, h.sequence, p.place FROM pieces p JOIN holdings h ON h.h = p.holding WHERE p.n = ?1");
    if (!row.with(found.piece).next())
        return m_database.failed() ? m_database.error() : notOfTheRecord(found.piece);
    const Uuid id = row.uuid(0);
    const Sequence sequence = row.integer(1);
    FoundPiece piece;
    piece.holding = id;
    piece.place = row.integer(2);
    row.reset();
    const Result<const Kept*> source = sources.at(sequence);
    if (!source)
        return source.error();
    const bool isTaken = (*source)->memory ? takeMemory(*(*source)->memory, piece) : (*source)->document && takeDocument(**source, piece);
    if (!isTaken)
        return notOfTheRecord(found.piece);
    piece.wordRank = found.wordRank;
    piece.wordScore = found.wordScore;
    piece.meaningRank = found.meaningRank;
    piece.meaningScore = found.meaningScore;
    piece.chance = found.chance;
    return piece;
}

Result<PieceFindings> PieceSearch::find(const PieceQuestion& question)
{
    QList<Found> found;
    PieceFindings findings;
    findByWord(question, found);
    findByMeaning(question, findings, found);
    findings.searched = m_database.number("SELECT count(*) FROM pieces");
    Sources sources(m_database, m_kinds);
    for (const Found& one : std::as_const(found)) {
        Result<FoundPiece> piece = read(one, sources);
        if (!piece)
            return piece.error();
        if ((question.space.isEmpty() || piece->space == question.space) && (question.rehearsal || !piece->label.rehearsal))
            findings.pieces.append(std::move(*piece));
    }
    if (m_database.failed())
        return m_database.error();
    return findings;
}

Result<HoldingPage> PieceSearch::page(const HoldingFilter& filter, qint64 first, qint64 limit)
{
    static constexpr const char* kWhere = "WHERE CASE WHEN ?1 IS NOT NULL THEN id = ?1 WHEN ?2 THEN space = ?4 "
                                          "WHEN ?3 <> '' THEN space = ?3 ELSE space <> ?4 END";
    HoldingPage page;
    page.first = qMax(qint64(0), first);
    Statement count(m_database, QByteArray(QByteArray("SELECT count(*) FROM holdings ") + kWhere).constData());
    if (count.with(filter.id, filter.documents, filter.space, documentSpace()).next())
        page.total = count.integer(0);
    QList<Sequence> sequences;
    {
        Statement rows(m_database, QByteArray(QByteArray("SELECT sequence FROM holdings ") + kWhere + " ORDER BY h DESC LIMIT ?5 OFFSET ?6").constData());
        rows.with(filter.id, filter.documents, filter.space, documentSpace(), qBound(qint64(0), limit, kMostRows), page.first);
        while (rows.next())
            sequences.append(rows.integer(0));
    }
    const auto entry = [&page](Sequence sequence, MemoryKept&& kept) { page.rows.append({sequence, std::move(kept.entry), {}}); };
    const auto document = [&page](Sequence sequence, DocumentKept&& kept) { page.rows.append({sequence, {}, std::move(kept.document)}); };
    for (const Sequence sequence : std::as_const(sequences)) {
        const qsizetype before = page.rows.size();
        if (Result<Done> read = readPageFacts<MemoryKept>(m_database, m_kinds, {sequence}, entry); !read)
            return read.error();
        if (page.rows.size() == before)
            if (Result<Done> read = readPageFacts<DocumentKept>(m_database, m_kinds, {sequence}, document); !read)
                return read.error();
    }
    if (m_database.failed())
        return m_database.error();
    return page;
}

} // namespace qd
