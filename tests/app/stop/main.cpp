#include "tests/app/stop/Exhaustion.h"
#include "tests/app/stop/StopTrial.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace {

constexpr int kStopsInAHome = 10;

void say(const QString& name, const QStringList& wrong)
{
    for (const QString& line : wrong)
        std::printf("%s: %s\n", qPrintable(name), qPrintable(line));
}

int tryStops(const QString& program, int count, quint32 seed)
{
    using qd::test::StopTrial;
    QElapsedTimer timer;
    timer.start();
    StopTrial trial(program, seed);
    int broken = 0;
    for (int home = 0; home * kStopsInAHome < count; ++home) {
        const QString organisation = home % 2 == 0 ? QStringLiteral("field-notes") : QStringLiteral("marketing-department");
        const QStringList wrong = trial.play(organisation, qMin(kStopsInAHome, count - home * kStopsInAHome));
        broken += wrong.isEmpty() ? 0 : 1;
        say(QStringLiteral("home %1 (%2)").arg(home).arg(organisation), wrong);
    }
    const bool kept = broken == 0 && trial.late == 0 && trial.stops >= count;
    std::printf("{\"bench\":\"stop\",\"parameters\":{\"stops\":%d,\"seed\":%u},\"results\":{\"stops\":%d,\"killed\":%d,\"slowest_ms\":%d,"
                "\"late\":%d,\"begun_after\":%d,\"forgotten\":%d,\"turns_in_flight\":%d,\"not_sent\":%d,\"being_sent\":%d,\"then_sent\":%d,\"then_not_sent\":%d,\"then_unknown\":%d,\"known_later\":%d,\"runs\":%d,"
                "\"published\":%d,\"broken\":%d,\"seconds\":%.1f}}\n",
                count, seed, trial.stops, trial.killed, trial.slowestMs, trial.late, trial.begunAfter, trial.forgotten, trial.atWork, trial.toSend,
                trial.sending, trial.sent, trial.heldBack, trial.unknown, trial.later, trial.runs, trial.published, broken, double(timer.elapsed()) / 1000);
    qd::test::printPromise("P14", QStringLiteral("stops"), trial.stops, broken + trial.begunAfter + trial.forgotten + trial.late,
                           QStringLiteral("%1 killed right after; slowest %2 ms; in flight %3 turns, %4 not sent, %5 being sent (then %6 sent, %7 not, %8 unknown, %9 known once it went on)")
                               .arg(trial.killed).arg(trial.slowestMs).arg(trial.atWork).arg(trial.toSend).arg(trial.sending)
                               .arg(trial.sent).arg(trial.heldBack).arg(trial.unknown).arg(trial.later));
    return kept ? 0 : 1;
}

int tryExhaustion(const QString& program, int count)
{
    int broken = 0;
    for (int i = 0; i < count; ++i) {
        qd::test::Exhaustion trial;
        const QStringList wrong = trial.play(program);
        broken += wrong.isEmpty() ? 0 : 1;
        say(QStringLiteral("exhaustion"), wrong);
        qd::test::printPromise("P14", QStringLiteral("threads given up"), trial.hung, wrong.isEmpty() ? 0 : 1,
                               QStringLiteral("at most %1 threads; the program started itself again %2 times, after %3 s").arg(trial.threads).arg(trial.startedAgain).arg(trial.seconds));
    }
    return broken == 0 ? 0 : 1;
}

} // namespace

// Usage: qd_stop_trials PROGRAM stop N [SEED] | exhaustion N: stops PROGRAM N times while several runs are under way, kills it
// right after half of the stops, and says what began after a stop and what was lost; or has its agents hang until it has to
// start itself again. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // what is wrong is said at once, also into a file
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int count = words.value(3).toInt();
    const quint32 seed = words.size() > 4 ? words[4].toUInt() : QRandomGenerator::global()->generate();
    if (count > 0 && words[2] == QLatin1String("stop"))
        return tryStops(words[1], count, seed);
    if (count > 0 && words[2] == QLatin1String("exhaustion"))
        return tryExhaustion(words[1], count);
    std::fprintf(stderr, "usage: qd_stop_trials PROGRAM stop N [SEED] | exhaustion N\n");
    return 2;
}
