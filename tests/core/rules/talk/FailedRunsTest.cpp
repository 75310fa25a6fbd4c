#include "core/rules/talk/FailedRuns.h"

#include "core/rules/course/Detours.h"
#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

/// A run of the small team that has failed.
class FailedRunsTest : public Judged {
protected:
    void SetUp() override { record.adopt(record.team()); }
    std::optional<Escalation> question(RunOutcome outcome = RunOutcome::Failed) const
    {
        const QList<Fact> ending = ended(record.state, run, outcome, QStringLiteral("\"draft\" failed: no words came"));
        return failedRunOf(record.state, record.state.runs.open.value(run), ending, record.now);
    }
    /// It ends so, and she is asked.
    EscalationId fail()
    {
        const Escalation asked = *question();
        for (const Fact& fact : ended(record.state, run, RunOutcome::Failed, QStringLiteral("\"draft\" failed: no words came")))
            record.tell(fact, run);
        record.tell(EscalationRaised{asked}, run);
        return asked.id;
    }
    RunId given(const BriefSubmitted& with, const Label& label = {})
    {
        BriefSubmitted brief = with;
        brief.run = run = record.id<RunId>();
        brief.text = QStringLiteral("Write about the stock");
        record.tell(brief, run, label);
        record.tell(RunStarted{run, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("The stock")}, run, label);
        return run;
    }
};

} // namespace

TEST_F(FailedRunsTest, SheIsAskedOnceWithItsCauseAndItAnswersItselfNever)
{
    run = record.brief();
    const std::optional<Escalation> asked = question();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->reason, QString::fromLatin1(Escalation::kFailedRun));
    EXPECT_EQ(asked->issue, QStringLiteral("\"Something\" has failed: \"draft\" failed: no words came"));
    EXPECT_EQ(asked->with, human());
    EXPECT_FALSE(asked->expires);
    ASSERT_EQ(asked->options.size(), 2);
    EXPECT_EQ(asked->options.first().id, QStringLiteral("again"));
    fail();
    EXPECT_EQ(record.state.inbox.escalations.size(), 1) << "it outlives its run";
}

TEST_F(FailedRunsTest, NobodyIsAskedAboutSamplesTrialsCalledRunsAndWhatDidNotFail)
{
    BriefSubmitted brief;
    brief.sample = true;
    given(brief);
    EXPECT_FALSE(question());
    brief.sample = false;
    brief.approveAll = true;
    given(brief);
    EXPECT_FALSE(question());
    run = record.brief();
    for (const RunOutcome outcome : {RunOutcome::Finished, RunOutcome::Stopped, RunOutcome::Rejected})
        EXPECT_FALSE(question(outcome));
    const RunId caller = run;
    BriefSubmitted called;
    called.run = run = record.id<RunId>();
    record.tell(called, run);
    RunStarted started{run, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("Inner")};
    started.parent = Parent{caller, {QStringLiteral("draft")}, 0};
    record.tell(started, run);
    EXPECT_FALSE(question());
}

TEST_F(FailedRunsTest, DoneAgainItHasTheSameBriefAndSources)
{
    BriefSubmitted brief;
    Source source;
    source.name = QStringLiteral("stock.csv");
    source.sha256 = QByteArray(32, 's');
    brief.sources = {source};
    const RunId failed = given(brief);
    const EscalationId item = fail();
    const Result<QList<Fact>> facts = asked(SettleEscalation{item, true, {}, QStringLiteral("again")});
    ASSERT_TRUE(facts) << facts.error().text.toStdString();
    ASSERT_EQ(facts->size(), 3);
    EXPECT_TRUE(std::get<EscalationSettled>(facts->at(0)).carryOn);
    const auto& again = std::get<BriefSubmitted>(facts->at(1));
    EXPECT_EQ(again.text, QStringLiteral("Write about the stock"));
    EXPECT_EQ(again.sources.value(0).sha256, source.sha256);
    EXPECT_FALSE(again.approveAll);
    EXPECT_NE(again.run, failed);
    EXPECT_EQ(std::get<RunStarted>(facts->at(2)).workflow.text, QStringLiteral("piece"));
}

TEST_F(FailedRunsTest, LeftItIsOverAndAnythingElseIsRefused)
{
    given({});
    const EscalationId item = fail();
    EXPECT_EQ(does(SettleEscalation{item, true, {}, {}}), QStringLiteral("no answer is named"));
    EXPECT_EQ(does(SettleEscalation{item, true, {}, QStringLiteral("later")}), QStringLiteral("there is no option \"later\" here"));
    ASSERT_EQ(does(SettleEscalation{item, true, {}, QStringLiteral("leave")}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    EXPECT_TRUE(record.state.runs.open.isEmpty());
}

TEST_F(FailedRunsTest, WhatWasGivenMoreThanABriefCannotBeDoneAgainSo)
{
    BriefSubmitted brief;
    brief.run = run = record.id<RunId>();
    record.tell(brief, run);
    RunStarted started{run, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("A campaign's")};
    started.input = {{QStringLiteral("campaign"), QStringLiteral("spring")}};
    record.tell(started, run);
    const std::optional<Escalation> asked = question();
    ASSERT_TRUE(asked);
    ASSERT_EQ(asked->options.size(), 1);
    EXPECT_EQ(asked->options.first().id, QStringLiteral("leave"));
}

TEST_F(FailedRunsTest, OnceItIsForgottenItIsRefusedInWords)
{
    given({});
    const EscalationId item = fail();
    for (qsizetype i = 0; i <= RunsState::kRecent; ++i) {
        const RunId other = record.brief();
        RunFinished over;
        over.run = other;
        record.tell(over, other);
    }
    EXPECT_EQ(does(SettleEscalation{item, true, {}, QStringLiteral("again")}), QStringLiteral("so many runs have ended since that nobody remembers what this one was to do"));
}

} // namespace qd::test
