#include "agents/llm/door/Lane.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using Outcome = Lane::Outcome;

constexpr Duration at(qint64 ms)
{
    return Duration(ms);
}

/// Starts as many as may start. @returns how many.
int startAll(Lane& lane, Duration now, int most = 1'000)
{
    int started = 0;
    while (started < most && lane.mayStart(now, 1)) {
        lane.started(1);
        ++started;
    }
    return started;
}

TEST(Lane, BeginsSmallAndGrowsByWhatGoesWell)
{
    Lane lane(64);
    EXPECT_EQ(startAll(lane, at(0)), 4);
    for (int i = 0; i < 4; ++i)
        lane.ended(Outcome::Well, at(10), 0);
    EXPECT_EQ(startAll(lane, at(10)), 8);
}

TEST(Lane, NeverHasMoreUnderWayThanItsMost)
{
    Lane lane(5);
    for (int i = 0; i < 50; ++i) {
        EXPECT_LE(lane.underWay() + startAll(lane, at(i)), 10);
        EXPECT_LE(lane.underWay(), 5);
        lane.ended(Outcome::Well, at(i), 0);
    }
}

TEST(Lane, TooManyHalvesItAndWaitsAsLongAsWasAsked)
{
    Lane lane(64);
    startAll(lane, at(0));
    lane.ended(Outcome::TooMany, at(100), 0.5, at(2'000));
    EXPECT_EQ(lane.atOnce(), 2);
    EXPECT_FALSE(lane.isOpen());
    for (int i = 0; i < 3; ++i)
        lane.ended(Outcome::Nothing, at(100), 0);
    EXPECT_FALSE(lane.mayStart(at(2'100), 1)) << "a tenth of a random part comes on top";
    EXPECT_EQ(lane.nextLook(at(100), 1), at(2'200));
    EXPECT_EQ(startAll(lane, at(2'200)), 2);
}

TEST(Lane, ThreeFailuresInARowOpenIt)
{
    Lane lane(64);
    startAll(lane, at(0));
    lane.ended(Outcome::Ill, at(1), 0);
    lane.ended(Outcome::Well, at(1), 0);
    lane.ended(Outcome::Ill, at(1), 0);
    lane.ended(Outcome::Ill, at(1), 0);
    EXPECT_FALSE(lane.isOpen()) << "one went well in between";
    EXPECT_EQ(lane.underWay(), 0);
    startAll(lane, at(2), 1);
    lane.ended(Outcome::Ill, at(2), 0);
    EXPECT_TRUE(lane.isOpen());
    EXPECT_FALSE(lane.mayStart(at(2), 1));
}

TEST(Lane, WhileItIsOpenOneCallGoesToSee)
{
    Lane lane(64);
    startAll(lane, at(0));
    for (int i = 0; i < 4; ++i)
        lane.ended(Outcome::Ill, at(5), 1);
    ASSERT_TRUE(lane.isOpen());
    const std::optional<Duration> next = lane.nextLook(at(5), 1);
    ASSERT_TRUE(next);
    EXPECT_EQ(*next, at(1'005)) << "four that failed in the same moment wait once";
    EXPECT_EQ(startAll(lane, *next), 1);
    EXPECT_FALSE(lane.nextLook(*next, 1)) << "it depends on the one that went";
    lane.ended(Outcome::Well, *next, 0);
    EXPECT_FALSE(lane.isOpen());
    EXPECT_EQ(startAll(lane, *next), 2) << "it begins small";
}

TEST(Lane, LooksRarelyButNeverLessThanEveryFifteenSeconds)
{
    Lane lane(64);
    startAll(lane, at(0), 3);
    for (int i = 0; i < 3; ++i)
        lane.ended(Outcome::Ill, at(0), 1);
    Duration now = at(0);
    int looks = 0;
    while (now < at(300'000)) {
        const Duration next = *lane.nextLook(now, 1);
        EXPECT_LE(next - now, Lane::kLongestPause);
        now = next;
        lane.started(1);
        lane.ended(Outcome::Ill, now, 0.999, at(99'999'999));
        ++looks;
    }
    EXPECT_LE(looks, 24) << "in five minutes";
    EXPECT_GE(looks, 18);
}

TEST(Lane, WhatItsHeadersSayIsLeftHoldsForAll)
{
    Lane lane(64);
    lane.told(Lane::Of::Requests, 2, -1, at(1'000), at(0));
    EXPECT_EQ(startAll(lane, at(0)), 2);
    EXPECT_EQ(lane.nextLook(at(0), 1), at(1'000));
    EXPECT_TRUE(lane.mayStart(at(1'000), 1));
}

TEST(Lane, ALargeCallWaitsForTokens)
{
    Lane lane(64);
    lane.told(Lane::Of::Tokens, 500, -1, at(3'000), at(0));
    EXPECT_TRUE(lane.mayStart(at(0), 400));
    EXPECT_FALSE(lane.mayStart(at(0), 501));
    lane.started(400);
    EXPECT_FALSE(lane.mayStart(at(0), 200));
    EXPECT_TRUE(lane.mayStart(at(3'000), 10'000)) << "more than ever stood there is the provider's to judge";
}

TEST(Lane, WhatIsUsedUpComesBackEvenly)
{
    Lane lane(64);
    lane.told(Lane::Of::Tokens, 0, 150'000, at(360'000), at(0));
    EXPECT_EQ(lane.nextLook(at(0), 5'000), at(12'000));
    EXPECT_FALSE(lane.mayStart(at(11'999), 5'000));
    EXPECT_TRUE(lane.mayStart(at(12'000), 5'000));
    EXPECT_EQ(lane.nextLook(at(0), 200'000), at(360'000)) << "more than there ever is waits for all of it";
}

} // namespace
} // namespace qd::agents
