#include "agents/llm/door/Lane.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using Outcome = Lane::Outcome;

constexpr Duration at(qint64 ms)
{
    return Duration(ms);
}

Lane::Wanted tokens(qint64 in)
{
    return {in, 0};
}

/// Starts as many as may start. @returns how many.
int startAll(Lane& lane, Duration now, int most = 1'000)
{
    int started = 0;
    while (started < most && lane.mayStart(now, tokens(1))) {
        lane.started(tokens(1));
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
    EXPECT_FALSE(lane.mayStart(at(2'100), tokens(1))) << "a tenth of a random part comes on top";
    EXPECT_EQ(lane.nextLook(at(100), tokens(1)), at(2'200));
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
    EXPECT_FALSE(lane.mayStart(at(2), tokens(1)));
}

TEST(Lane, WhileItIsOpenOneCallGoesToSee)
{
    Lane lane(64);
    startAll(lane, at(0));
    for (int i = 0; i < 4; ++i)
        lane.ended(Outcome::Ill, at(5), 1);
    ASSERT_TRUE(lane.isOpen());
    const std::optional<Duration> next = lane.nextLook(at(5), tokens(1));
    ASSERT_TRUE(next);
    EXPECT_EQ(*next, at(1'005)) << "four that failed in the same moment wait once";
    EXPECT_EQ(startAll(lane, *next), 1);
    EXPECT_FALSE(lane.nextLook(*next, tokens(1))) << "it depends on the one that went";
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
        const Duration next = *lane.nextLook(now, tokens(1));
        EXPECT_LE(next - now, Lane::kLongestPause);
        now = next;
        lane.started(tokens(1));
        lane.ended(Outcome::Ill, now, 0.999);
        ++looks;
    }
    EXPECT_LE(looks, 24) << "in five minutes";
    EXPECT_GE(looks, 18);
}

TEST(Lane, WhoIsIllIsAskedNoSoonerThanItAskedFor)
{
    Lane lane(64);
    startAll(lane, at(0));
    lane.ended(Outcome::Ill, at(0), 0.5, at(120'000));
    lane.ended(Outcome::Ill, at(0), 0.5, at(1'000));
    EXPECT_FALSE(lane.mayStart(at(125'999), tokens(1))) << "also after the first failure";
    EXPECT_TRUE(lane.mayStart(at(126'000), tokens(1)));
    EXPECT_EQ(lane.availableAt(tokens(1)), at(126'000));
}

TEST(Lane, WhoAsksForNoTimeIsLeftAloneAllTheSameAndLongerEachTime)
{
    for (const Outcome outcome : {Outcome::Ill, Outcome::TooMany}) {
        Lane lane(64);
        Duration now = at(0), before = at(0);
        for (int i = 0; i < 6; ++i) {
            startAll(lane, now, 1);
            lane.ended(outcome, now, 0, at(0));
            const Duration pause = lane.availableAt(tokens(1)) - now;
            EXPECT_GE(pause, std::max(at(500), before)) << i;
            before = pause;
            now += pause;
        }
        EXPECT_EQ(before, Lane::kLongestPause / 2);
    }
}

TEST(Lane, AFailureAlonePausesNobodyElse)
{
    Lane lane(64);
    startAll(lane, at(0));
    lane.ended(Outcome::Ill, at(1), 0);
    lane.ended(Outcome::Ill, at(1), 0);
    EXPECT_TRUE(lane.mayStart(at(1), tokens(1)));
}

TEST(Lane, ACallPausesLongerAfterEachFailureAndNeverInStep)
{
    EXPECT_EQ(Lane::pauseAfter(0, 0), at(500));
    EXPECT_EQ(Lane::pauseAfter(0, 1), at(1'000));
    EXPECT_EQ(Lane::pauseAfter(3, 0.5), at(6'000));
    EXPECT_EQ(Lane::pauseAfter(60, 1), Lane::kLongestPause);
}

TEST(Lane, WhatItsHeadersSayIsLeftHoldsForAll)
{
    Lane lane(64);
    lane.told(Lane::Requests, 2, -1, at(1'000), at(0));
    EXPECT_EQ(startAll(lane, at(0)), 2);
    EXPECT_EQ(lane.nextLook(at(0), tokens(1)), at(1'000));
    EXPECT_TRUE(lane.mayStart(at(1'000), tokens(1)));
}

TEST(Lane, ALargeCallWaitsForTokens)
{
    Lane lane(64);
    lane.told(Lane::Tokens, 500, -1, at(3'000), at(0));
    EXPECT_TRUE(lane.mayStart(at(0), tokens(400)));
    EXPECT_FALSE(lane.mayStart(at(0), tokens(501)));
    lane.started(tokens(400));
    EXPECT_FALSE(lane.mayStart(at(0), tokens(200)));
    EXPECT_TRUE(lane.mayStart(at(3'000), tokens(10'000))) << "more than ever stood there is the provider's to judge";
}

TEST(Lane, WhatIsUsedUpComesBackEvenly)
{
    Lane lane(64);
    lane.told(Lane::Tokens, 0, 150'000, at(360'000), at(0));
    EXPECT_EQ(lane.nextLook(at(0), tokens(5'000)), at(12'000));
    EXPECT_FALSE(lane.mayStart(at(11'999), tokens(5'000)));
    EXPECT_TRUE(lane.mayStart(at(12'000), tokens(5'000)));
    EXPECT_EQ(lane.nextLook(at(0), tokens(200'000)), at(360'000)) << "more than there ever is waits for all of it";
}

/// Anthropic sends all four, and each answer repeats them in this order.
TEST(Lane, WindowsOfSeveralKindsHoldSideBySide)
{
    Lane lane(64);
    lane.told(Lane::Requests, 50, 50, at(0), at(0));
    lane.told(Lane::Tokens, 20'000, 20'000, at(0), at(0));
    lane.told(Lane::InputTokens, 500, 10'000, at(60'000), at(0));
    lane.told(Lane::OutputTokens, 8'000, 8'000, at(0), at(0));
    EXPECT_FALSE(lane.mayStart(at(0), {600, 10})) << "much room for output says nothing of the input";
    EXPECT_TRUE(lane.mayStart(at(0), {500, 10}));
    lane.told(Lane::InputTokens, 10'000, 10'000, at(0), at(0));
    lane.told(Lane::OutputTokens, 100, 8'000, at(60'000), at(0));
    lane.told(Lane::Tokens, 20'000, 20'000, at(0), at(0));
    EXPECT_FALSE(lane.mayStart(at(0), {10, 200}));
    EXPECT_TRUE(lane.mayStart(at(0), {600, 100}));
    lane.told(Lane::OutputTokens, 8'000, 8'000, at(0), at(0));
    lane.told(Lane::Tokens, 300, 20'000, at(60'000), at(0));
    EXPECT_FALSE(lane.mayStart(at(0), {200, 101})) << "all of it together";
    EXPECT_TRUE(lane.mayStart(at(0), {200, 100}));
    lane.told(Lane::Requests, 0, 50, at(60'000), at(0));
    EXPECT_FALSE(lane.mayStart(at(0), {1, 1}));
    EXPECT_EQ(lane.nextLook(at(0), {1, 1}), at(1'200));
}

TEST(Lane, WhatIsStartedIsTakenOffEveryKind)
{
    Lane lane(64);
    lane.told(Lane::InputTokens, 1'000, 1'000, at(60'000), at(0));
    lane.told(Lane::OutputTokens, 1'000, 1'000, at(60'000), at(0));
    lane.started({900, 100});
    EXPECT_FALSE(lane.mayStart(at(0), {101, 0}));
    EXPECT_TRUE(lane.mayStart(at(0), {100, 900}));
    EXPECT_FALSE(lane.mayStart(at(0), {100, 901}));
}

} // namespace
} // namespace qd::agents
