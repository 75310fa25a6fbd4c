#include "tests/agents/office/EngineFixture.h"

#include "core/rules/talk/Chatter.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// How agents talk to each other, and what follows when it goes wrong.
class TalkTest : public EngineFixture {
protected:
    static Outgoing message(MessageType type, const char* from, const char* to)
    {
        Outgoing outgoing;
        outgoing.type = type;
        outgoing.from = {QString::fromLatin1(from)};
        outgoing.to = {{QString::fromLatin1(to)}};
        outgoing.subject = QStringLiteral("Which one of the two?");
        return outgoing;
    }
    /// The writer asks the boss; the editor's question holds the run open.
    void asks(Duration within)
    {
        Step ask = turnStep("ask", "writer");
        ask.messages = {message(MessageType::Request, "writer", "editor")};
        ask.messages.first().answerWithin = within;
        Wait wait;
        wait.length = 10h;
        Step answer = turnStep("answer", "editor", {stepId("wait")});
        answer.messages = {message(MessageType::Answer, "editor", "writer")};
        work({ask, waitStep("wait", {stepId("ask")}, wait), answer});
        rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                       R"("subject":"About it","message":"This is what I make of it."})")});
    }
    QList<Message> sent(const char* from, const char* to)
    {
        QList<Message> found;
        for (const MessageSent& one : rig->all<MessageSent>())
            if (one.message.from.text == QLatin1String(from) && one.message.to.text == QLatin1String(to))
                found.append(one.message);
        return found;
    }
    /// Two agents write to each other so many times in turn, in one step.
    void quarrel(int messages)
    {
        Step step = turnStep("quarrel", "writer");
        for (int i = 0; i < messages; ++i)
            step.messages.append(i % 2 ? message(MessageType::Notice, "editor", "writer") : message(MessageType::Notice, "writer", "editor"));
        work({step, turnStep("after", "editor", {stepId("quarrel")})});
    }
    Escalation question() const
    {
        return rig->state().inbox.escalations.isEmpty() ? Escalation{} : rig->state().inbox.escalations.first();
    }
    static QString checked(const char* verdict, double confidence)
    {
        return EngineFixture::verdict(verdict).replace(QStringLiteral("\"subject\""), QStringLiteral("\"confidence\":%1,\"subject\"").arg(confidence));
    }
    /// A check that goes back to the draft as long as it asks for changes.
    void checks(const Loop& loop)
    {
        Step check = turnStep("check", "editor", {stepId("draft")}, "clearance");
        check.prompt = check.reply = QStringLiteral("review");
        check.loop = loop;
        check.loop->backTo = stepId("draft");
        check.loop->when.path = QStringLiteral("check.verdict");
        check.loop->when.is = Value(QStringLiteral("revise"));
        check.loop->limit = 10;
        check.loop->onLimit = QStringLiteral("escalate");
        work({turnStep("draft", "writer", {}, "objection"), check});
        rig->answers.set("objection", {QStringLiteral(R"({"objects":false,"reasoning":"There is nothing to be said against it.","change":"",)"
                                                      R"("subject":"Fine","message":"It is fine with me, go on."})")});
    }
    QStringList enough()
    {
        QStringList reasons;
        for (const DecisionMade& made : rig->all<DecisionMade>())
            if (made.decision.kind == QLatin1String("good-enough"))
                reasons.append(made.decision.reasoning);
        return reasons;
    }
};

TEST_F(TalkTest, WhoSaysNothingIsRemindedThenItGoesUp)
{
    asks(10min);
    const RunId run = begin();
    EXPECT_EQ(rig->state().runs.open.value(run).requests.size(), 1);
    rig->pass(9min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(sent("writer", "editor").size(), 1) << "there is time left";
    rig->pass(2min);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(sent("writer", "editor").size(), 2);
    const Message reminder = sent("writer", "editor").last();
    EXPECT_EQ(reminder.causation, sent("writer", "editor").first().id);
    EXPECT_TRUE(reminder.subject.startsWith(QStringLiteral("Reminder")));
    EXPECT_TRUE(rig->all<EscalationRaised>().isEmpty());
    rig->pass(11min);
    ASSERT_TRUE(rig->settle());
    const QList<EscalationRaised> raised = rig->all<EscalationRaised>();
    ASSERT_EQ(raised.size(), 1);
    EXPECT_EQ(raised.first().escalation.with.text, QStringLiteral("boss")) << "the one that the editor reports to";
    EXPECT_EQ(raised.first().escalation.reason, QString::fromLatin1(Escalation::kNoAnswer));
    EXPECT_EQ(question().with, human()) << "the boss lets it climb";
    EXPECT_EQ(status(run, "wait"), StepStatus::Waits) << "nothing is held up by it";
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<EscalationRaised>().size(), 1) << "it is raised once";
}

TEST_F(TalkTest, ANoToSilenceDoesWhatWasSaidAndOffered)
{
    asks(10min);
    rig->organisation.workflows.first().steps.last().candidates = {{QStringLiteral("editor")}, {QStringLiteral("boss")}};
    ASSERT_TRUE(rig->issue(AdoptOrganisation{rig->organisation, QStringLiteral("test")}));
    const RunId run = begin();
    for (const Duration time : {Duration(11min), Duration(11min)}) {
        rig->pass(time);
        ASSERT_TRUE(rig->settle());
    }
    ASSERT_EQ(question().with, human());
    EXPECT_EQ(question().onNo.toStdString(), "Boss takes over “answer” from Editor, and the run goes on.");
    EXPECT_TRUE(question().recommendation.contains(question().onNo));
    ASSERT_TRUE(rig->issue(SettleEscalation{question().id, false, {}, {}}));
    EXPECT_TRUE(rig->state().runs.open.contains(run)) << "the run is not killed where somebody can do it";
    rig->pass(10h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(done().contains(QStringLiteral("answer:boss"))) << done().join(QLatin1Char(' ')).toStdString();
}

TEST_F(TalkTest, ANoToSilenceEndsTheRunOnlyWhereNobodyElseCan)
{
    asks(10min);
    const RunId run = begin();
    for (const Duration time : {Duration(11min), Duration(11min)}) {
        rig->pass(time);
        ASSERT_TRUE(rig->settle());
    }
    EXPECT_EQ(question().onNo.toStdString(), "The run ends: nobody else can do what Editor was asked for.");
    ASSERT_TRUE(rig->issue(SettleEscalation{question().id, false, {}, {}}));
    EXPECT_EQ(outcome(run), RunOutcome::Stopped);
}

TEST_F(TalkTest, AnAnswerInTimeEndsIt)
{
    asks(24h);
    const RunId run = begin();
    rig->pass(10h + 1min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_EQ(sent("editor", "writer").size(), 1);
    EXPECT_EQ(sent("editor", "writer").first().causation, sent("writer", "editor").first().id);
    rig->pass(48h);
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->all<EscalationRaised>().isEmpty());
    EXPECT_EQ(sent("writer", "editor").size(), 1);
}

TEST_F(TalkTest, ARequestOutlivesARestartAndHasItsTimeAnew)
{
    asks(10min);
    begin();
    rig->close();
    rig->clock.advance(12h); // nobody could have answered meanwhile
    rig->open();
    rig->pass(Duration(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(sent("writer", "editor").size(), 1);
}

TEST_F(TalkTest, TwoThatAnswerEachOtherInACircleArePausedAndSheIsAsked)
{
    quarrel(rules::Chatter::kCircle + 2);
    const RunId run = begin();
    const QList<StormNoticed> storms = rig->all<StormNoticed>();
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms.first().kind, StormKind::Circle);
    for (const char* const who : {"writer", "editor"}) {
        const AgentState agent = rig->state().org.agents.value({QString::fromLatin1(who)});
        EXPECT_TRUE(agent.paused) << who;
        EXPECT_EQ(agent.pauseReason, rules::pauseReasonOf(storms.first()));
    }
    EXPECT_FALSE(rig->state().org.agents.value({QStringLiteral("boss")}).paused);
    EXPECT_EQ(status(run, "after"), StepStatus::Pending) << "the editor begins nothing";
    ASSERT_EQ(question().reason, QString::fromLatin1(Escalation::kStorm));
    EXPECT_TRUE(question().issue.contains(QStringLiteral("18 messages went round between editor and writer")));
    ASSERT_TRUE(rig->issue(SettleEscalation{question().id, true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << "she lets them go on";
    EXPECT_FALSE(rig->state().org.agents.value({QStringLiteral("editor")}).paused);
}

TEST_F(TalkTest, ANoLeavesThemPaused)
{
    quarrel(rules::Chatter::kCircle + 2);
    const RunId run = begin();
    const Result<Receipt> said = rig->issue(SettleEscalation{question().id, false, {}});
    ASSERT_TRUE(said);
    EXPECT_EQ(said->text.toStdString(), "They stay paused until you let them go on.");
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->state().org.agents.value({QStringLiteral("editor")}).paused);
    EXPECT_EQ(outcome(run), std::nullopt) << "the run waits for them";
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("editor")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(TalkTest, WhenTheLastOfThemGoesOnTheQuestionIsAnswered)
{
    quarrel(rules::Chatter::kCircle + 2);
    begin();
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("editor")}, AgentWish::Continue, {}}));
    EXPECT_EQ(rig->state().inbox.escalations.size(), 1) << "the writer is paused still";
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Continue, {}}));
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty());
}

TEST_F(TalkTest, OrdinaryTalkPausesNobody)
{
    quarrel(rules::Chatter::kCircle - 1);
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(rig->all<StormNoticed>().isEmpty());
}

TEST_F(TalkTest, ALoopEndsWhenALastRoundGainedTooLittle)
{
    Loop loop;
    loop.gains = QStringLiteral("check.confidence");
    loop.minGain = 0.1;
    checks(loop);
    rig->answers.set("review", {checked("revise", 0.4), checked("revise", 0.6), checked("revise", 0.65)});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(asked("review"), 3);
    EXPECT_EQ(enough(), QStringList{QStringLiteral("check.confidence went from 0.6 to 0.65 in the last round, which is a gain of less than 0.1")});
}

TEST_F(TalkTest, ALoopEndsWhenItIsEnough)
{
    Loop loop;
    loop.enough.path = QStringLiteral("check.confidence");
    loop.enough.atLeast = 0.6;
    checks(loop);
    rig->answers.set("review", {checked("revise", 0.4), checked("revise", 0.6), checked("revise", 0.9)});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(asked("review"), 2);
    EXPECT_EQ(enough(), QStringList{QStringLiteral("check.confidence is 0.6, which is enough, after 2 rounds")});
}

TEST_F(TalkTest, ALoopThatGainsEnoughGoesOn)
{
    Loop loop;
    loop.gains = QStringLiteral("check.confidence");
    loop.minGain = 0.1;
    checks(loop);
    rig->answers.set("review", {checked("revise", 0.2), checked("revise", 0.4), checked("revise", 0.6), checked("accept", 0.8)});
    EXPECT_EQ(outcome(begin()), RunOutcome::Finished);
    EXPECT_EQ(asked("review"), 4);
    EXPECT_TRUE(enough().isEmpty());
}

TEST_F(TalkTest, WhatGoesToAllReachesThoseWhoSubscribed)
{
    Step tell = turnStep("tell", "boss");
    tell.messages = {message(MessageType::Notice, "boss", "all"), message(MessageType::Decision, "boss", "all")};
    tell.messages.last().priority = Priority::Urgent;
    Organisation team = teamWith({workflowOf("flow", {tell})});
    for (AgentProfile& agent : team.agents)
        if (agent.id.text == QLatin1String("writer"))
            agent.subscriptions = {{{MessageType::Notice}, {}, Priority::Normal}};
    rig = std::make_unique<OfficeRig>(team);
    rig->answers.set("review", {verdict("accept")});
    EXPECT_EQ(outcome(begin()), RunOutcome::Finished);
    EXPECT_EQ(sent("boss", "writer").size(), 2);
    ASSERT_EQ(sent("boss", "editor").size(), 1) << "it subscribed to nothing, and hears what is urgent";
    EXPECT_EQ(sent("boss", "editor").first().type, MessageType::Decision);
    EXPECT_TRUE(sent("boss", "all").isEmpty());
}

} // namespace
