#include "tests/app/record/HomePower.h"
#include "tests/app/record/Trials.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace qd::test {

namespace {

constexpr int kStatesPerStart = 50;
const QString kPublished = QStringLiteral("published/");

/// What is left out of a run to see that the trial would find it.
using LeftOut = std::function<bool(const DiskStep&)>;

struct Counts {
    int states = 0;
    int broken = 0;
    int starts = 0;
    int brokenStarts = 0;
    int published = 0; ///< states with an effect that was confirmed
};

/// So many moments of the run in order, half of them from the first step of what is published on.
QList<int> momentsOf(const QList<DiskStep>& steps, int count, QRandomGenerator& dice)
{
    const auto isPublished = [](const DiskStep& step) { return step.path.startsWith(kPublished); };
    const int from = int(std::find_if(steps.begin(), steps.end(), isPublished) - steps.begin());
    QList<int> moments;
    for (int i = 0; i < count; ++i)
        moments.append(dice.bounded(i % 2 ? from : 0, int(steps.size()) + 1));
    std::sort(moments.begin(), moments.end());
    return moments;
}

void take(HomeCut& cut, CrashDisk& disk, const DiskStep& step, const LeftOut& leftOut)
{
    if (step.path == QLatin1String("ack")) {
        if (step.at < 0)
            cut.saidAll = true;
        else
            cut.seen = int(step.at);
        return;
    }
    const QString name = QString::fromUtf8(step.data);
    if (step.what == 'R' && name.startsWith(kPublished))
        cut.whole[name].append(disk.whole(step.path));
    if (!leftOut || !leftOut(step))
        disk.take(step);
}

int say(const char* when, int moment, const QStringList& wrong, bool isControl)
{
    for (const QString& line : isControl ? QStringList() : wrong)
        std::printf("step %d, %s: %s\n", moment, when, qPrintable(line));
    return wrong.isEmpty() ? 0 : 1;
}

Counts cutPower(const HomeRun& run, int count, QRandomGenerator& dice, const LeftOut& leftOut = {})
{
    CrashDisk disk;
    HomeCut cut{run, {}, {}};
    Counts counts;
    int at = 0;
    const QList<int> moments = momentsOf(run.steps, count, dice);
    for (const int moment : moments) {
        for (; at < moment; ++at)
            take(cut, disk, run.steps[at], leftOut);
        cut.files = disk.after(dice);
        cut.lay();
        counts.broken += say("as it is", moment, cut.judgeAsItIs(), bool(leftOut));
        counts.published += std::any_of(run.facts.begin(), run.facts.begin() + cut.seen, [](const SeenFact& fact) { return fact.kind == QLatin1String("effect-confirmed"); }) ? 1 : 0;
        if (++counts.states % kStatesPerStart != 0 || leftOut)
            continue;
        cut.lay(); // as it was before it was looked at
        ++counts.starts;
        counts.brokenStarts += say("started again", moment, cut.judgeAfterStart(), false);
    }
    return counts;
}

} // namespace

Outcome tryHomePower(int count, quint32 seed)
{
    QElapsedTimer timer;
    timer.start();
    QTemporaryDir folder((QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm") : QDir::tempPath()) + QStringLiteral("/qd-home-XXXXXX"));
    HomeRun run;
    if (!run.record(folder.filePath(QStringLiteral("home")), folder.filePath(QStringLiteral("log")))) {
        std::fprintf(stderr, "the run to be cut short did not come to its end\n");
        return {};
    }
    QRandomGenerator dice(seed);
    const int few = qMax(50, count / 20);
    const Counts counts = cutPower(run, count, dice);
    const Counts pages = cutPower(run, few, dice, [](const DiskStep& step) { return (step.what == 'S' || step.what == 'D') && step.path.startsWith(kPublished); });
    const Counts all = cutPower(run, few, dice, [](const DiskStep& step) { return step.what == 'S'; });
    const int broken = counts.broken + counts.brokenStarts;
    const bool kept = broken == 0 && counts.starts > 0 && counts.published > 0 && pages.broken > 0 && all.broken > 0;
    std::printf("{\"bench\":\"record-home\",\"parameters\":{\"states\":%d,\"steps\":%d,\"seed\":%u},\"results\":{\"facts\":%d,\"effects\":%d,\"broken\":%d,"
                "\"after_publishing\":%d,\"starts\":%d,\"broken_starts\":%d,\"control_published\":%d,\"control_all\":%d,\"kept\":%s,\"seconds\":%.1f}}\n",
                counts.states, int(run.steps.size()), seed, int(run.facts.size()), run.effects, counts.broken, counts.published, counts.starts,
                counts.brokenStarts, pages.broken, all.broken, kept ? "true" : "false", double(timer.elapsed()) / 1000);
    return {kept, {{"a whole run and what it publishes, its power cut", counts.states, counts.broken, 0},
                   {"of them, the program started again on what was left", counts.starts, counts.brokenStarts, 0},
                   {"the same with no sync of what is published", pages.states, pages.broken, 0, true},
                   {"the same with no sync of any file", all.states, all.broken, 0, true}}};
}

} // namespace qd::test
