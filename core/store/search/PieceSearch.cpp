#include "core/store/search/PieceSearch.h"

#include "core/store/history/PageFacts.h"
#include "core/store/history/SearchWords.h"
#include "core/store/search/MeaningTable.h"

#include <algorithm>

namespace qd {

namespace {

constexpr qint64 kMostFinds = 200;
constexpr qint64 kMostRows = 1'000;

} // namespace

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

FoundPiece PieceSearch::read(const Found& found)
{
    Statement row(m_database, "SELECT h.id, h.space, p.place, h.pieces, h.title, h.origin, p.heading, p.first, p.length, t.body, h.label, "
                              "h.time FROM pieces p JOIN holdings h ON h.h = p.holding JOIN pieces_text t ON t.rowid = p.n WHERE p.n = ?1");
    FoundPiece piece;
    if (!row.with(found.piece).next())
        return piece;
    piece.holding = row.uuid(0);
    piece.space = row.text(1);
    piece.place = row.integer(2);
    piece.pieces = row.integer(3);
    piece.title = row.text(4);
    piece.origin = row.text(5);
    piece.heading = row.text(6);
    piece.first = row.integer(7);
    piece.length = row.integer(8);
    piece.text = row.text(9);
    const Result<Label> label = decodeText<Label>(row.bytes(10));
    piece.label = label ? *label : Label{Integrity::Untrusted, Confidentiality::Secret, false, {}}; // what is not known is not trusted
    piece.time = {row.integer(11)};
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
    for (const Found& one : std::as_const(found))
        findings.pieces.append(read(one));
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
