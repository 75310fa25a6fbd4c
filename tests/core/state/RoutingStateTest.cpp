#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {
namespace {

class Learning : public testing::Test {
protected:
    Learning() { facts.adopt(facts.team()); }

    /// The writer gets the step of a new run, begins it, and it comes back after a while.
    void work(Duration after, bool isBatched, Money price)
    {
        const RunId run = facts.brief();
        StepAssigned assigned{run, {QStringLiteral("draft")}, {QStringLiteral("writer")}, {}, system(), {}, Routed{}};
        assigned.routed->weighed = {{{QStringLiteral("writer")}, 1, 1, 1, 1, 1, 1}};
        facts.tell(assigned, run);
        const TurnId turn = facts.begin(run, "draft", "writer");
        if (isBatched) {
            TurnBatched lies;
            lies.turn = turn;
            lies.run = run;
            lies.step = {QStringLiteral("draft")};
            lies.agent = {QStringLiteral("writer")};
            facts.tell(lies, run);
        }
        facts.now = facts.now + after;
        TurnFinished finished;
        finished.turn = turn;
        finished.run = run;
        finished.step = {QStringLiteral("draft")};
        finished.agent = {QStringLiteral("writer")};
        finished.reply = QByteArray(4, 'r');
        finished.spend.batched = isBatched;
        finished.spend.cost = {isBatched ? price.micro / 2 : price.micro};
        finished.spend.wouldHaveCost = price;
        facts.tell(finished, run);
    }
    Experience known() const { return facts.state.routing.known.value(QStringLiteral("writer/piece/draft")); }

    FactBuilder facts;
};

TEST_F(Learning, WhatLayWithAProviderTeachesWhoDoesItWellAndNotHowLongItTakes)
{
    work(std::chrono::hours(9), true, {1'000});
    EXPECT_EQ(known().done, 1);
    EXPECT_EQ(known().microUsd, 1'000) << "what it costs alone, so that it can be compared";
    EXPECT_EQ(known().ms, 0);
    EXPECT_EQ(facts.state.routing.lessons, 1);
    work(Duration(4'000), false, {2'000});
    EXPECT_EQ(known().done, 2);
    EXPECT_EQ(known().ms, 4'000) << "the first that says how long it takes is believed whole";
    EXPECT_EQ(known().microUsd, 1'200);
    work(std::chrono::hours(9), true, {1'200});
    work(Duration(9'000), false, {1'200});
    EXPECT_EQ(known().ms, 5'000);
    EXPECT_EQ(facts.state.routing.lessons, 4);
}

TEST_F(Learning, WhatAnotherTurnLeftBehindTeachesNothing)
{
    const RunId run = facts.brief();
    const TurnId turn = facts.begin(run, "draft", "writer");
    facts.finish(facts.id<TurnId>(), run, "draft", "writer");
    EXPECT_EQ(known().done, 0);
    facts.finish(turn, run, "draft", "writer");
    EXPECT_EQ(known().done, 1);
}

} // namespace
} // namespace qd::test
