#include "tests/agents/office/course/LetterBox.h"

namespace qd::test {
namespace {

class Repeats : public BatchFixture {
protected:
    /// The same brief, done from beginning to end.
    void run()
    {
        const RunId run = submit(false);
        ASSERT_TRUE(rig->settle());
        ASSERT_EQ(outcome(run), RunOutcome::Finished);
    }
};

TEST_F(Repeats, TheSameCallIsAnsweredByWhatWasSaidBeforeAndCostsNothing)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
    run();
    run();
    EXPECT_EQ(askedAlone(), 1);
    const QList<TurnFinished> finished = rig->all<TurnFinished>();
    ASSERT_EQ(finished.size(), 2);
    EXPECT_TRUE(finished[0].answerOf.isNull());
    EXPECT_GT(finished[0].spend.cost.micro, 0);
    EXPECT_EQ(finished[1].answerOf, finished[0].turn);
    EXPECT_EQ(finished[1].spend.cost.micro, 0);
    EXPECT_EQ(finished[1].spend.calls, 0);
    EXPECT_EQ(finished[1].reply, finished[0].reply);
    EXPECT_EQ(rig->all<TurnReserved>().size(), 1);
}

TEST_F(Repeats, AfterARestartToo)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
    run();
    again();
    run();
    EXPECT_EQ(askedAlone(), 1);
}

TEST_F(Repeats, NotAfterItsTimeNorFurtherOnBecauseItWasRepeated)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
    run();
    rig->pass(std::chrono::hours(23));
    run();
    EXPECT_EQ(askedAlone(), 1);
    rig->pass(std::chrono::hours(2));
    run();
    EXPECT_EQ(askedAlone(), 2);
}

TEST_F(Repeats, NotWhereTheModelDrawsLots)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24));
    run();
    run();
    EXPECT_EQ(askedAlone(), 2);
}

TEST_F(Repeats, NotWhereItIsSwitchedOff)
{
    works({turnStep("first", "writer")}, Duration(0), 0.0);
    run();
    run();
    EXPECT_EQ(askedAlone(), 2);
}

TEST_F(Repeats, NotOfAnotherModelOrBrief)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
    run();
    rig->model = QStringLiteral("anthropic:claude-opus-4-5");
    again();
    run();
    EXPECT_EQ(askedAlone(), 2);
    SubmitBrief other;
    other.text = QStringLiteral("Do something else");
    ASSERT_TRUE(rig->issue(other));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(askedAlone(), 3);
}

TEST_F(Repeats, WhatWasRehearsedAnswersNoCall)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
    rig->answers.instead = [](const agents::LlmRequest&) -> std::optional<Result<agents::LlmAnswer>> {
        agents::LlmAnswer answer;
        answer.text = verdict("accept");
        answer.rehearsal = true;
        return answer;
    };
    run();
    run();
    EXPECT_EQ(askedAlone(), 2);
}

} // namespace
} // namespace qd::test
