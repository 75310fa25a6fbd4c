#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "core/store/FactRow.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

namespace qd::bench {

namespace {

constexpr int kInFlight = 4; // batches that wait at once: what one busy office keeps the store supplied with

struct Measured {
    double perSecond = 0;
    double p99Ms = 0; ///< from append to acknowledgement of a batch
};

/// Keeps a few batches in flight until `facts` are acknowledged.
Measured measureStore(const QString& file, int perBatch, qint64 facts, int inFlight)
{
    SystemClock clock;
    EventStore store(clock);
    if (!store.open(file))
        return {};
    Mailbox mailbox;
    Workload workload(0);
    QList<double> waits;
    qint64 sent = 0;
    qint64 done = 0;
    QEventLoop loop;
    QList<QList<StoredFact>> ready; // made before the clock runs: making facts is the office's work
    for (qint64 i = 0; i < facts; i += perBatch)
        ready.append(workload.next(perBatch));
    QElapsedTimer watch;
    watch.start();
    std::function<void()> more = [&] {
        if (sent == ready.size())
            return;
        const qint64 began = watch.nsecsElapsed();
        store.append({std::move(ready[sent++]), {}, {}}, &mailbox, [&, began](Result<Sequence>) {
            waits.append(double(watch.nsecsElapsed() - began) / 1e6);
            if (++done == ready.size())
                loop.quit();
            else
                more();
        });
    };
    mailbox.post([&] {
        for (int i = 0; i < inFlight; ++i)
            more();
    });
    loop.exec();
    return {double(done * perBatch) / (double(watch.nsecsElapsed()) / 1e9), percentile(waits, 0.99)};
}

/// What SQLite alone does with the same columns, bound from memory, one transaction a batch: no codec, no chain, no checks.
Measured measureBare(const QString& file, int perBatch, qint64 facts)
{
    Database database;
    if (!database.open(file, Database::ReadWrite))
        return {};
    database.run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;"
                 "PRAGMA cache_size=-16000; CREATE TABLE rows(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind INTEGER NOT NULL,"
                 "actor TEXT NOT NULL, cause INTEGER NOT NULL, correlation BLOB, body TEXT NOT NULL, hash BLOB NOT NULL)");
    QList<FactRow> rows;
    for (const StoredFact& fact : Workload(0).next(1'000))
        rows.append(encodeRow(fact));
    const QByteArray hash(32, 'h');
    QList<double> waits;
    QElapsedTimer watch;
    watch.start();
    qint64 id = 0;
    {
        Statement insert(database, "INSERT INTO rows(id, time, kind, actor, cause, correlation, body, hash) "
                                   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        while (id < facts) {
            const qint64 began = watch.nsecsElapsed();
            Transaction transaction(database);
            for (int i = 0; i < perBatch; ++i, ++id) {
                const FactRow& row = rows[id % 1'000];
                insert.with(id, row.time, qint64(row.kind), Utf8{row.actor}, id - 1, row.correlation, Utf8{row.body}, hash).run();
            }
            transaction.commit();
            waits.append(double(watch.nsecsElapsed() - began) / 1e6);
        }
    }
    return {double(id) / (double(watch.nsecsElapsed()) / 1e9), percentile(waits, 0.99)};
}

} // namespace

void benchAppend(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 facts = parameters.number(QStringLiteral("facts"), 100'000);
    const qint64 rounds = parameters.number(QStringLiteral("rounds"), 3);
    said.key("facts");
    said.value(facts);
    said.key("rounds");
    said.value(rounds);
    results.key("batches");
    results.beginList();
    for (const int perBatch : {1, 64, 256, 1'024}) {
        const qint64 count = perBatch == 1 ? qMin(facts, qint64(10'000)) : facts;
        QList<double> ours, alone, bare, ratio, aloneRatio, wait;
        for (qint64 round = 0; round < rounds; ++round) { // interleaved: the disk changes its mood
            QTemporaryDir home;
            const Measured b = measureBare(home.filePath(QStringLiteral("bare")), perBatch, count);
            const Measured s = measureStore(home.filePath(QStringLiteral("store")), perBatch, count, kInFlight);
            const Measured a = measureStore(home.filePath(QStringLiteral("alone")), perBatch, count, 1);
            bare.append(b.perSecond);
            ours.append(s.perSecond);
            alone.append(a.perSecond);
            ratio.append(s.perSecond / b.perSecond);
            aloneRatio.append(a.perSecond / b.perSecond);
            wait.append(a.p99Ms);
        }
        results.beginObject();
        results.key("facts_per_batch");
        results.value(qint64(perBatch));
        results.key("facts_per_second");
        results.value(median(ours));
        results.key("facts_per_second_one_batch_at_a_time");
        results.value(median(alone));
        results.key("p99_ms_one_batch_at_a_time");
        results.value(median(wait));
        results.key("bare_sqlite_per_second");
        results.value(median(bare));
        results.key("of_bare");
        results.value(median(ratio));
        results.key("of_bare_one_batch_at_a_time");
        results.value(median(aloneRatio));
        results.endObject();
    }
    results.endList();
}

} // namespace qd::bench
