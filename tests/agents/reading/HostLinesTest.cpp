#include "agents/reading/manners/HostLines.h"

#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kA = QStringLiteral("a.example");
const QString kB = QStringLiteral("b.example");

} // namespace

TEST(HostLines, OneIsInsideAndTheNextOneWaitsForItsTime)
{
    ManualClock clock;
    agents::HostLines lines(clock, std::chrono::seconds(1));
    QStringList went;
    const quint64 first = lines.enter(kA, [&] { went.append(QStringLiteral("first")); });
    const quint64 second = lines.enter(kA, [&] { went.append(QStringLiteral("second")); });
    lines.enter(kB, [&] { went.append(QStringLiteral("other")); });
    EXPECT_TRUE(went.isEmpty()) << "later, not now";
    ASSERT_TRUE(waitUntil([&] { return went.size() == 2; }));
    EXPECT_EQ(went, QStringList({QStringLiteral("first"), QStringLiteral("other")}));
    clock.advance(std::chrono::seconds(5));
    lines.leave(lines.enter(kB, [] {})); // it looks again who may go
    EXPECT_FALSE(waitUntil([&] { return went.size() > 2; }, std::chrono::milliseconds(30))) << "one at a time, however long";
    lines.leave(first);
    ASSERT_TRUE(waitUntil([&] { return went.size() == 3; }));
    lines.leave(second);
    lines.enter(kA, [&] { went.append(QStringLiteral("third")); });
    EXPECT_EQ(lines.untilFree(kA), Duration(1'000));
    EXPECT_FALSE(waitUntil([&] { return went.size() > 3; }, std::chrono::milliseconds(30))) << "its time has not come";
    clock.advance(Duration(999));
    EXPECT_EQ(lines.untilFree(kA), Duration(1));
    clock.advance(Duration(1));
    ASSERT_TRUE(waitUntil([&] { return went.size() == 4; }));
    EXPECT_EQ(lines.untilFree(kB), Duration(0));
}

TEST(HostLines, WhoDoesNotWaitAnyLongerHoldsNobodyUp)
{
    ManualClock clock;
    agents::HostLines lines(clock, Duration(0));
    int went = 0;
    const quint64 first = lines.enter(kA, [&] { ++went; });
    const quint64 second = lines.enter(kA, [&] { went += 10; });
    lines.enter(kA, [&] { went += 100; });
    ASSERT_TRUE(waitUntil([&] { return went == 1; }));
    lines.leave(second);
    lines.leave(second);
    lines.leave(first);
    ASSERT_TRUE(waitUntil([&] { return went > 1; }));
    EXPECT_EQ(went, 101);
}

TEST(HostLines, AClockThatIsSetBackMakesNobodyWaitLonger)
{
    ManualClock clock;
    agents::HostLines lines(clock, std::chrono::seconds(1));
    int went = 0;
    lines.leave(lines.enter(kA, [] {}));
    const quint64 first = lines.enter(kA, [&] { ++went; });
    ASSERT_TRUE(waitUntil([&] { return went == 1; }));
    lines.leave(first);
    clock.advance(-std::chrono::hours(24 * 365));
    EXPECT_EQ(lines.untilFree(kA), Duration(1'000));
}

} // namespace qd::test
