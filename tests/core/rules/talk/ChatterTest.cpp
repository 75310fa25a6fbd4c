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
    /// Messages that go from each to the next, and from the last to the first.
    void round(const QList<const char*>& ring, int times)
    {
        for (int i = 0; i < times; ++i)
            for (qsizetype at = 0; at < ring.size(); ++at)
                say(ring[at], ring[(at + 1) % ring.size()]);
    }
    void make(const QString& kind, const QByteArray& bytes)
    {
        Artefact artefact;
        artefact.run = run;
        artefact.kind = kind;
        artefact.sha256 = bytes;
        hear(ArtefactMade{artefact});
    }
    void decide(const char* what)
    {
        DecisionRecord decision;
        decision.run = run;
        decision.kind = QStringLiteral("review");
        decision.decision = QString::fromLatin1(what);
        hear(DecisionMade{decision});
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
    run = {}; // of no run, so that they go in no circle
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
    round({"a", "b"}, Chatter::kCircle / 2 - 1);
    make(QStringLiteral("draft"), "one");
    EXPECT_TRUE(storms.isEmpty());
    round({"a", "b"}, Chatter::kCircle / 2 - 1);
    EXPECT_TRUE(storms.isEmpty()) << "a piece that changes begins the count anew";
    round({"a", "b"}, 1);
    ASSERT_EQ(storms.size(), 1);
    EXPECT_EQ(storms[0].kind, StormKind::Circle);
    EXPECT_EQ(storms[0].agents, (QList<AgentId>{agent(QStringLiteral("a")), agent(QStringLiteral("b"))}));
    EXPECT_EQ(storms[0].count, Chatter::kCircle);
    EXPECT_EQ(storms[0].run, run);
    round({"a", "b"}, Chatter::kCircle / 2 - 1);
    EXPECT_EQ(storms.size(), 1) << "it is told again only when as much comes anew";
}

TEST_F(ChatterTest, ACircleOfAFewIsSeenWhateverElseIsSaid)
{
    for (const QList<const char*>& ring : {QList<const char*>{"a", "b", "c"}, {"a", "b", "c", "d"}, {"a", "b", "c", "d", "e"}}) {
        storms.clear();
        run = RunId::make(now);
        for (int i = 0; i < 6; ++i) {
            say("boss", "x");
            round(ring, 1);
        }
        ASSERT_EQ(storms.size(), 1) << ring.size();
        EXPECT_EQ(storms[0].agents.size(), ring.size());
    }
}

TEST_F(ChatterTest, WhatGoesThroughManyIsNoCircle)
{
    round({"a", "b", "c", "d", "e", "f"}, 8);
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, WhatIsDoneAgainAndTheSamePieceAgainChangeNothing)
{
    finish("a", QStringLiteral("plan"));
    make(QStringLiteral("draft"), "one");
    for (int i = 0; i < Chatter::kCircle / 2; ++i) {
        EXPECT_TRUE(storms.isEmpty());
        finish("a", QStringLiteral("plan"));
        make(QStringLiteral("draft"), "one");
        decide("so it is");
        round({"a", "b"}, 1);
    }
    EXPECT_EQ(storms.size(), 1);
}

TEST_F(ChatterTest, WorkThatIsHandedToAndFroIsNoCircle)
{
    for (int i = 0; i < 100; ++i) {
        finish(i % 2 ? "b" : "a", QStringLiteral("step-%1").arg(i));
        say(i % 2 ? "b" : "a", i % 2 ? "a" : "b");
    }
    for (int i = 0; i < 100; ++i) {
        make(QStringLiteral("draft"), QByteArray::number(i));
        round({"a", "b"}, 2);
    }
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, WhatShePutsInBeginsTheCountAnew)
{
    for (int i = 0; i < 3; ++i) {
        round({"a", "b"}, Chatter::kCircle / 2 - 1);
        hear(RunContinued{run, human()}, human());
    }
    EXPECT_TRUE(storms.isEmpty());
}

TEST_F(ChatterTest, ADebateOfTenRoundsIsNoCircle)
{
    for (int i = 0; i < 20; ++i) {
        Message argument;
        argument.from = agent(i % 2 ? QStringLiteral("a") : QStringLiteral("b"));
        argument.to = agent(i % 2 ? QStringLiteral("b") : QStringLiteral("a"));
        argument.correlation = run;
        argument.requirements = {{QStringLiteral("round"), Value(qint64(i / 2 + 1))}, {QStringLiteral("position"), Value(QStringLiteral("Mine"))}};
        hear(MessageSent{argument});
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

TEST_F(ChatterTest, WhatItsLoopMeasuresIsProgress)
{
    for (int i = 0; i < 3 * Chatter::kNoProgress; ++i)
        hear(StepsReopened{run, {QStringLiteral("review")}, {{QStringLiteral("draft")}}, {}, i / 100.0}, agent(QStringLiteral("editor")));
    EXPECT_TRUE(storms.isEmpty());
    for (int i = 0; i < Chatter::kNoProgress; ++i)
        hear(StepsReopened{run, {QStringLiteral("review")}, {{QStringLiteral("draft")}}, {}, 0.4}, agent(QStringLiteral("editor")));
    EXPECT_EQ(storms.size(), 1) << "less than before is none";
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
