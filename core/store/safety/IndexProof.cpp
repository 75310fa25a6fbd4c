#include "core/store/safety/IndexProof.h"

#include "core/store/RecordFile.h"
#include "core/store/Schema.h"
#include "core/store/history/HistoryIndex.h"
#include "core/store/search/VectorTable.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <array>

namespace qd {

namespace {

constexpr Duration kAtOnce{500}; // between two looks whether it is enough

/// A table that is derived from facts, the columns that are compared, and in which order.
struct Derived {
    const char* table;
    const char* columns;
    int count;
    const char* order;
};

constexpr std::array kDerived{
    Derived{"runs", "n, run, title, brief, workflow, outcome, waits, sample, hidden, started, ended, summary, calls, tokens_in, tokens_out, "
                    "cache_read, cache_write, cost, would, root, campaign", 21, "n"},
    Derived{"tally", "by, day, key, calls, tokens_in, tokens_out, cache_read, cache_write, cost, would", 10, "by, day, key"},
    Derived{"agents", "id, title, rank", 3, "id"},
    Derived{"workflows", "id, title", 2, "id"},
    Derived{"campaigns", "id, title", 2, "id"},
    Derived{"actions", "effect, sequence, time, agent, title, kind, connector, account, who, reach, cost, reversible, carries, made, chosen, level, "
                      "rule, run, approval, said, said_at", 21, "effect"},
    Derived{"proposals", "proposal, time, form, kind, level, accepted, answered", 7, "proposal"},
    Derived{"traffic", "n, sequence, sender, receiver, type, priority, run", 7, "n"},
    Derived{"decisions", "n, sequence, maker, kind, run", 5, "n"},
    Derived{"keys", "id, name, count", 3, "id"},
    Derived{"posting", "key, n, place", 3, "key, n"},
    Derived{"holdings", "h, id, sequence, space, title, origin, label, pieces, time, embedder, rehearsal", 11, "h"},
    Derived{"pieces", "n, holding, place, first, length, heading, vector", 7, "n"},
    Derived{"pieces_text", "rowid, title, body", 3, "rowid"},
};

constexpr const char* kFilledBy = "SELECT value FROM meta WHERE name = 'filling'";

constexpr std::array kTexts{"traffic_text", "decisions_text", "pieces_text"}; ///< what is found by words

QString differs(const QString& where)
{
    return QStringLiteral("The facts are as they were recorded, but what they are found by is not what they give: %1. It was changed or damaged, "
                          "or another version of the program filled it. `quarterdeck log reindex` fills it anew from the facts.").arg(where);
}

/// A record, and beside it its index as the facts give it: in `main`, where what is not filled is read from `record`.
class Comparison {
public:
    explicit Comparison(const std::atomic<bool>* enough) : m_enough(enough) {}

    Result<Done> open(const QString& file);
    QString difference();

private:
    void attach(const QString& file);
    QString fill();
    QString compare(const QByteArray& ours, const QByteArray& theirs, int columns, const char* table);
    QString compareTexts(const char* table);
    bool isThere(const char* table);
    bool isEnough() const { return m_enough && *m_enough; }

    Database m_database;
    const std::atomic<bool>* m_enough;
};

Result<Done> Comparison::open(const QString& file)
{
    if (const Result<Done> opened = m_database.open(QString(), Database::ReadWrite); !opened)
        return opened;
    sqlite3_db_config(m_database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    m_database.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32768");
    if (const Result<bool> made = migrate(m_database); !made)
        return made.error();
    m_database.run("DROP TABLE facts; DROP TABLE blobs; DROP TABLE kinds"); // those of the record are read instead
    attach(file);
    m_database.run("BEGIN");
    m_database.number("SELECT max(sequence) FROM facts"); // from here on the record is of one moment
    return m_database.failed() ? Result<Done>(m_database.error()) : Result<Done>(Done{});
}

/// A file without a log may lie where nothing can be written.
void Comparison::attach(const QString& file)
{
    m_database.attach(file, "record", Database::ReadOnly);
    m_database.number("SELECT count(*) FROM record.sqlite_schema"); // attaching alone reads nothing
    const int code = m_database.code() & 0xff;
    if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY && code != SQLITE_IOERR) || QFileInfo(file + QStringLiteral("-wal")).size() > 0)
        return;
    sqlite3_exec(m_database.handle(), "DETACH record", nullptr, nullptr, nullptr); // where it came so far
    m_database.clear();
    m_database.attach(file, "record", Database::Immutable);
}

bool Comparison::isThere(const char* table)
{
    Statement row(m_database, "SELECT 1 FROM record.sqlite_schema WHERE name = ?1");
    return row.with(QString::fromLatin1(table)).next();
}

/// As far as the record's stands, and as often anew: sample work that was cleared is left out only after that.
QString Comparison::fill()
{
    const Sequence last = m_database.number("SELECT max(sequence) FROM facts");
    const Sequence reached = m_database.number("SELECT value FROM record.meta WHERE name = 'indexed'");
    const qint64 times = m_database.number("SELECT value FROM record.meta WHERE name = 'refilled'");
    if (reached < 0 || reached > last)
        return QStringLiteral("it is said to go to fact %1 of %2").arg(reached).arg(last);
    FactKinds kinds;
    kinds.load(m_database, false);
    HistoryIndex index(m_database, kinds);
    const auto anew = [this] { return m_database.number("SELECT value FROM main.meta WHERE name = 'refilled'"); };
    while (anew() < times && index.reached() < last && !isEnough() && index.fill(kAtOnce, last) > 0) {
    }
    while (index.reached() < reached && !isEnough() && index.fill(kAtOnce, reached) > 0) {
    }
    if (!m_database.failed() && !isEnough() && (anew() != times || index.reached() != reached))
        return QStringLiteral("it is said to have been filled anew %1 times, and to go to fact %2").arg(times).arg(reached);
    return {};
}

QString Comparison::compare(const QByteArray& ours, const QByteArray& theirs, int columns, const char* table)
{
    Statement right(m_database, ours.constData());
    Statement there(m_database, theirs.constData());
    for (qint64 row = 1; !isEnough(); ++row) {
        const bool isRight = right.next();
        const bool isThere = there.next();
        if (m_database.failed())
            return QStringLiteral("the table %1 cannot be compared at its row %2 (%3)").arg(QLatin1String(table)).arg(row).arg(m_database.error().text);
        bool same = isRight == isThere;
        for (int i = 0; same && isRight && i < columns; ++i)
            same = right.isNull(i) == there.isNull(i) && right.view(i) == there.view(i);
        if (!same)
            return QStringLiteral("the table %1 differs at its row %2").arg(QLatin1String(table)).arg(row);
        if (!isRight)
            break;
    }
    return {};
}

/// Of the texts themselves most are not kept twice: what is compared is every word and where it stands.
QString Comparison::compareTexts(const char* table)
{
    const QByteArray name(table);
    for (const char* const schema : {"main", "record"})
        m_database.run(QByteArray(QByteArray("CREATE VIRTUAL TABLE temp.") + schema + '_' + name + " USING fts5vocab(" + schema + ", " + name + ", instance)").constData());
    const QByteArray rows = "SELECT term, doc, col, offset FROM temp.";
    return compare(rows + "main_" + name, rows + "record_" + name, 4, table);
}

QString Comparison::difference()
{
    if (m_database.number("SELECT value FROM record.meta WHERE name = 'filling'") != kFilling)
        return {};
    QString found = fill();
    if (m_database.failed())
        return QStringLiteral("it cannot be filled a second time to compare (%1)").arg(m_database.error().text);
    for (auto derived = kDerived.begin(); found.isEmpty() && derived != kDerived.end(); ++derived)
        if (isThere(derived->table)) { // an older format has fewer
            const auto rows = [&](const char* schema) {
                return QByteArray("SELECT ") + derived->columns + " FROM " + schema + '.' + derived->table + " ORDER BY " + derived->order;
            };
            found = compare(rows("main"), rows("record"), derived->count, derived->table);
        }
    for (auto text = kTexts.begin(); found.isEmpty() && text != kTexts.end(); ++text)
        if (isThere(*text))
            found = compareTexts(*text);
    return found;
}

/// A table of words can only be emptied by making it anew: what was changed in it would be taken out wrongly.
void makeTextsAnew(Database& database)
{
    Database fresh;
    if (!fresh.open(QStringLiteral(":memory:"), Database::ReadWrite) || !migrate(fresh)) {
        database.note(SQLITE_NOMEM);
        return;
    }
    Statement form(fresh, "SELECT sql FROM sqlite_schema WHERE name = ?1");
    for (const char* const table : kTexts)
        if (form.with(QString::fromLatin1(table)).next()) {
            database.run(QByteArray(QByteArray("DROP TABLE ") + table).constData());
            database.run(form.bytes(0).constData());
        }
}

} // namespace

QString indexDifference(const QString& file, const std::atomic<bool>* enough)
{
    Comparison comparison(enough);
    if (const Result<Done> opened = comparison.open(file); !opened)
        return differs(QStringLiteral("it cannot be compared (%1)").arg(opened.error().text));
    const QString found = comparison.difference();
    return found.isEmpty() || (enough && *enough) ? QString() : differs(found);
}

Result<Done> emptyIndex(Database& database)
{
    database.clear();
    Transaction transaction(database);
    database.run("DELETE FROM keys; DELETE FROM posting; DELETE FROM traffic; DELETE FROM decisions; DELETE FROM tally; DELETE FROM runs; "
                 "DELETE FROM agents; DELETE FROM workflows; DELETE FROM campaigns; DELETE FROM actions; DELETE FROM proposals; DELETE FROM pieces; DELETE FROM holdings; "
                 "DELETE FROM meta WHERE name IN ('indexed', 'refilled')");
    Statement(database, "INSERT OR REPLACE INTO meta(name, value) VALUES('filling', ?1)").with(kFilling).run();
    makeTextsAnew(database);
    database.run(VectorTable::kBeginAnew);
    if (!transaction.commit())
        return database.error();
    return Done{};
}

void emptyOtherIndex(Database& database)
{
    if (database.number(kFilledBy) == kFilling)
        return;
    if (!emptyIndex(database))
        database.clear();
}

Result<Done> fillIndexAnew(const QString& file, const QString& keyFile)
{
    RecordFile record(StoreLimits{0, 0});
    if (const Result<EventStore::Opened> opened = record.open(file, keyFile); !opened)
        return opened.error();
    if (const Result<Done> emptied = emptyIndex(record.database()); !emptied)
        return emptied;
    HistoryIndex index(record.database(), record.kinds());
    HistoryIndex::Left left = HistoryIndex::Left::Some;
    while (left == HistoryIndex::Left::Some) {
        left = index.slice(kAtOnce, record.last());
        record.checkpoint(false);
    }
    if (left == HistoryIndex::Left::Failed)
        return Error{Error::Store, QStringLiteral("The index could not be filled anew to its end."), file,
                     QStringLiteral("a disk with room; it goes on when the program opens the record")};
    return Done{};
}

} // namespace qd
