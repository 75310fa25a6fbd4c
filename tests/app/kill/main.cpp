#include "tests/app/kill/KillLoop.h"
#include "tests/app/kill/RestoreRounds.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cerrno>
#include <cstdio>

namespace {

using qd::test::KillLoop;
using qd::test::Round;
using qd::test::Work;

struct FailPoint {
    const char* name;
    int visits; ///< how often an undisturbed run comes by
};

constexpr int kEach = 3; // times at every fail point
constexpr int kWrites = 90, kLastWrite = 350; // calls of a run, from where the record is open
constexpr int kSyncs = 20, kLastSync = 44;    // the same

/// Every place where the program can be told to die while it publishes.
QList<Round> failPointRounds(const Work& work)
{
    QList<Round> rounds;
    for (const FailPoint& point : {FailPoint{"effect.before_first_byte", 3}, FailPoint{"effect.after_temp", 3}, FailPoint{"effect.before_index", 2},
                                   FailPoint{"effect.before_rename", 3}, FailPoint{"effect.after_index", 2}, FailPoint{"effect.after_rename", 3}})
        for (int i = 0; i < kEach; ++i) {
            Round round;
            round.work = &work;
            round.failPoint = QStringLiteral("%1:%2").arg(QLatin1String(point.name)).arg(1 + i % point.visits);
            round.name = round.failPoint;
            rounds.append(round);
        }
    return rounds;
}

QList<Round> randomRounds(int count, const QList<Work>& works, quint32 seed)
{
    QRandomGenerator dice(seed);
    QList<Round> rounds;
    for (int i = 0; i < count; ++i) {
        Round round;
        round.work = &works[i % works.size()];
        round.afterYes = round.work->asks && i % 2 == 0;
        round.killAtMs = round.afterYes ? dice.bounded(30) : dice.bounded(round.work->runMs + round.work->runMs / 20);
        if (i % 3 == 0)
            round.killAgainMs = dice.bounded(400);
        round.name = QStringLiteral("%1 %2 ms after %3%4").arg(round.work->organisation).arg(round.killAtMs)
                         .arg(round.afterYes ? QStringLiteral("a yes") : QStringLiteral("the brief"))
                         .arg(round.killAgainMs < 0 ? QString() : QStringLiteral(", again %1 ms after the restart").arg(round.killAgainMs));
        rounds.append(round);
    }
    return rounds;
}

QByteArray organisation(const char* name)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The disk fails for a while, at places over the whole of a run: full, or broken.
QList<Round> diskRounds(int count, const Work& work, quint32 seed)
{
    QRandomGenerator dice(seed);
    QList<Round> rounds;
    for (int i = 0; i < count; ++i) {
        Round round;
        round.work = &work;
        const bool syncs = i % 2;
        const int from = syncs ? dice.bounded(kSyncs, kLastSync) : dice.bounded(kWrites, kLastWrite);
        round.disk = QStringLiteral("%1:%2:%3:%4").arg(syncs ? QStringLiteral("sync") : QStringLiteral("write")).arg(from).arg(1 + i % 3).arg(syncs || i % 4 ? EIO : ENOSPC);
        round.name = QStringLiteral("the disk fails: ") + round.disk;
        rounds.append(round);
    }
    return rounds;
}

/// One run of the department; one that waits, listens, calls two others and has one of them undone; and one that waits for a
/// person's yes, with a grace time that suits a thousand rounds.
QList<Work> worksToDo()
{
    const QByteArray patient = organisation("field-notes");
    const QByteArray hasty = QByteArray(patient).replace("\"grace_ms\": 10000", "\"grace_ms\": 100");
    if (hasty == patient)
        return {};
    return {Work{QStringLiteral("marketing-department"), QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one")},
            Work{QStringLiteral("long-way"), QStringLiteral("What a good hand-over between two teams looks like"), organisation("long-way")},
            Work{QStringLiteral("field-notes"), QStringLiteral("What the harbour sounds like at six"), hasty, true}};
}

} // namespace

// Usage: qd_kill_loop PROGRAM N [SEED]: kills PROGRAM with SIGKILL at N random moments of three kinds of work and three times at every fail point,
// of what is published and of a backup that is put back, and says what an outsider found after the restart. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    if (words.size() < 3 || words[2].toInt() < 1) {
        std::fprintf(stderr, "usage: qd_kill_loop PROGRAM N [SEED]\n");
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    KillLoop loop(words[1]);
    QList<Work> works = worksToDo();
    for (Work& work : works)
        if (!loop.rehearse(work)) {
            std::fprintf(stderr, "an undisturbed run of %s did not finish\n", qPrintable(work.organisation));
            return 1;
        }
    const QList<Round> atPoints = failPointRounds(works.first());
    const QList<Round> onBadDisks = diskRounds(qMax(4, words[2].toInt() / 20), works.first(), seed);
    const QList<Round> rounds = atPoints + onBadDisks + randomRounds(words[2].toInt(), works, seed);
    const qd::test::RestoreDeaths restored = qd::test::dieWhileRestoring(words[1], kEach);
    for (const QString& line : restored.broken)
        std::printf("%s\n", qPrintable(line));
    int broken = int(restored.broken.size());
    int brokenOnDisk = 0;
    for (const Round& round : rounds) {
        const int before = loop.failPoints;
        QStringList wrong = loop.play(round);
        if (!round.failPoint.isEmpty() && loop.failPoints == before)
            wrong += QStringLiteral("the fail point was never reached");
        broken += wrong.isEmpty() ? 0 : 1;
        brokenOnDisk += wrong.isEmpty() || round.disk.isEmpty() ? 0 : 1;
        for (const QString& line : std::as_const(wrong))
            std::printf("%s: %s\n", qPrintable(round.name), qPrintable(line));
    }
    std::printf("{\"bench\":\"kill\",\"parameters\":{\"random\":%s,\"fail_points\":%d,\"seed\":%u,\"run_ms\":%d},"
                "\"results\":{\"rounds\":%d,\"died\":%d,\"before_the_answer\":%d,\"facts_acknowledged\":%lld,\"approvals_acknowledged\":%lld,\"disk_failed\":%d,\"disk_told\":%d,\"broken\":%d,"
                "\"slowest_restart_ms\":%d,\"seconds\":%.1f}}\n",
                qPrintable(words[2]), int(atPoints.size()) + restored.rounds, seed, works.first().runMs, int(rounds.size()) + restored.rounds, loop.dead + restored.reached, loop.beforeAnswer,
                static_cast<long long>(loop.acknowledged), static_cast<long long>(loop.approvals), loop.diskFailed, loop.diskTold, broken, loop.slowestRestartMs, double(timer.elapsed()) / 1000);
    qd::test::printPromise("P1", QStringLiteral("deaths of the program"), loop.dead + restored.reached, broken,
                 QStringLiteral("%1 at fail points; %2 facts and %3 approvals acknowledged before; slowest restart %4 ms")
                     .arg(loop.failPoints + restored.reached).arg(loop.acknowledged).arg(loop.approvals).arg(loop.slowestRestartMs));
    qd::test::printPromise("P10", QStringLiteral("runs on a disk that fails for a while"), loop.diskFailed, brokenOnDisk,
                           QStringLiteral("of %1; the reason was said in %2, to the others nothing happened").arg(onBadDisks.size()).arg(loop.diskTold));
    return broken == 0 ? 0 : 1;
}
