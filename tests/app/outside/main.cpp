#include "tests/app/outside/OutsideTrial.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace {

using qd::test::OutsideTrial;

constexpr int kStopsInAHome = 20;
constexpr int kRoundsThatCut = 5; ///< in so many some are killed while something is on its way

constexpr int kManyStops = 100;   ///< so many show how long one takes at most
constexpr int kLongestStopMs = 1'000;

int say(const OutsideTrial& trial, const char* bench, int rounds, quint32 seed, int broken, qint64 ms)
{
    const qd::test::OutsideSum all = trial.total();
    std::printf("{\"bench\":\"outside\",\"parameters\":{\"what\":\"%s\",\"rounds\":%d,\"seed\":%u},\"results\":{\"effects\":%d,\"confirmed\":%d,\"refused\":%d,\"unknown\":%d,\"unreached\":%d,"
                "\"ambiguous\":%d,\"doubled\":%d,\"dropped\":%d,\"lies\":%d,\"killed\":%d,\"cut_off\":%d,\"stops\":%d,\"after_stop\":%d,\"slowest_stop_ms\":%d,\"broken\":%d,\"seconds\":%.1f}}\n",
                bench, rounds, seed, all.effects, all.confirmed, all.refused, all.unknown, all.waiting, all.ambiguous, all.doubled, all.dropped, all.lies, trial.killed, all.cutOff,
                trial.stops, trial.afterStop, trial.slowestStopMs, broken, double(ms) / 1000);
    return broken == 0 ? 0 : 1;
}

/// A row for each kind of way out.
void sayEach(const OutsideTrial& trial, bool kills)
{
    for (const QString& kind : qd::test::kindsOfWays()) {
        const qd::test::OutsideSum sum = trial.sums.value(kind);
        const QString found = kills ? QStringLiteral("%1 cut off on their way; %2").arg(sum.cutOff).arg(sum.inWords()) : sum.inWords();
        qd::test::printPromise("P3", (kills ? QStringLiteral("killed while something leaves by %1") : QStringLiteral("fault points of %1")).arg(kind), sum.effects, sum.broken, found);
    }
}

} // namespace

// Usage: qd_outside_trials PROGRAM faults ROUNDS [SEED] | kills ROUNDS [SEED] | stops N [SEED]: has PROGRAM send through every way out
// at every fault point at once, undisturbed, killed with SIGKILL meanwhile, or stopped so often, and holds its record against the
// receiver's own count. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // what is wrong is said at once, also into a file
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString what = words.value(2);
    const int count = words.value(3).toInt();
    const quint32 seed = words.size() > 4 ? words[4].toUInt() : QRandomGenerator::global()->generate();
    const bool stops = what == QLatin1String("stops"), kills = what == QLatin1String("kills");
    if (count < 1 || (!stops && !kills && what != QLatin1String("faults"))) {
        std::fprintf(stderr, "usage: qd_outside_trials PROGRAM faults ROUNDS [SEED] | kills ROUNDS [SEED] | stops N [SEED]\n");
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    OutsideTrial trial(words[1], seed);
    int broken = 0;
    for (int i = 0; i < (stops ? (count + kStopsInAHome - 1) / kStopsInAHome : count); ++i) {
        const QStringList wrong = stops ? trial.play(OutsideTrial::Stops, qMin(kStopsInAHome, count - i * kStopsInAHome)) : trial.play(kills ? OutsideTrial::Kills : OutsideTrial::Nothing);
        broken += wrong.isEmpty() ? 0 : 1;
        for (const QString& line : wrong)
            std::printf("round %d: %s\n", i, qPrintable(line));
    }
    if (kills && count >= kRoundsThatCut && trial.total().cutOff == 0) {
        std::printf("nothing was on its way at any of %d kills: nothing was tried\n", trial.killed);
        ++broken;
    }
    if (trial.stops >= kManyStops && trial.slowestStopMs > kLongestStopMs) {
        std::printf("a stop took %d ms\n", trial.slowestStopMs);
        ++broken;
    }
    const int code = say(trial, qPrintable(what), count, seed, broken, timer.elapsed());
    const QString found = trial.total().inWords();
    if (stops) {
        qd::test::printPromise("P14", QStringLiteral("stops while things go out"), trial.stops, broken, QStringLiteral("%1 requests after one; slowest %2 ms; %3").arg(trial.afterStop).arg(trial.slowestStopMs).arg(found));
        return code;
    }
    qd::test::printPromise("P3", kills ? QStringLiteral("effects at fault points, killed meanwhile") : QStringLiteral("effects at fault points"), trial.total().effects, broken,
                           kills ? QStringLiteral("killed %1 times, %2 cut off on their way; %3").arg(trial.killed).arg(trial.total().cutOff).arg(found) : found);
    qd::test::printPromise("P3", kills ? QStringLiteral("webhooks that come in twice and late, killed meanwhile") : QStringLiteral("webhooks that come in twice and late"), trial.told, trial.toldWrongly,
                           QStringLiteral("each on record once"));
    sayEach(trial, kills);
    return code;
}
