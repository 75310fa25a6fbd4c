#include "core/rules/calendar/Waits.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

/// A run in which a question was put, and one vote on it that has not begun.
class WaitsRule : public testing::Test {
protected:
    OfficeState state;
    const RunId run = RunId::make({1});
    static constexpr Instant kAsked{100'000};

    void SetUp() override
    {
        Step question;
        question.id = {QStringLiteral("question")};
        Step vote;
        vote.id = {QStringLiteral("vote")};
        vote.after = {question.id};
        vote.window = Window{question.id, Duration(60'000)};
        Workflow workflow;
        workflow.id = {QStringLiteral("voting")};
        workflow.steps = {question, vote};
        Organisation organisation;
        organisation.workflows = {workflow};
        state.org.current = "now";
        state.org.organisations.insert("now", organisation);
        open(run, {});
        asked(run).status = StepStatus::Done;
        asked(run).ended = kAsked;
    }
    void open(const RunId& id, std::optional<Parent> parent)
    {
        RunState open;
        open.id = id;
        open.workflow = {QStringLiteral("voting")};
        open.organisation = "now";
        open.parent = parent;
        state.runs.open.insert(id, open);
    }
    StepState& asked(const RunId& id) { return state.runs.open[id].steps[{QStringLiteral("question")}]; }
};

} // namespace

TEST_F(WaitsRule, AVoteThatNobodyCastsGoesOnAtTheEndOfItsTime)
{
    const Instant end = kAsked + Duration(60'000);
    EXPECT_EQ(rules::goesOn(state, run, kAsked), end);
    EXPECT_EQ(rules::goesOn(state, kAsked), end);
    EXPECT_EQ(rules::goesOn(state, run, end + rules::kOnItsWay), end) << "it may still be on its way";
    EXPECT_FALSE(rules::goesOn(state, run, end + rules::kOnItsWay + Duration(1)));
}

TEST_F(WaitsRule, WhatLiesWithAProviderIsThereByItsDeadlineOrGivenUp)
{
    const TurnId turn = TurnId::make({7});
    const Instant deadline = kAsked + Duration(86'400'000);
    asked(run).status = StepStatus::Running;
    asked(run).turn = turn;
    state.models.batched.insert(turn, {run, {QStringLiteral("question")}, {}, QStringLiteral("anthropic"), QStringLiteral("b"), kAsked, deadline, {}});
    EXPECT_EQ(rules::goesOn(state, run, kAsked), deadline);
    EXPECT_EQ(rules::goesOn(state, kAsked), deadline);
    const std::optional<Instant> givenUp = rules::goesOn(state, run, deadline + Duration(1));
    ASSERT_TRUE(givenUp);
    EXPECT_GT(*givenUp, deadline);
    EXPECT_FALSE(rules::goesOn(state, run, *givenUp + rules::kOnItsWay + Duration(1)));
    asked(run).turn = {};
    EXPECT_FALSE(rules::goesOn(state, run, kAsked)) << "nobody waits for it any more";
}

TEST_F(WaitsRule, TheTimeOfAVoteCountsFromWhenAgentsMayWork)
{
    const Instant working = kAsked + Duration(500'000);
    EXPECT_EQ(rules::goesOn(state, run, working, working), working + Duration(60'000));
    EXPECT_EQ(rules::goesOn(state, working, kAsked - Duration(1)), std::nullopt) << "over for long, and something else holds it up";
}

TEST_F(WaitsRule, NoTimeRunsBeforeTheQuestionIsPutOrAfterTheVoteHasBegun)
{
    asked(run).status = StepStatus::Pending;
    EXPECT_FALSE(rules::goesOn(state, run, kAsked));
    asked(run).status = StepStatus::Done;
    state.runs.open[run].steps[{QStringLiteral("vote")}].status = StepStatus::Running;
    EXPECT_FALSE(rules::goesOn(state, run, kAsked));
}

TEST_F(WaitsRule, AWaitGoesOnAtTheEndOfItsWindowUnlessItAsksHer)
{
    Step& wait = state.org.organisations["now"].workflows[0].steps[1];
    wait.kind = StepKind::Wait;
    wait.wait = Wait{};
    state.runs.open[run].steps[{QStringLiteral("vote")}].status = StepStatus::Waits;
    EXPECT_EQ(rules::goesOn(state, run, kAsked), kAsked + Duration(60'000));
    wait.wait->question = QStringLiteral("Which?");
    EXPECT_FALSE(rules::goesOn(state, run, kAsked));
}

TEST_F(WaitsRule, NoTimeRunsWhileItIsPausedOrAllIsStopped)
{
    state.runs.open[run].paused = true;
    EXPECT_FALSE(rules::goesOn(state, run, kAsked));
    state.runs.open[run].paused = false;
    state.org.stopped = true;
    EXPECT_FALSE(rules::goesOn(state, run, kAsked));
}

TEST_F(WaitsRule, WhatARunBeganBelongsToItHoweverFarOn)
{
    const RunId child = RunId::make({2});
    const RunId grandchild = RunId::make({3});
    open(child, Parent{run, {}, 0});
    open(grandchild, Parent{child, {}, 0});
    EXPECT_TRUE(rules::belongsTo(state, grandchild, run));
    EXPECT_TRUE(rules::belongsTo(state, run, run));
    EXPECT_FALSE(rules::belongsTo(state, run, child));
    asked(run).status = StepStatus::Pending;
    asked(grandchild).status = StepStatus::Done;
    asked(grandchild).ended = kAsked;
    EXPECT_EQ(rules::goesOn(state, run, kAsked), kAsked + Duration(60'000)) << "its vote is on the way of the one that began it";
}

} // namespace qd::test
