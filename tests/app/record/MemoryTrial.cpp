#include "tests/app/record/Material.h"
#include "tests/app/record/Trials.h"

#include "core/store/safety/Proof.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

std::atomic<long> g_left = 0; // allocations until the one that fails; not above 0: none does
char g_hit[512] = "";         // made when it fails

void* allocate(std::size_t size)
{
    if (g_left.load(std::memory_order_relaxed) > 0 && g_left.fetch_sub(1, std::memory_order_relaxed) == 1) {
        ::close(::open(g_hit, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
        throw std::bad_alloc();
    }
    if (void* const made = std::malloc(size > 0 ? size : 1))
        return made;
    throw std::bad_alloc();
}

} // namespace

// Of this whole program, so that what is tried meets it.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* made) noexcept { std::free(made); }
void operator delete[](void* made) noexcept { std::free(made); }
void operator delete(void* made, std::size_t) noexcept { std::free(made); }
void operator delete[](void* made, std::size_t) noexcept { std::free(made); }

namespace qd::test {

namespace {

constexpr int kBatches = 24;
constexpr int kFactsEach = 3; // of a batch
constexpr int kLongestMs = 30'000;

struct Counts {
    int hit = 0;    ///< runs in which an allocation failed
    int died = 0;   ///< of them, how many it ended
    int lost = 0;   ///< something acknowledged is gone
    int broken = 0; ///< the record does not open, is not whole, or holds half of a batch
    int stuck = 0;  ///< neither died nor came to its end
};

/// @returns what is wrong with what is on the disk, empty when nothing is.
QString look(const QString& disk, Sequence acknowledged, Counts& counts)
{
    const QString file = disk + QStringLiteral("/record.qdr");
    if (!QFile::exists(file) && acknowledged == 0)
        return {}; // it died before there was a record
    RecordFile record(StoreLimits{0, 0});
    const Result<EventStore::Opened> opened = record.open(file, disk + QStringLiteral("/private/heads.key"));
    if (!opened) {
        ++counts.broken;
        return opened.error().text;
    }
    const Verification found = verifyRecord(record.database(), record.kinds(), {file, disk + QStringLiteral("/private/heads.key")});
    const bool whole = found.ok && found.facts % kFactsEach == 0;
    counts.broken += whole ? 0 : 1;
    counts.lost += found.facts < acknowledged ? 1 : 0;
    return whole && found.facts >= acknowledged ? QString() : QStringLiteral("%1 facts, %2 acknowledged %3").arg(found.facts).arg(acknowledged).arg(found.what);
}

/// One run in which the `at`-th allocation fails. @returns whether it came so far.
bool tryAt(int at, Counts& counts)
{
    QTemporaryDir folder;
    const QString disk = folder.filePath(QStringLiteral("disk"));
    const QString hit = folder.filePath(QStringLiteral("hit"));
    QProcess run;
    run.start(QCoreApplication::applicationFilePath(), {QStringLiteral("drive-starved"), disk, QString::number(kBatches), QString::number(at), hit});
    const bool ended = run.waitForFinished(kLongestMs);
    if (!ended) {
        run.kill();
        run.waitForFinished();
    }
    if (!QFile::exists(hit))
        return false;
    ++counts.hit;
    const bool died = ended && (run.exitStatus() == QProcess::CrashExit || run.exitCode() != 0);
    counts.died += died ? 1 : 0;
    Sequence acknowledged = 0;
    for (const QByteArray& line : bytesOfFile(disk + QStringLiteral("/ack")).split('\n'))
        acknowledged = qMax(acknowledged, line.toLongLong());
    const bool stuck = !ended || (!died && acknowledged < kBatches * kFactsEach);
    counts.stuck += stuck ? 1 : 0;
    if (const QString wrong = look(disk, acknowledged, counts); stuck || !wrong.isEmpty())
        std::printf("allocation %d: %s%s\n", at, stuck ? "it neither died nor came to its end; " : "", qPrintable(wrong));
    return true;
}

} // namespace

int driveStarved(const QString& folder, int batches, int at, const QString& hit)
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    qstrncpy(g_hit, qPrintable(hit), sizeof g_hit);
    g_left = at;
    return drive(folder, batches);
}

Outcome tryMemory(int step, quint32 seed)
{
    QElapsedTimer timer;
    timer.start();
    QRandomGenerator dice(seed);
    Counts counts;
    for (int at = 1 + dice.bounded(step); tryAt(at, counts); at += step) {
    }
    const int broken = counts.lost + counts.broken + counts.stuck;
    const bool kept = broken == 0 && counts.hit > 10 && counts.died > 0;
    std::printf("{\"bench\":\"record-memory\",\"parameters\":{\"step\":%d,\"seed\":%u},"
                "\"results\":{\"failed_allocations_met\":%d,\"died\":%d,\"lost\":%d,\"not_whole\":%d,\"stuck\":%d,\"kept\":%s,\"seconds\":%.1f}}\n",
                step, seed, counts.hit, counts.died, counts.lost, counts.broken, counts.stuck, kept ? "true" : "false", double(timer.elapsed()) / 1000);
    return {kept, {{"allocations that fail", counts.hit, broken, 0, false, QStringLiteral("died in %1 of them, as it may").arg(counts.died)}}};
}

} // namespace qd::test
