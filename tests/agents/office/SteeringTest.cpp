#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

class SteeringTest : public EngineFixture {
protected:
    QList<Step> threeWithUndoing() const
    {
        return {turnStep("one", "editor"), turnStep("two", "writer", {stepId("one")}), turnStep("three", "boss", {stepId("two")}, "clearance"),
                undoingStep("undo-one", "editor", "one"), undoingStep("undo-two", "writer", "two")};
    }
};

TEST_F(SteeringTest, APausedRunBeginsNothingAndGoesOnWhereItWas)
{
    work({turnStep("one", "editor", {}, "clearance"), turnStep("two", "writer", {stepId("one")})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    ASSERT_TRUE(steer(run, RunWish::Pause));
    EXPECT_FALSE(steer(run, RunWish::Pause));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_NE(status(run, "two"), StepStatus::Running);
    rig->close(); // and stays paused
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(status(run, "two"), StepStatus::Pending);
    EXPECT_EQ(rig->state().runs.open.value(run).step(stepId("one")).attempt, 1) << "to be halted is no fault";
    ASSERT_TRUE(steer(run, RunWish::Continue));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_FALSE(steer(run, RunWish::Continue));
}

TEST_F(SteeringTest, NothingLeavesWhileItsRunIsPaused)
{
    rig = std::make_unique<OfficeRig>(smallTeam());
    rig->answers.set("review", {verdict("accept")});
    rig->answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    const RunId run = begin();
    const Approval item = rig->state().inbox.approvals.first();
    ASSERT_TRUE(rig->issue(DecideApproval{item.id, Verdict::Approve, item.sha256, {}, {}, {}}));
    ASSERT_TRUE(steer(run, RunWish::Pause));
    rig->pass(1min);
    ASSERT_TRUE(rig->settle() || true);
    EXPECT_EQ(rig->outside.count(), 0);
    ASSERT_TRUE(steer(run, RunWish::Continue));
    rig->pass(1s);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 2);
}

TEST_F(SteeringTest, UndoneBackwardsWhenAStepFails)
{
    QList<Step> steps = threeWithUndoing();
    steps[2].onFailure = OnFailure::Undo;
    work(steps);
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("one:editor"), QStringLiteral("two:writer"), QStringLiteral("undo-two:writer"),
                                   QStringLiteral("undo-one:editor")}));
}

TEST_F(SteeringTest, UndoneByCommandWhileItIsOpenAndAfterItHasEnded)
{
    QList<Step> steps = threeWithUndoing();
    work(steps);
    rig->answers.set("clearance", {cleared()});
    RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_EQ(done().mid(3), (QStringList{QStringLiteral("undo-two:writer"), QStringLiteral("undo-one:editor")}));
    EXPECT_FALSE(steer(run, RunWish::Undo)) << "once is enough";

    rig->answers.hold("clearance");
    run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 2; }));
    ASSERT_TRUE(steer(run, RunWish::Undo));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_FALSE(done().mid(5).contains(QStringLiteral("three:boss"))) << "what was under way is not finished";
}

TEST_F(SteeringTest, WithNothingToUndoItEndsAtOnce)
{
    work({turnStep("one", "editor", {}, "clearance")});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    ASSERT_TRUE(steer(run, RunWish::Undo));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
}

TEST_F(SteeringTest, StoppedItEndsWithTheRunsItBegan)
{
    Wait wait;
    wait.length = 1h;
    work({workflowOf("flow", {callStep("outer", {}, Call{{QStringLiteral("inner")}, {}, {}, {}, 4, {}})}),
          workflowOf("inner", {waitStep("nap", {}, wait)})});
    const RunId run = begin();
    ASSERT_EQ(rig->state().runs.open.size(), 2);
    ASSERT_TRUE(steer(run, RunWish::Stop));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
    EXPECT_EQ(outcome(run), RunOutcome::Stopped);
    EXPECT_FALSE(steer(run, RunWish::Stop));
    EXPECT_TRUE(steer(run, RunWish::Stop).error().text.contains(QStringLiteral("has ended")));
}

TEST_F(SteeringTest, AStepIsDoneAgainWithWhatFollowsFromIt)
{
    Wait wait;
    wait.length = 1h;
    work({turnStep("one", "editor"), turnStep("two", "writer", {stepId("one")}), waitStep("nap", {stepId("two")}, wait)});
    const RunId run = begin();
    EXPECT_FALSE(steer(run, "three", StepWish::Retry));
    ASSERT_TRUE(steer(run, "one", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("one:editor"), QStringLiteral("two:writer"), QStringLiteral("one:editor"), QStringLiteral("two:writer")}));
    EXPECT_EQ(status(run, "nap"), StepStatus::Waits);
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(SteeringTest, APausedAgentThatLeftTheFileGoesOnForTheRunsThatHaveIt)
{
    Wait wait;
    wait.length = 1h;
    work({waitStep("nap", {}, wait), turnStep("one", "writer", {stepId("nap")})});
    const RunId run = begin();
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Pause, {}}));
    Organisation without = rig->organisation;
    without.agents.removeIf([](const AgentProfile& agent) { return agent.id.text == QLatin1String("writer"); });
    without.workflows = {workflowOf("flow", {turnStep("one", "boss")})};
    ASSERT_TRUE(rig->issue(AdoptOrganisation{without, QStringLiteral("test")}));
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(status(run, "one"), StepStatus::Pending);
    EXPECT_FALSE(rig->issue(SteerAgent{{QStringLiteral("nobody")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(SteeringTest, AStepThatFailedIsLeftOutOrGivenToSomebodyElse)
{
    work({turnStep("hard", "writer", {}, "clearance"), turnStep("after", "boss", {stepId("hard")})});
    rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                   R"("subject":"About it","message":"This is what I make of it."})")});
    RunId run = begin();
    ASSERT_EQ(status(run, "hard"), StepStatus::Escalated);
    EXPECT_FALSE(steer(run, "hard", StepWish::Reassign, "nobody"));
    EXPECT_FALSE(steer(run, "hard", StepWish::Reassign, "writer"));
    ASSERT_TRUE(steer(run, "hard", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty()) << "the question has answered itself";

    run = begin();
    ASSERT_EQ(status(run, "hard"), StepStatus::Escalated);
    rig->answers.set("clearance", {cleared()});
    ASSERT_TRUE(steer(run, "hard", StepWish::Reassign, "editor"));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(done().contains(QStringLiteral("hard:editor")));
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty());
}

TEST_F(SteeringTest, WhatHasLeftTheHouseIsNotDoneAgain)
{
    rig = std::make_unique<OfficeRig>(smallTeam());
    rig->answers.set("review", {verdict("accept")});
    rig->answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    rig->outside.outcomes = {agents::Outcome::Confirmed, agents::Outcome::Refused};
    const RunId run = begin();
    const Approval item = rig->state().inbox.approvals.first();
    ASSERT_TRUE(rig->issue(DecideApproval{item.id, Verdict::Approve, item.sha256, {}, {}, {}}));
    rig->pass(11s);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(rig->outside.count(), 1);
    const Result<Receipt> again = steer(run, "publish", StepWish::Retry);
    ASSERT_FALSE(again);
    EXPECT_TRUE(again.error().text.contains(QStringLiteral("twice"))) << again.error().text.toStdString();
    ASSERT_TRUE(steer(run, "draft", StepWish::Retry)) << "what comes before may be done again";
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<EffectPlanned>().size(), 3) << "the page once, the post twice";
}

} // namespace
