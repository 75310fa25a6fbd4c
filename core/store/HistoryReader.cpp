#include "core/store/HistoryReader.h"

#include "core/base/Digest.h"
#include "core/store/Replay.h"
#include "core/store/Schema.h"
#include "core/store/actions/ActionIndex.h"
#include "core/store/calls/Calls.h"
#include "core/store/history/Costs.h"
#include "core/store/history/Decisions.h"
#include "core/store/history/PastStates.h"
#include "core/store/history/Runs.h"
#include "core/store/history/Traffic.h"
#include "core/store/safety/IndexProof.h"
#include "core/store/safety/Proof.h"
#include "core/store/search/MeaningTable.h"
#include "core/store/search/PieceSearch.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <sqlite3.h>

namespace qd {

namespace {

constexpr qint64 kFactsAtMost = 100'000;

} // namespace

/// The reader's connection and what answers from it.
class HistoryReader::Connection {
public:
    Connection(QString file, QString keyFile) : m_file(std::move(file)), m_keyFile(std::move(keyFile)) {}

    Result<Done> open();
    void close() { database.close(); }

    Result<QByteArray> blob(const QByteArray& wanted);
    Result<QList<StoredFact>> facts(Sequence first, qint64 limit);
    Result<OfficeState> state();
    Result<IndexReach> reach();
    /// Answers from tables that an older format lacks, or says so.
    template <class Question>
    auto inNewTables(Question question) -> decltype(question())
    {
        if (const Result<Done> brought = checkSchema(database); !brought)
            return brought.error();
        return question();
    }
    Verification verify();

    Database database;
    FactKinds kinds;
    Traffic traffic{database, kinds};
    Decisions decisions{database, kinds};
    Costs costs{database, kinds};
    Runs runs{database, kinds};
    Calls calls{database, kinds};
    PieceSearch search{database, kinds};
    PastStates past{database, kinds, m_seal};

private:
    Result<Done> connect(Database::Mode mode);
    SnapshotSeal m_seal; ///< read when it is opened
    QString m_file;
    QString m_keyFile;
};

Result<Done> HistoryReader::Connection::open()
{
    if (!QFileInfo::exists(m_file))
        return Error{Error::Store, QStringLiteral("There is no record yet."), m_file, {}};
    m_seal = SnapshotSeal::with(m_keyFile);
    const Result<Done> opened = connect(Database::ReadOnly);
    const int code = database.code() & 0xff;
    if (opened || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY && code != SQLITE_IOERR))
        return opened;
    // In a folder that cannot be written, or on a full disk, the log's index cannot be made. Without a log there is nothing to index, and
    // nobody can change the file.
    if (QFileInfo(m_file + QStringLiteral("-wal")).size() > 0)
        return opened;
    database.close();
    return connect(Database::Immutable);
}

Result<Done> HistoryReader::Connection::connect(Database::Mode mode)
{
    if (Result<Done> opened = database.open(m_file, mode); !opened)
        return opened;
    // Only the connection that writes may checkpoint: two at once can damage the file in this range of SQLite versions.
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    database.run("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192");
    Result<Done> checked = checkReadable(database); // whatever needs newer tables says so
    if (checked) {
        kinds.load(database, false);
        checked = database.failed() ? Result<Done>(database.error()) : checked;
    }
    if (!checked) {
        Error why = checked.error();
        why.where = m_file;
        database.close();
        return why;
    }
    return checked;
}

Result<QByteArray> HistoryReader::Connection::blob(const QByteArray& wanted)
{
    Statement row(database, "SELECT bytes FROM blobs WHERE sha256 = ?1");
    const QString name = QString::fromLatin1(wanted.toHex());
    if (!row.with(wanted).next())
        return database.failed() ? database.error()
                                 : Error{Error::Store, QStringLiteral("The record keeps nothing under %1.").arg(name), name, {}};
    const QByteArray bytes = row.bytes(0);
    if (sha256(bytes) != wanted)
        return Error{Error::Store, QStringLiteral("What the record keeps under %1 was changed or damaged.").arg(name), name, {}};
    return bytes;
}

Result<QList<StoredFact>> HistoryReader::Connection::facts(Sequence first, qint64 limit)
{
    QList<StoredFact> list;
    first = qMax(Sequence(1), first);
    Statement rows(database, kSelectFacts);
    rows.with(first, first + qBound(qint64(0), limit, kFactsAtMost) - 1);
    while (rows.next()) {
        Result<StoredFact> fact = readFact(rows, kinds);
        if (!fact)
            return fact.error();
        list.append(std::move(*fact));
    }
    if (database.failed())
        return database.error();
    return list;
}

Result<OfficeState> HistoryReader::Connection::state()
{
    Result<Replayed> end = replay(database, kinds, m_seal);
    if (!end)
        return end.error();
    return std::move(end->state);
}

Result<IndexReach> HistoryReader::Connection::reach()
{
    const IndexReach reach{database.number("SELECT max(sequence) FROM facts"),
                           database.number("SELECT value FROM meta WHERE name = 'indexed'")};
    if (database.failed())
        return database.error();
    return reach;
}

/// What the facts are found by is looked at when they are well.
Verification HistoryReader::Connection::verify()
{
    QElapsedTimer watch;
    watch.start();
    Verification found = verifyRecord(database, kinds, {m_file, m_keyFile});
    if (!found.ok)
        return found;
    found.what = indexDifference(m_file);
    found.ok = found.what.isEmpty();
    found.took = Duration(watch.elapsed());
    return found;
}

HistoryReader::HistoryReader(QString file, QString keyFile)
    : m_worker(QStringLiteral("reader"))
    , m_connection(std::make_unique<Connection>(std::move(file), std::move(keyFile)))
{
}

HistoryReader::~HistoryReader()
{
    close();
}

Result<Done> HistoryReader::open()
{
    close();
    Result<Done> opened = m_connection->open();
    m_worker.start(); // also when it failed, so that every question gets an answer
    return opened;
}

void HistoryReader::close()
{
    m_worker.stop([connection = m_connection.get()] { connection->close(); });
}

/// Runs `question` on the reader's thread, in one transaction, so that all it sees is of one moment.
template <class T, class Ask>
void HistoryReader::ask(Mailbox* replyTo, Answer<T> answer, Ask question)
{
    m_worker.post([connection = m_connection.get(), replyTo, answer = std::move(answer), question = std::move(question)] {
        Database& database = connection->database;
        Result<T> result = Error{Error::Store, QStringLiteral("The record is not open for reading."), {}, {}};
        if (database.isOpen()) {
            database.clear();
            database.run("BEGIN");
            result = question(*connection);
            sqlite3_exec(database.handle(), "COMMIT", nullptr, nullptr, nullptr);
        }
        replyTo->post([answer, result = std::move(result)]() mutable { answer(std::move(result)); });
    });
}

void HistoryReader::traffic(TrafficFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<TrafficPage> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.traffic.page(filter, first, limit); });
}

void HistoryReader::decisions(DecisionFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<DecisionPage> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.decisions.page(filter, first, limit); });
}

void HistoryReader::costs(CostBy by, std::optional<Instant> from, std::optional<Instant> to, Mailbox* replyTo, Answer<CostTable> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.costs.table(by, from, to); });
}

void HistoryReader::costsAsOf(Sequence until, CostBy by, std::optional<Instant> from, Mailbox* replyTo, Answer<CostTable> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.costs.tableAsOf(until, by, from); });
}

void HistoryReader::costDaysAsOf(Sequence until, CostBy by, int days, Mailbox* replyTo, Answer<CostDays> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.costs.daysAsOf(until, by, days); });
}

void HistoryReader::costDays(CostBy by, int days, Mailbox* replyTo, Answer<CostDays> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.costs.days(by, days); });
}

void HistoryReader::runs(qint64 first, qint64 limit, Mailbox* replyTo, Answer<RunPage> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.runs.page(first, limit); });
}

void HistoryReader::run(RunId run, Mailbox* replyTo, Answer<RunDetail> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.runs.detail(run); });
}

void HistoryReader::calls(CallFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<CallPage> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.calls.page(filter, first, limit); });
}

void HistoryReader::call(TurnId turn, Sequence until, Mailbox* replyTo, Answer<ModelCall> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.calls.call(turn, until); });
}

void HistoryReader::actions(Instant from, Mailbox* replyTo, Answer<QList<PastAction>> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.inNewTables([&] { return actionsSince(c.database, from); }); });
}

void HistoryReader::past(Instant from, ActionKind kind, Mailbox* replyTo, Answer<KindPast> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.inNewTables([&] { return pastOf(c.database, from, kind); }); });
}

void HistoryReader::holdings(HoldingFilter filter, qint64 first, qint64 limit, Mailbox* replyTo, Answer<HoldingPage> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.inNewTables([&] { return c.search.page(filter, first, limit); }); });
}

void HistoryReader::pieces(PieceQuestion question, Mailbox* replyTo, Answer<PieceFindings> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.inNewTables([&] { return c.search.find(question); }); });
}

void HistoryReader::unmeant(MeaningWish wish, Mailbox* replyTo, Answer<Unmeant> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.inNewTables([&] { return qd::unmeant(c.database, wish); }); });
}

void HistoryReader::blob(QByteArray sha256, Mailbox* replyTo, Answer<QByteArray> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.blob(sha256); });
}

void HistoryReader::reach(Mailbox* replyTo, Answer<IndexReach> answer)
{
    ask(replyTo, std::move(answer), [](Connection& c) { return c.reach(); });
}

void HistoryReader::facts(Sequence first, qint64 limit, Mailbox* replyTo, Answer<QList<StoredFact>> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.facts(first, limit); });
}

void HistoryReader::state(Mailbox* replyTo, Answer<OfficeState> answer)
{
    ask(replyTo, std::move(answer), [](Connection& c) { return c.state(); });
}

void HistoryReader::stateAt(Moment moment, Mailbox* replyTo, Answer<OfficeState> answer)
{
    ask(replyTo, std::move(answer), [=](Connection& c) { return c.past.stateAt(moment); });
}

void HistoryReader::verify(Mailbox* replyTo, Answer<Verification> answer)
{
    ask(replyTo, std::move(answer), [](Connection& c) { return Result<Verification>(c.verify()); });
}

} // namespace qd
