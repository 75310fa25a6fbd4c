#include "core/store/search/SearchIndex.h"

#include "core/store/search/VectorTable.h"

namespace qd {

namespace {

QString labelText(const Label& label)
{
    return QString::fromUtf8(encode(label));
}

} // namespace

struct SearchIndex::Statements {
    explicit Statements(Database& d)
        : holding(d, "INSERT INTO holdings(h, id, sequence, space, title, origin, label, pieces, time, embedder, rehearsal) "
                     "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        , piece(d, "INSERT INTO pieces(n, holding, place, first, length, heading, vector) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        , text(d, "INSERT INTO pieces_text(rowid, title, body) VALUES(?1, ?2, ?3)")
        , find(d, "SELECT h FROM holdings WHERE id = ?1")
        , dropTexts(d, "DELETE FROM pieces_text WHERE rowid IN (SELECT n FROM pieces WHERE holding = ?1)")
        , dropPieces(d, "DELETE FROM pieces WHERE holding = ?1")
        , dropHolding(d, "DELETE FROM holdings WHERE h = ?1")
        , dropMeanings(d, "DELETE FROM meanings WHERE holding = ?1")
        , isMeant(d, "SELECT EXISTS(SELECT 1 FROM meanings WHERE holding = ?1)")
        , dropped(d, VectorTable::kBeginAnew)
        , blob(d, "SELECT bytes FROM blobs WHERE sha256 = ?1")
    {
    }
    Statement holding, piece, text, find, dropTexts, dropPieces, dropHolding, dropMeanings, isMeant, dropped, blob;
};

SearchIndex::SearchIndex(Database& database)
    : m_database(database)
    , m_statements(std::make_unique<Statements>(database))
{
    load();
}

SearchIndex::~SearchIndex() = default;

void SearchIndex::load()
{
    m_pieces = m_database.number("SELECT max(n) FROM pieces");
    m_holdings = m_database.number("SELECT max(h) FROM holdings");
}

void SearchIndex::empty()
{
    m_database.run("DELETE FROM pieces_text; DELETE FROM pieces; DELETE FROM holdings");
    m_statements->dropped.with().run();
    m_pieces = m_holdings = 0;
}

void SearchIndex::take(const StoredFact& stored)
{
    if (const auto* memory = std::get_if<MemoryKept>(&stored.fact))
        take(stored, memory->entry);
    else if (const auto* document = std::get_if<DocumentKept>(&stored.fact))
        take(stored, document->document);
    else if (const auto* forgotten = std::get_if<MemoryForgotten>(&stored.fact))
        forget(forgotten->entry.uuid);
    else if (const auto* gone = std::get_if<DocumentForgotten>(&stored.fact))
        forget(gone->document.uuid);
}

void SearchIndex::take(const StoredFact& stored, const MemoryEntry& entry)
{
    m_statements->holding.with(++m_holdings, entry.id.uuid, stored.sequence, entry.space, entry.key, entry.by.text,
                               labelText(entry.label), 1, entry.time, entry.embedder, entry.label.rehearsal).run();
    add(m_holdings, 0, {0, entry.text.size(), {}}, entry.key, entry.text, entry.vector);
    takeUpMeanings(entry.id.uuid);
}

void SearchIndex::take(const StoredFact& stored, const Document& document)
{
    const auto bytesOf = [this](const QByteArray& sha256) {
        m_statements->blob.with(sha256);
        const QByteArray bytes = m_statements->blob.next() ? m_statements->blob.bytes(0) : QByteArray();
        m_statements->blob.reset();
        return bytes;
    };
    const QString text = QString::fromUtf8(bytesOf(document.sha256));
    const QByteArray vectors = bytesOf(document.vectors);
    const qsizetype dimensions = document.pieces.isEmpty() ? 0 : vectors.size() / document.pieces.size();
    m_statements->holding.with(++m_holdings, document.id.uuid, stored.sequence, documentSpace(), document.title, document.origin,
                               labelText(document.label), qint64(document.pieces.size()), document.time, document.embedder,
                               document.label.rehearsal).run();
    for (qsizetype i = 0; i < document.pieces.size(); ++i) {
        const Piece& piece = document.pieces[i];
        add(m_holdings, i, piece, document.title + u'\n' + piece.heading, text.mid(piece.first, piece.length),
            vectors.mid(i * dimensions, dimensions));
    }
    takeUpMeanings(document.id.uuid);
}

void SearchIndex::add(qint64 holding, qint64 place, const Piece& piece, const QString& title, const QString& text,
                      const QByteArray& vector)
{
    m_statements->piece.with(++m_pieces, holding, place, piece.first, piece.length, piece.heading, vector).run();
    m_statements->text.with(m_pieces, title, text).run();
}

void SearchIndex::leaveOut(const Uuid& id)
{
    m_statements->dropMeanings.with(id).run();
}

/// What was said of it before the index was emptied belongs to the numbers that its pieces have now.
void SearchIndex::takeUpMeanings(const Uuid& id)
{
    m_statements->isMeant.with(id);
    const bool isMeant = m_statements->isMeant.next() && m_statements->isMeant.integer(0) != 0;
    m_statements->isMeant.reset();
    if (isMeant)
        m_statements->dropped.with().run();
}

void SearchIndex::forget(const Uuid& id)
{
    m_statements->dropMeanings.with(id).run();
    m_statements->find.with(id);
    const qint64 holding = m_statements->find.next() ? m_statements->find.integer(0) : 0;
    m_statements->find.reset();
    if (holding == 0)
        return; // of sample work that was cleared
    m_statements->dropTexts.with(holding).run();
    m_statements->dropPieces.with(holding).run();
    m_statements->dropHolding.with(holding).run();
    m_statements->dropped.with().run();
    load();
}

} // namespace qd
