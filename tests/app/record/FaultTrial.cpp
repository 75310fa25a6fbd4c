#include "tests/app/record/Material.h"
#include "tests/app/record/Trials.h"

#include "core/store/safety/Examination.h"
#include "core/store/safety/Heads.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdio>

namespace qd::test {

namespace {

constexpr int kBatches = 24;

struct Fault {
    const char* call;
    int with;
    int times; ///< calls that fail before there is space again
};

struct Counts {
    int runs = 0;
    int hit = 0;      ///< runs in which a call failed
    int lost = 0;
    int broken = 0;
    int stuck = 0;    ///< did not go on when the disk was well again
    int silent = 0;   ///< something was refused without a sentence that says why
    int unharmed = 0; ///< the fault met something that nobody was waiting for
};

/// One run in which the `from`-th such call fails. @returns whether it came so far.
bool tryAt(const Fault& fault, int from, Counts& counts)
{
    QTemporaryDir folder;
    const QString disk = folder.filePath(QStringLiteral("disk"));
    const QString hit = folder.filePath(QStringLiteral("hit"));
    QProcess run;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(QD_DISK_SHIM));
    environment.insert(QStringLiteral("QD_DISK_DIR"), disk);
    environment.insert(QStringLiteral("QD_DISK_HIT"), hit);
    environment.insert(QStringLiteral("QD_DISK_FAIL"), QStringLiteral("%1:%2:%3:%4").arg(QLatin1String(fault.call)).arg(from).arg(fault.times).arg(fault.with));
    run.setProcessEnvironment(environment);
    run.start(QCoreApplication::applicationFilePath(), {QStringLiteral("drive"), disk, QString::number(kBatches)});
    const bool ended = run.waitForFinished(60'000) && run.exitStatus() == QProcess::NormalExit && run.exitCode() == 0;
    ++counts.runs;
    if (!QFile::exists(hit))
        return false;
    ++counts.hit;
    const QByteArray reason = run.readAllStandardOutput().trimmed(); // "3 refused, 0 without words: …"
    const QList<QByteArray> words = reason.split(' ');
    counts.unharmed += words.first() == "0" ? 1 : 0;
    counts.silent += words.value(2) != "0" ? 1 : 0; // also when it has not said it
    Sequence acknowledged = 0;
    for (const QByteArray& line : bytesOfFile(disk + QStringLiteral("/ack")).split('\n'))
        acknowledged = qMax(acknowledged, line.toLongLong());
    const std::atomic<bool> enough{false};
    const Verification found = examine(disk + QStringLiteral("/record.qdr"), disk + QStringLiteral("/private/heads.key"), enough);
    const bool all = ended && acknowledged >= 3 * kBatches;
    counts.stuck += all ? 0 : 1;
    counts.lost += found.facts < acknowledged ? 1 : 0;
    counts.broken += found.ok ? 0 : 1;
    if (!all || !found.ok || found.facts < acknowledged)
        std::printf("%s %d x%d: %s %s\n", fault.call, from, fault.times, reason.constData(), qPrintable(found.what));
    return true;
}

} // namespace

Outcome tryFaults(int step, quint32 seed)
{
    QElapsedTimer timer;
    timer.start();
    QRandomGenerator dice(seed);
    Counts counts;
    for (const Fault& fault : {Fault{"write", ENOSPC, 1}, Fault{"write", ENOSPC, 12}, Fault{"write", EIO, 1}, Fault{"sync", EIO, 1},
                               Fault{"sync", EIO, 5}, Fault{"open", ENOSPC, 1}, Fault{"open", EIO, 3}})
        for (int from = 1 + dice.bounded(step); tryAt(fault, from, counts); from += step) {
        }
    const bool kept = counts.lost + counts.broken + counts.stuck + counts.silent == 0 && counts.hit > 20;
    std::printf("{\"bench\":\"record-faults\",\"parameters\":{\"step\":%d,\"seed\":%u},"
                "\"results\":{\"runs\":%d,\"failed_calls_met\":%d,\"lost\":%d,\"not_whole\":%d,\"stuck\":%d,\"without_a_reason\":%d,\"unharmed\":%d,"
                "\"kept\":%s,\"seconds\":%.1f}}\n",
                step, seed, counts.runs, counts.hit, counts.lost, counts.broken, counts.stuck, counts.silent, counts.unharmed,
                kept ? "true" : "false", double(timer.elapsed()) / 1000);
    return {kept, {{"failing writes, waits and openings", counts.hit, counts.lost + counts.broken + counts.stuck, counts.silent}}};
}

} // namespace qd::test
