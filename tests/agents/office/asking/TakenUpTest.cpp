#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

const AgentId kEditor{QStringLiteral("editor")};
const AgentId kBoss{QStringLiteral("boss")};

/// What an agent was to settle or to decide while its run or itself was paused.
class TakenUpTest : public EngineFixture {
protected:
    /// The writer's step fails, and the editor is about to say what becomes of it.
    RunId raised()
    {
        work({turnStep("piece", "writer", {}, "clearance")});
        rig->answers.set("escalation", {QStringLiteral(R"(unless stopped: {"ruling":"carry-on","reasoning":"One more try costs nothing and may well work.",)"
                                                       R"("subject":"About it","message":"This is what I make of it."})")});
        rig->answers.hold("escalation");
        const RunId run = begin(false);
        EXPECT_TRUE(waitUntil([&] { return asked("escalation") == 1; }));
        rig->answers.set("clearance", {cleared()});
        return run;
    }
    /// What was halted has come back, and nobody was asked anew.
    void expectRest(const char* reply)
    {
        rig->answers.release();
        ASSERT_TRUE(rig->settle());
        EXPECT_EQ(asked(reply), 1);
    }
    void pause(const AgentId& agent, AgentWish wish = AgentWish::Pause) { ASSERT_TRUE(rig->issue(SteerAgent{agent, wish, {}})); }
    Approval waiting() const { return rig->state().inbox.approvals.isEmpty() ? Approval{} : rig->state().inbox.approvals.first(); }
    /// The boss is about to decide about a piece in her place.
    RunId delegated()
    {
        rig = std::make_unique<OfficeRig>(smallTeam());
        rig->answers.set("review", {verdict("accept")});
        rig->answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
        rig->answers.set("clearance", {QStringLiteral("unless stopped: ") + cleared()});
        const RunId run = begin();
        rig->answers.hold("clearance");
        DecideApproval command;
        command.approval = waiting().id;
        command.sha256 = waiting().sha256;
        command.verdict = Verdict::Delegate;
        command.delegateTo = kBoss;
        EXPECT_TRUE(rig->issue(command));
        EXPECT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
        return run;
    }
    void expectDecided()
    {
        EXPECT_TRUE(waitUntil([&] { return waiting().status == ApprovalStatus::Held; }));
        EXPECT_EQ(asked("clearance"), 2);
    }
};

TEST_F(TakenUpTest, ARulingIsTakenUpAsSoonAsItsRunGoesOn)
{
    const RunId run = raised();
    ASSERT_TRUE(steer(run, RunWish::Pause));
    expectRest("escalation");
    rig->pass(2h);
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->all<EscalationClimbed>().isEmpty()) << "nobody could have answered";
    EXPECT_EQ(asked("escalation"), 1);
    ASSERT_TRUE(steer(run, RunWish::Continue));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 2);
    EXPECT_TRUE(rig->all<EscalationClimbed>().isEmpty()) << "the rung has its time anew";
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(TakenUpTest, ARulingIsTakenUpAsSoonAsItsAgentGoesOn)
{
    const RunId run = raised();
    pause(kEditor);
    expectRest("escalation");
    pause(kEditor, AgentWish::Continue);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 2);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(TakenUpTest, APauseThatEndsBeforeTheTurnDoesLosesNothing)
{
    const RunId run = raised();
    ASSERT_TRUE(steer(run, RunWish::Pause));
    ASSERT_TRUE(steer(run, RunWish::Continue));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 2);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(TakenUpTest, AnAgentThatStaysPausedIsPassedOverAndNotAskedLater)
{
    const RunId run = raised();
    pause(kEditor);
    expectRest("escalation");
    rig->pass(31min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 2) << "the boss";
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    pause(kEditor, AgentWish::Continue);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 2);
}

TEST_F(TakenUpTest, WhatStandsInALineForAPausedRunIsNotBegun)
{
    rig = std::make_unique<OfficeRig>(teamWith({workflowOf("flow", {turnStep("piece", "writer", {}, "clearance")}), workflowOf("long", {turnStep("long", "editor")})}));
    rig->answers.set("clearance", {QStringLiteral("this is no answer")});
    rig->answers.set("review", {verdict("accept")});
    rig->answers.set("escalation", {QStringLiteral(R"(unless stopped: {"ruling":"carry-on","reasoning":"One more try costs nothing and may well work.",)"
                                                   R"("subject":"About it","message":"This is what I make of it."})")});
    rig->answers.hold("review");
    SubmitBrief brief;
    brief.text = QStringLiteral("Do what there is to do");
    brief.workflow = {QStringLiteral("long")};
    ASSERT_TRUE(rig->issue(brief)); // the editor is busy
    ASSERT_TRUE(waitUntil([&] { return asked("review") == 1; }));
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return !rig->state().inbox.escalations.isEmpty(); }));
    ASSERT_TRUE(steer(run, RunWish::Pause));
    rig->answers.set("clearance", {cleared()});
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 0);
    ASSERT_TRUE(steer(run, RunWish::Continue));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("escalation"), 1);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(TakenUpTest, ADelegatedDecisionIsTakenUpAsSoonAsTheAgentGoesOn)
{
    delegated();
    pause(kBoss);
    expectRest("clearance");
    pause(kBoss, AgentWish::Continue);
    expectDecided();
}

TEST_F(TakenUpTest, ADelegatedDecisionIsTakenUpAsSoonAsItsRunGoesOn)
{
    const RunId run = delegated();
    ASSERT_TRUE(steer(run, RunWish::Pause));
    expectRest("clearance");
    ASSERT_TRUE(steer(run, RunWish::Continue));
    expectDecided();
}

} // namespace
