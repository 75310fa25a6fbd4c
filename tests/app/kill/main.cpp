#include "tests/app/kill/CommandRounds.h"
#include "tests/app/kill/FailPoints.h"
#include "tests/app/kill/KillLoop.h"
#include "tests/app/kill/RestoreRounds.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <array>
#include <cerrno>
#include <cstdio>

namespace {

using qd::test::KillLoop;
using qd::test::Round;
using qd::test::Work;

struct FailPoint {
    const char* name;
    std::array<int, 3> visits; ///< at which it dies, all of them within an undisturbed run
    int work = 0;              ///< of worksToDo()
};

constexpr int kEach = 3; // times at every fail point
constexpr int kWrites = 90, kLastWrite = 350; // calls of a run, from where the record is open
constexpr int kSyncs = 20, kLastSync = 44;    // the same

/// Every place where the program can be told to die in the middle of a run.
QList<Round> failPointRounds(const QList<Work>& works)
{
    QList<Round> rounds;
    for (const FailPoint& point : {FailPoint{"effect.before_first_byte", {1, 2, 3}}, FailPoint{"effect.after_temp", {1, 2, 3}}, FailPoint{"effect.before_index", {1, 2, 1}},
                                   FailPoint{"effect.before_rename", {1, 2, 3}}, FailPoint{"effect.after_index", {1, 2, 1}}, FailPoint{"effect.after_rename", {1, 2, 3}},
                                   FailPoint{"outbox.after_intent", {1, 2, 3}}, FailPoint{"outbox.after_sent", {1, 2, 3}}, FailPoint{"record.before_commit", {4, 14, 24}},
                                   FailPoint{"record.after_commit", {4, 14, 24}}, FailPoint{"undo.before_step", {1, 2, 2}, 1}})
        for (const int visit : point.visits) {
            Round round;
            round.work = &works[point.work];
            round.failPoint = QStringLiteral("%1:%2").arg(QLatin1String(point.name)).arg(visit);
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

const QByteArray kAlsoTakenBack = R"("id": "forget", "title": "Look once more at what is taken back", "kind": "skill", "agent": "editor", "undoes": "outline",
          "skill": "content.readability", "input": { "markdown": "@artefact:draft" }, "time_limit_ms": 60000, "retries": 0 },
        { "id": "take-back",)";

/// One run of the department; one that waits, listens, calls two others and has one of them undone; and one that waits for a
/// person's yes, with a grace time that suits a thousand rounds.
QList<Work> worksToDo()
{
    const QByteArray patient = organisation("field-notes");
    const QByteArray hasty = QByteArray(patient).replace("\"grace_ms\": 10000", "\"grace_ms\": 100");
    const QByteArray once = organisation("long-way");
    const QByteArray twice = QByteArray(once).replace("\"id\": \"take-back\",", kAlsoTakenBack); // so that it can die between the two
    if (hasty == patient || twice == once)
        return {};
    return {Work{QStringLiteral("marketing-department"), QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one")},
            Work{QStringLiteral("long-way"), QStringLiteral("What a good hand-over between two teams looks like"), twice},
            Work{QStringLiteral("field-notes"), QStringLiteral("What the harbour sounds like at six"), hasty, true}};
}

/// What came of all rounds that were played.
struct Sum {
    int rounds = 0;
    int broken = 0;
    int brokenOnDisk = 0;
    qd::test::Deaths aside; ///< of commands alone
};

void add(qd::test::Deaths& sum, const qd::test::Deaths& more)
{
    sum.rounds += more.rounds;
    sum.broken += more.broken;
    for (auto place = more.reached.begin(); place != more.reached.end(); ++place)
        sum.reached[place.key()] += *place;
}

void play(KillLoop& loop, const QList<Round>& rounds, Sum& sum)
{
    for (const Round& round : rounds) {
        const QMap<QString, int> before = loop.reached;
        QStringList wrong = loop.play(round);
        if (!round.failPoint.isEmpty() && loop.reached == before)
            wrong += QStringLiteral("the fail point was never reached");
        ++sum.rounds;
        (round.disk.isEmpty() ? sum.broken : sum.brokenOnDisk) += wrong.isEmpty() ? 0 : 1;
        for (const QString& line : std::as_const(wrong))
            std::printf("%s: %s\n", qPrintable(round.name), qPrintable(line));
    }
}

/// Places of the list at which the program never died.
int neverReached(const KillLoop& loop, const qd::test::Deaths& aside)
{
    int never = 0;
    for (const char* const point : qd::test::kFailPoints)
        if (loop.reached.value(QLatin1String(point)) + aside.reached.value(QLatin1String(point)) == 0) {
            ++never;
            std::printf("the program never died at the fail point %s\n", point);
        }
    return never;
}

void sayWhatWasFound(const KillLoop& loop, const Sum& sum, const QStringList& few, int onDisk)
{
    int atPoints = sum.aside.inAll();
    for (const int times : loop.reached)
        atPoints += times;
    qd::test::printPromise("P1", QStringLiteral("deaths of the program"), loop.dead + sum.aside.inAll(), sum.broken,
                 QStringLiteral("%1 at %2 fail points; %3 facts and %4 approvals acknowledged before; slowest restart %5 ms")
                     .arg(atPoints).arg(qd::test::kFailPoints.size()).arg(loop.acknowledged).arg(loop.approvals).arg(loop.slowestRestartMs));
    qd::test::printPromise("P10", QStringLiteral("runs on a disk that fails for a while"), loop.diskFailed, sum.brokenOnDisk,
                           QStringLiteral("it failed in %1 of %2; in %3 of them something was refused, and the reason was said in %4")
                               .arg(loop.diskFailed).arg(onDisk).arg(loop.diskMet).arg(loop.diskTold));
    qd::test::printPromise("P10", QStringLiteral("runs with 64 open files"), kEach, int(few.size()));
}

} // namespace

// Usage: qd_kill_loop PROGRAM N [SEED]: kills PROGRAM with SIGKILL at N random moments of three kinds of work and three times at every fail point:
// of a run, of what one command does alone, and of a backup that is put back; lets its disk fail, and gives it few files. Says what an outsider
// found after the restart. Exit code 1 when a promise was broken, or one of the fail points was never reached.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    const int count = words.value(2).toInt();
    if (count < 1) {
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
    if (works.isEmpty()) {
        std::fprintf(stderr, "the organisations to try are not what is expected\n");
        return 1;
    }
    const QList<Round> onBadDisks = diskRounds(qMax(8, count / 20), works.first(), seed);
    Sum sum;
    add(sum.aside, qd::test::dieWhileRestoring(words[1], kEach));
    add(sum.aside, qd::test::dieInACommand(words[1], kEach));
    play(loop, failPointRounds(works) + onBadDisks + randomRounds(count, works, seed), sum);
    const QStringList few = qd::test::runWithFewFiles(words[1], works.first().effects, kEach);
    for (const QString& line : sum.aside.broken + few)
        std::printf("%s\n", qPrintable(line));
    sum.broken += int(sum.aside.broken.size()) + neverReached(loop, sum.aside);
    sum.brokenOnDisk += loop.diskMet == 0 ? 1 : 0; // then nothing was tried
    const int broken = sum.broken + sum.brokenOnDisk + int(few.size());
    std::printf("{\"bench\":\"kill\",\"parameters\":{\"random\":%d,\"seed\":%u,\"run_ms\":%d},"
                "\"results\":{\"rounds\":%d,\"died\":%d,\"before_the_answer\":%d,\"facts_acknowledged\":%lld,\"approvals_acknowledged\":%lld,\"disk_failed\":%d,\"disk_met\":%d,"
                "\"disk_told\":%d,\"broken\":%d,\"slowest_restart_ms\":%d,\"seconds\":%.1f}}\n",
                count, seed, works.first().runMs, sum.rounds + sum.aside.rounds, loop.dead + sum.aside.inAll(), loop.beforeAnswer, static_cast<long long>(loop.acknowledged),
                static_cast<long long>(loop.approvals), loop.diskFailed, loop.diskMet, loop.diskTold, broken, loop.slowestRestartMs, double(timer.elapsed()) / 1000);
    sayWhatWasFound(loop, sum, few, int(onBadDisks.size()));
    return broken == 0 ? 0 : 1;
}
