#include "core/model/money/OutsidePayee.h"
#include "core/state/money/ToolHold.h"
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

TEST_F(BudgetsTest, WhatToolsCostDrawsOnTheSameLimits)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    const auto held = [&](const QString& call, qint64 cents) {
        TurnReserved fact;
        fact.turn = holdOf(turn(1), call);
        fact.agent = {QStringLiteral("copywriter")};
        fact.model = QStringLiteral("brave:search");
        fact.amount = {cents * 10'000};
        fact.calls = 0;
        fact.deadline = kNoon;
        return stored(fact);
    };
    const auto used = [&](const QString& call, qint64 cents) {
        ToolUsed fact;
        fact.turn = turn(1);
        fact.call = call;
        fact.agent = {QStringLiteral("copywriter")};
        fact.cost = {cents * 10'000};
        return stored(fact);
    };
    EXPECT_TRUE(attempt({started(1, 50)}));
    EXPECT_TRUE(attempt({finished(1, 50)}));
    EXPECT_TRUE(attempt({held(QStringLiteral("a"), 30), held(QStringLiteral("b"), 20)}));
    EXPECT_FALSE(attempt({held(QStringLiteral("c"), 1)})) << "each use is promised by itself, beside what its turn spent";
    EXPECT_TRUE(attempt({used(QStringLiteral("a"), 0)}));
    EXPECT_TRUE(attempt({held(QStringLiteral("c"), 30)}));
    EXPECT_TRUE(attempt({used(QStringLiteral("b"), 20), used(QStringLiteral("c"), 30)}));
    EXPECT_FALSE(attempt({started(2, 1)}));
}

TEST_F(BudgetsTest, WhatIsBoughtForAChannelIsNoMoneyOfTheOrganisation)
{
    ASSERT_TRUE(open());
    const CampaignId launch{QStringLiteral("launch")};
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}, {channelScope(launch, {QStringLiteral("ads")}), BudgetPeriod::Day, {500'000}}});
    const auto held = [&](int n, qint64 cents, const QString& model, const QString& channel) {
        TurnReserved fact;
        fact.turn = turn(n);
        fact.agent = {QStringLiteral("copywriter")};
        fact.model = model;
        fact.amount = {cents * 10'000};
        fact.calls = 0;
        fact.deadline = kNoon;
        fact.forCampaign = launch;
        fact.forChannel = {channel};
        return stored(fact);
    };
    const QString letters = outsidePayee(QStringLiteral("letters"));
    EXPECT_TRUE(attempt({started(1, 90)}));
    EXPECT_TRUE(attempt({held(2, 40, letters, QStringLiteral("ads"))})) << "more than the organisation has left";
    EXPECT_FALSE(attempt({held(3, 20, letters, QStringLiteral("ads"))})) << "more than the channel has left";
    EXPECT_FALSE(attempt({held(4, 20, letters, {})})) << "for no channel it is the organisation's";
    EXPECT_FALSE(attempt({held(5, 5, QStringLiteral("some:model"), QStringLiteral("ads")), held(6, 6, QStringLiteral("some:model"), QStringLiteral("ads"))})) << "a model's work draws on both";
}

TEST_F(BudgetsTest, WhatAReplacedRecordHadSpentCountsOn)
{
    ASSERT_TRUE(open());
    adoptTeam({{kOrganisation, BudgetPeriod::Day, {1'000'000}}, {QStringLiteral("agent:designer"), BudgetPeriod::Day, {}, BudgetUnit::Calls, 3},
               {kOrganisation, BudgetPeriod::Campaign, {500'000}}});
    const RunId run = runOf(1);
    EXPECT_TRUE(attempt({started(1, 20, QStringLiteral("copywriter"), kNoon, run)}));
    EXPECT_TRUE(attempt({finished(1, 20, QStringLiteral("copywriter"), kNoon, run)}));
    const QString today = pageOf(BudgetPeriod::Day, kNoon);
    RecordRestored restored;
    restored.carried = {{kOrganisation, today, 4, {}, {900'000}, {}, {}}, {QStringLiteral("agent:designer"), today, 3, {}, {}, {}, {}},
                        {kOrganisation, pageOf(BudgetPeriod::Campaign, kNoon, run), 4, {}, {450'000}, {}, {}}};
    ASSERT_TRUE(attempt({stored(restored)}));
    EXPECT_FALSE(attempt({started(2, 11)})) << "90 cents are spent, and not 20";
    TurnReserved call;
    call.turn = turn(3);
    call.agent = {QStringLiteral("designer")};
    call.model = QStringLiteral("some:model");
    call.calls = 1;
    call.deadline = kNoon;
    EXPECT_FALSE(attempt({stored(call)})) << "three calls of three";
    EXPECT_FALSE(attempt({started(4, 6, QStringLiteral("copywriter"), kNoon, run)})) << "45 cents of 50 in the campaign";
    EXPECT_TRUE(attempt({started(5, 5, QStringLiteral("copywriter"), kNoon, run)}));
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
    EXPECT_TRUE(attempt({finished(1, 50)}));
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
    EXPECT_FALSE(database.run("INSERT INTO budget VALUES('organisation', 'day:1', 'money', 6, 5, 10)"));
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
    EXPECT_TRUE(attempt({finished(5, 0, QStringLiteral("designer"), kNoon + std::chrono::hours(24))}));
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

TEST_F(BudgetsTest, EveryScopeAndUnitIsRefusedInTheSameTransaction)
{
    ASSERT_TRUE(open());
    int n = 0;
    const QString model = QStringLiteral("ollama:gemma3");
    for (const char* scope : {"organisation", "agent:copywriter", "class:specialist", "rank:specialist", "model:ollama:gemma3", "provider:ollama", "campaign:spring", "channel:spring/print"})
        for (const BudgetPeriod period : {BudgetPeriod::Day, BudgetPeriod::Month, BudgetPeriod::Campaign})
            for (const BudgetUnit unit : {BudgetUnit::Money, BudgetUnit::Tokens, BudgetUnit::Calls, BudgetUnit::Minutes}) {
                const RunId run = runOf(100 + ++n);
                const Instant at = kNoon + std::chrono::days(40 * n);
                const auto asks = [&](int number, qint64 grains) {
                    StoredFact fact = started(number, 0, QStringLiteral("copywriter"), at, run);
                    auto& turn = std::get<TurnStarted>(fact.fact);
                    turn.model = model;
                    turn.forCampaign = {QStringLiteral("spring")};
                    turn.forChannel = {QStringLiteral("print")};
                    turn.deadline = at;
                    switch (unit) {
                    case BudgetUnit::Money: turn.reserved = {grains}; break;
                    case BudgetUnit::Tokens: turn.reservedTokens = grains; break;
                    case BudgetUnit::Calls: turn.reservedCalls = int(grains); break;
                    case BudgetUnit::Minutes: turn.deadline = at + Duration(grains); break;
                    }
                    return fact;
                };
                Budget budget{QString::fromLatin1(scope), period, {120'000}};
                if (unit != BudgetUnit::Money) {
                    budget.unit = unit;
                    budget.most = unit == BudgetUnit::Minutes ? 2 : 120'000;
                }
                adoptTeam({budget});
                EXPECT_TRUE(attempt({asks(10 * n, 80'000)}));
                const auto refused = attempt({asks(10 * n + 1, 40'001)});
                ASSERT_FALSE(refused) << scope << int(period) << int(unit);
                EXPECT_EQ(refused.error().kind, Error::Rule);
                EXPECT_EQ(refused.error().where, budget.scope);
                EXPECT_TRUE(attempt({asks(10 * n + 2, 40'000)})) << refused.error().text.toStdString();
                TurnFinished back;
                for (const int number : {10 * n, 10 * n + 2}) {
                    back.turn = turn(number);
                    back.run = run;
                    back.agent = {QStringLiteral("copywriter")};
                    EXPECT_TRUE(attempt({stored(back, {}, at)}));
                }
                EXPECT_TRUE(attempt({asks(10 * n + 3, 120'000)})) << "all of it came back";
                back.turn = turn(10 * n + 3);
                EXPECT_TRUE(attempt({stored(back, {}, at)}));
            }
}

TEST_F(BudgetsTest, ALimitThatIsSetInPlaceKnowsWhatWasSpentBefore)
{
    ASSERT_TRUE(open());
    adoptTeam({{kOrganisation, BudgetPeriod::Day, {9'000'000}}});
    EXPECT_TRUE(attempt({started(1, 60)}));
    EXPECT_TRUE(attempt({finished(1, 40)}));
    EXPECT_TRUE(attempt({started(2, 20)}));
    BudgetSet set;
    set.budget = {QStringLiteral("agent:copywriter"), BudgetPeriod::Day, {1'000'000}};
    set.counted = {{set.budget.scope, pageOf(BudgetPeriod::Day, kNoon), BudgetUnit::Money, 400'000}};
    EXPECT_TRUE(attempt({stored(set)}));
    EXPECT_FALSE(attempt({started(3, 41)})) << "40 are spent and 20 promised";
    store.close();
    ASSERT_TRUE(open());
    EXPECT_FALSE(attempt({started(3, 41)})) << "after a restart as well";
    EXPECT_TRUE(attempt({started(3, 40)}));
    set.takenBack = true;
    EXPECT_TRUE(attempt({stored(set)}));
    EXPECT_TRUE(attempt({started(4, 500)})) << "the file says nothing of the copywriter";
}

TEST_F(BudgetsTest, ALimitBelowWhatIsSpentStopsAtOnce)
{
    ASSERT_TRUE(open());
    adoptTeam({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 60)}));
    BudgetSet set;
    set.budget = {kOrganisation, BudgetPeriod::Day, {100'000}};
    EXPECT_TRUE(attempt({stored(set)}));
    EXPECT_FALSE(attempt({started(2, 1)}));
    EXPECT_FALSE(attempt({finished(1, 50), started(3, 1)})) << "also where another turn gives back more than this one takes";
    EXPECT_TRUE(attempt({finished(1, 50)})) << "what was spent is written down";
    EXPECT_FALSE(attempt({started(4, 1)}));
}

TEST_F(BudgetsTest, ATurnThatTookMoreThanItHeldIsWrittenDownBesideOneThatFitted)
{
    ASSERT_TRUE(open());
    adoptTeam({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 60)}));
    EXPECT_TRUE(attempt({started(2, 40), finished(1, 150)})) << "the second one fitted when it began";
    EXPECT_FALSE(attempt({started(3, 1)}));
}

TEST_F(BudgetsTest, WhatBeganYesterdayCountsToday)
{
    ASSERT_TRUE(open());
    adoptTeam({{kOrganisation, BudgetPeriod::Day, {1'000'000}}});
    EXPECT_TRUE(attempt({started(1, 90)}));
    const Instant tomorrow = kNoon + std::chrono::hours(24);
    EXPECT_FALSE(attempt({started(2, 20, QStringLiteral("copywriter"), tomorrow)})) << "its bill will be tomorrow's";
    EXPECT_TRUE(attempt({started(2, 10, QStringLiteral("copywriter"), tomorrow)}));
    EXPECT_TRUE(attempt({finished(1, 90, QStringLiteral("copywriter"), tomorrow)}));
    EXPECT_FALSE(attempt({started(3, 1, QStringLiteral("copywriter"), tomorrow)}));
}

TEST_F(BudgetsTest, WhatACampaignBoughtLeavesLessForItsWork)
{
    ASSERT_TRUE(open());
    adoptTeam({{QStringLiteral("campaign:spring"), BudgetPeriod::Month, {1'000'000}}});
    ChannelSpent bill;
    bill.campaign = {QStringLiteral("spring")};
    bill.channel = {QStringLiteral("print")};
    bill.amount = {700'000};
    EXPECT_TRUE(attempt({stored(bill)}));
    const auto forSpring = [this](int n, qint64 cents) {
        StoredFact fact = started(n, cents);
        std::get<TurnStarted>(fact.fact).forCampaign = {QStringLiteral("spring")};
        return fact;
    };
    EXPECT_FALSE(attempt({forSpring(1, 31)}));
    EXPECT_TRUE(attempt({forSpring(1, 30)}));
    EXPECT_TRUE(attempt({started(2, 500)})) << "work for nothing of the kind";
    bill.amount = {5'000'000};
    EXPECT_TRUE(attempt({stored(bill)})) << "a bill is a bill";
    EXPECT_FALSE(attempt({forSpring(3, 1)}));
}

TEST_F(BudgetsTest, AnOlderRecordKeepsWhatItHadCounted)
{
    ASSERT_TRUE(open());
    adopt({{kOrganisation, BudgetPeriod::Day, {1'000'000}}, {QStringLiteral("agent:copywriter"), BudgetPeriod::Day, {800'000}}});
    EXPECT_TRUE(attempt({started(1, 30)}));
    EXPECT_TRUE(attempt({finished(1, 25)}));
    EXPECT_TRUE(attempt({started(2, 40)}));
    store.close();
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        ASSERT_TRUE(database.run("CREATE TABLE b(scope TEXT, period TEXT, reserved INTEGER NOT NULL, spent INTEGER NOT NULL, cap INTEGER NOT NULL); "
                                 "INSERT INTO b SELECT scope, period, reserved, spent, cap FROM budget; DROP TABLE budget; ALTER TABLE b RENAME TO budget; "
                                 "CREATE TABLE l(scope TEXT, period TEXT, cap INTEGER NOT NULL); INSERT INTO l SELECT scope, period, cap FROM budget_limits; "
                                 "DROP TABLE budget_limits; ALTER TABLE l RENAME TO budget_limits; "
                                 "CREATE TABLE r(turn BLOB PRIMARY KEY, agent TEXT NOT NULL, time INTEGER NOT NULL, amount INTEGER NOT NULL); "
                                 "INSERT INTO r SELECT turn, agent, time, amount FROM reservations; DROP TABLE reservations; ALTER TABLE r RENAME TO reservations; "
                                 "DROP TABLE actions; DROP TABLE proposals; DROP TABLE campaigns; ALTER TABLE runs DROP COLUMN root; ALTER TABLE runs DROP COLUMN campaign; PRAGMA user_version=3"));
    }
    ASSERT_TRUE(open());
    EXPECT_FALSE(attempt({started(3, 16)})) << "of the copywriter's 80, 25 are spent and 40 promised";
    EXPECT_TRUE(attempt({started(3, 15)}));
    EXPECT_FALSE(attempt({started(4, 21, QStringLiteral("cmo"))})) << "of all";
    EXPECT_TRUE(attempt({finished(2, 0)}));
    EXPECT_TRUE(attempt({started(4, 60, QStringLiteral("cmo"))})) << "what it held came back";
}

} // namespace qd::test
