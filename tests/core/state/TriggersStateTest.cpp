#include "tests/support/FactBuilder.h"

#include "core/rules/calendar/Triggers.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace std::chrono_literals;

/// A team with one daily trigger; facts as an office would tell them.
class TriggersStateTest : public testing::Test {
protected:
    FactBuilder record;
    TriggerId id{QStringLiteral("daily")};

    void SetUp() override
    {
        Organisation team = record.team();
        team.triggers = {daily()};
        record.adopt(team);
    }
    Trigger daily() const
    {
        Trigger trigger;
        trigger.id = id;
        trigger.title = QStringLiteral("Daily");
        trigger.workflow = {QStringLiteral("piece")};
        trigger.brief = QStringLiteral("Say something");
        trigger.schedule = Timing{{}, {QStringLiteral("every day")}, QStringLiteral("09:00"), QStringLiteral("UTC")};
        return trigger;
    }
    const TriggerState& at() const { return *record.state.triggers.known.constFind(id); }
    rules::Schedule schedule() const { return *rules::Schedule::read(*daily().schedule, {}); }
    std::optional<rules::Next> next() const { return rules::nextOf(schedule(), at()); }
    void fire(const rules::Next& due)
    {
        record.tell(TriggerFired{id, due.occurrence.local, FiredBy::Schedule, record.id<RunId>(), {}, due.occurrence.at, due.since, {id}});
    }
};

} // namespace

TEST_F(TriggersStateTest, WhatWasDueBeforeItWasKnownIsNotDueAnyMore)
{
    ASSERT_TRUE(next());
    EXPECT_GT(next()->occurrence.at, record.now);
    EXPECT_LE(next()->occurrence.at, record.now + 24h);
    EXPECT_FALSE(rules::missedOf(id, schedule(), at(), record.now));
}

TEST_F(TriggersStateTest, AnOccurrenceIsNeverSetOffTwice)
{
    const rules::Next due = *next();
    fire(due);
    EXPECT_EQ(at().count, 1);
    EXPECT_EQ(next()->occurrence.at, due.occurrence.at + 24h);
    fire(due);
    EXPECT_EQ(at().count, 1) << "the fold refuses it";
    const rules::Asking asking{system(), record.now, record.id<BriefId>(), record.id<RunId>()};
    rules::Firing firing;
    firing.at = due.occurrence.at;
    firing.occurrence = due.occurrence.local;
    const Result<QList<Fact>> again = rules::fired(record.state, daily(), firing, asking);
    ASSERT_FALSE(again) << "and so does the rule";
    EXPECT_TRUE(again.error().text.contains(QStringLiteral("already")));
    firing.at = next()->occurrence.at;
    EXPECT_EQ(rules::fired(record.state, daily(), firing, asking)->size(), 3);
}

TEST_F(TriggersStateTest, WhatWasMissedIsCountedOnceAndToCome)
{
    const Instant first = next()->occurrence.at;
    const Instant now = first + 48h + 1min;
    const std::optional<TriggerMissed> missed = rules::missedOf(id, schedule(), at(), now);
    ASSERT_TRUE(missed);
    EXPECT_EQ(missed->count, 3);
    EXPECT_EQ(missed->first, first);
    EXPECT_EQ(missed->last, first + 48h);
    record.now = now;
    record.tell(*missed);
    EXPECT_FALSE(rules::missedOf(id, schedule(), at(), now));
    EXPECT_EQ(next()->occurrence.at, first + 72h);
    fire(*next());
    record.tell(ClockSetBack{first + 72h, first + 1h});
    EXPECT_EQ(next()->occurrence.at, first + 24h) << "these lie ahead again";
    EXPECT_TRUE(at().hasFired(first + 72h)) << "this one was done";
    fire(*next());
    fire(*next());
    EXPECT_EQ(next()->occurrence.at, first + 96h);
}

TEST_F(TriggersStateTest, ManyYearsAreCountedOnlySoFar)
{
    const Instant now = next()->occurrence.at + std::chrono::days(3000);
    const std::optional<TriggerMissed> missed = rules::missedOf(id, schedule(), at(), now);
    ASSERT_TRUE(missed);
    EXPECT_EQ(missed->count, rules::kCounted);
    EXPECT_EQ(missed->last, now);
    EXPECT_TRUE(rules::askedAbout(daily(), at(), schedule(), {}, now).issue.contains(QStringLiteral("Daily")));
}

TEST_F(TriggersStateTest, AnotherScheduleBeginsAnewAndOtherWordsDoNot)
{
    const Instant first = next()->occurrence.at;
    record.now = first + 48h;
    Organisation team = record.team(QStringLiteral("Other"));
    Trigger trigger = daily();
    trigger.brief = QStringLiteral("Say something else");
    team.triggers = {trigger};
    record.adopt(team);
    EXPECT_EQ(next()->occurrence.at, first);
    team.triggers.first().schedule->at = QStringLiteral("09:01");
    team.title = QStringLiteral("Third");
    record.adopt(team);
    EXPECT_GT(next()->occurrence.at, record.now);
}

TEST_F(TriggersStateTest, GrowsWithTheJumpsOfAClockOnlyToABound)
{
    for (int i = 0; i < 300; ++i) {
        const rules::Next due = *next();
        fire(due);
        record.now = due.occurrence.at + 48h;
        record.tell(*rules::missedOf(id, schedule(), at(), record.now));
    }
    EXPECT_LE(at().fired.size(), TriggerState::kSpans);
    EXPECT_LE(at().passedOver.size(), TriggerState::kSpans);
    EXPECT_EQ(at().count, 300);
    const OfficeState read = *decodeSnapshot(encodeSnapshot(record.state));
    EXPECT_EQ(encodeSnapshot(read), encodeSnapshot(record.state));
}

} // namespace qd::test
