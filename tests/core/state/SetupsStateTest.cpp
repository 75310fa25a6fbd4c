#include "core/state/OfficeState.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {
namespace {

const AgentId kWriter{QStringLiteral("writer")};

class SetupsStateTest : public testing::Test {
protected:
    FactBuilder record;
    Trial trial;

    void SetUp() override
    {
        record.adopt(record.team());
        record.tell(AgentConfigured{kWriter, 1, {}, -1, false, human(), QStringLiteral("warmer")});
        trial.id = record.id<TrialId>();
        trial.agent = kWriter;
        trial.b = 1;
        record.tell(TrialBegun{trial, human()});
    }
    void count(const RunId& run, const char* step, int version, double outcome) { record.tell(TrialCounted{trial.id, run, {QString::fromLatin1(step)}, version, outcome}, run); }
    const SetupsState& setups() const { return record.state.setups; }
};

} // namespace

TEST_F(SetupsStateTest, OutcomesStandWithTheirVersionAndAreKnownWhileTheirRunIsOpen)
{
    const RunId run = record.brief();
    count(run, "draft", 1, 0.5);
    count(run, "review", 0, 1);
    const SetupsState::Tried* tried = setups().trialOf(kWriter);
    ASSERT_TRUE(tried);
    EXPECT_EQ(tried->b, QList<double>{0.5});
    EXPECT_EQ(tried->a, QList<double>{1});
    EXPECT_TRUE(tried->hasCounted(run, {QStringLiteral("draft")}));
    EXPECT_FALSE(tried->hasCounted(run, {QStringLiteral("publish")}));
    record.tell(RunFinished{run, RunOutcome::Finished, {}}, run);
    EXPECT_TRUE(setups().trialOf(kWriter)->counted.isEmpty()) << "nothing of runs that are over grows on";
    EXPECT_EQ(setups().trialOf(kWriter)->b.size(), 1);
}

TEST_F(SetupsStateTest, WhatIsLeftOutIsOnlySaidAndNotCountedAgain)
{
    const RunId run = record.brief();
    record.tell(TrialCounted{trial.id, run, {QStringLiteral("draft")}, 1, 1, QStringLiteral("made in rehearsal")}, run);
    const SetupsState::Tried* tried = setups().trialOf(kWriter);
    ASSERT_TRUE(tried);
    EXPECT_TRUE(tried->a.isEmpty() && tried->b.isEmpty());
    EXPECT_EQ(tried->leftOut, 1);
    EXPECT_EQ(tried->whyLeftOut, QStringLiteral("made in rehearsal"));
    EXPECT_TRUE(tried->hasCounted(run, {QStringLiteral("draft")}));
}

TEST_F(SetupsStateTest, WhoAnsweredWhoeverIsTriedIsKnownWhileTheRunIsOpen)
{
    const RunId run = record.brief();
    TurnFinished fact;
    fact.run = run;
    fact.step = {QStringLiteral("draft")};
    fact.agent = kWriter;
    fact.prompt = QByteArray(32, 'p');
    fact.spend.model = QStringLiteral("anthropic:m");
    record.tell(fact, run);
    record.tell(fact, run);
    fact.agent = {QStringLiteral("editor")};
    fact.spend.model = QStringLiteral("anthropic:n");
    record.tell(fact, run);
    EXPECT_EQ(setups().trialOf(kWriter)->asked.value(run).value({QStringLiteral("draft")}), QStringList{QStringLiteral("anthropic:m")});
    record.tell(RunFinished{run, RunOutcome::Finished, {}}, run);
    EXPECT_TRUE(setups().trialOf(kWriter)->asked.isEmpty());
}

TEST_F(SetupsStateTest, WhatCameOfTheLastTrialsIsKept)
{
    count(record.brief(), "draft", 1, 1);
    record.tell(TrialEnded{trial.id, kWriter, 1, human(), QStringLiteral("better")});
    EXPECT_EQ(setups().inUse(kWriter), 1);
    EXPECT_FALSE(setups().trialOf(kWriter));
    ASSERT_EQ(setups().ended.size(), 1);
    EXPECT_EQ(setups().ended[0].b, QList<double>{1});
    EXPECT_TRUE(setups().ended[0].ended.has_value());
    for (int i = 0; i < 2 * int(SetupsState::kEnded); ++i) {
        trial.id = record.id<TrialId>();
        record.tell(TrialBegun{trial, human()});
        record.tell(TrialEnded{trial.id, kWriter, -1, human(), {}});
    }
    EXPECT_EQ(setups().ended.size(), SetupsState::kEnded);
    EXPECT_EQ(setups().ended[0].trial.id, trial.id);
    EXPECT_EQ(setups().inUse(kWriter), 1);
}

TEST_F(SetupsStateTest, ASnapshotHoldsItAll)
{
    count(record.brief(), "draft", 1, 1.0 / 3);
    const QByteArray text = encodeSnapshot(record.state);
    const Result<OfficeState> read = decodeSnapshot(text);
    ASSERT_TRUE(read) << read.error().text.toStdString();
    EXPECT_EQ(encodeSnapshot(*read), text);
    EXPECT_EQ(read->setups.trialOf(kWriter)->b, QList<double>{1.0 / 3});
}

} // namespace qd::test
