#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// Steps that ask her something and do not wait for ever.
class QuestionsTest : public EngineFixture {
protected:
    static Step asking(bool fails)
    {
        Wait wait;
        wait.question = QStringLiteral("Which of the two names?");
        wait.limit = 4s;
        wait.failAtLimit = fails;
        return waitStep("ask", {}, wait);
    }
    const QMap<EscalationId, Escalation>& items() const { return rig->state().inbox.escalations; }
    EscalationId question() const
    {
        for (const Escalation& item : items())
            if (item.isQuestion())
                return item.id;
        return {};
    }
};

TEST_F(QuestionsTest, OneWhoseTimeIsOverGoesWithItsFailureInOneTransaction)
{
    work({asking(true)});
    const RunId run = begin();
    const EscalationId asked = question();
    ASSERT_FALSE(asked.isNull());
    EXPECT_EQ(items().first().answerBy, items().first().raised + 4s) << "nobody waits longer than the step";
    EXPECT_TRUE(items().first().attempts.isEmpty()) << "nobody has tried anything";
    rig->pass(5s);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(items().size(), 1) << "one item for one step";
    EXPECT_EQ(items().first().reason, QStringLiteral("failure"));
    const QList<StoredFact> facts = rig->facts();
    const auto failed = std::find_if(facts.begin(), facts.end(), [](const StoredFact& f) { return std::holds_alternative<StepSettled>(f.fact); });
    ASSERT_NE(failed, facts.end());
    const auto* settled = std::get_if<EscalationSettled>(&std::next(failed)->fact);
    ASSERT_TRUE(settled) << "right behind it";
    EXPECT_EQ(settled->escalation, asked);
    EXPECT_EQ(settled->note, QStringLiteral("its time is over"));
    const Result<Receipt> late = rig->issue(SettleEscalation{asked, true, QStringLiteral("The second")});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().text, QStringLiteral("this question does not wait any more"));
    EXPECT_EQ(status(run, "ask"), StepStatus::Escalated) << "the late answer has opened nothing";
}

TEST_F(QuestionsTest, AskedAnewThereIsOneItemAgain)
{
    work({asking(true)});
    const RunId run = begin();
    for (int i = 0; i < 3; ++i) {
        rig->pass(5s);
        ASSERT_TRUE(rig->settle());
        ASSERT_EQ(items().size(), 1) << "round " << i;
        ASSERT_TRUE(rig->issue(SettleEscalation{items().firstKey(), true, {}}));
        ASSERT_TRUE(rig->settle());
        ASSERT_EQ(items().size(), 1) << "round " << i;
        EXPECT_TRUE(items().first().isQuestion());
    }
    ASSERT_TRUE(rig->issue(SettleEscalation{question(), true, QStringLiteral("The second")}));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(items().isEmpty());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(QuestionsTest, OneThatTheRunGoesOnWithoutIsNotAskedAnyLonger)
{
    work({asking(false), turnStep("after", "boss", {stepId("ask")})});
    rig->answers.hold("review");
    begin(false);
    ASSERT_TRUE(waitUntil([&] { return !question().isNull(); }));
    rig->pass(5s);
    EXPECT_TRUE(items().isEmpty()) << "while the next step is under way";
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
}

TEST_F(QuestionsTest, AnAnswerGivenWhileAllIsStoppedOutlivesARestart)
{
    Step after = turnStep("after", "boss", {stepId("ask")});
    after.when.path = QStringLiteral("ask.answer");
    after.when.is = Value(QStringLiteral("The second"));
    work({asking(true), after});
    const RunId run = begin();
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(rig->issue(SettleEscalation{question(), true, QStringLiteral("The second")}));
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(status(run, "after"), StepStatus::Pending) << "it is stopped still";
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), QStringList{QStringLiteral("after:boss")});
}

TEST_F(QuestionsTest, SkippedOrUndoneItIsNotAskedAnyLonger)
{
    work({asking(true), waitStep("hold", {stepId("ask")}, [] { Wait w; w.length = 1h; return w; }())});
    const RunId run = begin();
    ASSERT_TRUE(steer(run, "ask", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(items().isEmpty());
    EXPECT_EQ(status(run, "hold"), StepStatus::Waits);
}

} // namespace
