#include "tests/agents/office/course/OneTool.h"

namespace qd::test {
namespace {

class Tools : public WithTool<OfficeFixture> {};

TEST_F(Tools, WhatTheModelAsksForIsUsedAndItGoesOnWithIt)
{
    asksFirst(QStringLiteral("read-page"));
    const RunId run = submit();
    ASSERT_EQ(seen.size(), 2);
    ASSERT_EQ(seen[0].tools.size(), 1);
    EXPECT_TRUE(seen[0].exchanges.isEmpty());
    ASSERT_EQ(seen[1].exchanges.size(), 1);
    EXPECT_EQ(seen[1].exchanges[0].calls[0].name, QStringLiteral("read-page"));
    EXPECT_EQ(seen[1].exchanges[0].results[0].text, QStringLiteral("Bees like asters."));
    EXPECT_EQ(seen[1].prompt, seen[0].prompt);
    const QList<ToolUsed> used = rig.all<ToolUsed>();
    ASSERT_EQ(used.size(), 1);
    EXPECT_EQ(used[0].tool, QStringLiteral("read-page"));
    EXPECT_EQ(used[0].sources.first().address, QStringLiteral("https://example.org/bees"));
    EXPECT_TRUE(rig.state().runs.open.value(run).step({QStringLiteral("draft")}).tools.isEmpty());
}

TEST_F(Tools, WhatCameFromOutsideLabelsWhatIsMadeOfIt)
{
    asksFirst(QStringLiteral("read-page"));
    const RunId run = submit();
    EXPECT_EQ(rig.state().runs.open.value(run).latest(QStringLiteral("draft"))->label.integrity, Integrity::Untrusted);
}

TEST_F(Tools, AToolThatItWasNotOfferedIsNotUsed)
{
    asksFirst(QStringLiteral("send-money"));
    submit();
    EXPECT_TRUE(bench->wishes.isEmpty());
    ASSERT_EQ(seen.size(), 2);
    EXPECT_TRUE(seen[1].exchanges[0].results[0].failed);
    EXPECT_TRUE(seen[1].exchanges[0].results[0].text.contains(QStringLiteral("no tool “send-money”")));
}

TEST_F(Tools, AfterEightRoundsItHasToAnswer)
{
    asksFirst(QStringLiteral("read-page"), 8);
    submit();
    ASSERT_EQ(seen.size(), 9);
    EXPECT_FALSE(seen[7].tools.isEmpty());
    EXPECT_TRUE(seen[8].tools.isEmpty());
    EXPECT_EQ(bench->wishes.size(), 8);
}

TEST_F(Tools, WhileOneIsUsedTheOfficeIsAtWork)
{
    asksFirst(QStringLiteral("read-page"));
    bench->holds = true;
    (void)rig.issue(brief());
    bool wasIdle = false; // between the end of the turn that asked and the use
    ASSERT_TRUE(waitUntil([&] {
        const auto isOver = [](const TurnFinished& turn) { return turn.step.text == u"draft"; };
        const QList<TurnFinished> turns = rig.all<TurnFinished>();
        wasIdle = wasIdle || (std::any_of(turns.begin(), turns.end(), isOver) && rig.office->isIdle());
        const std::lock_guard lock(bench->mutex);
        return bench->wishes.size() == 1;
    }));
    EXPECT_FALSE(wasIdle);
    EXPECT_FALSE(rig.office->isIdle()) << "a command that waits for it would end";
    ASSERT_TRUE(rig.issue(StopAll{}));
    EXPECT_TRUE(waitUntil([this] { return rig.office->isIdle(); })) << "nothing is used any more";
}

TEST_F(Tools, WhatARestartCutShortIsUsedAgainAndTheModelNot)
{
    asksFirst(QStringLiteral("read-page"));
    bench->holds = true;
    (void)rig.issue(brief());
    ASSERT_TRUE(waitUntil([this] { const std::lock_guard lock(bench->mutex); return bench->wishes.size() == 1; }));
    bench->holds = false;
    reopen();
    ASSERT_TRUE(waitUntil([this] { return !rig.state().inbox.approvals.isEmpty(); }));
    EXPECT_EQ(bench->wishes.size(), 2);
    EXPECT_EQ(seen.size(), 2) << "the first answer is on record, and was not asked for again";
}

// Whoever waits for the work would go away, and take an answer that is on its way for one that only she can give.
TEST_F(Tools, WhileSomethingIsUsedTheOfficeIsAtWork)
{
    asksFirst(QStringLiteral("read-page"));
    bench->holds = true;
    (void)rig.issue(brief());
    ASSERT_TRUE(waitUntil([this] { const std::lock_guard lock(bench->mutex); return bench->wishes.size() == 1; }));
    ASSERT_TRUE(waitUntil([this] { return !rig.all<TurnFinished>().isEmpty() && rig.office->turnsInFlight() == 0; }));
    EXPECT_FALSE(rig.office->isIdle());
    bench->release();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
}

TEST_F(Tools, AStopEndsWhatIsUsedAndItGoesOnAfterwards)
{
    asksFirst(QStringLiteral("read-page"));
    bench->holds = true;
    (void)rig.issue(brief());
    ASSERT_TRUE(waitUntil([this] { const std::lock_guard lock(bench->mutex); return bench->wishes.size() == 1; }));
    ASSERT_TRUE(rig.issue(StopAll{}));
    EXPECT_EQ(bench->cancelled, 1);
    bench->holds = false;
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([this] { return !rig.state().inbox.approvals.isEmpty(); }));
    EXPECT_EQ(bench->wishes.size(), 2);
}

} // namespace
} // namespace qd::test
