#include "core/rules/Habits.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::rules;

namespace {

const AgentId kWriter{QStringLiteral("copywriter")};

Instant dayAt(qint64 day, int minute = 0)
{
    return {(day * 24 * 60 + minute) * 60'000};
}

/// A state that heard of turns, day by day.
struct Days {
    HabitsState state;

    void turn(qint64 day, qint64 cents, bool failed = false, Duration took = Duration(1'000), const QString& model = QStringLiteral("anthropic:claude"))
    {
        Spend spend;
        spend.model = model;
        spend.cost = {cents * 10'000};
        spend.wouldHaveCost = {cents * 10'000};
        if (model == QLatin1String("rehearsal"))
            spend.cost = {};
        spend.took = took;
        if (failed)
            enter(TurnFailed{{}, {}, {}, kWriter, spend, {}, true, false, {}, {}}, day);
        else
            enter(finished(spend), day);
    }
    void enter(const Fact& fact, qint64 day)
    {
        StoredFact stored;
        stored.time = dayAt(day);
        stored.fact = fact;
        state.apply(stored);
    }
    QList<AgentUnusual> found() const { return unusual(state, kWriter); }

private:
    static TurnFinished finished(const Spend& spend)
    {
        TurnFinished fact;
        fact.agent = kWriter;
        fact.spend = spend;
        return fact;
    }
};

} // namespace

TEST(Habits, NothingIsUnusualBeforeAWeekIsKnown)
{
    Days days;
    for (qint64 day = 1; day <= 6; ++day)
        days.turn(day, 100);
    days.turn(7, 100'000);
    EXPECT_TRUE(days.found().isEmpty());
    EXPECT_FALSE(usualOf(days.state.days.value(kWriter), Habit::Spending)) << "six days before it are no week";
}

TEST(Habits, SpendingBeyondItsOwnDaysIsSaidOnceADay)
{
    Days days;
    for (qint64 day = 1; day <= 9; ++day)
        days.turn(day, 100 + day % 3 * 10); // 1.00, 1.10, 1.20 by turns: median 1.10, distances 0.10
    days.turn(10, 220);
    EXPECT_TRUE(days.found().isEmpty()) << "twice the median is still like its days";
    days.turn(10, 1);
    const QList<AgentUnusual> found = days.found();
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0].habit, Habit::Spending);
    EXPECT_EQ(found[0].value, 2'210'000);
    EXPECT_EQ(found[0].usual, 1'100'000);
    EXPECT_EQ(found[0].limit, 2'200'000);
    EXPECT_EQ(found[0].days, 9);
    EXPECT_EQ(sentenceOf(found[0], QStringLiteral("Copywriter")),
              QStringLiteral("Copywriter is not as on its other days: $2.21 today, usually $1.10, at most $2.20 (from 9 days)"));
    days.enter(found[0], 10);
    EXPECT_TRUE(days.found().isEmpty()) << "it was said";
    EXPECT_EQ(unusualOn(days.state, kWriter, 10).size(), 1) << "and is still so";
    EXPECT_TRUE(unusualOn(days.state, kWriter, 11).isEmpty()) << "of a day without work there is nothing to say";
    days.turn(11, 300);
    EXPECT_EQ(days.found().size(), 1) << "another day, another word";
}

TEST(Habits, WhoseDaysDifferMuchIsGivenMoreRoom)
{
    Days days;
    for (qint64 day = 1; day <= 9; ++day)
        days.turn(day, day * 100); // median 5, distances 0 … 4: median 2
    const auto usual = usualOf(days.state.days.value(kWriter) + QList{HabitsState::Day{10, 1, 0, {}, Duration(0), {}}}, Habit::Spending);
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->median, 5'000'000);
    EXPECT_NEAR(usual->limit, 5'000'000 + 3 * 1.4826 * 2'000'000, 1);
}

TEST(Habits, SmallSumsAreWorthNoWord)
{
    Days days;
    for (qint64 day = 1; day <= 9; ++day)
        days.turn(day, 1);
    days.turn(10, 50);
    EXPECT_TRUE(days.found().isEmpty());
    days.turn(10, 1);
    EXPECT_EQ(days.found().size(), 1);
}

TEST(Habits, WhatLayWithAProviderCostsAndIsNeitherQuickNorSlow)
{
    Days days;
    const auto batched = [&days](bool failed) {
        TurnFinished finished;
        finished.agent = kWriter;
        finished.spend.model = QStringLiteral("anthropic:claude");
        finished.spend.cost = {250'000};
        finished.spend.batched = true;
        failed ? days.enter(TurnFailed{{}, {}, {}, kWriter, finished.spend, {}, true, false, {}, {}}, 1) : days.enter(finished, 1);
    };
    for (int i = 0; i < 5; ++i)
        days.turn(1, 100, false, Duration(12'000));
    for (int i = 0; i < 15; ++i)
        batched(i % 5 == 0);
    const HabitsState::Day day = days.state.days.value(kWriter).last();
    EXPECT_EQ(valueOf(day, Habit::Slowness), 12.0) << "not three seconds, as if they had taken none";
    EXPECT_EQ(valueOf(day, Habit::Failures), 0.0);
    EXPECT_EQ(valueOf(day, Habit::Spending), 5'000'000 + 15 * 250'000.0);
}

TEST(Habits, FailuresAndSlownessNeedFiveTurnsOfADay)
{
    Days days;
    for (qint64 day = 1; day <= 8; ++day)
        for (int i = 0; i < 10; ++i)
            days.turn(day, 0, i == 0, Duration(4'000)); // one of ten fails
    for (int i = 0; i < 4; ++i)
        days.turn(9, 0, true, Duration(60'000));
    EXPECT_TRUE(days.found().isEmpty()) << "four turns say nothing yet";
    days.turn(9, 0, true, Duration(60'000));
    QList<Habit> habits;
    for (const AgentUnusual& one : days.found())
        habits.append(one.habit);
    EXPECT_EQ(habits, (QList<Habit>{Habit::Failures, Habit::Slowness}));
}

TEST(Habits, RehearsalIsCountedByWhatItWouldHaveCost)
{
    Days days;
    for (qint64 day = 1; day <= 8; ++day)
        days.turn(day, 100, false, Duration(1'000), QStringLiteral("rehearsal"));
    days.turn(9, 120);
    EXPECT_TRUE(days.found().isEmpty()) << "to pay for the same work is not unusual";
}

TEST(Habits, OnlyTheLastDaysAreKeptAndAClockThatWasSetBackAddsToTheNewest)
{
    Days days;
    for (qint64 day = 1; day <= 40; ++day)
        days.turn(day, 100);
    days.turn(3, 50);
    const QList<HabitsState::Day> kept = days.state.days.value(kWriter);
    ASSERT_EQ(kept.size(), HabitsState::kDays);
    EXPECT_EQ(kept.last().day, 40);
    EXPECT_EQ(kept.last().cost.micro, 1'500'000);
    EXPECT_EQ(kept.first().day, 12);
}

TEST(Habits, SkillsAndStopsAreNoHabits)
{
    Days days;
    days.turn(1, 0, false, Duration(1), QString());
    TurnFailed stopped;
    stopped.agent = kWriter;
    stopped.spend.model = QStringLiteral("anthropic:claude");
    stopped.stopped = true;
    days.enter(stopped, 1);
    EXPECT_TRUE(days.state.days.isEmpty());
}
