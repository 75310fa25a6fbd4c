#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

constexpr int kFacts = 1500;

QList<StoredFact> lived(quint32 seed)
{
    FactBuilder record(seed);
    while (record.facts.size() < kFacts)
        record.live();
    return record.facts;
}

template <class F> qint64 count(const QList<StoredFact>& facts)
{
    return std::count_if(facts.begin(), facts.end(), [](const StoredFact& f) { return std::holds_alternative<F>(f.fact); });
}

class Lives : public testing::TestWithParam<quint32> {};

} // namespace

TEST_P(Lives, FactsGiveTheSameStateInOneBatchOneByOneAndAgain)
{
    const QList<StoredFact> facts = lived(GetParam());
    OfficeState batch;
    batch.apply(facts);
    OfficeState single;
    for (const StoredFact& fact : facts)
        single.apply(fact);
    OfficeState again;
    again.apply(facts);
    EXPECT_EQ(encodeSnapshot(batch), encodeSnapshot(single));
    EXPECT_EQ(encodeSnapshot(batch), encodeSnapshot(again));
}

TEST_P(Lives, ASnapshotComesBackAsItWasAndTheTailGoesOnFromIt)
{
    const QList<StoredFact> facts = lived(GetParam());
    OfficeState whole;
    for (qsizetype i = 0; i < facts.size(); ++i) {
        whole.apply(facts[i]);
        if (i % 150 != 149)
            continue;
        const QByteArray text = encodeSnapshot(whole);
        Result<OfficeState> read = decodeSnapshot(text);
        ASSERT_TRUE(read) << read.error().text.toStdString();
        ASSERT_EQ(encodeSnapshot(*read), text) << "after fact " << i;
        ASSERT_EQ(read->ledger.reservedTotal(), whole.ledger.reservedTotal()) << "after fact " << i;
        OfficeState tail = std::move(*read);
        OfficeState straight = whole;
        tail.apply(facts.mid(i + 1, 40));
        straight.apply(facts.mid(i + 1, 40));
        ASSERT_EQ(encodeSnapshot(tail), encodeSnapshot(straight));
    }
}

TEST_P(Lives, CountersAreWhatACountGives)
{
    const QList<StoredFact> facts = lived(GetParam());
    OfficeState state;
    state.apply(facts);
    EXPECT_EQ(state.activity.messages, count<MessageSent>(facts));
    EXPECT_EQ(state.activity.decisions, count<DecisionMade>(facts));
    qint64 published = 0;
    for (const qint64 number : state.activity.effectsByLevel)
        published += number;
    EXPECT_EQ(published, count<EffectConfirmed>(facts));
    Money cost;
    qint64 calls = 0;
    for (const StoredFact& fact : facts)
        if (const auto* finished = std::get_if<TurnFinished>(&fact.fact)) {
            cost += finished->spend.cost;
            ++calls;
        }
    EXPECT_EQ(state.ledger.ever.cost, cost);
    EXPECT_EQ(state.ledger.ever.calls, calls);
    qint64 turns = 0;
    for (const AgentState& agent : state.org.agents)
        turns += agent.turnsDone;
    EXPECT_EQ(turns, count<TurnFinished>(facts));
}

TEST_P(Lives, WhatIsKeptStaysBounded)
{
    OfficeState state;
    for (const StoredFact& stored : lived(GetParam())) {
        state.apply(stored);
        ASSERT_LE(state.runs.recent.size(), RunsState::kRecent);
        ASSERT_LE(state.activity.days.size(), ActivityState::kDays);
        ASSERT_LE(state.ledger.reserved.size(), state.org.agents.size());
        ASSERT_LE(state.activity.levels.size(), state.effects.open.size());
        for (const InboxItemId& item : state.inbox.snoozed.keys()) {
            ASSERT_TRUE(state.inbox.approvals.contains({item.uuid}) || state.inbox.escalations.contains({item.uuid})) << "put off, and gone";
        }
        ASSERT_GE(state.inbox.waiting(stored.time), 0);
        for (const RunState& run : state.runs.open)
            ASSERT_LE(run.turnedDown.size(), RunState::kTurnedDown);
        for (const Effect& effect : state.effects.open) {
            if (effect.status == EffectStatus::Planned || effect.status == EffectStatus::Authorised) {
                ASSERT_TRUE(state.runs.open.contains(effect.run)) << "nobody is left to decide on it";
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Fold, Lives, testing::Values(1u, 2u, 3u, 4u, 5u, 6u));

} // namespace qd::test
