#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "core/store/Database.h"
#include "core/store/HistoryReader.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

namespace qd::bench {

namespace {

void measureOpen(const QString& file, JsonWriter& results)
{
    QList<double> warm;
    for (int i = 0; i < 5; ++i) {
        SystemClock clock;
        EventStore store(clock);
        const Stopwatch watch;
        const auto opened = store.open(file);
        warm.append(watch.ms());
        if (i == 4)
            put(results, "resident_after_open_mib", residentMiB());
    }
    put(results, "open_with_snapshot_ms", median(warm));
}

template <class T>
double timeOf(Mailbox& mailbox, const std::function<void(Mailbox*, HistoryReader::Answer<T>)>& ask)
{
    QList<double> times;
    for (int i = 0; i < 21; ++i) {
        const Stopwatch watch;
        wait([&](auto done) { ask(&mailbox, [done](Result<T>) { done(); }); });
        times.append(watch.ms());
    }
    return median(times);
}

void measurePages(const QString& file, qint64 facts, JsonWriter& results)
{
    HistoryReader reader(file);
    Mailbox mailbox;
    if (!reader.open())
        return;
    const auto traffic = [&](TrafficFilter filter, qint64 first) {
        return timeOf<TrafficPage>(mailbox, [&](Mailbox* to, auto answer) { reader.traffic(filter, first, 100, to, answer); });
    };
    put(results, "traffic_last_100_ms", traffic({}, -100));
    put(results, "traffic_middle_100_ms", traffic({}, facts / 4));
    put(results, "traffic_one_agent_ms", traffic({{QStringLiteral("editor")}, {}, {}, {}, {}}, -100));
    const Stopwatch first;
    wait([&](auto done) {
        reader.traffic({{QStringLiteral("editor")}, {}, Priority::Urgent, {}, {}}, -100, 100, &mailbox, [done](Result<TrafficPage>) { done(); });
    });
    put(results, "traffic_two_keys_first_time_ms", first.ms());
    const Stopwatch search;
    wait([&](auto done) {
        reader.traffic({{}, {}, {}, {}, QStringLiteral("municipal tari")}, -100, 100, &mailbox, [done](Result<TrafficPage>) { done(); });
    });
    put(results, "traffic_search_common_words_first_time_ms", search.ms());
    put(results, "traffic_search_again_ms", traffic({{}, {}, {}, {}, QStringLiteral("municipal tari")}, -100));
    put(results, "decisions_page_ms", timeOf<DecisionPage>(mailbox, [&](Mailbox* to, auto answer) { reader.decisions({}, 0, 50, to, answer); }));
    put(results, "costs_by_agent_ms", timeOf<CostTable>(mailbox, [&](Mailbox* to, auto answer) { reader.costs(CostBy::Agent, {}, {}, to, answer); }));
    put(results, "runs_page_ms", timeOf<RunPage>(mailbox, [&](Mailbox* to, auto answer) { reader.runs(0, 50, to, answer); }));
    Verification found;
    wait([&](auto done) { reader.verify(&mailbox, [&found, done](Result<Verification> v) { found = v ? *v : Verification{}; done(); }); });
    put(results, "verify_facts_per_second", double(found.facts) / qMax(0.001, double(found.took.count()) / 1'000));
    results.key("verify_ok");
    results.value(found.ok);
    put(results, "resident_with_reader_mib", residentMiB());
}

/// A moment anywhere in the record, from the snapshots that lie thinner the older they are.
void measurePast(const QString& file, qint64 facts, JsonWriter& results)
{
    {
        SystemClock clock;
        EventStore store(clock);
        Mailbox mailbox;
        if (!store.open(file))
            return;
        wait([&](auto done) { store.whenIndexed(&mailbox, done); });
    }
    Database database;
    if (database.open(file, Database::ReadOnly)) {
        put(results, "snapshots", double(database.number("SELECT count(*) FROM snapshots")));
        put(results, "snapshots_mib", double(database.number("SELECT sum(length(body)) FROM snapshots")) / (1024 * 1024));
    }
    database.close();
    HistoryReader reader(file);
    Mailbox mailbox;
    if (!reader.open())
        return;
    QList<double> times;
    for (int i = 0; i < 40; ++i) { // never one after the other
        const Sequence at = 1 + (facts / 40) * ((i * 17) % 40) + facts / 97;
        const Stopwatch watch;
        wait([&](auto done) { reader.stateAt(at, &mailbox, [done](Result<OfficeState>) { done(); }); });
        times.append(watch.ms());
    }
    put(results, "state_at_any_moment_ms", median(times));
    put(results, "state_at_any_moment_worst_ms", *std::max_element(times.begin(), times.end()));
}

void measureCold(const QString& file, JsonWriter& results)
{
    {
        Database database;
        if (!database.open(file, Database::ReadWrite) || !database.run("DELETE FROM snapshots"))
            return;
    }
    SystemClock clock;
    EventStore store(clock);
    const Stopwatch watch;
    const auto opened = store.open(file);
    put(results, "open_without_snapshot_s", opened ? watch.ms() / 1'000 : -1);
    Mailbox mailbox;
    wait([&](auto done) { QTimer::singleShot(std::chrono::seconds(5), &mailbox, [done] { done(); }); }); // milestones are kept meanwhile
}

} // namespace

void benchOpen(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 facts = parameters.number(QStringLiteral("facts"), 1'000'000);
    QTemporaryDir home;
    const QString file = parameters.text(QStringLiteral("keep"), home.filePath(QStringLiteral("record.qd")));
    said.key("facts");
    said.value(facts);
    const Grown grown = grow(file, facts);
    put(results, "build_s", grown.writingSeconds);
    put(results, "index_rest_s", grown.indexingSeconds);
    measureOpen(file, results);
    measurePages(file, facts, results);
    put(results, "file_mib", double(QFileInfo(file).size()) / (1024 * 1024));
    measureCold(file, results);
    measurePast(file, facts, results);
}

} // namespace qd::bench
