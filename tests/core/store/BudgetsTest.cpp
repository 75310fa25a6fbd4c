#include "tests/core/store/RecordFixture.h"

namespace qd::test {

class BudgetsTest : public RecordTest {
protected:
    void adopt(QList<Budget> budgets)
    {
        OrganisationAdopted adopted;
        adopted.organisation.budgets = std::move(budgets);
        ASSERT_TRUE(append({stored(adopted)}));
    }
    /// The same with two specialists and an executive.
    void adoptTeam(QList<Budget> budgets)
    {
        OrganisationAdopted adopted;
        adopted.digest = QByteArray("team");
        adopted.organisation.budgets = std::move(budgets);
        for (const auto& [id, costClass] : {std::pair{"copywriter", "specialist"}, {"designer", "specialist"}, {"cmo", "executive"}}) {
            AgentProfile agent;
            agent.id = {QString::fromLatin1(id)};
            agent.costClass = QString::fromLatin1(costClass);
            adopted.organisation.agents.append(agent);
        }
        ASSERT_TRUE(append({stored(adopted)}));
    }
    static TurnId turn(int n) { return {{1, quint64(n)}}; }
    StoredFact started(int n, qint64 cents, const QString& agent = QStringLiteral("copywriter"), Instant at = kNoon, RunId run = {})
    {
        TurnStarted fact;
        fact.run = run;
        fact.turn = turn(n);
        fact.agent = {agent};
        fact.reserved = {cents * 10'000};
        return stored(fact, {}, at);
    }
    StoredFact finished(int n, qint64 cents, const QString& agent = QStringLiteral("copywriter"), Instant at = kNoon, RunId run = {})
    {
        TurnFinished fact;
        fact.run = run;
        fact.turn = turn(n);
        fact.agent = {agent};
        fact.spend.model = QStringLiteral("some:model");
        fact.spend.cost = {cents * 10'000};
        return stored(fact, {}, at);
    }
    /// An append that may be refused; the next one takes its place then.
    Result<Sequence> attempt(QList<StoredFact> facts)
    {
        const Sequence before = next;
        Result<Sequence> last = append(std::move(facts));
        if (!last)
            next = before;
        return last;
    }
    static inline const QString kOrganisation = QStringLiteral("organisation");
};

TEST_F(BudgetsTest, ReservationsPastTheLimitAreRefused)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 60)}));
    const auto refused = attempt({started(2, 60)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Rule);
    EXPECT_TRUE(refused.error().text.contains(QLatin1String("$1.00"))) << refused.error().text.toStdString();
    EXPECT_TRUE(refused.error().text.contains(QLatin1String("$0.60")));
    EXPECT_TRUE(attempt({started(3, 40)}));
    EXPECT_FALSE(attempt({started(4, 1)}));
}

TEST_F(BudgetsTest, SettlingGivesBackWhatWasNotSpent)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 90)}));
    EXPECT_TRUE(attempt({finished(1, 10)}));
    EXPECT_TRUE(attempt({started(2, 90)}));
    EXPECT_FALSE(attempt({started(3, 1)}));
    EXPECT_TRUE(attempt({finished(2, 90)}));
    EXPECT_FALSE(attempt({started(4, 1)}));
}

TEST_F(BudgetsTest, MoneyThatIsGoneIsWrittenDownAndThenNothingFits)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 90)}));
    EXPECT_TRUE(attempt({finished(1, 130)}));
    EXPECT_FALSE(attempt({started(2, 1)}));
}

TEST_F(BudgetsTest, AnAgentHasItsOwnAndDaysBeginAnew)
{
    ASSERT_TRUE(open());
    adopt({{QStringLiteral("agent:copywriter"), BudgetPeriod::Day, {500'000}}, {kOrganisation, BudgetPeriod::Month, {800'000}}});
    EXPECT_TRUE(attempt({started(1, 50)}));
    const auto refused = attempt({started(2, 1)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, QStringLiteral("agent:copywriter"));
    EXPECT_TRUE(attempt({started(3, 20, QStringLiteral("cmo"))}));
    const Instant tomorrow = kNoon + std::chrono::hours(24);
    EXPECT_TRUE(attempt({started(4, 10, QStringLiteral("copywriter"), tomorrow)}));
    const auto month = attempt({started(5, 10, QStringLiteral("copywriter"), tomorrow)});
    ASSERT_FALSE(month);
    EXPECT_EQ(month.error().where, kOrganisation);
}

TEST_F(BudgetsTest, ACampaignOfOneCentIsRefusedInTheSameTransaction)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Campaign, {10'000}}});
    const QString writer = QStringLiteral("copywriter");
    EXPECT_TRUE(attempt({started(1, 1, writer, kNoon, runOf(1))}));
    const auto refused = attempt({started(2, 1, QStringLiteral("cmo"), kNoon, runOf(1))});
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().text.contains(QLatin1String("for this campaign is $0.01"))) << refused.error().text.toStdString();
    EXPECT_TRUE(attempt({started(3, 1, writer, kNoon, runOf(2))})) << "another run has its own";
    EXPECT_TRUE(attempt({finished(1, 0, writer, kNoon, runOf(1))}));
    store.close();
    ASSERT_TRUE(open());
    const Instant later = kNoon + std::chrono::hours(24 * 40);
    EXPECT_TRUE(attempt({started(4, 1, writer, later, runOf(1))})) << "what was not spent is there again";
    EXPECT_TRUE(attempt({finished(4, 1, writer, later, runOf(1))}));
    EXPECT_FALSE(attempt({started(5, 1, writer, later, runOf(1))})) << "neither a new day nor a new month gives a run more";
}

TEST_F(BudgetsTest, ReservationsAndLimitsOutliveTheProcess)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 90)}));
    store.close();
    ASSERT_TRUE(open());
    EXPECT_FALSE(attempt({started(2, 20)}));
    EXPECT_TRUE(attempt({finished(1, 0)}));
    EXPECT_TRUE(attempt({started(3, 100)}));
}

TEST_F(BudgetsTest, TheDatabaseItselfRefusesARowOverItsCap)
{
    ASSERT_TRUE(open());
    store.close();
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadWrite));
    EXPECT_FALSE(database.run("INSERT INTO budget VALUES('organisation', 'day:1', 6, 5, 10)"));
    EXPECT_TRUE(database.isConstraint());
}

TEST_F(BudgetsTest, AClassIsRefusedInTheSameTransaction)
{
    ASSERT_TRUE(open());
    adoptTeam({{QStringLiteral("class:specialist"), BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 60)}));
    const auto refused = attempt({started(2, 60, QStringLiteral("designer"))});
    ASSERT_FALSE(refused) << "both are of the class";
    EXPECT_EQ(refused.error().kind, Error::Rule);
    EXPECT_EQ(refused.error().where, QStringLiteral("class:specialist"));
    EXPECT_TRUE(refused.error().text.contains(QLatin1String("the class specialist for this day is $1.00"))) << refused.error().text.toStdString();
    EXPECT_TRUE(attempt({started(3, 500, QStringLiteral("cmo"))})) << "of another class";
    EXPECT_TRUE(attempt({finished(1, 90)}));
    EXPECT_FALSE(attempt({started(4, 20, QStringLiteral("designer"))}));
    EXPECT_TRUE(attempt({started(5, 20, QStringLiteral("designer"), kNoon + std::chrono::hours(24))}));
    store.close();
    ASSERT_TRUE(open());
    EXPECT_FALSE(attempt({started(6, 20)})) << "known after a restart, too";
    EXPECT_TRUE(attempt({started(7, 10)}));
}

TEST_F(BudgetsTest, AnAdoptionThatWasUndoneChangesNoLimit)
{
    ASSERT_TRUE(open());
    adoptTeam({{QStringLiteral("class:specialist"), BudgetPeriod::Day, {1'000'000}}});
    OrganisationAdopted other;
    other.digest = QByteArray("other");
    other.organisation.budgets = {{kOrganisation, BudgetPeriod::Day, {10'000}}};
    EXPECT_FALSE(attempt({stored(other), started(1, 10)})) << "nothing of it is stored";
    const auto refused = attempt({started(2, 120)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, QStringLiteral("class:specialist"));
    EXPECT_TRUE(attempt({started(3, 90)}));
}

TEST_F(BudgetsTest, WhatARunBeganDrawsOnItsCampaign)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Campaign, {20'000}}});
    const auto called = [](StoredFact stored) {
        std::visit([](auto& fact) {
            if constexpr (requires { fact.campaign = runOf(1); })
                fact.campaign = runOf(1);
        }, stored.fact);
        return stored;
    };
    const QString writer = QStringLiteral("copywriter");
    EXPECT_TRUE(attempt({called(started(1, 1, writer, kNoon, runOf(2)))}));
    EXPECT_TRUE(attempt({called(finished(1, 1, writer, kNoon, runOf(2)))}));
    EXPECT_TRUE(attempt({started(2, 1, writer, kNoon, runOf(1))}));
    EXPECT_FALSE(attempt({called(started(3, 1, writer, kNoon, runOf(3)))})) << "two cents for all of them together";
    EXPECT_TRUE(attempt({started(4, 2, writer, kNoon, runOf(2))})) << "begun by nobody, it would have its own";
}

} // namespace qd::test
