#include "core/rules/money/Outlook.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qd::test {

namespace {

using namespace rules;

constexpr qint64 kFirst = 20'758; ///< 2026-11-01, a Sunday

/// Days of a department: how much each weekday is usually worth, times a number that scatters around one.
class Series {
public:
    Series(quint32 seed, bool weekly, double scatter) : m_random(seed), m_weekly(weekly), m_scatter(scatter) {}
    Money next(qint64 day)
    {
        static constexpr double kWeek[7] = {9, 8, 3, 1, 12, 11, 10};
        double normal = -6;
        for (int i = 0; i < 12; ++i)
            normal += double(m_random()) / double(std::mt19937::max());
        const double level = m_weekly ? kWeek[day % 7] : 8;
        return {std::llround(1e6 * level * std::exp(m_scatter * normal - m_scatter * m_scatter / 2))};
    }

private:
    std::mt19937 m_random;
    bool m_weekly;
    double m_scatter;
};

/// How many of 400 months end within the interval that was given for them on their twelfth day.
double coverage(bool weekly, double scatter, int before)
{
    int within = 0;
    constexpr int kMonths = 400;
    const qint64 today = kFirst + 11;
    for (int month = 0; month < kMonths; ++month) {
        Series series(quint32(1'000 + month), weekly, scatter);
        QMap<qint64, Money> past;
        Money soFar;
        for (qint64 day = today - before; day < today; ++day) {
            past.insert(day, series.next(day));
            if (day >= kFirst)
                soFar += past.value(day);
        }
        Money total = soFar;
        for (qint64 day = today; day < kFirst + 30; ++day)
            total += series.next(day);
        const auto seen = outlook(past, today, soFar, {});
        within += seen && total >= seen->low && total <= seen->high;
    }
    return double(within) / kMonths;
}

} // namespace

TEST(Outlook, EightOfTenMonthsEndWithinIt)
{
    for (const double scatter : {0.2, 0.5, 0.8})
        for (const bool weekly : {false, true})
            for (const int before : {14, 28, 40}) {
                if (weekly && before < 21)
                    continue; // too short to tell a weekday from chance: see below
                const double share = coverage(weekly, scatter, before);
                EXPECT_GE(share, 0.70) << scatter << ' ' << weekly << ' ' << before;
                EXPECT_LE(share, 0.90) << scatter << ' ' << weekly << ' ' << before;
            }
}

TEST(Outlook, AShortPastGivesAWiderInterval)
{
    Series series(7, false, 0.5);
    QMap<qint64, Money> past;
    for (qint64 day = kFirst - 30; day < kFirst; ++day)
        past.insert(day, series.next(day));
    QMap<qint64, Money> shortPast;
    for (qint64 day = kFirst - 8; day < kFirst; ++day)
        shortPast.insert(day, past.value(day));
    const auto wide = [](const std::optional<Outlook>& o) { return double(o->high.micro - o->low.micro) / double(o->expected.micro); };
    EXPECT_LT(wide(outlook(past, kFirst, {}, {})), wide(outlook(shortPast, kFirst, {}, {})));
}

TEST(Outlook, SaysNothingBeforeSevenDaysSawSpending)
{
    QMap<qint64, Money> past;
    for (int i = 0; i < 6; ++i)
        past.insert(kFirst + i, {5'000'000});
    past.insert(kFirst - 20, {});
    EXPECT_FALSE(outlook(past, kFirst + 6, {}, {}));
    past.insert(kFirst + 6, {5'000'000});
    EXPECT_TRUE(outlook(past, kFirst + 7, {}, {}));
    EXPECT_FALSE(outlook({}, kFirst, {}, {}));
}

TEST(Outlook, KnowsTheWeek)
{
    QMap<qint64, Money> past;
    for (qint64 day = kFirst - 28; day < kFirst; ++day)
        past.insert(day, {day % 7 == 3 || day % 7 == 2 ? 0 : 10'000'000}); // nothing at weekends
    const auto seen = outlook(past, kFirst, {}, {});
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->byWeekday);
    EXPECT_EQ(seen->low, seen->high) << "nothing scatters";
    EXPECT_EQ(seen->expected, Money{210'000'000}) << "21 working days in November 2026";
}

TEST(Outlook, HoldsWhateverTheDaysWere)
{
    FactBuilder chance(3);
    for (int round = 0; round < 200; ++round) {
        QMap<qint64, Money> past;
        const qint64 today = kFirst + chance.below(30);
        for (int i = 7 + chance.below(34); i > 0; --i)
            if (chance.below(4))
                past.insert(today - i, {qint64(chance.below(1'000)) * chance.below(1'000'000)});
        const Money soFar{qint64(chance.below(1'000'000)) * 1'000};
        const Money ofToday{soFar.micro / (1 + chance.below(5))};
        const auto seen = outlook(past, today, soFar, ofToday);
        if (!seen)
            continue;
        EXPECT_LE(soFar, seen->low) << "what is spent is spent";
        EXPECT_LE(seen->low, seen->high);
        EXPECT_LE(seen->low, seen->expected + Money{seen->expected.micro / 1'000 + 1});
        const auto again = outlook(past, today, soFar, ofToday);
        EXPECT_EQ(seen->high, again->high) << "the same days, the same figures";
        const auto more = outlook(past, today, soFar + Money{1'000'000}, ofToday);
        EXPECT_EQ(more->expected, seen->expected + Money{1'000'000});
    }
}

TEST(Outlook, OnTheLastDayOnlyTheRestOfItIsOpen)
{
    QMap<qint64, Money> past;
    for (qint64 day = kFirst; day < kFirst + 29; ++day)
        past.insert(day, {1'000'000});
    const auto seen = outlook(past, kFirst + 29, {29'400'000}, {400'000});
    EXPECT_EQ(seen->expected, Money{30'000'000});
    EXPECT_EQ(outlook(past, kFirst + 29, {31'000'000}, {2'000'000})->high, Money{31'000'000}) << "today has brought more than any day";
}

} // namespace qd::test
