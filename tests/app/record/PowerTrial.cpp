#include "tests/app/record/DiskLog.h"
#include "tests/app/record/Material.h"
#include "tests/app/record/Trials.h"

#include "core/store/safety/Examination.h"
#include "core/store/safety/Proof.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace qd::test {

namespace {

constexpr int kBatches = 160;

/// Where files are quick: nothing here has to outlast anything.
QString quickFolder()
{
    const QString shared = QStringLiteral("/dev/shm");
    return (QFileInfo(shared).isWritable() ? shared : QDir::tempPath()) + QStringLiteral("/qd-power-XXXXXX");
}

/// The steps of one whole run of this program as `how`; none when it failed.
QList<DiskStep> stepsOf(const QString& how)
{
    QTemporaryDir folder(quickFolder());
    const QString log = folder.filePath(QStringLiteral("log"));
    QProcess run;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(QD_DISK_SHIM));
    environment.insert(QStringLiteral("QD_DISK_DIR"), folder.filePath(QStringLiteral("disk")));
    environment.insert(QStringLiteral("QD_DISK_LOG"), log);
    run.setProcessEnvironment(environment);
    run.start(QCoreApplication::applicationFilePath(), {how, folder.filePath(QStringLiteral("disk")), QString::number(kBatches)});
    if (!run.waitForFinished(120'000) || run.exitCode() != 0)
        return {};
    return readSteps(log);
}

/// What was found in the states of one run.
struct Counts {
    int states = 0;
    int lost = 0;      ///< something that was acknowledged is not there
    int unopenable = 0;
    int broken = 0;    ///< it opens, and is not whole
    int backups = 0;   ///< backups that were there, each whole
    int badBackups = 0;
    qint64 acknowledged = 0;
};

/// What the run had said to the world.
struct Said {
    Sequence last = 0;
    QStringList backups;
    void take(const QByteArray& line)
    {
        if (line.startsWith("backup "))
            backups.append(QString::fromUtf8(line.mid(7).trimmed()));
        else
            last = line.trimmed().toLongLong();
    }
};

void judgeRecord(const QString& folder, const Said& said, Counts& counts)
{
    const QString file = folder + QStringLiteral("/record.qdr");
    RecordFile record(StoreLimits{0, 0});
    const Result<EventStore::Opened> opened = record.open(file, folder + QStringLiteral("/private/heads.key"));
    if (!opened) {
        ++counts.unopenable;
        std::printf("cannot be opened: %s\n", qPrintable(opened.error().text));
        return;
    }
    const Verification found = verifyRecord(record.database(), record.kinds(), {file, {}});
    counts.lost += found.facts < said.last ? 1 : 0;
    counts.broken += found.ok ? 0 : 1;
    counts.acknowledged += said.last;
    if (!found.ok)
        std::printf("not whole: %s\n", qPrintable(found.what));
}

void judgeBackups(const QString& folder, const Said& said, Counts& counts)
{
    const std::atomic<bool> enough{false};
    const QStringList there = QDir(folder + QStringLiteral("/backups")).entryList({QStringLiteral("*.qdr")}, QDir::Files);
    for (const QString& name : there) {
        ++counts.backups;
        counts.badBackups += examine(folder + QStringLiteral("/backups/") + name, {}, enough).ok ? 0 : 1;
    }
    for (const QString& name : said.backups)
        counts.badBackups += there.contains(name) ? 0 : 1;
}

void judge(const QMap<QString, QByteArray>& files, const Said& said, Counts& counts)
{
    QTemporaryDir folder(quickFolder());
    for (const char* name : {"private", "backups"})
        QDir(folder.path()).mkdir(QLatin1String(name));
    for (auto file = files.begin(); file != files.end(); ++file)
        if (file.key() != QLatin1String("ack") && !file.key().endsWith(u'/'))
            setBytes(folder.filePath(file.key()), file.value());
    ++counts.states;
    judgeBackups(folder.path(), said, counts);
    judgeRecord(folder.path(), said, counts);
}

/// Lets the power fail at `count` moments of the run.
Counts cutPower(const QList<DiskStep>& steps, int count, QRandomGenerator& dice)
{
    QList<int> moments;
    for (int i = 0; i < count; ++i)
        moments.append(dice.bounded(int(steps.size()) + 1));
    std::sort(moments.begin(), moments.end());
    CrashDisk disk;
    Said said;
    Counts counts;
    int at = 0;
    for (const int moment : std::as_const(moments)) {
        for (; at < moment; ++at) {
            const DiskStep& step = steps[at];
            if (step.path == QLatin1String("ack") && step.what == 'W')
                said.take(step.data);
            else
                disk.take(step);
        }
        judge(disk.after(dice), said, counts);
    }
    return counts;
}

} // namespace

Outcome tryPower(int count, quint32 seed)
{
    QElapsedTimer timer;
    timer.start();
    QRandomGenerator dice(seed);
    const QList<DiskStep> steps = stepsOf(QStringLiteral("drive"));
    const QList<DiskStep> careless = stepsOf(QStringLiteral("drive-carelessly"));
    if (steps.isEmpty() || careless.isEmpty()) {
        std::fprintf(stderr, "the run to be cut short did not come to its end\n");
        return {};
    }
    const Counts counts = cutPower(steps, count, dice);
    const Counts control = cutPower(careless, qMax(50, count / 10), dice);
    const bool kept = counts.lost + counts.unopenable + counts.broken + counts.badBackups == 0 && counts.backups > 0 && control.lost > 0;
    std::printf("{\"bench\":\"record-power\",\"parameters\":{\"states\":%d,\"steps\":%d,\"seed\":%u},"
                "\"results\":{\"lost\":%d,\"cannot_open\":%d,\"not_whole\":%d,\"backups\":%d,\"bad_backups\":%d,\"control_states\":%d,"
                "\"control_lost\":%d,\"kept\":%s,\"seconds\":%.1f}}\n",
                counts.states, int(steps.size()), seed, counts.lost, counts.unopenable, counts.broken, counts.backups, counts.badBackups,
                control.states, control.lost, kept ? "true" : "false", double(timer.elapsed()) / 1000);
    return {kept, {{"power cuts", counts.states, counts.lost + counts.unopenable + counts.broken + counts.badBackups, 0},
                   {"the same without waiting for the disk", control.states, control.lost, 0, true}}};
}

} // namespace qd::test
