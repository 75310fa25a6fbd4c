#include "resources/Resources.h"
#include "tests/agents/hang/HangCase.h"
#include "tests/support/PromiseTable.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cstdio>
#include <deque>
#include <list>

namespace {

using namespace std::chrono_literals;
using qd::test::HangCase;
using qd::test::Wrong;

constexpr int kAtOnce = 16;
constexpr int kPromisedMs = 10'000;

struct Planned {
    Wrong how;
    int times;
    qd::Duration patience;
};

/// Hangs of each kind, three in ten of them by an agent that hangs three times in a row. Who wakes by itself does so after ten
/// times the patience of its office, which is a second there so that it can be waited for; the others' is the program's own.
std::deque<Planned> hangs(int count, QRandomGenerator& dice)
{
    std::deque<Planned> plan;
    for (int i = 0; count > 0; ++i) {
        const int times = i % 8 == 7 && count >= 3 ? 3 : 1;
        const Wrong how = Wrong((i + int(dice.bounded(4u))) % 4);
        plan.push_back({how, times, how == Wrong::Nap ? qd::Duration(1s) : qd::agents::OfficeSettings{}.patience});
        count -= times;
    }
    return plan;
}

std::deque<Planned> throws(int count)
{
    std::deque<Planned> plan;
    for (; count > 0; count -= 2)
        plan.push_back({Wrong::Throw, qMin(2, count), qd::agents::OfficeSettings{}.patience});
    return plan;
}

/// Sums over all offices.
struct Sum {
    int hangs = 0;
    int slowestMs = 0;        ///< with the program's own patience
    int slowestShortMs = 0;   ///< with a patience of a second
    int shortened = 0;
    int late = 0;
    int taken = 0;
    int parked = 0;
    int storms = 0;
    int broken = 0;

    void add(HangCase& one)
    {
        const QStringList wrong = one.judge();
        hangs += one.times;
        int& slowest = one.how == Wrong::Nap ? slowestShortMs : slowestMs;
        slowest = qMax(slowest, one.slowestMs);
        shortened += one.how == Wrong::Nap ? one.times : 0;
        late += one.lateAnswers;
        taken += one.lateTaken;
        parked += one.parked;
        storms += one.times == 3;
        broken += !wrong.isEmpty();
        for (const QString& line : wrong)
            std::printf("kind %d, %d times: %s\n", int(one.how), one.times, qPrintable(line));
    }
};

Sum play(std::deque<Planned> plan)
{
    Sum sum;
    std::list<std::unique_ptr<HangCase>> offices;
    qd::test::waitUntil([&] {
        if (offices.size() < kAtOnce && !plan.empty()) { // one at a time: the others live on this thread, too
            offices.push_back(std::make_unique<HangCase>(plan.front().how, plan.front().times, plan.front().patience));
            plan.pop_front();
        }
        offices.remove_if([&](const std::unique_ptr<HangCase>& one) {
            const bool over = one->look();
            if (over)
                sum.add(*one);
            return over;
        });
        return offices.empty() && plan.empty();
    }, 1h);
    return sum;
}

} // namespace

// Usage: qd_hang_trials hang N [SEED] | throw N [SEED]: N times an agent hangs (in a loop, at a lock, in a read, in a nap of ten
// times the patience of its office) or throws, several offices at once. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    qd::openResources();
    const QStringList words = QCoreApplication::arguments();
    const int count = words.value(2).toInt();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate();
    const bool throwing = words.value(1) == QLatin1String("throw");
    if (count < 1 || (!throwing && words.value(1) != QLatin1String("hang"))) {
        std::fprintf(stderr, "usage: qd_hang_trials hang N [SEED] | throw N [SEED]\n");
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    QRandomGenerator dice(seed);
    const Sum sum = play(throwing ? throws(count) : hangs(count, dice));
    const bool kept = sum.broken == 0 && sum.taken == 0 && sum.slowestMs <= kPromisedMs && sum.parked == (throwing ? 0 : sum.storms);
    std::printf("{\"bench\":\"%s\",\"parameters\":{\"times\":%d,\"seed\":%u,\"offices_at_once\":%d},\"results\":{\"times\":%d,\"slowest_ms\":%d,"
                "\"with_a_patience_of_1_s\":%d,\"slowest_of_them_ms\":%d,\"late_answers\":%d,\"late_taken\":%d,\"storms\":%d,\"parked_and_told\":%d,"
                "\"broken\":%d,\"seconds\":%.1f}}\n",
                throwing ? "throw" : "hang", count, seed, kAtOnce, sum.hangs, sum.slowestMs, sum.shortened, sum.slowestShortMs, sum.late, sum.taken,
                sum.storms, sum.parked, sum.broken, double(timer.elapsed()) / 1000);
    qd::test::printPromise("P14", throwing ? QStringLiteral("throws of agents") : QStringLiteral("hangs of agents"), sum.hangs, sum.broken + sum.taken,
                 QStringLiteral("slowest seen after %1 ms; %2 late answers, %3 taken; %4 stormed, %5 parked and told")
                     .arg(sum.slowestMs).arg(sum.late).arg(sum.taken).arg(sum.storms).arg(sum.parked));
    return kept ? 0 : 1;
}
