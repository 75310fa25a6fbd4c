#include "core/rules/routing/Urgency.h"

#include "core/rules/Judge.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace qd::test {

namespace {

using namespace std::chrono_literals;

const Instant kStart{1'795'257'401'000};

RunState runOf(Priority priority, std::optional<Alarm> alarm = {}, Duration later = 0ms)
{
    RunState run;
    run.priority = priority;
    run.alarm = alarm;
    run.started = kStart + later;
    return run;
}

Step stepOf(double weight = 1, StepKind kind = StepKind::Turn)
{
    Step step;
    step.id = {QStringLiteral("step")};
    step.weight = weight;
    step.kind = kind;
    return step;
}

TEST(Urgency, ClassTimesWeightAndAlarmsBeforeEverything)
{
    EXPECT_LT(rules::placeInLine(runOf(Priority::Urgent), stepOf()), rules::placeInLine(runOf(Priority::High), stepOf()));
    EXPECT_LT(rules::placeInLine(runOf(Priority::High), stepOf()), rules::placeInLine(runOf(Priority::Normal), stepOf()));
    EXPECT_LT(rules::placeInLine(runOf(Priority::Normal), stepOf()), rules::placeInLine(runOf(Priority::Low), stepOf()));
    EXPECT_LT(rules::placeInLine(runOf(Priority::Normal), stepOf(2)), rules::placeInLine(runOf(Priority::High), stepOf()));
    for (const Alarm alarm : {Alarm::Fraud, Alarm::Legal, Alarm::Crisis, Alarm::Budget})
        EXPECT_LT(rules::placeInLine(runOf(Priority::Low, alarm), stepOf(0.5)), rules::placeInLine(runOf(Priority::Urgent), stepOf(2)));
}

TEST(Urgency, TenMinutesOfWaitingAreOneClass)
{
    EXPECT_LT(rules::placeInLine(runOf(Priority::Low), stepOf()), rules::placeInLine(runOf(Priority::Normal, {}, 10min + 1ms), stepOf()));
    EXPECT_GT(rules::placeInLine(runOf(Priority::Low), stepOf()), rules::placeInLine(runOf(Priority::Normal, {}, 10min - 1ms), stepOf()));
}

TEST(Urgency, AnAlarmComesBeforeEverythingHoweverLongThatWaited)
{
    const RunState alarm = runOf(Priority::Low, Alarm::Fraud, 24h * 365);
    EXPECT_LT(rules::placeInLine(alarm, stepOf(0.5)), rules::placeInLine(runOf(Priority::Urgent), stepOf(2)));
    EXPECT_TRUE(rules::takesPlaceOf(alarm, stepOf(), runOf(Priority::Normal), stepOf()));
    EXPECT_LT(rules::placeInLine(runOf(Priority::Low, Alarm::Budget), stepOf()), rules::placeInLine(alarm, stepOf())) << "of two alarms the one that waits longer";
    EXPECT_LT(rules::placeInLine(runOf(Priority::Urgent, Alarm::Legal, 1min), stepOf()), rules::placeInLine(runOf(Priority::Low, Alarm::Legal), stepOf()));
}

/// One agent that needs a minute for each step, and something urgent every minute: what is low waits half an hour, not for ever.
TEST(Urgency, NobodyStarves)
{
    struct Waits {
        qint64 place;
        Instant since;
        bool low;
    };
    QList<Waits> line{{rules::placeInLine(runOf(Priority::Low), stepOf()), kStart, true}};
    std::optional<Duration> waited;
    for (Duration now = 0min; now < 3h && !waited; now += 1min) {
        line.append({rules::placeInLine(runOf(Priority::Urgent, {}, now), stepOf()), kStart + now, false});
        const auto first = std::min_element(line.begin(), line.end(), [](const Waits& a, const Waits& b) { return a.place < b.place; });
        if (first->low)
            waited = kStart + now - first->since;
        line.erase(first);
    }
    ASSERT_TRUE(waited);
    EXPECT_LE(*waited, 31min);
    EXPECT_GE(*waited, 29min);
}

TEST(Urgency, AStepWaitsSinceWhatItFollowsOnWasOver)
{
    RunState run = runOf(Priority::Normal);
    Step step = stepOf();
    EXPECT_EQ(rules::openSince(run, step), kStart);
    step.after = {{QStringLiteral("a")}, {QStringLiteral("b")}};
    run.steps[{QStringLiteral("a")}].ended = kStart + 5min;
    run.steps[{QStringLiteral("b")}].ended = kStart + 2min;
    EXPECT_EQ(rules::openSince(run, step), kStart + 5min);
}

TEST(Urgency, OnlyWhatIsLowOrNormalGivesWayAndNoEffect)
{
    const RunState urgent = runOf(Priority::Urgent, {}, 1min);
    EXPECT_TRUE(rules::takesPlaceOf(urgent, stepOf(), runOf(Priority::Low), stepOf()));
    EXPECT_TRUE(rules::takesPlaceOf(urgent, stepOf(), runOf(Priority::Normal), stepOf()));
    EXPECT_TRUE(rules::takesPlaceOf(runOf(Priority::Low, Alarm::Legal), stepOf(), runOf(Priority::Normal), stepOf()));
    EXPECT_FALSE(rules::takesPlaceOf(urgent, stepOf(), runOf(Priority::High), stepOf()));
    EXPECT_FALSE(rules::takesPlaceOf(urgent, stepOf(), runOf(Priority::Low, Alarm::Fraud), stepOf()));
    EXPECT_FALSE(rules::takesPlaceOf(urgent, stepOf(), runOf(Priority::Low), stepOf(1, StepKind::Effect)));
    EXPECT_FALSE(rules::takesPlaceOf(runOf(Priority::High), stepOf(), runOf(Priority::Low), stepOf()));
    EXPECT_FALSE(rules::takesPlaceOf(runOf(Priority::Urgent, {}, 31min), stepOf(), runOf(Priority::Low), stepOf())) << "it has waited long enough";
}

TEST(Urgency, ABriefNamesItElseTheWorkflowDoes)
{
    FactBuilder world;
    Organisation team = world.team();
    team.workflows[0].priority = Priority::High;
    team.workflows[0].alarm = Alarm::Crisis;
    world.adopt(team);
    const auto started = [&](std::optional<Priority> named) {
        SubmitBrief brief;
        brief.text = QStringLiteral("Do it");
        brief.priority = named;
        const Result<QList<Fact>> facts = rules::judge(world.state, brief, {human(), world.now, world.id<BriefId>(), world.id<RunId>()});
        for (const Fact& fact : *facts)
            world.tell(fact);
        return world.state.runs.open.value(std::get<RunStarted>(facts->last()).run);
    };
    EXPECT_EQ(started({}).priority, Priority::High);
    EXPECT_EQ(started(Priority::Low).priority, Priority::Low);
    EXPECT_EQ(started(Priority::Low).alarm, Alarm::Crisis);
}

TEST(Urgency, ATriggerNamesItForItsRuns)
{
    FactBuilder world;
    Organisation team = world.team();
    Trigger watch;
    watch.id = {QStringLiteral("watch")};
    watch.workflow = {QStringLiteral("piece")};
    watch.brief = QStringLiteral("Look into it");
    watch.priority = Priority::Urgent;
    watch.alarm = Alarm::Fraud;
    team.triggers = {watch};
    world.adopt(team);
    const Result<QList<Fact>> facts = rules::judge(world.state, FireTrigger{watch.id}, {human(), world.now, world.id<BriefId>(), world.id<RunId>()});
    ASSERT_TRUE(facts);
    const auto started = std::get<RunStarted>(facts->last());
    EXPECT_EQ(started.priority, Priority::Urgent);
    EXPECT_EQ(started.alarm, Alarm::Fraud);
}

} // namespace

} // namespace qd::test
