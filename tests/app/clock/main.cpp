#include "tests/app/clock/ClockWalk.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <cstdio>
#include <memory>
#include <vector>

namespace {

using qd::test::ClockSum;
using qd::test::ClockWalk;

constexpr int kWalks = 12;
constexpr int kStepsBetween = 2;

using Walks = std::vector<std::unique_ptr<ClockWalk>>;

/// Has every walk do something and looks at what came of it, once each program must have noticed.
template <class Do>
void all(Walks& walks, ClockSum& sum, Do what)
{
    for (const auto& walk : walks)
        what(*walk);
    QThread::msleep(ClockWalk::kNoticeMs);
    for (const auto& walk : walks)
        walk->look(sum);
}

} // namespace

// Usage: qd_clock_trial PROGRAM N [SEED]: puts the clock of running PROGRAMs to another time N times (hours, days, a year, 2038,
// fifty times a second, the days when clocks are put forward and back in three zones, restarts after three days), with and
// without the clock that only goes forward, and says what came of their schedules. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // what is wrong is said at once, also into a file
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int jumps = words.value(2).toInt();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    if (jumps < 1) {
        std::fprintf(stderr, "usage: qd_clock_trial PROGRAM N [SEED]\n");
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    ClockSum sum;
    Walks walks;
    for (int i = 0; i < qMin(kWalks, jumps); ++i) {
        walks.push_back(std::make_unique<ClockWalk>(words[1], i % 4 == 3, seed + quint32(i)));
        if (!walks.back()->start()) {
            std::fprintf(stderr, "the program does not start under a faked clock\n");
            return 1;
        }
    }
    for (int i = 0; i < kStepsBetween; ++i)
        all(walks, sum, [](ClockWalk& walk) { walk.step(); });
    while (sum.jumps < jumps) {
        all(walks, sum, [](ClockWalk& walk) { walk.jump(); });
        for (int i = 0; i < kStepsBetween; ++i)
            all(walks, sum, [](ClockWalk& walk) { walk.step(); });
    }
    int broken = 0;
    for (const auto& walk : walks) {
        broken += !walk->wrong().isEmpty();
        for (const QString& line : walk->wrong())
            std::printf("%s: %s\n", walk->fakesMonotonic() ? "both clocks" : "the wall's clock", qPrintable(line));
    }
    std::printf("{\"bench\":\"clock\",\"parameters\":{\"jumps\":%d,\"seed\":%u,\"processes\":%d},\"results\":{\"jumps\":%d,\"fires\":%d,\"missed\":%d,"
                "\"doubles\":%d,\"bursts\":%d,\"lost\":%d,\"unasked\":%d,\"broken\":%d,\"seconds\":%.1f}}\n",
                jumps, seed, int(walks.size()), sum.jumps, sum.fires, sum.missed, sum.doubles, sum.bursts, sum.lost, sum.unasked, broken,
                double(timer.elapsed()) / 1000);
    qd::test::printPromise("P16", QStringLiteral("jumps of the system's clock"), sum.jumps, broken + sum.doubles + sum.bursts + sum.lost + sum.unasked,
                 QStringLiteral("%1 fires, %2 missed and asked about").arg(sum.fires).arg(sum.missed));
    return broken == 0 && sum.doubles == 0 && sum.fires > jumps ? 0 : 1;
}
