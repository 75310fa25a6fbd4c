#include "core/rules/calendar/Schedule.h"

#include <gtest/gtest.h>

#include <QDateTime>

namespace qd::test {

namespace {

using rules::Occurrence;
using rules::Schedule;

Timing cron(const char* text, const char* zone = "Europe/Berlin")
{
    Timing timing;
    timing.cron = QString::fromLatin1(text);
    timing.timeZone = QString::fromLatin1(zone);
    return timing;
}

Timing on(QStringList days, const char* at = "09:00")
{
    Timing timing;
    timing.on = std::move(days);
    timing.at = QString::fromLatin1(at);
    timing.timeZone = QStringLiteral("Europe/Berlin");
    return timing;
}

Instant utc(const char* text)
{
    return {QDateTime::fromString(QString::fromLatin1(text) + QStringLiteral("Z"), Qt::ISODate).toMSecsSinceEpoch()};
}

/// The next occurrences after a moment, as a clock in the zone shows them.
QStringList nextOf(const Timing& timing, const char* after, int count)
{
    const Result<Schedule> schedule = Schedule::read(timing, {});
    EXPECT_TRUE(schedule) << (schedule ? "" : schedule.error().text.toStdString());
    QStringList shown;
    Instant at = utc(after);
    for (int i = 0; schedule && i < count; ++i) {
        const std::optional<Occurrence> next = schedule->next(at);
        if (!next)
            break;
        shown.append(next->local);
        EXPECT_GT(next->at, at);
        at = next->at;
    }
    return shown;
}

QStringList list(const char* texts)
{
    return QString::fromLatin1(texts).split(QLatin1Char(' '));
}

/// What is wrong, and where.
QString faultOf(const Timing& timing)
{
    const Result<Schedule> schedule = Schedule::read(timing, {});
    return schedule ? QString() : schedule.error().where + QLatin1Char(' ') + schedule.error().text;
}

/// Walks through time minute by minute as the person does who looks at a clock: what the clock came to or passed for the
/// first time is due.
QList<qint64> walked(const QTimeZone& zone, int everyMinutes, int firstMinute, Instant from, Instant to)
{
    const auto wallAt = [&](qint64 ms) { return ms / 60'000 + zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)) / 60; };
    QList<qint64> due;
    qint64 seen = wallAt(from.ms);
    for (qint64 ms = from.ms + 60'000; ms <= to.ms; ms += 60'000) {
        bool isDue = false;
        for (const qint64 shown = wallAt(ms); seen < shown; ++seen)
            isDue = isDue || (seen + 1) % everyMinutes == firstMinute;
        if (isDue)
            due.append(ms);
    }
    return due;
}

} // namespace

TEST(Schedule, CronTakesNumbersRangesListsStepsAndNames)
{
    EXPECT_EQ(nextOf(cron("0 9 * * 1"), "2026-11-21T08:00:00", 2), list("2026-11-23T09:00 2026-11-30T09:00"));
    EXPECT_EQ(nextOf(cron("0,30 8-9 * * mon-fri"), "2026-11-20T20:00:00", 5),
              list("2026-11-23T08:00 2026-11-23T08:30 2026-11-23T09:00 2026-11-23T09:30 2026-11-24T08:00"));
    EXPECT_EQ(nextOf(cron("*/20 12 24 DEC *"), "2026-11-21T08:00:00", 4),
              list("2026-12-24T12:00 2026-12-24T12:20 2026-12-24T12:40 2027-12-24T12:00"));
    EXPECT_EQ(nextOf(cron("0 0 * * 7"), "2026-11-21T08:00:00", 1), nextOf(cron("0 0 * * 0"), "2026-11-21T08:00:00", 1)) << "Sunday has two numbers";
    EXPECT_EQ(nextOf(cron("50/5 23 * * *"), "2026-11-21T08:00:00", 2), list("2026-11-21T23:50 2026-11-21T23:55"));
}

TEST(Schedule, DayOfTheMonthOrDayOfTheWeekWhenBothAreGiven)
{
    EXPECT_EQ(nextOf(cron("0 0 13 * 5"), "2026-11-01T00:00:00", 4), list("2026-11-06T00:00 2026-11-13T00:00 2026-11-20T00:00 2026-11-27T00:00"));
    EXPECT_EQ(nextOf(cron("0 0 1,15 * mon"), "2026-11-10T00:00:00", 3), list("2026-11-15T00:00 2026-11-16T00:00 2026-11-23T00:00"));
    EXPECT_EQ(nextOf(cron("0 0 13 * *"), "2026-11-01T00:00:00", 2), list("2026-11-13T00:00 2026-12-13T00:00")) << "a star restricts nothing";
}

TEST(Schedule, CalendarRulesInWords)
{
    EXPECT_EQ(nextOf(on({QStringLiteral("monday")}), "2026-11-21T08:00:00", 2), list("2026-11-23T09:00 2026-11-30T09:00"));
    EXPECT_EQ(nextOf(on({QStringLiteral("First Monday")}), "2026-11-21T08:00:00", 2), list("2026-12-07T09:00 2027-01-04T09:00"));
    EXPECT_EQ(nextOf(on({QStringLiteral("last friday")}), "2026-11-21T08:00:00", 2), list("2026-11-27T09:00 2026-12-25T09:00"));
    EXPECT_EQ(nextOf(on({QStringLiteral("last day")}, "18:30"), "2026-12-01T08:00:00", 3), list("2026-12-31T18:30 2027-01-31T18:30 2027-02-28T18:30"));
    EXPECT_EQ(nextOf(on({QStringLiteral("day 31")}), "2026-11-01T08:00:00", 2), list("2026-12-31T09:00 2027-01-31T09:00")) << "November has none";
    EXPECT_EQ(nextOf(on({QStringLiteral("02-29")}), "2026-11-01T08:00:00", 2), list("2028-02-29T09:00 2032-02-29T09:00"));
    EXPECT_EQ(nextOf(on({QStringLiteral("every weekday")}), "2026-11-20T09:00:00", 2), list("2026-11-23T09:00 2026-11-24T09:00"));
    EXPECT_EQ(nextOf(on({QStringLiteral("every day"), QStringLiteral("monday")}), "2026-11-22T09:00:00", 2), list("2026-11-23T09:00 2026-11-24T09:00"))
        << "two reasons make one occurrence";
}

TEST(Schedule, ATimeThatTheClocksSkipComesOnceRightAfterTheGap)
{
    EXPECT_EQ(nextOf(cron("30 2 * * *"), "2026-03-28T00:00:00", 3), list("2026-03-28T02:30 2026-03-29T03:00 2026-03-30T02:30"));
    EXPECT_EQ(nextOf(cron("*/15 2-3 * * *"), "2026-03-28T23:00:00", 3), list("2026-03-29T03:00 2026-03-29T03:15 2026-03-29T03:30"))
        << "four that are skipped, and the one that is not, are one";
    EXPECT_EQ(nextOf(cron("30 0 * * *", "America/Santiago"), "2026-09-05T12:00:00", 1), list("2026-09-06T01:00")) << "a gap at midnight";
    EXPECT_EQ(nextOf(cron("0 9 30 12 *", "Pacific/Apia"), "2011-12-01T00:00:00", 1), list("2011-12-31T00:00")) << "a day that an island left out";
}

TEST(Schedule, ATimeThatTheClocksShowTwiceComesOnce)
{
    EXPECT_EQ(nextOf(cron("30 2 * * *"), "2026-10-24T00:00:00", 4), list("2026-10-24T02:30 2026-10-25T02:30 2026-10-26T02:30 2026-10-27T02:30"));
    const Result<Schedule> schedule = Schedule::read(cron("30 2 * * *"), {});
    EXPECT_EQ(schedule->next(utc("2026-10-24T12:00:00"))->at, utc("2026-10-25T00:30:00")) << "the first of the two";
    EXPECT_EQ(schedule->next(utc("2026-10-25T01:10:00"))->local, QStringLiteral("2026-10-26T02:30")) << "asked while they show it again";
}

TEST(Schedule, SaysTheSameAsALookAtTheClockEveryMinute)
{
    const QList<std::pair<Instant, Instant>> edges{{utc("2026-03-05T00:00:00"), utc("2026-04-07T00:00:00")},
                                                   {utc("2026-09-03T00:00:00"), utc("2026-09-08T00:00:00")},
                                                   {utc("2026-10-01T00:00:00"), utc("2026-11-03T00:00:00")}};
    for (const char* zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "UTC"})
        for (const auto& [from, to] : edges) {
            const Result<Schedule> schedule = Schedule::read(cron("7/20 * * * *", zone), {});
            ASSERT_TRUE(schedule);
            QList<qint64> due;
            for (std::optional<Occurrence> next = schedule->next(from); next && next->at <= to; next = schedule->next(next->at))
                due.append(next->at.ms);
            EXPECT_EQ(due, walked(QTimeZone(zone), 20, 7, from, to)) << zone;
        }
}

TEST(Schedule, TheLastOneBeforeAMoment)
{
    const Result<Schedule> weekly = Schedule::read(cron("0 9 * * 1"), {});
    EXPECT_EQ(weekly->last(utc("2026-01-01T00:00:00"), utc("2026-11-21T08:00:00"))->local, QStringLiteral("2026-11-16T09:00"));
    EXPECT_FALSE(weekly->last(utc("2026-11-16T08:00:00"), utc("2026-11-21T08:00:00")));
    const Result<Schedule> often = Schedule::read(cron("*/10 * * * *"), {});
    for (const char* until : {"2026-03-29T00:59:00", "2026-03-29T01:00:00", "2026-10-25T00:35:00", "2026-10-25T01:20:00", "2026-10-25T02:00:00"}) {
        Instant last = utc("2026-03-01T00:00:00");
        for (std::optional<Occurrence> next = often->next(utc(until) - std::chrono::hours(5)); next && next->at <= utc(until); next = often->next(last))
            last = next->at;
        EXPECT_EQ(often->last(utc("2026-01-01T00:00:00"), utc(until))->at, last) << until;
    }
}

TEST(Schedule, SaysWhatIsWrongWithWhatAPersonWrote)
{
    EXPECT_EQ(faultOf(cron("0 9 * *")), QStringLiteral("cron has 4 fields"));
    EXPECT_EQ(faultOf(cron("60 9 * * *")), QStringLiteral("cron has the minute \"60\""));
    EXPECT_EQ(faultOf(cron("0 9 * * funday")), QStringLiteral("cron has the day of the week \"funday\""));
    EXPECT_EQ(faultOf(cron("0 9 5-1 * *")), QStringLiteral("cron has the day of the month \"5-1\""));
    EXPECT_EQ(faultOf(cron("*/0 9 * * *")), QStringLiteral("cron has the minute \"*/0\""));
    EXPECT_EQ(faultOf(cron("1,,2 9 * * *")), QStringLiteral("cron has the minute \"1,,2\""));
    EXPECT_EQ(faultOf(cron("0 0 30 2 *")), QStringLiteral("cron names a day that never comes"));
    EXPECT_EQ(faultOf(cron("0 0 * * *", "Mars/Base")), QStringLiteral("time_zone is \"Mars/Base\""));
    EXPECT_EQ(faultOf(on({QStringLiteral("sometimes")})), QStringLiteral("on names the day \"sometimes\""));
    EXPECT_EQ(faultOf(on({QStringLiteral("day 32")})), QStringLiteral("on names the day \"day 32\""));
    EXPECT_EQ(faultOf(on({QStringLiteral("monday")}, "9am")), QStringLiteral("at is \"9am\""));
    EXPECT_EQ(faultOf(Timing{}), QStringLiteral(" says no time"));
}

} // namespace qd::test
