#include "tests/app/providers/FaultTrial.h"
#include "tests/app/providers/SpendTrial.h"
#include "tests/app/providers/Spender.h"
#include "tests/app/providers/StormTrial.h"
#include "tests/support/PromiseTable.h"

#include "resources/Resources.h"

#include <QGuiApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

namespace {

using namespace qd::test;

struct Sum {
    int rounds = 0;
    int broken = 0;
    int passed = 0;
    int kills = 0;
    qint64 calls = 0;
    qint64 used = 1'000;    ///< at least, of rounds in which nobody lied or died, by the bill
    qint64 counted = 1'000; ///< at least, of all, by the ledger
};

/// `lies` and deaths as they come in turn; `factor`: how dear the world is.
Sum spend(const QString& self, int rounds, quint32 seed, int factor)
{
    constexpr qint64 kEnough = 950;
    Sum sum;
    SpendTrial trial(self, seed, factor);
    for (int i = 0; i < rounds; ++i) {
        const bool lies = factor == 1 && i % 2 == 1;
        const int kills = factor == 1 ? i / 2 % 4 : 0;
        const SpendRound round = trial.play(lies, kills);
        const bool honest = !lies && round.kills == 0;
        const bool little = (honest && round.used < kEnough) || (round.kills == 0 && round.counted < kEnough);
        const bool wrong = !round.finished || round.passed > 0 || round.held > 0 || little;
        ++sum.rounds;
        sum.broken += wrong;
        sum.passed += round.passed > 0;
        sum.kills += round.kills;
        sum.calls += round.calls;
        if (honest)
            sum.used = std::min(sum.used, round.used);
        if (round.kills == 0)
            sum.counted = std::min(sum.counted, round.counted);
        if (wrong && factor == 1)
            std::fprintf(stderr, "seed %u, round %d%s, %d kills: %s; %lld of 1000 used by the bill, %lld by the ledger, %lld still held\n", seed, i, lies ? ", lies" : "",
                         round.kills, qPrintable(round.what), static_cast<long long>(round.used), static_cast<long long>(round.counted), static_cast<long long>(round.held));
        if (!round.finished)
            break;
    }
    return sum;
}

int money(int rounds, quint32 seed)
{
    const QString self = QCoreApplication::applicationFilePath();
    const Sum well = spend(self, rounds, seed, 1);
    const Sum dear = spend(self, std::max(2, rounds / 50), seed, 2);
    printPromise("P5", QStringLiteral("rounds of 100 agents, by the bill of those who were asked (seed %1)").arg(seed), rounds, well.broken + rounds - well.rounds,
                 QStringLiteral("%1 calls, %2 kills; at least %3 % of the limit used by the bill where nobody lied or died, %4 % by the ledger")
                     .arg(well.calls).arg(well.kills).arg(double(well.used) / 10).arg(double(well.counted) / 10));
    printPromise("P5", QStringLiteral("rounds with those who ask twice their price, which must pass the limit"), dear.rounds, dear.rounds - dear.passed, QStringLiteral("%1 passed it").arg(dear.passed));
    return well.broken > 0 || well.rounds < rounds || dear.passed < dear.rounds ? 1 : 0;
}

int faults(int count, quint32 seed)
{
    FaultTrial trial(seed);
    trial.play(count);
    if (count >= 1'000)
        trial.cutEverywhere();
    for (const QString& line : trial.wrong.mid(0, 40))
        std::fprintf(stderr, "seed %u: %s\n", seed, qPrintable(line));
    printPromise("P8", QStringLiteral("answers of providers that misbehave (seed %1)").arg(seed), trial.cases, int(trial.wrong.size()),
                 QStringLiteral("%1 whole, %2 of no use, %3 cut, %4 refused, %5 later; %6 said less than they took in a way that nobody can see; longest %7 s")
                     .arg(trial.whole).arg(trial.unusable).arg(trial.cut).arg(trial.refused).arg(trial.again).arg(trial.untellable).arg(double(trial.longestMs) / 1'000));
    return trial.wrong.isEmpty() ? 0 : 1;
}

int storm(const QString& program, int seconds, int steps)
{
    StormTrial trial(program, steps);
    const QStringList wrong = trial.play(seconds);
    for (const QString& line : wrong)
        std::fprintf(stderr, "%s\n", qPrintable(line));
    printPromise("P8", QStringLiteral("tasks in a storm of %1 s").arg(seconds), StormTrial::kTasks, wrong.isEmpty() ? 0 : std::max(1, StormTrial::kTasks - trial.runs),
                 QStringLiteral("%1 requests answered, %2 caught by it, %3 sent into it; all under way again after %4 s, done after %5 s")
                     .arg(trial.answered).arg(trial.caught).arg(trial.refused).arg(trial.recoveredS).arg(trial.doneS));
    return wrong.isEmpty() ? 0 : 1;
}

} // namespace

// Usage: qd_provider_trials money ROUNDS [SEED] | faults CASES [SEED] | storm PROGRAM SECONDS STEPS: the program against providers
// of models that are not as they should be, judged by their own bill. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // what agents make needs fonts
    const QTemporaryDir runtime;             // where sessions have a folder for sockets
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    const QGuiApplication application(argc, argv);
    qd::openResources();
    const QStringList words = QCoreApplication::arguments();
    const QString what = words.value(1);
    const int count = words.value(what == QLatin1String("storm") ? 3 : 2).toInt();
    const quint32 seed = words.size() > 3 ? words[3].toUInt() : QRandomGenerator::global()->generate() / 2;
    if (what == QLatin1String("spend") && words.size() == 3)
        return Spender(words[2]).run();
    if (what == QLatin1String("money") && count > 0)
        return money(count, seed);
    if (what == QLatin1String("faults") && count > 0)
        return faults(count, seed);
    if (what == QLatin1String("storm") && count > 0 && words.value(4).toInt() > 0)
        return storm(words[2], count, words[4].toInt());
    std::fprintf(stderr, "usage: qd_provider_trials money ROUNDS [SEED] | faults CASES [SEED] | storm PROGRAM SECONDS STEPS\n");
    return 2;
}
