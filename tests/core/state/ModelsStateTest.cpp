#include "core/state/OfficeState.h"

#include <gtest/gtest.h>

namespace qd::test {
namespace {

class Models : public testing::Test {
protected:
    OfficeState state;
    RunId run = RunId::make({1});
    TurnId turn = TurnId::make({2});
    const StepId step{QStringLiteral("draft")};
    const AgentId writer{QStringLiteral("writer")};

    void apply(const Fact& fact, Instant at = {1'000}, const Label& label = {})
    {
        state.apply(StoredFact{state.sequence + 1, at, writer, 0, run, label, fact});
    }
    void start()
    {
        BriefSubmitted brief;
        brief.run = run;
        apply(brief);
        RunStarted started;
        started.run = run;
        started.canWait = true;
        apply(started);
        TurnStarted began;
        began.turn = turn;
        began.run = run;
        began.step = step;
        began.agent = writer;
        apply(began);
    }
    void batch()
    {
        TurnBatched fact;
        fact.turn = turn;
        fact.run = run;
        fact.step = step;
        fact.agent = writer;
        fact.provider = QStringLiteral("anthropic");
        fact.batch = QStringLiteral("b");
        fact.deadline = {90'000'000};
        fact.order = QByteArray(32, 'o');
        apply(fact, {5'000});
    }
    TurnFinished said(const TurnId& by, char prompt) const
    {
        TurnFinished fact;
        fact.turn = by;
        fact.run = run;
        fact.step = step;
        fact.agent = writer;
        fact.spend.model = QStringLiteral("anthropic:m");
        fact.prompt = QByteArray(32, prompt);
        fact.reply = QByteArray(32, 'r');
        return fact;
    }
};

TEST_F(Models, ATurnThatLiesWithItsProviderFreesItsAgentAndIsKnownUntilItEnds)
{
    start();
    EXPECT_TRUE(state.runs.open.value(run).canWait);
    EXPECT_EQ(state.org.agents.value(writer).turn, turn);
    batch();
    EXPECT_TRUE(state.org.agents.value(writer).turn.isNull());
    EXPECT_EQ(state.org.agents.value(writer).busyMs, 4'000);
    EXPECT_EQ(state.runs.open.value(run).statusOf(step), StepStatus::Running);
    ASSERT_TRUE(state.models.batched.contains(turn));
    EXPECT_EQ(state.models.batched.value(turn).since.ms, 5'000);
    const Result<OfficeState> read = decodeSnapshot(encodeSnapshot(state));
    ASSERT_TRUE(read) << read.error().text.toStdString();
    EXPECT_EQ(read->models.batched.value(turn).batch, QStringLiteral("b"));
    apply(said(turn, 'p'));
    EXPECT_TRUE(state.models.batched.isEmpty());
    EXPECT_EQ(state.org.agents.value(writer).busyMs, 4'000) << "nobody worked while it lay there";
}

TEST_F(Models, AStepWhoseBatchBroughtNothingAsksAtOnceUntilItIsDone)
{
    start();
    batch();
    TurnFailed failed;
    failed.turn = turn;
    failed.run = run;
    failed.step = step;
    failed.agent = writer;
    failed.again = failed.stopped = true;
    failed.spend.batched = true;
    apply(failed);
    EXPECT_TRUE(state.models.batched.isEmpty());
    EXPECT_TRUE(state.runs.open.value(run).step(step).atOnce);
    EXPECT_EQ(state.runs.open.value(run).step(step).attempt, 1);
    TurnStarted began;
    began.turn = TurnId::make({3});
    began.run = run;
    began.step = step;
    began.agent = writer;
    apply(began);
    apply(said(began.turn, 'p'));
    EXPECT_FALSE(state.runs.open.value(run).step(step).atOnce);
}

TEST_F(Models, OpenWorkKeepsItsKindAndComesBackToWhatIsChosenWhenThatIsOfIt)
{
    const QString tiers = QString::fromLatin1(ModelsState::kTiers), rehearsal = QString::fromLatin1(ModelsState::kRehearsal), one = QStringLiteral("openai:m");
    start();
    const auto its = [this] { return state.usedBy(state.runs.open.value(run)); };
    apply(ModelsChosen{tiers, human()});
    EXPECT_EQ(its(), rehearsal);
    apply(ModelsChosen{one, human()});
    EXPECT_EQ(its(), rehearsal);
    const RunId child = RunId::make({7});
    BriefSubmitted brief;
    brief.run = child;
    apply(brief);
    RunStarted began;
    began.run = child;
    began.parent = Parent{run, step, 0};
    apply(began);
    EXPECT_EQ(state.usedBy(state.runs.open.value(child)), rehearsal) << "what it begins is of its kind";
    apply(ModelsChosen{rehearsal, human()});
    EXPECT_EQ(state.runs.open.value(run).holdsTo(), QString());
    const Result<OfficeState> read = decodeSnapshot(encodeSnapshot(state));
    ASSERT_TRUE(read);
    EXPECT_EQ(encodeSnapshot(*read), encodeSnapshot(state));
}

TEST_F(Models, ARunThatNamedWhomItAsksAsksThem)
{
    BriefSubmitted brief;
    brief.run = run;
    apply(brief);
    RunStarted began;
    began.run = run;
    began.model = QStringLiteral("openai:m");
    apply(began);
    apply(ModelsChosen{QString::fromLatin1(ModelsState::kTiers), human()});
    EXPECT_EQ(state.usedBy(state.runs.open.value(run)), QStringLiteral("openai:m"));
    EXPECT_TRUE(state.runs.open.value(run).kept.isEmpty());
    apply(RunFinished{run, RunOutcome::Finished, {}});
    EXPECT_EQ(state.heldToBy(run), QStringLiteral("openai:m")) << "what its end sets off asks the same";
}

TEST_F(Models, OnlyTheLatestOfWhatWasSaidIsKnown)
{
    for (int i = 0; i < int(ModelsState::kSaid) + 10; ++i) {
        TurnFinished fact = said(TurnId::make({i}), 'p');
        fact.prompt = QByteArray::number(i).rightJustified(32, '0');
        apply(fact, {10'000 + i});
    }
    EXPECT_EQ(state.models.said.size(), ModelsState::kSaid);
    EXPECT_FALSE(state.models.said.contains(QByteArray("9").rightJustified(32, '0')));
    EXPECT_TRUE(state.models.said.contains(QByteArray("10").rightJustified(32, '0')));
}

TEST_F(Models, WhatWasRehearsedRepeatedOrNotSaidIsNotSaidAgain)
{
    Label rehearsed;
    rehearsed.rehearsal = true;
    apply(said(turn, 'a'), {1'000}, rehearsed);
    TurnFinished repeated = said(turn, 'b');
    repeated.answerOf = TurnId::make({9});
    apply(repeated);
    TurnFinished asks = said(turn, 'c');
    asks.asks = QByteArray(32, 'x');
    apply(asks);
    TurnFinished skill = said(turn, 'd');
    skill.spend.model.clear();
    apply(skill);
    EXPECT_TRUE(state.models.said.isEmpty());
}

} // namespace
} // namespace qd::test
