#include "agents/llm/wire/RateWindow.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace std::chrono_literals;

namespace {

const Instant kNow{1'763'802'000'000}; // 2025-11-22T09:00:00Z

std::optional<Duration> waitFor(const HttpHeaders& headers, int status = 429)
{
    return retryAfter(status, headers, kNow);
}

} // namespace

TEST(RateWindow, ReadsGosDurations)
{
    EXPECT_EQ(readDuration("1s"), Duration(1s));
    EXPECT_EQ(readDuration("6m0s"), Duration(6min));
    EXPECT_EQ(readDuration("12ms"), Duration(12ms));
    EXPECT_EQ(readDuration("1h2m3.5s"), Duration(3'723'500ms));
    EXPECT_EQ(readDuration("59"), Duration(59s));
    EXPECT_EQ(readDuration("99999h"), Duration(24h));
    for (const char* odd : {"", "s", "1x", "-1s", "1s1", "1.2.3s", "nan", "inf"})
        EXPECT_FALSE(readDuration(odd)) << odd;
}

TEST(RateWindow, ReadsAnthropicsWindows)
{
    const QList<RateWindow> windows = rateWindows({{"anthropic-ratelimit-requests-limit", "1000"}, {"anthropic-ratelimit-requests-remaining", "999"},
        {"anthropic-ratelimit-requests-reset", "2025-11-22T09:00:30Z"}, {"anthropic-ratelimit-output-tokens-remaining", "0"},
        {"anthropic-ratelimit-output-tokens-reset", "2025-11-22T08:00:00Z"}}, kNow);
    ASSERT_EQ(windows.size(), 2);
    EXPECT_EQ(windows[0].of, RateWindow::Requests);
    EXPECT_EQ(windows[0].limit, 1000);
    EXPECT_EQ(windows[0].remaining, 999);
    EXPECT_EQ(windows[0].resetIn, Duration(30s));
    EXPECT_EQ(windows[1].of, RateWindow::OutputTokens);
    EXPECT_EQ(windows[1].limit, -1);
    EXPECT_EQ(windows[1].resetIn, Duration(0)) << "a moment that has passed";
}

TEST(RateWindow, ReadsOpenAisWindows)
{
    const QList<RateWindow> windows = rateWindows({{"x-ratelimit-limit-tokens", "160000"}, {"x-ratelimit-remaining-tokens", "159976"},
        {"x-ratelimit-reset-tokens", "6m0s"}, {"x-ratelimit-limit-requests", "-1"}, {"x-ratelimit-limit", "20"}, {"x-ratelimit-reset", "1763802005000"}}, kNow);
    ASSERT_EQ(windows.size(), 2);
    EXPECT_EQ(windows[0].of, RateWindow::Tokens);
    EXPECT_EQ(windows[0].resetIn, Duration(6min));
    EXPECT_EQ(windows[1].of, RateWindow::Requests);
    EXPECT_EQ(windows[1].resetIn, Duration(5s));
    EXPECT_TRUE(rateWindows({{"x-ratelimit-limit-tokens", "many"}}, kNow).isEmpty());
}

TEST(RetryAfter, ReadsSecondsDatesAndMilliseconds)
{
    EXPECT_EQ(waitFor({{"retry-after", "7"}}), Duration(7s));
    EXPECT_EQ(waitFor({{"retry-after", "0.5"}}), Duration(500ms));
    EXPECT_EQ(waitFor({{"retry-after", "7"}, {"retry-after-ms", "1500"}}), Duration(1500ms));
    EXPECT_EQ(waitFor({{"retry-after", "Sat, 22 Nov 2025 09:01:00 GMT"}}), Duration(1min));
    EXPECT_EQ(waitFor({{"retry-after", "Saturday, 22-Nov-25 09:01:00 GMT"}}), Duration(1min));
    EXPECT_EQ(waitFor({{"retry-after", "Sat Nov 22 09:01:00 2025"}}), Duration(1min));
    EXPECT_EQ(waitFor({{"retry-after", "Sat, 22 Nov 2025 08:00:00 GMT"}}), Duration(0));
}

TEST(RetryAfter, IsBoundedAndNeverNegative)
{
    EXPECT_EQ(waitFor({{"retry-after", "86400"}}), Duration(10min));
    EXPECT_EQ(waitFor({{"retry-after", "1e300"}}), Duration(10min));
    EXPECT_EQ(waitFor({{"retry-after", "Sun, 23 Nov 2025 09:01:00 GMT"}}), Duration(10min));
    for (const char* odd : {"", "-5", "soon", "nan"})
        EXPECT_FALSE(waitFor({{"retry-after", odd}})) << odd;
    EXPECT_FALSE(waitFor({}));
}

TEST(RetryAfter, OtherwiseTakesTheLongestResetOfWhatIsUsedUp)
{
    const HttpHeaders headers{{"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "20s"},
                              {"x-ratelimit-remaining-tokens", "5"}, {"x-ratelimit-reset-tokens", "6m0s"}};
    EXPECT_EQ(waitFor(headers), Duration(20s));
    EXPECT_FALSE(waitFor(headers, 500));
}
