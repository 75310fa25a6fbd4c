#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

class StandInTest : public EngineFixture {
protected:
    static Step standIn(const char* id, const char* agent, const char* of, const char* reply = "review")
    {
        Step step = turnStep(id, agent, {}, reply);
        step.fallbackFor = stepId(of);
        return step;
    }
    void climbs()
    {
        rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                       R"("subject":"About it","message":"This is what I make of it."})")});
    }
};

TEST_F(StandInTest, WhenTheOneThatStandsInIsLeftOutToTheRunDoesWhatTheFailedStepSays)
{
    Step second = standIn("second", "editor", "first", "clearance");
    second.onFailure = OnFailure::Skip;
    work({turnStep("first", "writer", {}, "clearance"), second, turnStep("after", "boss", {stepId("first")})});
    climbs();
    const RunId run = begin();
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("second")});
    EXPECT_EQ(status(run, "first"), StepStatus::Escalated);
    ASSERT_EQ(rig->state().inbox.waiting(), 1) << "somebody was asked";
    EXPECT_TRUE(rig->state().inbox.escalations.first().issue.contains(QStringLiteral("\"first\"")));
    ASSERT_TRUE(steer(run, "first", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(StandInTest, LeftOutByHerItIsNoDifferent)
{
    Step first = turnStep("first", "writer", {}, "clearance");
    first.onFailure = OnFailure::Skip;
    work({first, standIn("second", "editor", "first", "clearance"), turnStep("after", "boss", {stepId("first")})});
    climbs();
    const RunId run = begin();
    ASSERT_EQ(status(run, "second"), StepStatus::Escalated);
    ASSERT_TRUE(steer(run, "second", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(skipped(), (QStringList{QStringLiteral("second"), QStringLiteral("first")}));
    EXPECT_EQ(done().last(), QStringLiteral("after:boss"));
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty());
}

TEST_F(StandInTest, WhatComesOnlyAfterIsLeftOutWhenNobodyHadToStandIn)
{
    Step both = turnStep("both", "boss", {stepId("first"), stepId("tell")});
    work({turnStep("first", "writer", {}, "clearance"), standIn("second", "editor", "first"), turnStep("tell", "boss", {stepId("second")}), both});
    RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("second:editor"), QStringLiteral("tell:boss"), QStringLiteral("both:boss")}));
    rig->answers.set("clearance", {cleared()});
    run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << "it waited for ever";
    EXPECT_EQ(done().mid(3), (QStringList{QStringLiteral("first:writer"), QStringLiteral("both:boss")}));
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("tell")});
}

TEST_F(StandInTest, WhatItGivesIsReadUnderTheNameOfTheStepThatFailed)
{
    Step after = turnStep("after", "boss", {stepId("first")});
    after.uses = {stepId("first")};
    after.when.path = QStringLiteral("first.verdict");
    after.when.is = Value(QStringLiteral("accept"));
    Outgoing message;
    message.to = {{QStringLiteral("editor")}};
    message.subject = QStringLiteral("It is to {first.verdict}");
    after.messages = {message};
    work({turnStep("first", "writer", {}, "clearance"), standIn("second", "editor", "first"), after});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(done().contains(QStringLiteral("after:boss"))) << "its condition reads what the other one gave";
    const QList<StepStandsIn> stood = rig->all<StepStandsIn>();
    ASSERT_EQ(stood.size(), 1);
    EXPECT_EQ(stood.first().insteadOf, stepId("first"));
    EXPECT_FALSE(stood.first().reason.isEmpty());
    QStringList subjects;
    for (const MessageSent& sent : rig->all<MessageSent>())
        subjects.append(sent.message.subject);
    EXPECT_TRUE(subjects.contains(QStringLiteral("It is to accept"))) << subjects.join(u'|').toStdString();
    EXPECT_TRUE(rig->answers.prompts.last().contains(QStringLiteral("The order of the argument is good"))) << "what is used is shown";
}

TEST_F(StandInTest, AWorkflowThatNeverCouldGoOnAsksInsteadOfHanging)
{
    work({turnStep("first", "writer"), turnStep("lost", "editor", {stepId("nowhere")})}); // an organisation that nobody checked
    const RunId run = begin();
    EXPECT_EQ(status(run, "lost"), StepStatus::Escalated);
    ASSERT_EQ(rig->state().inbox.waiting(), 1);
    EXPECT_TRUE(rig->state().inbox.escalations.first().issue.contains(QStringLiteral("can never begin: it comes after \"nowhere\"")));
    ASSERT_TRUE(steer(run, "lost", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(StandInTest, WithoutAnEffectTheRunGoesOnAndOnlyWhatUsesItIsLeftOut)
{
    Step report = turnStep("report", "boss", {stepId("publish")});
    report.uses = {stepId("publish")};
    Step quote = turnStep("quote", "boss", {stepId("report")});
    quote.uses = {stepId("report")};
    work({turnStep("first", "editor"), effectStep("publish", "blog-post", {stepId("first")}), report, quote, turnStep("after", "writer", {stepId("publish")})});
    const RunId run = begin();
    ASSERT_EQ(status(run, "publish"), StepStatus::WaitingForHuman);
    const Result<Receipt> receipt = steer(run, "publish", StepWish::Skip);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    EXPECT_EQ(receipt->text, QStringLiteral("\"publish\" is left out, and the run goes on without it. \"report\", \"quote\" need it and are left out, too."));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("first:editor"), QStringLiteral("publish:writer"), QStringLiteral("after:writer")})) << "made, and not sent";
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_TRUE(rig->state().inbox.approvals.isEmpty());
}

TEST_F(StandInTest, OfSeveralTheNextHasItsTurnOnlyWhenTheOneBeforeFailed)
{
    const QList<Step> steps{turnStep("first", "writer", {}, "clearance"), standIn("second", "editor", "first"), standIn("third", "boss", "first"),
                            turnStep("after", "boss", {stepId("first")}), turnStep("only", "boss", {stepId("third")})};
    work(steps);
    const RunId run = begin();
    EXPECT_EQ(done(), (QStringList{QStringLiteral("second:editor"), QStringLiteral("after:boss")})) << "not both at once";
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    QList<Step> failing = steps;
    failing[1] = standIn("second", "editor", "first", "clearance");
    work(failing);
    const RunId other = begin();
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("second")});
    EXPECT_TRUE(done().contains(QStringLiteral("third:boss")) && done().contains(QStringLiteral("after:boss")) && done().contains(QStringLiteral("only:boss")));
    EXPECT_EQ(outcome(other), RunOutcome::Finished);
    EXPECT_TRUE(rig->all<EscalationRaised>().isEmpty()) << "nobody had to be asked";
}

} // namespace
