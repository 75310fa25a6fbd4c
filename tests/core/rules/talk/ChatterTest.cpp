#include "core/rules/talk/Chatter.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using rules::Chatter;

AgentId agent(const QString& id)
{
    return {id};
}

/// Agents that talk and work, at moments that the test gives.
class ChatterTest : public testing::Test {
protected:
    Chatter chatter;
    Instant now{1'795'257'401'000};
    RunId run = RunId::make(now);
    QList<StormNoticed> storms;

    void hear(Fact fact, const AgentId& actor = system())
    {
        if (const auto storm = chatter.hear({++m_sequence, now, actor, 0, run, {}, std::move(fact)}))
            storms.append(*storm);
    }
    void say(const char* from, const char* to, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            Message message;
            message.from = agent(QString::fromLatin1(from));
            message.to = agent(QString::fromLatin1(to));
            message.correlation = run;
            hear(MessageSent{message});
        }
    }
    void finish(const char* who, const QString& step)
    {
        TurnFinished finished;
        finished.run = run;
        finished.step = {step};
        finished.agent = agent(QString::fromLatin1(who));
        hear(finished);
    }
    void goBack(const char* by)
    {
        hear(StepsReopened{run, {QStringLiteral("review")}, {{QStringLiteral("draft")}}, {}}, agent(QString::fromLatin1(by)));
    }

private:
    Sequence m_sequence = 0;
};

TEST_F(ChatterTest, TwoThatSayFarMoreThanTheyDo)
{
    say("a", "b", Chatter::kPair);
    EXPECT_TRUE(storms.isEmpty()) << "the limit itself is not passed";
    say("a", "b");
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms[0].kind, StormKind::Pair);
    EXPECT_EQ(storms[0].agents, QList<AgentId>{agent(QStringLiteral("a"))}) << "who says nothing is no culprit";
    EXPECT_EQ(storms[0].count, Chatter::kPair + 1);
    say("b", "a", Chatter::kPair);
    EXPECT_EQ(storms.size(), 1) << "it is told again only when as much comes anew";
}

TEST_F(ChatterTest, OfTwoThoseWhoSayMuchAreNamed)
{
    run = {}; // of no run, so that they go in no circle
    say("b", "a", 45);
    say("a", "b", 16);
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms[0].agents, QList<AgentId>{agent(QStringLiteral("b"))});
    say("b", "a", 30);
    say("a", "b", 31);
    ASSERT_EQ(storms.size(), 2);
    EXPECT_EQ(storms[1].agents, (QList<AgentId>{agent(QStringLiteral("a")), agent(QStringLiteral("b"))}));
}

TEST_F(ChatterTest, MuchTalkIsNoStormWhereMuchIsDone)
{
    for (int i = 0; i < 2'000; ++i) {
        finish(i % 2 ? "a" : "b", QStringLiteral("step-%1").arg(i));
        say("a", "b", 2);
    }
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, WhatWasSaidLongerAgoDoesNotCount)
{
    for (int i = 0; i < 4; ++i) {
        say("a", "b", Chatter::kPair - 1);
        now = now + Chatter::kWindow + Duration(1);
    }
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, TwoThatAnswerEachOtherInACircle)
{
    for (int i = 0; i < Chatter::kCircle / 2 - 1; ++i) {
        say("a", "b");
        say("b", "a");
    }
    finish("a", QStringLiteral("draft"));
    EXPECT_TRUE(storms.isEmpty());
    for (int i = 0; i < Chatter::kCircle / 2; ++i) {
        say("a", "b");
        say("b", "a");
    }
    ASSERT_EQ(storms.size(), 1) << "a step that is done begins the count anew";
    EXPECT_EQ(storms[0].kind, StormKind::Circle);
    EXPECT_EQ(storms[0].run, run);
}

TEST_F(ChatterTest, ADebateOfTenRoundsIsNoCircle)
{
    for (int i = 0; i < 10; ++i) {
        say("a", "b");
        say("b", "a");
    }
    say("boss", "a");
    say("boss", "b");
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, AFloodNamesTheLoudest)
{
    for (int i = 0; i <= Chatter::kFlood; ++i) {
        Message message;
        message.from = agent(i % 10 ? QStringLiteral("loud") : QStringLiteral("quiet"));
        message.to = agent(QStringLiteral("x%1").arg(i % 100));
        hear(MessageSent{message});
    }
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms[0].kind, StormKind::Flood);
    EXPECT_EQ(storms[0].agents, QList<AgentId>{agent(QStringLiteral("loud"))});
}

TEST_F(ChatterTest, ARunThatGoesBackAndBackGetsNoFurther)
{
    finish("editor", QStringLiteral("review"));
    for (int i = 0; i < Chatter::kNoProgress - 1; ++i) {
        goBack("editor");
        finish("editor", QStringLiteral("review"));
    }
    EXPECT_TRUE(storms.isEmpty());
    goBack("editor");
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms[0].kind, StormKind::NoProgress);
    EXPECT_EQ(storms[0].agents, QList<AgentId>{agent(QStringLiteral("editor"))});
}

TEST_F(ChatterTest, WhatTheProgramSendsBackOnAndOnGetsNoFurtherEither)
{
    finish("writer", QStringLiteral("draft"));
    for (int i = 0; i < Chatter::kNoProgress; ++i) {
        EXPECT_TRUE(storms.isEmpty());
        goBack("system");
        finish("writer", QStringLiteral("draft"));
    }
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms[0].kind, StormKind::NoProgress);
    EXPECT_EQ(storms[0].agents, QList<AgentId>{agent(QStringLiteral("writer"))}) << "who does it on and on";
    for (int i = 0; i < Chatter::kNoProgress; ++i)
        goBack("system");
    EXPECT_EQ(storms.size(), 2) << "it is told again when as much comes anew";
}

TEST_F(ChatterTest, AStepThatIsDoneForTheFirstTimeIsProgress)
{
    for (int i = 0; i < 3 * Chatter::kNoProgress; ++i) {
        goBack("editor");
        if (i % 10 == 0)
            finish("writer", QStringLiteral("part-%1").arg(i));
    }
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, APersonMayWriteAndSendBackAsOftenAsSheLikes)
{
    say("human", "a", 10 * Chatter::kPair);
    for (int i = 0; i < 10 * Chatter::kNoProgress; ++i)
        goBack("human");
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, TheQuestionNamesWhoAndWhy)
{
    say("a", "b", Chatter::kPair + 1);
    ASSERT_EQ(storms.size(), 1);
    const Escalation question = rules::askedAbout(storms[0], storms[0].agents, {}, now);
    EXPECT_EQ(question.with, human());
    EXPECT_EQ(question.agents, storms[0].agents);
    EXPECT_TRUE(question.issue.contains(storms[0].reason));
    EXPECT_FALSE(question.attempts.isEmpty() || question.recommendation.isEmpty() || question.impact.isEmpty());
}

} // namespace

} // namespace qd::test
