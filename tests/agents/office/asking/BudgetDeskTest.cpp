#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Department.h"

using namespace qd;
using namespace qd::test;

namespace {

/// The department that ships, with the rehearsal model.
class BudgetDeskTest : public EngineFixture {
protected:
    void SetUp() override
    {
        const Result<Organisation> team = agents::readOrganisation(department(), QStringLiteral("department.json"), everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        rig = std::make_unique<OfficeRig>(*team);
        rig->answers.rehearses = true;
    }
    void set(const Budget& budget, bool back = false)
    {
        const Result<Receipt> receipt = rig->issue(SetBudget{budget, back, {}});
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        ASSERT_TRUE(rig->settle());
    }
    void brief()
    {
        SubmitBrief command;
        command.text = QStringLiteral("A post about stock counts");
        ASSERT_TRUE(rig->issue(command));
        ASSERT_TRUE(rig->settle());
    }
    QList<int> stages()
    {
        QList<int> all;
        for (const BudgetPassed& passed : rig->all<BudgetPassed>())
            all.append(passed.percent);
        return all;
    }
    /// How often a model was asked anything.
    qsizetype asked()
    {
        const std::lock_guard lock(rig->answers.mutex);
        return rig->answers.asked.size();
    }
};

} // namespace

TEST_F(BudgetDeskTest, CallsAreLimitedAndEachStageIsToldOnce)
{
    set({wholeOrganisation(), BudgetPeriod::Day, {}, BudgetUnit::Calls, 2});
    brief();
    EXPECT_EQ(asked(), 2) << "nothing more begins";
    EXPECT_EQ(stages(), (QList<int>{50, 100}));
    bool isAsked = false;
    for (const Escalation& escalation : rig->state().inbox.escalations)
        isAsked = isAsked || (escalation.with == human() && escalation.reason == QLatin1String("budget"));
    EXPECT_TRUE(isAsked) << "she is asked";
}

TEST_F(BudgetDeskTest, ALimitThatIsRaisedLetsWorkGoOn)
{
    set({wholeOrganisation(), BudgetPeriod::Campaign, {}, BudgetUnit::Calls, 1});
    brief();
    ASSERT_EQ(asked(), 1);
    set({wholeOrganisation(), BudgetPeriod::Campaign, {}, BudgetUnit::Calls, 1}, true);
    const EscalationId raised = rig->state().inbox.escalations.firstKey();
    ASSERT_TRUE(rig->issue(SettleEscalation{raised, true, {}, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_GT(asked(), 1);
}

TEST_F(BudgetDeskTest, WhatACampaignBuysIsToldOfItsBudget)
{
    set({QStringLiteral("campaign:autumn-launch"), BudgetPeriod::Month, {1'000'000'000}, {}, {}});
    const auto buy = [&](qint64 dollars) {
        ASSERT_TRUE(rig->issue(ReportSpend{{QStringLiteral("autumn-launch")}, {QStringLiteral("linkedin-ads")}, {dollars * 1'000'000}, {}}));
        ASSERT_TRUE(rig->settle());
    };
    buy(499);
    EXPECT_EQ(stages(), QList<int>{});
    buy(301);
    EXPECT_EQ(stages(), QList<int>{80}) << "the furthest of what was passed";
    buy(100);
    EXPECT_EQ(stages(), QList<int>{80});
    buy(100);
    EXPECT_EQ(stages(), (QList<int>{80, 100}));
}

TEST_F(BudgetDeskTest, OneThatIsUsedUpIsPutToHerAndAnsweredItLetsWorkGoOn)
{
    const auto incidents = [this] {
        QList<Escalation> all;
        for (const Escalation& one : rig->state().inbox.escalations)
            if (one.reason == QLatin1String(Escalation::kBudget))
                all.append(one);
        return all;
    };
    set({wholeOrganisation(), BudgetPeriod::Day, {}, BudgetUnit::Calls, 2});
    brief();
    ASSERT_EQ(asked(), 2);
    ASSERT_EQ(incidents().size(), 1) << "once, however many steps it holds up";
    EXPECT_EQ(rig->all<BudgetPassed>().last().item, incidents().first().id) << "what was said names what was asked";
    ASSERT_TRUE(rig->issue(SettleEscalation{incidents().first().id, true, {}, QStringLiteral("raise")}));
    ASSERT_TRUE(rig->settle());
    EXPECT_GT(asked(), 2) << "what waited for it is tried again";
}
