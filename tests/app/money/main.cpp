#include "tests/app/money/Outside.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
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
    qint64 used = 1'000;
};

/// Rounds in which nothing may be passed, and all must come back.
Sum play(const QString& program, int rounds, quint32 seed, Asking asking)
{
    constexpr qint64 kEnough = 950;
    Sum sum;
    for (int i = 0; i < rounds; ++i) {
        const Round round = playRound(program, seed + quint32(i), asking, asking == Asking::CheckThenAct ? 0 : i % 4);
        const bool wrong = !round.finished || round.passed > 0 || round.unreturned > 0 || round.used < kEnough;
        ++sum.rounds;
        sum.broken += wrong;
        sum.passed += round.passed > 0;
        sum.kills += round.kills;
        sum.calls += round.calls;
        if (round.finished)
            sum.used = std::min(sum.used, round.used);
        if (wrong && asking != Asking::CheckThenAct)
            std::fprintf(stderr, "seed %u: %s, %lld of 1000 used\n", seed + quint32(i), qPrintable(round.what), static_cast<long long>(round.used));
    }
    return sum;
}

} // namespace

// Usage: qd_money_trial N [SEED]: N rounds in which a hundred spend at once from one record's budgets, of many scopes and units,
// while what they are told about usage is false a third of the time and they are killed; another process sends the bill. In half
// of them the rule is asked as well, in the others the record alone. Then as many as a tenth, by check-then-act, in most of which
// the bill must pass the limits (a kill may come before it does): else nothing was tried. Exit code 1 when a promise was broken.
int main(int argc, char** argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("spend") && words.size() == 5)
        return Spenders(words[2], words[3].toUInt(), Asking(words[4].toInt())).run();
    const int rounds = words.value(1).toInt();
    const quint32 seed = words.size() > 2 ? words[2].toUInt() : QRandomGenerator::global()->generate() / 2;
    if (rounds < 1) {
        std::fprintf(stderr, "usage: qd_money_trial N [SEED]\n");
        return 2;
    }
    const QString self = QCoreApplication::applicationFilePath();
    const Sum both = play(self, (rounds + 1) / 2, seed, Asking::Both);
    const Sum record = play(self, (rounds + 1) / 2, seed + 1'000'000, Asking::Record);
    const Sum naive = play(self, std::max(2, rounds / 10), seed, Asking::CheckThenAct);
    const auto found = [](const Sum& sum) {
        return QStringLiteral("%1 calls, %2 kills, at least %3 % of the tightest budget used").arg(sum.calls).arg(sum.kills).arg(double(sum.used) / 10);
    };
    printPromise("P5", QStringLiteral("rounds of 100 spenders, asked by the rule and the record (seed %1)").arg(seed), both.rounds, both.broken, found(both));
    printPromise("P5", QStringLiteral("rounds of 100 spenders, asked by the record alone"), record.rounds, record.broken, found(record));
    const bool isTried = 2 * naive.passed >= naive.rounds;
    printPromise("P5", QStringLiteral("rounds by check-then-act, most of which must pass the limits"), naive.rounds, isTried ? 0 : naive.rounds - naive.passed, QStringLiteral("%1 passed them").arg(naive.passed));
    return both.broken + record.broken > 0 || !isTried ? 1 : 0;
}
