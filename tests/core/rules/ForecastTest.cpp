#include "core/rules/routing/Forecast.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace std::chrono_literals;

const AgentId kWriter{QStringLiteral("writer")};
const Instant kMonday{1'795'424'400'000}; // 2026-11-23 09:00 UTC

void work(FactBuilder& world, Duration time, FiredBy by = FiredBy::Command)
{
    const RunId run = world.brief();
    if (by == FiredBy::Schedule) {
        TriggerFired fired;
        fired.run = run;
        fired.by = by;
        world.tell(fired, run);
    }
    const TurnId turn = world.begin(run, "draft", "writer");
    world.now = world.now + time;
    world.finish(turn, run, "draft", "writer");
    world.tell(RunFinished{run, RunOutcome::Finished, {}}, run);
}

rules::ForecastHour hourAt(const FactBuilder& world, Instant now, Instant at)
{
    const QList<rules::ForecastHour> hours = rules::forecast(world.state, {kWriter}, now, 400).value(kWriter);
    for (const rules::ForecastHour& hour : hours)
        if (hour.from == at)
            return hour;
    ADD_FAILURE() << "no such hour";
    return {};
}

TEST(Forecast, KnowsTheHoursOfTheWeek)
{
    EXPECT_EQ(LoadState::placeOf(LoadState::hourOf(kMonday)), 9);
    EXPECT_EQ(LoadState::placeOf(0), 3 * 24) << "1970 began on a Thursday";
}

TEST(Forecast, WhatWasUsualAtThatHourComesAgain)
{
    FactBuilder world;
    world.adopt(world.team());
    world.now = kMonday + 30min;
    work(world, 1h); // half an hour in each of two hours
    EXPECT_NEAR(hourAt(world, kMonday + 24h, kMonday + 168h).usual, 0.5, 1e-9);
    EXPECT_NEAR(hourAt(world, kMonday + 24h, kMonday + 169h).usual, 0.5, 1e-9);
    EXPECT_NEAR(hourAt(world, kMonday + 24h, kMonday + 170h).usual, 0, 1e-9);
    world.now = kMonday + 168h;
    work(world, 15min);
    EXPECT_NEAR(hourAt(world, kMonday + 169h, kMonday + 336h).usual, 0.5 + (0.25 - 0.5) / 4, 1e-9);
    EXPECT_NEAR(hourAt(world, kMonday + 169h + 336h, kMonday + 168h * 4).usual, 0.4375 * 0.75 * 0.75, 1e-9) << "weeks without work count";
}

TEST(Forecast, TheCalendarIsCountedOnceAndCanAskForMoreThanFits)
{
    FactBuilder world;
    Organisation team = world.team();
    Trigger rush;
    rush.id = {QStringLiteral("rush")};
    rush.workflow = {QStringLiteral("piece")};
    rush.schedule = Timing{QStringLiteral("*/5 9 27 11 *"), {}, {}, QStringLiteral("UTC")};
    team.triggers = {rush};
    world.adopt(team);
    world.now = kMonday;
    work(world, 15min, FiredBy::Schedule);
    const rules::ForecastHour friday = hourAt(world, kMonday + 1h, kMonday + 96h);
    EXPECT_NEAR(friday.planned, 3, 1e-9) << "twelve times a quarter of an hour";
    EXPECT_NEAR(hourAt(world, kMonday + 1h, kMonday + 97h).planned, 0, 1e-9);
    EXPECT_NEAR(hourAt(world, kMonday + 1h, kMonday + 168h).usual, 0, 1e-9) << "what a calendar had begun is not usual";
    world.tell(TriggerSwitched{rush.id, false, human()});
    EXPECT_NEAR(hourAt(world, kMonday + 1h, kMonday + 96h).planned, 0, 1e-9);
}

/// A turn of `agent` at the draft of a run, which ends the step or not.
void turn(FactBuilder& world, const RunId& run, const char* agent, Duration time, bool last)
{
    const TurnId id = world.begin(run, "draft", agent);
    world.now = world.now + time;
    TurnFinished done;
    done.turn = id;
    done.run = run;
    done.step = {QStringLiteral("draft")};
    done.agent = {QString::fromLatin1(agent)};
    done.stepDone = last;
    world.tell(done, run);
}

Organisation teamWithADailyRun(const FactBuilder& world, const std::function<void(Step&)>& shape)
{
    Organisation team = world.team();
    for (Step& step : team.workflows[0].steps)
        if (step.id.text == QLatin1String("draft"))
            shape(step);
    Trigger daily;
    daily.id = {QStringLiteral("daily")};
    daily.workflow = team.workflows[0].id;
    daily.schedule = Timing{QStringLiteral("0 9 * * *"), {}, {}, QStringLiteral("UTC")};
    team.triggers = {daily};
    return team;
}

double plannedOf(const FactBuilder& world, const char* agent)
{
    const AgentId id{QString::fromLatin1(agent)};
    double sum = 0;
    for (const rules::ForecastHour& hour : rules::forecast(world.state, {id}, kMonday + 2h, 24).value(id))
        sum += hour.planned;
    return sum;
}

TEST(Forecast, WhatSeveralMayDoFallsToThemAsItDidSoFar)
{
    FactBuilder world;
    world.adopt(teamWithADailyRun(world, [](Step& step) { step.candidates = {{QStringLiteral("editor")}}; }));
    world.now = kMonday;
    for (int i = 0; i < 4; ++i)
        turn(world, world.brief(), i == 0 ? "writer" : "editor", i == 0 ? 12min : 24min, true);
    EXPECT_NEAR(plannedOf(world, "writer"), 0.25 * 0.2, 1e-9);
    EXPECT_NEAR(plannedOf(world, "editor"), 0.75 * 0.4, 1e-9);
    world.adopt(teamWithADailyRun(world, [](Step&) {}));
    EXPECT_NEAR(plannedOf(world, "writer"), 0.2, 1e-9) << "nobody else may any more";
    EXPECT_NEAR(plannedOf(world, "editor"), 0, 1e-9);
}

TEST(Forecast, EverybodyHasATurnOfADebate)
{
    FactBuilder world;
    world.adopt(teamWithADailyRun(world, [](Step& step) {
        step.kind = StepKind::Debate;
        step.agent = {QStringLiteral("boss")};
        step.parties = {{QStringLiteral("writer")}, {QStringLiteral("editor")}};
    }));
    world.now = kMonday;
    for (int i = 0; i < 2; ++i) {
        const RunId run = world.brief();
        for (const char* party : {"writer", "editor", "writer", "editor"})
            turn(world, run, party, 6min, false);
        turn(world, run, "boss", 12min, true);
    }
    EXPECT_NEAR(plannedOf(world, "writer"), 0.2, 1e-9) << "twice six minutes a debate";
    EXPECT_NEAR(plannedOf(world, "editor"), 0.2, 1e-9);
    EXPECT_NEAR(plannedOf(world, "boss"), 0.2, 1e-9);
}

TEST(Forecast, ALoopIsGoneThroughAsOftenAsItWasSoFar)
{
    FactBuilder world;
    Organisation team = teamWithADailyRun(world, [](Step&) {});
    Workflow& piece = team.workflows[0];
    piece.steps.removeLast();
    piece.steps[1].loop = Loop{{QStringLiteral("draft")}, {}, 3, QStringLiteral("continue")};
    piece.steps[1].loop->when.path = QStringLiteral("review.again");
    piece.steps[2].loop.reset();
    piece.steps[2].kind = StepKind::Turn;
    world.adopt(team);
    world.now = kMonday;
    for (int rounds : {1, 3}) {
        const RunId run = world.brief();
        for (int i = 0; i < rounds; ++i) {
            turn(world, run, "writer", 6min, true);
            world.finish(world.begin(run, "review", "editor"), run, "review", "editor");
        }
        world.finish(world.begin(run, "publish", "editor"), run, "publish", "editor");
    }
    EXPECT_NEAR(plannedOf(world, "writer"), 2 * 0.1, 1e-9) << "twice on average";
    for (int i = 0; i < 20; ++i) // as when the other steps are new
        turn(world, world.brief(), "writer", 6min, true);
    EXPECT_NEAR(plannedOf(world, "writer"), 4 * 0.1, 1e-9) << "never more often than it may";
}

TEST(Forecast, AListHasSoManyRunsAsItHadSoFar)
{
    FactBuilder world;
    Organisation team = teamWithADailyRun(world, [](Step&) {});
    Workflow all{{QStringLiteral("all")}, {}, {}, {}};
    Step each;
    each.id = {QStringLiteral("each")};
    each.agent = {QStringLiteral("editor")};
    each.kind = StepKind::Call;
    each.call = Call{team.workflows[0].id, {}, {}, QStringLiteral("input.who"), 4, {}};
    all.steps = {each};
    team.workflows.append(all);
    team.triggers[0].workflow = all.id;
    world.adopt(team);
    world.now = kMonday;
    turn(world, world.brief(), "writer", 6min, true);
    EXPECT_NEAR(plannedOf(world, "writer"), 0.1, 1e-9) << "one where nothing is known";
    for (int entries : {2, 3}) {
        const RunId above = world.brief();
        world.tell(RunStarted{above, all.id, world.state.org.current, {}}, above);
        for (int i = 0; i < entries; ++i)
            turn(world, world.brief(), "writer", 6min, true);
        world.tell(StepSettled{above, each.id, false, {}}, above);
    }
    EXPECT_NEAR(plannedOf(world, "writer"), 3 * 0.1, 1e-9);
}

} // namespace

} // namespace qd::test
