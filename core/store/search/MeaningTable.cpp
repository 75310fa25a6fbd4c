#include "core/store/search/MeaningTable.h"

#include "core/store/search/VectorTable.h"

namespace qd {

namespace {

constexpr qint64 kMostRows = 1'000;

void keepRows(Database& database, const Meanings& meanings)
{
    Statement keep(database, "INSERT INTO meanings(holding, place, embedder, vector) SELECT ?1, ?2, ?3, ?4 "
                             "WHERE EXISTS(SELECT 1 FROM holdings WHERE id = ?1) "
                             "ON CONFLICT(holding, place, embedder) DO NOTHING");
    for (const Meanings::Row& row : meanings.rows)
        keep.with(row.holding, row.place, meanings.embedder, row.vector).run();
}

/// Numbers of rows may come again after this: whoever holds some of them in memory begins anew.
void dropOthers(Database& database, const QString& embedder)
{
    Statement others(database, "SELECT EXISTS(SELECT 1 FROM meanings WHERE embedder <> ?1)");
    if (!others.with(embedder).next() || others.integer(0) == 0)
        return;
    others.reset();
    Statement(database, "DELETE FROM meanings WHERE embedder <> ?1").with(embedder).run();
    database.run(VectorTable::kBeginAnew);
}

void keepTrouble(Database& database, const Meanings& meanings)
{
    if (!meanings.trouble.isEmpty())
        Statement(database, "INSERT OR REPLACE INTO meaning_trouble(one, embedder, what, time) VALUES(1, ?1, ?2, ?3)")
            .with(meanings.embedder, meanings.trouble, meanings.time).run();
    else if (!meanings.rows.isEmpty())
        database.run("DELETE FROM meaning_trouble");
}

void readPage(Database& database, const MeaningWish& wish, Unmeant& page)
{
    Statement rows(database, "SELECT p.n, h.id, p.place, h.space, h.title, p.heading, t.body FROM pieces p "
                             "JOIN holdings h ON h.h = p.holding JOIN pieces_text t ON t.rowid = p.n "
                             "WHERE p.n > ?1 AND (?2 OR NOT " QD_IS_CONFIDENTIAL ") AND NOT EXISTS("
                             "SELECT 1 FROM meanings m WHERE m.holding = h.id AND m.place = p.place AND m.embedder = ?3) "
                             "ORDER BY p.n LIMIT ?4");
    rows.with(wish.after, wish.confidential, wish.embedder, qBound(qint64(0), wish.limit, kMostRows));
    while (rows.next()) {
        const QString above = rows.text(3) == documentSpace() ? rows.text(4) + u'\n' + rows.text(5) : rows.text(4);
        page.rows.append({rows.integer(0), rows.uuid(1), rows.integer(2), above + u'\n' + rows.text(6)});
    }
}

} // namespace

Result<Done> keepMeanings(Database& database, const Meanings& meanings)
{
    database.clear();
    database.run("PRAGMA synchronous=NORMAL");
    bool isKept = false;
    {
        Transaction transaction(database);
        dropOthers(database, meanings.embedder);
        keepRows(database, meanings);
        keepTrouble(database, meanings);
        isKept = transaction.commit();
    }
    const Result<Done> result = isKept ? Result<Done>(Done{}) : Result<Done>(database.error());
    database.clear();
    database.run("PRAGMA synchronous=FULL");
    return result;
}

PieceCount countPieces(Database& database, bool confidential)
{
    Statement count(database, "SELECT sum(CASE WHEN ?1 OR NOT " QD_IS_CONFIDENTIAL " THEN pieces ELSE 0 END), sum(pieces) FROM holdings h");
    if (!count.with(confidential).next())
        return {};
    return {count.integer(0), count.integer(1) - count.integer(0)};
}

Result<Unmeant> unmeant(Database& database, const MeaningWish& wish)
{
    Unmeant page;
    const PieceCount count = countPieces(database, wish.confidential);
    page.pieces = count.told;
    page.withheld = count.withheld;
    Statement meant(database, "SELECT count(*) FROM meanings WHERE embedder = ?1");
    if (meant.with(wish.embedder).next())
        page.meant = meant.integer(0);
    Statement trouble(database, "SELECT what, time FROM meaning_trouble WHERE embedder = ?1");
    if (trouble.with(wish.embedder).next()) {
        page.trouble = trouble.text(0);
        page.troubled = {trouble.integer(1)};
    }
    if (wish.limit > 0 && page.meant < page.pieces)
        readPage(database, wish, page);
    if (database.failed())
        return database.error();
    return page;
}

} // namespace qd
