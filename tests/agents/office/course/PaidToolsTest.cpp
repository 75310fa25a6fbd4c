#include "core/state/money/ToolHold.h"
#include "tests/agents/office/course/OneTool.h"

namespace qd::test {
namespace {

constexpr Money kPrice{5'000};

/// An office whose writer uses a tool that somebody outside takes money for.
class PaidTools : public WithTool<OfficeFixture> {
protected:
    PaidTools()
    {
        bench->charge(agents::ToolPrice{kPrice, QStringLiteral("brave:search")});
        asksFirst(QStringLiteral("read-page"));
    }
    void limit(qint64 micro, const QString& scope = wholeOrganisation())
    {
        ASSERT_TRUE(rig.issue(SetBudget{{scope, BudgetPeriod::Day, {micro}}, false, {}}));
    }
    /// A run whose tool has been asked, and says nothing yet.
    RunId begun()
    {
        bench->holds = true;
        const Result<Receipt> receipt = rig.issue(brief());
        EXPECT_TRUE(waitUntil([this] { const std::lock_guard lock(bench->mutex); return bench->wishes.size() == 1; }));
        return receipt ? receipt->run : RunId();
    }
    QList<TurnReserved> promised()
    {
        QList<TurnReserved> all;
        for (const TurnReserved& fact : rig.all<TurnReserved>())
            if (isHold(fact.turn))
                all.append(fact);
        return all;
    }
    agents::ToolResult told() const { return seen.value(1).exchanges.value(0).results.value(0); }
};

TEST_F(PaidTools, WhatAUseCostsIsPromisedBeforeItAndThenSpent)
{
    const RunId run = begun();
    EXPECT_EQ(rig.state().ledger.reservedTotal(), kPrice);
    ASSERT_EQ(promised().size(), 1);
    const TurnReserved held = promised().first();
    EXPECT_EQ(held.model, QStringLiteral("brave:search"));
    EXPECT_EQ(held.tokens.value, 0);
    EXPECT_EQ(held.calls, 0);
    EXPECT_EQ(rig.state().ledger.promised(wholeOrganisation()).time.count(), 0);
    EXPECT_EQ(rig.state().ledger.promised(QStringLiteral("provider:brave")).money, kPrice);
    bench->holds = false;
    bench->release();
    ASSERT_TRUE(waitUntil([this] { return !rig.state().inbox.approvals.isEmpty(); }));
    ASSERT_EQ(rig.all<ToolUsed>().size(), 1);
    EXPECT_EQ(rig.all<ToolUsed>().first().cost, kPrice);
    EXPECT_EQ(held.turn, holdOf(rig.all<ToolUsed>().first().turn, QStringLiteral("call-0")));
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    EXPECT_EQ(rig.state().ledger.today.cost, kPrice) << "the rehearsal model costs nothing";
    EXPECT_EQ(rig.state().ledger.spent(QStringLiteral("provider:brave"), BudgetPeriod::Day, rig.clock.now()).money, kPrice);
    EXPECT_EQ(rig.state().runs.open.value(run).cost, kPrice) << "it is a cost of the piece";
    EXPECT_FALSE(told().failed);
}

TEST_F(PaidTools, WhereALimitStandsInTheWayNobodyIsAskedAndTheModelIsTold)
{
    limit(kPrice.micro - 1);
    submit();
    EXPECT_TRUE(bench->wishes.isEmpty());
    EXPECT_TRUE(promised().isEmpty());
    EXPECT_TRUE(told().failed);
    EXPECT_TRUE(told().text.contains(QStringLiteral("“read-page” was not used, for a limit stands in the way: the budget \"organisation\""))) << told().text.toStdString();
    EXPECT_EQ(rig.state().ledger.today.cost, Money{});
}

TEST_F(PaidTools, WhatAServiceMayTakeIsLimitedByItself)
{
    limit(kPrice.micro - 1, QStringLiteral("provider:brave"));
    submit();
    EXPECT_TRUE(bench->wishes.isEmpty());
    EXPECT_TRUE(told().text.contains(QStringLiteral("provider:brave"))) << told().text.toStdString();
}

TEST_F(PaidTools, JustEnoughIsEnough)
{
    limit(kPrice.micro);
    submit();
    EXPECT_EQ(bench->wishes.size(), 1);
    EXPECT_FALSE(told().failed);
}

TEST_F(PaidTools, WhatNobodyKnowsThePriceOfIsNotUsed)
{
    bench->charge(agents::PriceList().request(QStringLiteral("brave:search")).error());
    submit();
    EXPECT_TRUE(bench->wishes.isEmpty());
    EXPECT_TRUE(told().failed);
    EXPECT_TRUE(told().text.contains(QStringLiteral("No price is known for a request of “brave:search”"))) << told().text.toStdString();
}

TEST_F(PaidTools, WhereNobodyWasAskedNothingIsSpent)
{
    bench->unpaid = true;
    submit();
    ASSERT_EQ(rig.all<ToolUsed>().size(), 1);
    EXPECT_EQ(rig.all<ToolUsed>().first().cost, Money{});
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    EXPECT_EQ(rig.state().ledger.today.cost, Money{});
}

TEST_F(PaidTools, WhatARestartCutShortIsPaidAndTheModelIsTold)
{
    begun();
    bench->holds = false;
    reopen();
    ASSERT_TRUE(waitUntil([this] { return !rig.state().inbox.approvals.isEmpty(); }));
    EXPECT_EQ(bench->wishes.size(), 1) << "it is not done a second time unasked";
    ASSERT_EQ(rig.all<ToolUsed>().size(), 1);
    EXPECT_EQ(rig.all<ToolUsed>().first().cost, kPrice);
    EXPECT_EQ(rig.all<ToolUsed>().first().tool, QStringLiteral("read-page"));
    EXPECT_TRUE(told().failed);
    EXPECT_TRUE(told().text.contains(QStringLiteral("nobody knows whether it was done"))) << told().text.toStdString();
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
}

TEST_F(PaidTools, WhatNobodyWaitsForAnyMoreIsPaidAllTheSame)
{
    const RunId run = begun();
    ASSERT_TRUE(rig.issue(SteerRun{run, RunWish::Stop, {}}));
    EXPECT_EQ(rig.state().ledger.reservedTotal(), kPrice) << "nobody knows yet";
    bench->release();
    ASSERT_TRUE(waitUntil([this] { return rig.state().ledger.reserved.isEmpty(); }));
    EXPECT_EQ(rig.state().ledger.today.cost, kPrice);
}

TEST_F(PaidTools, TheSameAfterARestart)
{
    const RunId run = begun();
    ASSERT_TRUE(rig.issue(SteerRun{run, RunWish::Stop, {}}));
    reopen();
    ASSERT_TRUE(waitUntil([this] { return rig.state().ledger.reserved.isEmpty(); }));
    EXPECT_EQ(rig.state().ledger.today.cost, kPrice);
    ASSERT_TRUE(waitUntil([this] { return rig.all<ToolUsed>().size() == 1; })) << "on the disk as well";
    EXPECT_EQ(rig.all<ToolUsed>().first().tool, QStringLiteral("brave:search")) << "what was asked for is not known any more";
}

} // namespace
} // namespace qd::test
