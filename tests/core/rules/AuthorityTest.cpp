#include "core/rules/Authority.h"
#include "core/rules/money/Limits.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

const AgentId kWriter{QStringLiteral("writer")};
const AgentId kBoss{QStringLiteral("boss")};

Result<Done> affordable(const OfficeState& state, const AgentId& agent, Money amount, Instant now, const RunId& run = {})
{
    return rules::affordable(state, {agent, run, {}, {amount}}, now);
}

class AuthorityTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void budget(const char* scope, BudgetPeriod period, qint64 limit)
    {
        Organisation team = record.team(QStringLiteral("Team with a budget"));
        team.budgets = {{QString::fromLatin1(scope), period, {limit}}};
        record.adopt(team);
        run = record.brief();
    }
    void spend(const char* agent, qint64 micro) { record.finish(record.begin(run, "draft", agent), run, "draft", agent, {}, {micro}); }
    bool fits(const AgentId& agent, qint64 micro) const { return bool(affordable(record.state, agent, {micro}, record.now)); }
};

} // namespace

TEST_F(AuthorityTest, TheDayOfTheOrganisationIsALimitForAll)
{
    budget("organisation", BudgetPeriod::Day, 100);
    spend("writer", 60);
    EXPECT_TRUE(fits(kBoss, 40));
    EXPECT_FALSE(fits(kBoss, 41));
    EXPECT_TRUE(fits(kBoss, 0)) << "what costs nothing always fits";
}

TEST_F(AuthorityTest, AReservationCountsUntilItIsSettled)
{
    budget("organisation", BudgetPeriod::Day, 100);
    const TurnId turn = record.begin(run, "draft", "writer", {90});
    EXPECT_FALSE(fits(kBoss, 11));
    record.finish(turn, run, "draft", "writer", {}, {10});
    EXPECT_TRUE(fits(kBoss, 90));
    EXPECT_FALSE(fits(kBoss, 91));
}

TEST_F(AuthorityTest, AClassAndAnAgentHaveTheirOwn)
{
    budget("class:specialist", BudgetPeriod::Day, 100);
    spend("writer", 100);
    EXPECT_FALSE(fits({QStringLiteral("editor")}, 1)) << "of the same class";
    EXPECT_TRUE(fits(kBoss, 1'000));
    budget("agent:writer", BudgetPeriod::Day, 150);
    EXPECT_TRUE(fits(kWriter, 50));
    EXPECT_FALSE(fits(kWriter, 51));
    EXPECT_TRUE(fits({QStringLiteral("editor")}, 1'000));
}

TEST_F(AuthorityTest, TheNextDayIsANewDayAlsoBeforeAnythingIsSpent)
{
    budget("organisation", BudgetPeriod::Day, 100);
    spend("writer", 100);
    EXPECT_FALSE(fits(kBoss, 1));
    record.now = record.now + Duration(86'400'000);
    EXPECT_TRUE(fits(kBoss, 100));
}

TEST_F(AuthorityTest, OnTheFirstOfTheMonthThereIsMoneyAgain)
{
    budget("organisation", BudgetPeriod::Month, 100);
    spend("writer", 100);
    record.now = record.now + Duration(86'400'000);
    EXPECT_FALSE(fits(kBoss, 1)) << "the same month";
    record.now = record.now + Duration(86'400'000ll * 31);
    EXPECT_TRUE(fits(kBoss, 100));
}

TEST_F(AuthorityTest, AMonthOfAnAgentIsMoreThanItsDay)
{
    for (const char* scope : {"agent:writer", "class:specialist"}) {
        budget(scope, BudgetPeriod::Month, 100);
        if (record.state.ledger.ever.cost == Money{})
            spend("writer", 100);
        record.now = record.now + Duration(86'400'000);
        EXPECT_FALSE(fits(kWriter, 1)) << scope;
    }
}

TEST_F(AuthorityTest, ACampaignsBudgetHoldsForEachRunByItself)
{
    budget("organisation", BudgetPeriod::Campaign, 10'000); // one cent
    spend("writer", 6'000);
    record.begin(run, "draft", "boss", {3'000});
    EXPECT_TRUE(affordable(record.state, kWriter, {1'000}, record.now, run));
    const Result<Done> refused = affordable(record.state, kWriter, {1'001}, record.now, run);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().hint, QStringLiteral("raise the budget, or end the run"));
    const RunId other = record.brief();
    EXPECT_TRUE(affordable(record.state, kWriter, {10'000}, record.now, other)) << "another run has its own";
    EXPECT_FALSE(affordable(record.state, kWriter, {10'001}, record.now, other));
}

TEST_F(AuthorityTest, ARunThatAnotherBeganDrawsOnThatOnesCampaign)
{
    budget("organisation", BudgetPeriod::Campaign, 10'000);
    RunId called = record.id<RunId>();
    BriefSubmitted brief;
    brief.run = called;
    record.tell(brief, called);
    RunStarted started{called, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("Part")};
    started.parent = Parent{run, {QStringLiteral("draft")}, 0};
    record.tell(started, called);
    EXPECT_EQ(record.state.runs.open.value(called).root, run);
    record.finish(record.begin(called, "draft", "writer"), called, "draft", "writer", {}, {6'000});
    record.begin(called, "review", "boss", {3'000});
    for (const RunId& one : {run, called}) {
        EXPECT_TRUE(affordable(record.state, kWriter, {1'000}, record.now, one));
        EXPECT_FALSE(affordable(record.state, kWriter, {1'001}, record.now, one));
    }
}

TEST_F(AuthorityTest, ARefusalNamesTheBudgetAndItsFigures)
{
    budget("agent:writer", BudgetPeriod::Day, 2'500'000);
    spend("writer", 1'000'000);
    record.begin(run, "draft", "writer", {500'000});
    const Result<Done> refused = affordable(record.state, kWriter, {1'000'001}, record.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Rule);
    EXPECT_EQ(refused.error().text, QStringLiteral("the budget \"agent:writer\" per day of $2.50 has $1.00 spent and $0.50 promised; $1.00 more does not fit"));
    EXPECT_FALSE(refused.error().hint.isEmpty());
}

TEST(Authority, ReportsToItsBossAndTheTopToTheHuman)
{
    const Organisation team = FactBuilder().team();
    EXPECT_EQ(bossOf(team, kWriter), kBoss);
    EXPECT_EQ(bossOf(team, kBoss), human());
    EXPECT_EQ(bossOf(team, {QStringLiteral("nobody")}), human());
}

TEST(Authority, TheWorseItIsTheSoonerItClimbs)
{
    EXPECT_LT(timePerRung(Severity::Critical), timePerRung(Severity::High));
    EXPECT_LT(timePerRung(Severity::High), timePerRung(Severity::Medium));
    EXPECT_LT(timePerRung(Severity::Medium), timePerRung(Severity::Low));
}

TEST(Authority, DollarsAreRoundedToTheCentAndKeepTheirDigitsBelowOne)
{
    EXPECT_EQ(dollars({12'500'000}), QStringLiteral("$12.50"));
    EXPECT_EQ(dollars({1'234'567'890'000}), QStringLiteral("$1,234,567.89"));
    EXPECT_EQ(dollars({-100'000'000'000}), QStringLiteral("-$100,000.00"));
    EXPECT_EQ(dollars({999'990'000}), QStringLiteral("$999.99"));
    EXPECT_EQ(dollars({9'999}), QStringLiteral("$0.0100"));
    EXPECT_EQ(dollars({4'999}), QStringLiteral("$0.0050"));
    EXPECT_EQ(dollars({}), QStringLiteral("$0.00"));
    EXPECT_EQ(dollars({-1'234'567}), QStringLiteral("-$1.23"));
    EXPECT_EQ(dollars({999'999}), QStringLiteral("$1.00"));
}

} // namespace qd::test
