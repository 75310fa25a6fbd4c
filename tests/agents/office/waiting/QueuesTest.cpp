#include "agents/office/waiting/StepQueue.h"
#include "agents/office/waiting/TurnsInFlight.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::StepQueue;
using agents::TurnOrder;
using agents::TurnsInFlight;

namespace {

const AgentId kEditor{QStringLiteral("editor")};
const StepId kDraft{QStringLiteral("draft")};
RunId run(quint64 n) { return {{1, n}}; }

std::shared_ptr<const TurnOrder> order(quint64 turn, const RunId& of)
{
    TurnOrder made;
    made.turn = {{2, turn}};
    made.run = of;
    return std::make_shared<const TurnOrder>(made);
}

} // namespace

TEST(StepQueue, TheSmallestPlaceFirstThenWhoCameFirstAndEachOnce)
{
    StepQueue queue;
    EXPECT_TRUE(queue.add(kEditor, {run(1), kDraft}, 5));
    EXPECT_TRUE(queue.add(kEditor, {run(2), kDraft}, 5));
    EXPECT_TRUE(queue.add(kEditor, {run(3), kDraft}, -1));
    EXPECT_FALSE(queue.add(kEditor, {run(1), kDraft}, 0));
    EXPECT_EQ(queue.count(kEditor), 3);
    EXPECT_EQ(queue.of(kEditor).first().run, run(3));
    EXPECT_FALSE(queue.takeFor({QStringLiteral("designer")}));
    EXPECT_EQ(queue.takeFor(kEditor)->run, run(3));
    EXPECT_EQ(queue.takeFor(kEditor)->run, run(1));
    EXPECT_TRUE(queue.add(kEditor, {run(1), kDraft}, 5)) << "taken, it may wait again";
    EXPECT_EQ(queue.takeFor(kEditor)->run, run(2));
    EXPECT_EQ(queue.takeFor(kEditor)->run, run(1));
    EXPECT_FALSE(queue.takeFor(kEditor));
    EXPECT_EQ(queue.count(kEditor), 0);
}

TEST(StepQueue, OneStepMayWaitForTwoAgentsAndLeaveOne)
{
    StepQueue queue;
    const AgentId cmo{QStringLiteral("cmo")};
    queue.add(kEditor, {run(1), kDraft}, 0);
    queue.add(cmo, {run(1), kDraft}, 0);
    queue.remove(kEditor, {run(1), kDraft});
    queue.remove(kEditor, {run(1), kDraft});
    EXPECT_FALSE(queue.takeFor(kEditor));
    EXPECT_TRUE(queue.takeFor(cmo));
    queue.remove(cmo, {run(1), kDraft});
    EXPECT_TRUE(queue.of(cmo).isEmpty());
}

TEST(TurnsInFlight, AreFoundByRunUntilTheyAreTaken)
{
    TurnsInFlight turns;
    turns.add({order(1, run(1)), {}});
    turns.add({order(2, run(1)), {}});
    turns.add({order(3, run(2)), {}});
    EXPECT_EQ(turns.ofRun(run(1)).size(), 2);
    EXPECT_EQ(turns.take({{2, 1}}).order->turn, (TurnId{{2, 1}}));
    EXPECT_EQ(turns.take({{2, 1}}).order, nullptr) << "once";
    EXPECT_EQ(turns.ofRun(run(1)).size(), 1);
    EXPECT_TRUE(turns.take({{2, 2}}).order);
    EXPECT_TRUE(turns.ofRun(run(1)).isEmpty());
    EXPECT_FALSE(turns.size() == 0);
    turns.clear();
    EXPECT_TRUE(turns.size() == 0);
    EXPECT_TRUE(turns.ofRun(run(2)).isEmpty());
}

} // namespace qd::test
