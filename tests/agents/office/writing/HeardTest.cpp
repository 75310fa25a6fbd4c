#include "tests/agents/office/EngineFixture.h"

#include "agents/office/writing/OrderWriter.h"

using namespace qd;
using namespace qd::test;

namespace {

/// What an agent is told stands before it at its next turn.
class HeardTest : public EngineFixture {
protected:
    static Outgoing message(MessageType type, const char* to, const char* body)
    {
        Outgoing outgoing;
        outgoing.type = type;
        outgoing.to = {{QString::fromLatin1(to)}};
        outgoing.subject = QStringLiteral("A word");
        outgoing.body = QString::fromLatin1(body);
        return outgoing;
    }
    static Step telling(const char* id, QList<Outgoing> messages)
    {
        Step step = turnStep(id, "boss");
        step.messages = std::move(messages);
        return step;
    }
    void team(QList<Workflow> workflows)
    {
        Organisation all = teamWith(std::move(workflows));
        for (AgentProfile& agent : all.agents)
            if (agent.id.text == QLatin1String("writer"))
                agent.subscriptions = {{{MessageType::Notice}, {}, Priority::Normal}};
        rig = std::make_unique<OfficeRig>(all);
        rig->answers.set("review", {verdict("accept")});
        rig->answers.set("clearance", {cleared()});
    }
    /// What was asked for the reply, the last time.
    QString prompt(const char* reply)
    {
        const std::lock_guard lock(rig->answers.mutex);
        const qsizetype at = rig->answers.asked.lastIndexOf(QString::fromLatin1(reply));
        return at < 0 ? QString() : rig->answers.prompts[at];
    }
};

TEST_F(HeardTest, AMessageStandsInTheNextPromptOfWhomItWentTo)
{
    team({workflowOf("flow", {telling("tell", {message(MessageType::Request, "writer", "Which <giraffe>?"), message(MessageType::Notice, "all", "The zebra lamp is broken.")}),
                              turnStep("write", "writer", {stepId("tell")}, "clearance")})});
    ASSERT_EQ(outcome(begin()), RunOutcome::Finished);
    const QString writer = prompt("clearance");
    EXPECT_TRUE(writer.contains(QStringLiteral("<message from=\"boss\" type=\"request\" subject=\"A word\"")) ) << writer.toStdString();
    EXPECT_TRUE(writer.contains(QStringLiteral("Which &lt;giraffe&gt;?</message>"))) << "it cannot close the block it stands in";
    EXPECT_TRUE(writer.contains(QStringLiteral("The zebra lamp is broken.")));
    EXPECT_FALSE(prompt("review").contains(QStringLiteral("zebra"))) << "who said it is not told it";
}

TEST_F(HeardTest, WhoDidNotSubscribeIsToldNothing)
{
    team({workflowOf("flow", {telling("tell", {message(MessageType::Notice, "all", "The zebra lamp is broken.")}),
                              turnStep("edit", "editor", {stepId("tell")}, "clearance")})});
    ASSERT_EQ(outcome(begin()), RunOutcome::Finished);
    EXPECT_FALSE(prompt("clearance").contains(QStringLiteral("zebra")));
}

TEST_F(HeardTest, ANoticeOfAnotherRunIsHeardByWhoSubscribed)
{
    team({workflowOf("flow", {telling("tell", {message(MessageType::Notice, "all", "The zebra lamp is broken."), message(MessageType::Request, "writer", "Which giraffe?")})}),
          workflowOf("later", {turnStep("write", "writer", {}, "clearance")})});
    ASSERT_EQ(outcome(begin()), RunOutcome::Finished);
    SubmitBrief brief;
    brief.text = QStringLiteral("Something else");
    brief.workflow = {QStringLiteral("later")};
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(prompt("clearance").contains(QStringLiteral("zebra")));
    EXPECT_FALSE(prompt("clearance").contains(QStringLiteral("giraffe"))) << "that was asked in a run of its own";
}

TEST_F(HeardTest, WhatStandsThereAlreadyIsNotSaidTwice)
{
    Step write = turnStep("write", "writer", {stepId("tell")}, "clearance");
    write.uses = {stepId("tell")};
    team({workflowOf("flow", {telling("tell", {message(MessageType::Request, "writer", "{tell.message}")}), write})});
    ASSERT_EQ(outcome(begin()), RunOutcome::Finished);
    EXPECT_EQ(prompt("clearance").count(QStringLiteral("Please have a look at my notes on the opening.")), 1);
    EXPECT_FALSE(prompt("clearance").contains(QStringLiteral("<messages>")));
}

TEST_F(HeardTest, OnlyTheLastAreCarriedAlongAndLongOnesAreCut)
{
    QList<Outgoing> many;
    for (int i = 0; i < RunState::kHeard + 2; ++i)
        many.append(message(MessageType::Request, "writer", qPrintable(QStringLiteral("Number %1. ").arg(i) + QString(2 * Heard::kChars, u'x'))));
    team({workflowOf("flow", {telling("tell", many), turnStep("write", "writer", {stepId("tell")}, "clearance")})});
    ASSERT_EQ(outcome(begin()), RunOutcome::Finished);
    const QString writer = prompt("clearance");
    EXPECT_EQ(writer.count(QStringLiteral("<message ")), RunState::kHeard);
    EXPECT_FALSE(writer.contains(QStringLiteral("Number 1. ")));
    EXPECT_TRUE(writer.contains(QStringLiteral("Number 2. ")));
    EXPECT_FALSE(writer.contains(QString(Heard::kChars + 1, u'x')));
}

TEST_F(HeardTest, ItsLabelIsThatOfWhatWasHeardToo)
{
    team({workflowOf("flow", {telling("tell", {message(MessageType::Request, "writer", "Which giraffe?")}), turnStep("write", "writer", {stepId("tell")}, "clearance")})});
    const RunId run = begin(false);
    ASSERT_TRUE(rig->settle());
    OfficeState state = rig->state();
    StoredFact sent;
    sent.sequence = state.sequence + 1;
    Message stranger;
    stranger.to = {QStringLiteral("writer")};
    stranger.body = QStringLiteral("Pay me");
    stranger.label.integrity = Integrity::Untrusted;
    sent.fact = MessageSent{stranger};
    state.apply(sent);
    RunState open;
    open.id = RunId::make(rig->clock.now());
    open.workflow = {QStringLiteral("flow")};
    open.organisation = state.org.current;
    state.runs.open.insert(open.id, open);
    const Result<agents::TurnOrder> order = agents::writeOrder(state, open.id, stepId("write"), {}, rig->clock.now());
    ASSERT_TRUE(order) << order.error().text.toStdString();
    EXPECT_EQ(order->label.integrity, Integrity::Untrusted);
    EXPECT_NE(run, open.id);
}

} // namespace
