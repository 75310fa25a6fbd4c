#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {

namespace {

class OfficeRecovery : public OfficeFixture {
protected:
    void reopen()
    {
        rig.close();
        rig.open();
    }
};

} // namespace

TEST_F(OfficeRecovery, ATurnThatWasCutShortIsDoneAgain)
{
    rig.answers.hold("draft");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("draft"));
    reopen();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    const QList<TurnFailed> failed = rig.all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed.first().stopped);
    expectOneTurnAtATime();
}

TEST_F(OfficeRecovery, AnAgentThatHangsLosesItsTurnAndItsLateAnswerIsIgnored)
{
    rig.answers.hold("draft");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("draft"));
    rig.pass(std::chrono::minutes(11));
    rig.answers.release();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.all<ArtefactMade>().size(), 1) << "the late draft is nobody's";
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    EXPECT_TRUE(rig.office->isIdle());
    expectOneTurnAtATime();
}

TEST_F(OfficeRecovery, AManagerWhoDoesNotAnswerIsPassedOver)
{
    rig.answers.set("draft", {QStringLiteral("{}")});
    rules("climb");
    rig.answers.hold("escalation");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("escalation"));
    rig.pass(std::chrono::minutes(31));
    const auto holder = [&] { return rig.state().inbox.escalations.isEmpty() ? AgentId{} : rig.state().inbox.escalations.first().with; };
    EXPECT_EQ(holder(), boss);
    const auto bossAsked = [&] { return !rig.state().org.agents.value(boss).turn.isNull(); };
    EXPECT_TRUE(waitUntil(bossAsked)) << "the next one up is never asked";
    rig.answers.release();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(holder(), human());
    EXPECT_EQ(rig.state().inbox.escalations.first().rung, 2);
    expectOneTurnAtATime();
}

TEST_F(OfficeRecovery, AnEscalationIsTakenUpAgainAfterARestart)
{
    rig.answers.set("draft", {QStringLiteral("{}")});
    rules("climb");
    rig.answers.hold("escalation");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("escalation"));
    rules("carry-on");
    rig.answers.set("draft", {QStringLiteral("{}")});
    writesWell();
    reopen();
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().inbox.escalations.isEmpty());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
}

TEST_F(OfficeRecovery, ManagersWhoAlwaysCarryOnEndWithHer)
{
    rig.answers.set("draft", {QStringLiteral("{}")});
    rules("carry-on");
    submit();
    EXPECT_EQ(rig.all<EscalationSettled>().size(), 2);
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    EXPECT_EQ(rig.state().inbox.escalations.first().with, human());
    EXPECT_EQ(rig.state().inbox.waiting(), 1);
}

TEST_F(OfficeRecovery, ARungHasItsTimeAnewAfterARestartAndAfterAStop)
{
    rig.answers.set("draft", {QStringLiteral("{}")});
    rules("climb");
    rig.answers.hold("escalation");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("escalation"));
    const auto holder = [&] { return rig.state().inbox.escalations.isEmpty() ? AgentId{} : rig.state().inbox.escalations.first().with; };
    const AgentId first = holder();
    rig.close();
    rig.answers.hold("escalation");
    rig.clock.advance(std::chrono::hours(3)); // nobody could have answered meanwhile
    rig.open();
    rig.pass(std::chrono::minutes(5));
    EXPECT_EQ(holder(), first);
    ASSERT_TRUE(rig.issue(StopAll{QStringLiteral("for lunch")}));
    rig.answers.release();
    ASSERT_TRUE(waitUntil([&] { return rig.crew->inFlight() == 0; }));
    rig.answers.hold("escalation");
    rig.clock.advance(std::chrono::hours(3));
    rig.give(ResumeAll{});
    rig.pass(std::chrono::minutes(5)); // before the resumption is on the disk
    EXPECT_EQ(holder(), first);
    EXPECT_TRUE(rig.all<EscalationClimbed>().isEmpty());
    rig.pass(std::chrono::minutes(31));
    EXPECT_EQ(holder(), boss);
    rig.answers.release();
    ASSERT_TRUE(rig.settle());
}

TEST_F(OfficeRecovery, ADelegateWhoCannotDecideHandsItBackToHer)
{
    rig.answers.set("clearance", {QStringLiteral("no idea")});
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Delegate)));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(waiting().decider, human());
    EXPECT_EQ(rig.state().inbox.waiting(), 1);
    EXPECT_TRUE(rig.all<StepsReopened>().isEmpty()) << "nobody asked for changes";
}

TEST_F(OfficeRecovery, ADelegateIsAskedAgainAfterARestart)
{
    clears("approve");
    submit();
    rig.answers.hold("clearance");
    ASSERT_TRUE(rig.issue(decision(Verdict::Delegate)));
    ASSERT_TRUE(waitForAsked("clearance"));
    reopen();
    ASSERT_TRUE(waitUntil([&] { return waiting().status == ApprovalStatus::Held; }));
    EXPECT_TRUE(waitUntil([&] { return rig.all<ApprovalDecided>().last().by == boss; })) << "it is on the disk a little later";
}

TEST_F(OfficeRecovery, WhatSheTookBackFromADelegateStaysWithHer)
{
    clears("approve");
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Delegate)));
    ASSERT_TRUE(waitUntil([&] { return waiting().status == ApprovalStatus::Held; }));
    ASSERT_TRUE(rig.issue(UndoApproval{waiting().id}));
    reopen();
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    EXPECT_EQ(asked("clearance"), 1);
    EXPECT_EQ(rig.outside.count(), 0);
}

TEST_F(OfficeRecovery, DelegatedWhileEverythingIsStoppedNobodyBegins)
{
    clears("approve");
    submit();
    ASSERT_TRUE(rig.issue(StopAll{}));
    ASSERT_TRUE(rig.issue(decision(Verdict::Delegate)));
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(asked("clearance"), 0);
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return waiting().status == ApprovalStatus::Held; }));
    expectOneTurnAtATime();
}

TEST_F(OfficeRecovery, WhileEverythingIsStoppedNothingClimbsAndNobodyIsAsked)
{
    rig.answers.set("draft", {QStringLiteral("{}")});
    rules("climb");
    rig.answers.hold("escalation");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("escalation"));
    ASSERT_TRUE(rig.issue(StopAll{}));
    rig.answers.release();
    rig.pass(std::chrono::hours(1));
    ASSERT_TRUE(rig.settle());
    rig.pass(std::chrono::hours(1));
    ASSERT_TRUE(rig.settle());
    expectOneTurnAtATime();
}

TEST_F(OfficeRecovery, HeldBackAtTheDoorItIsNotCalledUnknownAndLeavesOnce)
{
    rig.outside.repeatable = false;
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.dispatcher->halt(); // as a stop does, before it is on record
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(waitUntil([&] { return rig.state().effects.open.first().attempt == 1 && rig.state().effects.open.first().status == EffectStatus::Deferred; }));
    ASSERT_TRUE(rig.issue(StopAll{}));
    EXPECT_EQ(rig.outside.count(), 0);
    reopen();
    EXPECT_EQ(rig.state().effects.open.first().status, EffectStatus::Deferred);
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return rig.state().runs.open.isEmpty(); }));
    ASSERT_TRUE(rig.settle());
    expectEachEffectOnce(2);
    EXPECT_TRUE(rig.all<EffectUnknown>().isEmpty());
}

TEST_F(OfficeRecovery, StoppedRightAfterResumingItIsStopped)
{
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    ASSERT_TRUE(rig.issue(StopAll{}));
    rig.clock.advance(std::chrono::seconds(11));
    rig.give(ResumeAll{});
    const CommandId stop = rig.give(StopAll{});
    ASSERT_TRUE(waitUntil([&] { return rig.answered.contains(stop); }));
    EXPECT_TRUE(rig.dispatcher->isHalted());
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 0);
}

TEST_F(OfficeRecovery, StoppedInTheGraceTimeSheCanStillTakeItBack)
{
    submit();
    const DecideApproval yes = decision(Verdict::Approve);
    ASSERT_TRUE(rig.issue(yes));
    ASSERT_TRUE(rig.issue(StopAll{}));
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.issue(UndoApproval{yes.approval}));
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
}

TEST_F(OfficeRecovery, ACommandGivenAgainAfterARestartIsTakenOnceAndNothingHalts)
{
    const CommandId id = rig.give(brief());
    ASSERT_TRUE(waitUntil([&] { return rig.answered.contains(id); }));
    ASSERT_TRUE(rig.answered.value(id));
    reopen();
    rig.answered.clear();
    rig.office->handle(id, brief(), human());
    ASSERT_TRUE(waitUntil([&] { return rig.answered.contains(id); }));
    ASSERT_FALSE(rig.answered.value(id));
    EXPECT_EQ(rig.answered.value(id).error().kind, Error::Rule);
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.all<BriefSubmitted>().size(), 1);
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    EXPECT_TRUE(rig.troubles.isEmpty());
    EXPECT_TRUE(rig.issue(brief()));
}

TEST_F(OfficeRecovery, EditsThatWereNotRenderedYetLeaveTheItemAsItWas)
{
    submit();
    const Approval before = waiting();
    DecideApproval edit = decision(Verdict::ApproveWithEdits);
    edit.edits = QStringLiteral("# Her headline\n\nHer words.");
    rig.give(edit);
    reopen();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(waiting().id, before.id);
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
}

TEST_F(OfficeRecovery, WhatIsPutOffIsSoAfterARestartAndExpiresAllTheSame)
{
    submit();
    const Approval item = waiting();
    const Instant until = item.expires + std::chrono::hours(1);
    ASSERT_TRUE(rig.issue(SnoozeItem{{item.id.uuid}, until}));
    reopen();
    EXPECT_EQ(rig.state().inbox.putOffUntil({item.id.uuid}, rig.clock.now()), until);
    EXPECT_EQ(rig.state().inbox.waiting(rig.clock.now()), 0);
    rig.pass(item.expires - rig.clock.now());
    ASSERT_TRUE(waitUntil([&] { return rig.all<ApprovalExpired>().size() == 1; }));
    EXPECT_EQ(rig.all<ApprovalExpired>().first().consequence, item.onExpiry);
    ASSERT_TRUE(rig.settle());
    EXPECT_FALSE(rig.state().inbox.snoozed.contains({item.id.uuid}));
}

TEST_F(OfficeRecovery, EditedTwiceAtOnceOneOfThemGoesOut)
{
    submit();
    DecideApproval edit = decision(Verdict::ApproveWithEdits);
    edit.edits = QStringLiteral("# First\n\nHer words.");
    const CommandId first = rig.give(edit);
    edit.edits = QStringLiteral("# Second\n\nOther words.");
    const CommandId second = rig.give(edit);
    ASSERT_TRUE(waitUntil([&] { return rig.answered.contains(first) && rig.answered.contains(second); }));
    EXPECT_NE(bool(rig.answered.value(first)), bool(rig.answered.value(second)));
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    expectEachEffectOnce(2);
}

TEST_F(OfficeRecovery, RejectedWhileAnotherRunWorksOnlyItEnds)
{
    submit();
    const DecideApproval no = decision(Verdict::Reject, QStringLiteral("Not this"));
    ASSERT_TRUE(rig.issue(brief(true)));
    ASSERT_TRUE(rig.issue(no));
    ASSERT_TRUE(waitUntil([&] { return rig.state().runs.open.isEmpty(); }));
    ASSERT_TRUE(rig.settle());
    expectEachEffectOnce(2);
    EXPECT_EQ(rig.state().runs.recent.size(), 2);
}

TEST_F(OfficeRecovery, ComingToRestTheWorkIsWrittenDownAndGoesOnAfterwards)
{
    rig.answers.hold("draft");
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitForAsked("draft"));
    rig.office->rest();
    rig.answers.release();
    ASSERT_TRUE(waitUntil([&] { return rig.office->isIdle(); }));
    const qsizetype before = rig.all<TurnStarted>().size();
    rig.pass(std::chrono::minutes(1));
    EXPECT_EQ(rig.all<TurnStarted>().size(), before);
    reopen();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    expectOneTurnAtATime();
}

} // namespace qd::test
