#include "tests/app/kill/KillLoop.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace {

using qd::test::KillLoop;
using qd::test::Round;

/// Every place where the program can be told to die; each of three publications comes by them.
QList<Round> failPointRounds()
{
    QList<Round> rounds;
    for (const char* point : {"effect.before_first_byte", "effect.after_temp", "effect.before_index", "effect.before_rename",
                              "effect.after_index", "effect.after_rename"})
        for (int visit = 1; visit <= 3; ++visit) {
            Round round;
            round.failPoint = QStringLiteral("%1:%2").arg(QLatin1String(point)).arg(visit);
            round.name = round.failPoint;
            rounds.append(round);
        }
    return rounds;
}

QList<Round> randomRounds(int count, int runMs, quint32 seed)
{
    QRandomGenerator dice(seed);
    QList<Round> rounds;
    for (int i = 0; i < count; ++i) {
        Round round;
        round.killAtMs = dice.bounded(runMs + runMs / 20);
        if (i % 3 == 0)
            round.killAgainMs = dice.bounded(400);
        round.name = QStringLiteral("after %1 ms%2").arg(round.killAtMs).arg(round.killAgainMs < 0 ? QString() : QStringLiteral(", again %1 ms after the restart").arg(round.killAgainMs));
        rounds.append(round);
    }
    return rounds;
}

} // namespace

// Usage: qd_kill_loop PROGRAM N [SEED]: kills PROGRAM with SIGKILL at N random moments of a run and at every fail point,
// and says what an outsider found after the restart. Exit code 1 when a promise was broken.
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
    if (!loop.rehearse()) {
        std::fprintf(stderr, "an undisturbed run did not finish\n");
        return 1;
    }
    const QList<Round> rounds = failPointRounds() + randomRounds(words[2].toInt(), loop.runMs(), seed);
    int broken = 0;
    for (const Round& round : rounds) {
        const int before = loop.dead;
        QStringList wrong = loop.play(round);
        if (!round.failPoint.isEmpty() && loop.dead == before)
            wrong += QStringLiteral("the fail point was never reached");
        broken += wrong.isEmpty() ? 0 : 1;
        for (const QString& line : std::as_const(wrong))
            std::printf("%s: %s\n", qPrintable(round.name), qPrintable(line));
    }
    std::printf("{\"bench\":\"kill\",\"parameters\":{\"random\":%s,\"fail_points\":%d,\"seed\":%u,\"run_ms\":%d},"
                "\"results\":{\"rounds\":%d,\"died\":%d,\"before_the_answer\":%d,\"facts_acknowledged\":%lld,\"broken\":%d,"
                "\"slowest_restart_ms\":%d,\"seconds\":%.1f}}\n",
                qPrintable(words[2]), int(failPointRounds().size()), seed, loop.runMs(), int(rounds.size()), loop.dead, loop.beforeAnswer,
                static_cast<long long>(loop.acknowledged), broken, loop.slowestRestartMs, double(timer.elapsed()) / 1000);
    return broken == 0 ? 0 : 1;
}
