#include "core/rules/calendar/Moments.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Patterns.h"
#include "core/rules/course/Progress.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

StepId id(const char* text)
{
    return {QString::fromLatin1(text)};
}

Step step(const char* name, QList<StepId> after = {})
{
    Step step;
    step.id = id(name);
    step.title = QString::fromLatin1(name);
    step.agent = {QStringLiteral("writer")};
    step.after = std::move(after);
    return step;
}

Workflow flow(QList<Step> steps)
{
    Workflow flow;
    flow.id = {QStringLiteral("piece")};
    flow.steps = std::move(steps);
    return flow;
}

RunState with(std::initializer_list<std::pair<const char*, StepStatus>> statuses)
{
    RunState run;
    for (const auto& [name, status] : statuses)
        run.steps[id(name)].status = status;
    return run;
}

} // namespace

TEST(Course, AJoinSaysWhenItHasEnoughAndWhenItNeverWill)
{
    Step join = step("join", {id("a"), id("b"), id("c")});
    join.join = Join{JoinOf::Quorum, 2};
    const Workflow workflow = flow({step("a"), step("b"), step("c"), join});
    EXPECT_EQ(joinSays(workflow, join, with({{"a", StepStatus::Done}})), JoinSays::Wait);
    EXPECT_EQ(joinSays(workflow, join, with({{"a", StepStatus::Done}, {"c", StepStatus::Done}})), JoinSays::Enough);
    EXPECT_EQ(joinSays(workflow, join, with({{"a", StepStatus::Done}, {"b", StepStatus::Skipped}, {"c", StepStatus::Skipped}})), JoinSays::TooLittle);
    EXPECT_EQ(joinSays(workflow, join, with({{"a", StepStatus::Done}, {"b", StepStatus::Failed}, {"c", StepStatus::Skipped}})), JoinSays::Wait);
    join.join = Join{JoinOf::First, 1};
    EXPECT_EQ(joinSays(workflow, join, with({{"b", StepStatus::Done}})), JoinSays::Enough);
    join.join.reset();
    EXPECT_EQ(joinSays(workflow, join, with({{"b", StepStatus::Done}})), JoinSays::Wait);
}

TEST(Course, WhatLeadsOnlyToAJoinThatHasEnoughIsNeedless)
{
    Step join = step("join", {id("a"), id("b2")});
    join.join = Join{JoinOf::First, 1};
    const Workflow workflow = flow({step("a"), step("b1"), step("b2", {id("b1")}), step("shared"), step("b3", {id("b1"), id("shared")}), join,
                                    step("else", {id("shared")})});
    EXPECT_EQ(superseded(workflow, join, with({{"a", StepStatus::Done}})), QList<StepId>{id("b2")})
        << "b1 and b3 lead elsewhere too, or nowhere";
    const Workflow chain = flow({step("a"), step("b1"), step("b2", {id("b1")}), join});
    EXPECT_EQ(superseded(chain, join, with({{"a", StepStatus::Done}, {"b1", StepStatus::Running}})), (QList<StepId>{id("b1"), id("b2")}));
}

TEST(Course, AStepThatStandsInSleepsUntilItsTurnAndItsSuccessorsFollowIt)
{
    Step standIn = step("plain");
    standIn.fallbackFor = id("plan");
    const Workflow workflow = flow({step("plan"), standIn, step("after", {id("plan")})});
    EXPECT_EQ(openSteps(workflow, {}), QList<StepId>{id("plan")});
    EXPECT_EQ(openSteps(workflow, with({{"plan", StepStatus::Failed}})), QList<StepId>{id("plain")});
    EXPECT_EQ(openSteps(workflow, with({{"plan", StepStatus::Failed}, {"plain", StepStatus::Done}})), QList<StepId>{id("after")});
    EXPECT_TRUE(isComplete(workflow, with({{"plan", StepStatus::Done}, {"after", StepStatus::Done}})));
    EXPECT_TRUE(isComplete(workflow, with({{"plan", StepStatus::Failed}, {"plain", StepStatus::Done}, {"after", StepStatus::Done}})));
}

TEST(Course, GoingBackToWhatSeveralStandForIsGoingBackToTheFirstOfThem)
{
    QList<Step> steps{step("brief"), step("v-question", {id("brief")}), step("v-vote", {id("v-question")}), step("v", {id("v-vote")}), step("next", {id("v")})};
    steps[1].partOf = steps[2].partOf = id("v");
    const Workflow workflow = flow(steps);
    RunState run = with({{"brief", StepStatus::Done}, {"v-question", StepStatus::Done}, {"v-vote", StepStatus::Done}, {"v", StepStatus::Done}, {"next", StepStatus::Done}});
    EXPECT_EQ(beginningOf(workflow, id("v")), id("v-question"));
    EXPECT_EQ(beginningOf(workflow, id("v-vote")), id("v-vote"));
    EXPECT_EQ(beginningOf(workflow, id("next")), id("next"));
    EXPECT_EQ(reopenedFrom(workflow, run, id("v")), (QList<StepId>{id("v-question"), id("v-vote"), id("v"), id("next")}));
    EXPECT_EQ(reopenedFrom(workflow, run, id("v-vote")), (QList<StepId>{id("v-vote"), id("v"), id("next")}));
}

TEST(Course, AVoteCountsInItsRoundOnly)
{
    QList<Step> steps{step("v-question"), step("v-vote", {id("v-question")}), step("v", {id("v-vote")})};
    steps[0].partOf = steps[1].partOf = id("v");
    const Workflow workflow = flow(steps);
    RunState run = with({{"v-question", StepStatus::Done}, {"v-vote", StepStatus::Skipped}, {"v", StepStatus::Pending}});
    run.data = {{QStringLiteral("v-vote.choice"), QStringLiteral("A")}, {QStringLiteral("v.choice"), QStringLiteral("A")}};
    run.steps[id("v-vote")].reply = "then";
    EXPECT_EQ(inThisRound(workflow, run).data, run.data) << "there was one round only";
    run.steps[id("v-question")].round = 2;
    EXPECT_TRUE(isOfEarlierRound(workflow, run, id("v-vote")));
    EXPECT_FALSE(isOfEarlierRound(workflow, run, id("v"))) << "a loop reads what it came to last";
    const RunState now = inThisRound(workflow, run);
    EXPECT_EQ(now.data.keys(), QList<QString>{QStringLiteral("v.choice")});
    EXPECT_TRUE(now.step(id("v-vote")).reply.isEmpty());
    run.steps[id("v-vote")].status = StepStatus::Done;
    EXPECT_EQ(inThisRound(workflow, run).data, run.data);
}

TEST(Course, ThePauseBeforeAnAttemptDoublesUpToItsLimitAndIsARandomPartOfThat)
{
    const Backoff backoff{Duration(1000), 2, Duration(10'000)};
    EXPECT_EQ(pause(backoff, 2, 1), Duration(1000));
    EXPECT_EQ(pause(backoff, 3, 1), Duration(2000));
    EXPECT_EQ(pause(backoff, 9, 1), Duration(10'000));
    EXPECT_EQ(pause(backoff, 900, 0.5), Duration(5000));
    EXPECT_EQ(pause(backoff, 3, 0), Duration(0));
}

TEST(Moments, AreReadInTheZoneThatIsMeant)
{
    const QString berlin = QStringLiteral("Europe/Berlin");
    EXPECT_EQ(momentOf(QStringLiteral("2026-11-30"), berlin)->ms, 1'795'993'200'000);
    EXPECT_EQ(momentOf(QStringLiteral("2026-11-30T09:00"), berlin)->ms, 1'796'025'600'000);
    EXPECT_EQ(momentOf(QStringLiteral("2026-11-30T09:00:00Z"), berlin)->ms, 1'796'029'200'000);
    EXPECT_EQ(momentOf(QStringLiteral("2026-07-01T09:00:00-05:00"), berlin)->ms, 1'782'914'400'000);
    for (const char* bad : {"", "tomorrow", "2026-13-01", "2026-11-30T25:00", "9:00"})
        EXPECT_FALSE(momentOf(QString::fromLatin1(bad), berlin)) << bad;
}

TEST(Progress, FollowsTheLongestWayAndSaysNothingWhereAPersonIsAsked)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId run = record.brief();
    const auto progress = [&] { return progressOf(record.state, record.state.runs.open.value(run), record.now); };
    EXPECT_EQ(progress().steps, 4);
    EXPECT_EQ(progress().share, 0);
    EXPECT_FALSE(progress().end) << "nothing is known yet";
    const TurnId turn = record.begin(run, "draft", "writer");
    record.now = record.now + Duration(60'000);
    record.finish(turn, run, "draft", "writer");
    EXPECT_EQ(progress().done, 1);
    ASSERT_TRUE(progress().end);
    EXPECT_EQ((*progress().end - record.now), Duration(120'000)) << "review, then publish beside post, each as long as the draft";
    record.tell(AgentPaused{{QStringLiteral("writer")}, human(), QStringLiteral("away")});
    EXPECT_FALSE(progress().end) << "who has the next step is paused";
    record.tell(AgentContinued{{QStringLiteral("writer")}, human()});
    EXPECT_TRUE(progress().end);
    record.finish(record.begin(run, "review", "writer"), run, "review", "writer");
    record.ask(run, "publish");
    EXPECT_FALSE(progress().end);
}

TEST(Progress, SaysNothingWhereItWaitsForWhatAnotherHolds)
{
    FactBuilder record;
    Organisation team = record.team();
    team.workflows.first().steps[1].holds = {QStringLiteral("site")};
    record.adopt(team);
    const RunId run = record.brief();
    const RunId other = record.brief();
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    const auto end = [&] { return progressOf(record.state, record.state.runs.open.value(run), record.now).end; };
    EXPECT_TRUE(end());
    record.tell(LeaseTaken{QStringLiteral("site"), other, id("review"), record.now + Duration(60'000)});
    EXPECT_FALSE(end());
    record.tell(LeaseEnded{QStringLiteral("site"), other, id("review"), {}});
    EXPECT_TRUE(end());
}

TEST(Progress, TheEndOfACallComesNearerWhileItsRunsWork)
{
    FactBuilder record;
    Organisation team = record.team();
    Step& call = team.workflows.first().steps[0];
    call.kind = StepKind::Call;
    call.call = Call{{QStringLiteral("inner")}, {}, {}, {}, 1, {}};
    record.adopt(team);
    const auto begin = [&](const RunId& run) { record.tell(StepWaits{run, id("draft"), {}, {}, {}, {QString()}}, run); };
    const RunId before = record.brief();
    begin(before);
    record.now = record.now + Duration(30'000);
    record.tell(StepSettled{before, id("draft"), false, {}}, before);
    const RunId run = record.brief();
    begin(run);
    const auto end = [&] { return progressOf(record.state, record.state.runs.open.value(run), record.now).end; };
    const std::optional<Instant> first = end();
    ASSERT_TRUE(first);
    record.now = record.now + Duration(20'000);
    EXPECT_EQ(end(), first);
    record.now = record.now + Duration(20'000);
    EXPECT_EQ(*end() - *first, Duration(10'000)) << "it takes longer than usual";
}

TEST(RunsState, WhatARunCostsCountsForTheOneThatHadItBegun)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId above = record.brief();
    record.tell(StepWaits{above, id("draft"), {}, {}, {}, {QStringLiteral("one"), QStringLiteral("two")}}, above);
    const RunId below = record.id<RunId>();
    BriefSubmitted brief;
    brief.run = below;
    record.tell(brief, below);
    RunStarted started{below, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("Below")};
    started.parent = Parent{above, id("draft"), 1};
    record.tell(started, below);
    EXPECT_EQ(record.state.runs.open.value(above).step(id("draft")).children.value(1), below);
    record.finish(record.begin(below, "draft", "writer"), below, "draft", "writer", {}, {700});
    RunFinished finished{below, RunOutcome::Finished, {}};
    finished.results.insert(QStringLiteral("name"), QStringLiteral("It"));
    record.tell(finished, below);
    const StepState at = record.state.runs.open.value(above).step(id("draft"));
    EXPECT_EQ(record.state.runs.open.value(above).cost.micro, 700);
    EXPECT_TRUE(at.children.isEmpty());
    EXPECT_EQ(at.results.value(1).value(QStringLiteral("name")), Value(QStringLiteral("It")));
}

} // namespace qd::test
