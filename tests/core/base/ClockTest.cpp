#include "core/base/Clock.h"

#include "tests/support/ManualClock.h"

#include <gtest/gtest.h>

namespace qd {

TEST(Clock, WritesMomentsInUtc)
{
    EXPECT_EQ(toRfc3339({0}), QStringLiteral("1970-01-01T00:00:00.000Z"));
    EXPECT_EQ(toRfc3339({1'795'249'800'007}), QStringLiteral("2026-11-21T08:30:00.007Z"));
    EXPECT_EQ(toRfc3339({-1}), QStringLiteral("1969-12-31T23:59:59.999Z"));
}

TEST(Clock, DaysBeginAtMidnightAlsoBefore1970)
{
    EXPECT_EQ(dayOf({0}), 0);
    EXPECT_EQ(dayOf({86'399'999}), 0);
    EXPECT_EQ(dayOf({86'400'000}), 1);
    EXPECT_EQ(dayOf({-1}), -1);
    EXPECT_EQ(dayOf({-86'400'000}), -1);
    EXPECT_EQ(dayOf({-86'400'001}), -2);
}

TEST(Clock, OfTheTestKitMovesOnlyWhenTold)
{
    test::ManualClock clock({10});
    EXPECT_EQ(clock.now().ms, 10);
    clock.advance(Duration(5));
    EXPECT_EQ(clock.now() - Instant{10}, Duration(5));
    clock.set({3});
    EXPECT_EQ(clock.now(), Instant{3});
}

} // namespace qd
