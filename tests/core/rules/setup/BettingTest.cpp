#include "core/rules/setup/Betting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace qd::test {
namespace {

using namespace rules;

/// Differences of two coins, the same for the same seed: b comes up with `b`, a with `a`.
QList<double> coins(quint32 seed, double a, double b, int pairs)
{
    std::mt19937 random(seed);
    const auto falls = [&](double chance) { return std::ldexp(double(random()), -32) < chance ? 1.0 : 0.0; };
    QList<double> differences;
    for (int i = 0; i < pairs; ++i) {
        const double ofA = falls(a);
        differences.append(falls(b) - ofA);
    }
    return differences;
}

/// Bets on one candidate only: what meanBetween() says of 0, many times faster.
qsizetype shownAt(const QList<double>& numbers, double error)
{
    SeenNumbers seen;
    Wager wager(0);
    for (const double number : numbers) {
        wager.take(seen, number);
        seen.see(number);
        if (wager.capital() * error >= 1)
            return seen.count;
    }
    return 0;
}

TEST(Betting, TheFirstBetIsNothingAndTheNextAreWhatTheFormulaSaysByHand)
{
    SeenNumbers seen;
    Wager wager(0);
    wager.take(seen, 1);
    EXPECT_DOUBLE_EQ(wager.capital(), 1) << "nothing was known";
    seen.see(1);
    EXPECT_DOUBLE_EQ(seen.mean(), 0.5);
    EXPECT_DOUBLE_EQ(seen.variance(), 1.25 / 2) << "(1 + (1 - 1/2)²) / 2";
    wager.take(seen, -0.5); // 0.5 / (0.625 + 0.25) is cut to 1/2
    EXPECT_DOUBLE_EQ(wager.capital(), (0.75 + 1) / 2);
    seen.see(-0.5);
    EXPECT_DOUBLE_EQ(seen.mean(), 0.5 / 3);
    const double variance = (1 + 0.25 + std::pow(-0.5 - 0.5 / 3, 2)) / 3;
    EXPECT_DOUBLE_EQ(seen.variance(), variance);
    const double bet = (0.5 / 3) / (variance + std::pow(0.5 / 3, 2));
    ASSERT_LT(bet, 0.5);
    wager.take(seen, 0.8);
    EXPECT_DOUBLE_EQ(wager.capital(), (0.75 * (1 + bet * 0.8) + 1) / 2);
}

TEST(Betting, WhatAlwaysDiffersIsShownAtTheEleventh)
{
    // 1.5^(k-1) / 2 + 1/2 is at least 20 from k = 11 on
    QList<double> numbers(10, 1.0);
    EXPECT_EQ(meanBetween(numbers, 0.05).shownAt, 0);
    numbers.append(1.0);
    const MeanBetween all = meanBetween(numbers, 0.05);
    EXPECT_EQ(all.shownAt, 11);
    EXPECT_TRUE(all.isMore);
    EXPECT_NEAR(all.capital, (std::pow(1.5, 10) + 1) / 2, 1e-9);
    EXPECT_GE(all.low, 0);
    EXPECT_DOUBLE_EQ(all.high, 1);
    for (double& number : numbers)
        number = -1;
    const MeanBetween less = meanBetween(numbers, 0.05);
    EXPECT_EQ(less.shownAt, 11);
    EXPECT_FALSE(less.isMore);
    EXPECT_LE(less.high, 0);
}

TEST(Betting, NothingIsSaidOfNothing)
{
    const MeanBetween none = meanBetween({}, 0.05);
    EXPECT_EQ(none.shownAt, 0);
    EXPECT_DOUBLE_EQ(none.low, -1);
    EXPECT_DOUBLE_EQ(none.high, 1);
    EXPECT_EQ(meanBetween(QList<double>(200, 0.0), 0.05).shownAt, 0);
    EXPECT_DOUBLE_EQ(meanBetween(QList<double>(200, 0.0), 0.05).capital, 1);
}

TEST(Betting, WhoLooksAfterEachPairFindsADifferenceThatIsNotThereAsRarelyAsPromised)
{
    constexpr int kRuns = 3'000;
    for (const double chance : {0.5, 0.9}) {
        int found = 0;
        for (quint32 seed = 1; seed <= kRuns; ++seed)
            found += shownAt(coins(seed, chance, chance, 200), 0.05) > 0;
        EXPECT_LE(found, kRuns * 0.05) << "at " << chance;
        EXPECT_GT(found, 0) << "a test that never errs sees nothing either";
    }
}

TEST(Betting, AStatedEffectIsShownInTwoHundredPairsMostly)
{
    constexpr int kRuns = 500;
    int right = 0;
    int wrong = 0;
    for (quint32 seed = 1; seed <= kRuns; ++seed) {
        const QList<double> numbers = coins(seed, 0.6, 0.81, 200);
        const qsizetype at = shownAt(numbers, 0.05);
        const double sum = std::accumulate(numbers.begin(), numbers.begin() + at, 0.0);
        right += at > 0 && sum > 0;
        wrong += at > 0 && sum < 0;
    }
    EXPECT_GE(right, kRuns * 8 / 10) << "60 % against 81 %";
    EXPECT_LE(wrong, kRuns / 100);
}

TEST(Betting, TheIntervalHoldsTheMeanAtEveryLookAsOftenAsPromisedAndCloses)
{
    constexpr int kRuns = 200;
    int missed = 0;
    double width = 0;
    for (quint32 seed = 1; seed <= kRuns; ++seed) {
        const MeanBetween all = meanBetween(coins(seed, 0.4, 0.7, 150), 0.1); // never wider than at any earlier look
        missed += all.low > 0.3 || all.high < 0.3;
        width += all.high - all.low;
    }
    EXPECT_LE(missed, kRuns / 10);
    EXPECT_LT(width / kRuns, 0.7);
}

TEST(Betting, TheIntervalOnlyEverShrinksAndAgreesWithTheTest)
{
    const QList<double> numbers = coins(7, 0.3, 0.8, 120);
    double low = -1;
    double high = 1;
    for (qsizetype n = 0; n <= numbers.size(); n += 5) {
        const MeanBetween all = meanBetween(numbers.first(n), 0.05);
        EXPECT_GE(all.low, low);
        EXPECT_LE(all.high, high);
        EXPECT_EQ(all.shownAt > 0, all.low >= 0 || all.high <= 0) << "after " << n;
        low = all.low;
        high = all.high;
    }
    EXPECT_GE(low, 0);
}

} // namespace
} // namespace qd::test
