#include "core/model/calls/SentCall.h"
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
    /// A model as the shipped files of providers know it is asked twice with temperature 0. @returns how often it was.
    qsizetype twice(const char* model)
    {
        works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
        rig->knowsModels = true;
        rig->model = QString::fromLatin1(model);
        again();
        run();
        run();
        return askedAlone();
    }
    /// As what was sent is kept.
    std::optional<double> sentTemperature()
    {
        const QByteArray prompt = rig->all<TurnFinished>().first().prompt;
        const auto bytes = answerOf<Result<QByteArray>>([&](auto done) { rig->history->blob(prompt, &mailbox, done); });
        const Result<SentCall> sent = bytes ? sentCall(*bytes) : Result<SentCall>(bytes.error());
        EXPECT_TRUE(sent);
        return sent ? sent->temperature : std::optional(-1.0);
    }
    Mailbox mailbox;
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

TEST_F(Repeats, NotWhereTheModelIsToldNoTemperature)
{
    EXPECT_EQ(twice("anthropic:claude-opus-4-8"), 2);
    EXPECT_EQ(sentTemperature(), std::nullopt);
}

TEST_F(Repeats, WhereTheModelTakesOne)
{
    EXPECT_EQ(twice("anthropic:claude-opus-4-6"), 1);
    EXPECT_EQ(sentTemperature(), 0.0);
}

TEST_F(Repeats, NotWhereTheRunAsksAnew)
{
    works({turnStep("first", "writer")}, std::chrono::hours(24), 0.0);
    run();
    SubmitBrief anew;
    anew.text = QStringLiteral("Do what there is to do");
    anew.fresh = true;
    ASSERT_TRUE(rig->issue(anew));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(askedAlone(), 2);
    run();
    EXPECT_EQ(askedAlone(), 2) << "the others hear what was said last";
    EXPECT_EQ(rig->all<TurnFinished>().last().answerOf, rig->all<TurnFinished>()[1].turn);
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
