#include "app/commands/When.h"

#include <gtest/gtest.h>

#include <QDateTime>

namespace qd::app {

namespace {

/// A Wednesday.
Instant now()
{
    return {QDateTime(QDate(2026, 11, 18), QTime(10, 15)).toMSecsSinceEpoch()};
}

QString read(const char* text)
{
    const Result<Instant> at = momentArgument(QString::fromUtf8(text), now(), QStringLiteral("--until"));
    return at ? momentOnTheClock(*at) : at.error().text;
}

} // namespace

TEST(When, SpansAreCountedFromNow)
{
    EXPECT_EQ(read("90m"), QStringLiteral("2026-11-18 11:45"));
    EXPECT_EQ(read("2h"), QStringLiteral("2026-11-18 12:15"));
    EXPECT_EQ(read("1d"), QStringLiteral("2026-11-19 10:15"));
    EXPECT_EQ(read("1w"), QStringLiteral("2026-11-25 10:15"));
    EXPECT_EQ(read(" 2H "), QStringLiteral("2026-11-18 12:15"));
}

TEST(When, DaysAreMeantInTheMorning)
{
    EXPECT_EQ(read("tomorrow"), QStringLiteral("2026-11-19 09:00"));
    EXPECT_EQ(read("monday"), QStringLiteral("2026-11-23 09:00"));
    EXPECT_EQ(read("Mon"), QStringLiteral("2026-11-23 09:00"));
    EXPECT_EQ(read("wednesday"), QStringLiteral("2026-11-25 09:00")) << "not today";
    EXPECT_EQ(read("2026-11-24"), QStringLiteral("2026-11-24 09:00"));
}

TEST(When, AnHourIsTheNextOne)
{
    EXPECT_EQ(read("18:00"), QStringLiteral("2026-11-18 18:00"));
    EXPECT_EQ(read("9:30"), QStringLiteral("2026-11-19 09:30"));
    EXPECT_EQ(read("10:15"), QStringLiteral("2026-11-19 10:15")) << "now is not later";
}

TEST(When, AMomentMayHaveAZone)
{
    EXPECT_EQ(read("2026-11-24T14:30"), QStringLiteral("2026-11-24 14:30"));
    EXPECT_EQ(momentArgument(QStringLiteral("2026-11-24T14:30:00Z"), now(), {})->ms, 1'795'530'600'000);
    EXPECT_EQ(momentArgument(QStringLiteral("2026-11-24T14:30:00+02:00"), now(), {})->ms, 1'795'530'600'000 - 7'200'000);
}

TEST(When, AnythingElseIsAnErrorThatNamesWhatWouldBeRight)
{
    for (const char* text : {"", "soon", "2x", "-2h", "h", "25:00", "12:60", "2026-13-01", "2026-11-31", "20261124", "2026-11-24T", "999999999d", "2 h", "1.5h"}) {
        const Result<Instant> at = momentArgument(QString::fromUtf8(text), now(), QStringLiteral("--until"));
        ASSERT_FALSE(at) << text;
        EXPECT_EQ(at.error().kind, Error::Parse);
        EXPECT_EQ(at.error().where, QStringLiteral("--until"));
        EXPECT_TRUE(at.error().hint.contains(QLatin1String("tomorrow")));
    }
}

} // namespace qd::app
