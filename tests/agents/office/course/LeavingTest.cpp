#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

/// Something is on its way out of the house, or is due, when she says that it shall not be.
class LeavingTest : public EngineFixture {
protected:
    void work(bool undoable = true)
    {
        QList<Step> steps{effectStep("publish", "blog-post"), turnStep("after", "boss", {stepId("publish")})};
        if (undoable)
            steps.append(undoingStep("withdraw", "writer", "publish"));
        EngineFixture::work(steps);
    }
    /// A run whose page is approved and waits for its moment.
    RunId approved()
    {
        const RunId run = begin(false);
        DecideApproval yes;
        EXPECT_TRUE(waitUntil([&] {
            for (const Approval& approval : std::as_const(rig->state().inbox.approvals))
                if (approval.run == run) {
                    yes.approval = item = approval.id;
                    yes.sha256 = approval.sha256;
                }
            return !yes.approval.isNull();
        }));
        EXPECT_TRUE(rig->issue(yes));
        return run;
    }
    /// The program is off until the grace time has passed; then a command has it started.
    void offUntilDue()
    {
        rig->close();
        rig->clock.advance(kGrace);
        rig->awaitsCommand = true;
        rig->open();
    }
    /// It left, and the program ended before it could be written down.
    RunId cutShort()
    {
        const RunId run = approved();
        std::unique_lock slow(rig->outside.mutex);
        rig->pass(kGrace);
        EXPECT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
        slow.unlock();
        rig->awaitsCommand = true;
        rig->close();
        rig->open();
        EXPECT_EQ(rig->state().effects.open.first().status, EffectStatus::Intended);
        return run;
    }
    /// Paused it has not left; it does once its run goes on, and the run ends.
    void expectLeavesWhenItGoesOn(const RunId& run)
    {
        EXPECT_EQ(rig->outside.count(), 0);
        ASSERT_TRUE(steer(run, RunWish::Continue));
        ASSERT_TRUE(rig->settle());
        EXPECT_EQ(rig->outside.count(), 1);
        EXPECT_EQ(outcome(run), RunOutcome::Finished);
    }
    QStringList withdrawn()
    {
        QStringList reasons;
        for (const EffectWithdrawn& fact : rig->all<EffectWithdrawn>())
            reasons.append(fact.reason);
        return reasons;
    }

    static constexpr Duration kGrace{11'000};
    ApprovalId item;
};

TEST_F(LeavingTest, AfterAnOffTimeAStopOfItsRunComesFirst)
{
    work();
    const RunId run = approved();
    offUntilDue();
    const Result<Receipt> stopped = steer(run, RunWish::Stop);
    ASSERT_TRUE(stopped);
    EXPECT_EQ(stopped->text, QStringLiteral("The run has ended."));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_TRUE(rig->all<EffectIntended>().isEmpty());
    EXPECT_FALSE(steer(run, RunWish::Undo)) << "nothing was done";
}

TEST_F(LeavingTest, AfterAnOffTimeAnUndoingOfItsRunComesFirst)
{
    work();
    const RunId run = approved();
    offUntilDue();
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
}

TEST_F(LeavingTest, AfterAnOffTimeAPauseOfItsRunComesFirstAndItLeavesWhenThatGoesOn)
{
    work();
    const RunId run = approved();
    offUntilDue();
    ASSERT_TRUE(steer(run, RunWish::Pause));
    ASSERT_TRUE(rig->settle()) << "what waits for her does not keep a command from ending";
    expectLeavesWhenItGoesOn(run);
}

TEST_F(LeavingTest, AfterAnOffTimeAStopOfEverythingComesFirst)
{
    work();
    approved();
    offUntilDue();
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->all<EffectIntended>().isEmpty());
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(LeavingTest, AfterAnOffTimeTheYesCanBeTakenBack)
{
    work();
    approved();
    offUntilDue();
    const Result<Receipt> back = rig->issue(UndoApproval{item});
    ASSERT_TRUE(back) << back.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(rig->state().inbox.waiting(), 1);
}

TEST_F(LeavingTest, ARefusedCommandOrOneOfTheProgramsOwnLetsNothingOut)
{
    work();
    approved();
    offUntilDue();
    ASSERT_FALSE(steer(RunId::make(rig->clock.now()), RunWish::Stop));
    ASSERT_TRUE(rig->issue(AdoptOrganisation{rig->organisation, QStringLiteral("again")}, system()));
    rig->pass(std::chrono::minutes(1));
    EXPECT_EQ(rig->state().effects.open.first().status, EffectStatus::Authorised);
    rig->office->letOut(); // others wait for the end of the work
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(LeavingTest, AnyOtherCommandIsAnsweredAndThenItLeaves)
{
    work();
    const RunId run = approved();
    offUntilDue();
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("boss")}, AgentWish::Pause, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(status(run, "publish"), StepStatus::Done);
}

TEST_F(LeavingTest, StoppedWhenItIsAboutToGoItIsHeldBack)
{
    work();
    const RunId run = approved();
    rig->pass(kGrace);
    ASSERT_EQ(rig->state().effects.open.first().status, EffectStatus::Intended);
    const CommandId stop = rig->give(SteerRun{run, RunWish::Stop, {}});
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(withdrawn(), QStringList{QStringLiteral("its run has ended, or is being undone")});
    EXPECT_EQ(rig->all<EffectDeferred>().last().text, QStringLiteral("it was held back before it left"));
    EXPECT_EQ(rig->all<EffectAuthorised>().size(), 1) << "who let it out is said once";
    EXPECT_EQ(rig->answered.value(stop)->text, QStringLiteral("The run has ended."));
    EXPECT_FALSE(steer(run, RunWish::Undo)) << "nothing was done";
}

TEST_F(LeavingTest, PausedWhenItIsAboutToGoItWaits)
{
    work();
    const RunId run = approved();
    rig->pass(kGrace);
    rig->give(SteerRun{run, RunWish::Pause, {}});
    ASSERT_TRUE(rig->settle());
    expectLeavesWhenItGoesOn(run);
}

TEST_F(LeavingTest, StoppedInTheLineAtTheDoorItIsHeldBack)
{
    work();
    const RunId first = approved();
    const RunId second = approved();
    std::unique_lock slow(rig->outside.mutex);
    rig->pass(kGrace);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    ASSERT_TRUE(waitUntil([&] { return rig->all<EffectIntended>().size() == 2; }));
    const Result<Receipt> stopped = steer(second, RunWish::Stop);
    ASSERT_TRUE(stopped);
    slow.unlock();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(stopped->text, QStringLiteral("The run has ended."));
    EXPECT_EQ(outcome(first), RunOutcome::Finished);
}

TEST_F(LeavingTest, WhatHadBegunToLeaveIsSaid)
{
    work();
    const RunId run = approved();
    std::unique_lock slow(rig->outside.mutex);
    rig->pass(kGrace);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    const Result<Receipt> stopped = steer(run, RunWish::Stop);
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->text.endsWith(QStringLiteral("was on its way before that and may be out."))) << stopped->text.toStdString();
    slow.unlock();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(LeavingTest, WhatWasCutShortIsNotSentAgainAfterAStopButAskedAbout)
{
    work();
    const RunId run = cutShort();
    const Result<Receipt> stopped = steer(run, RunWish::Stop);
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->text.endsWith(QStringLiteral("was on its way before that and may be out."))) << stopped->text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 1);
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    EXPECT_EQ(rig->state().inbox.escalations.first().reason, QLatin1String(Escalation::kUnknownOutcome));
}

TEST_F(LeavingTest, WhatWasCutShortIsSentAgainWhenItsPausedRunGoesOn)
{
    work();
    const RunId run = cutShort();
    ASSERT_TRUE(steer(run, RunWish::Pause));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 1);
    ASSERT_TRUE(steer(run, RunWish::Continue));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.reached, 2);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(LeavingTest, WhatWasAboutToGoWhenTheProgramEndedIsKnownNotToHaveLeft)
{
    work();
    approved();
    rig->pass(kGrace);
    ASSERT_EQ(rig->state().effects.open.first().status, EffectStatus::Intended);
    rig->awaitsCommand = true;
    rig->close();
    rig->open();
    EXPECT_EQ(rig->state().effects.open.first().status, EffectStatus::Deferred);
    EXPECT_EQ(rig->outside.count(), 0);
    rig->office->letOut();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

} // namespace
