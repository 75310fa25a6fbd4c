#include "core/rules/money/Limits.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

const QString kModel = QStringLiteral("ollama:gemma3");

class LimitsTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void SetUp() override
    {
        Organisation team = record.team();
        team.agents[1].rank = Rank::Specialist;
        team.agents[0].rank = Rank::Executive;
        team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {QStringLiteral("boss")}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100}}}}};
        record.adopt(team);
        run = record.brief();
    }
    static Budget money(const QString& scope, qint64 micro, BudgetPeriod period = BudgetPeriod::Day) { return {scope, period, {micro}}; }
    static Budget counted(const QString& scope, BudgetUnit unit, qint64 most, BudgetPeriod period = BudgetPeriod::Day) { return {scope, period, {}, unit, most}; }
    bool set(const Budget& budget, bool back = false)
    {
        const Result<QList<Fact>> facts = judge(record.state, SetBudget{budget, back, {}}, {human(), record.now, {}, {}});
        for (const Fact& fact : facts ? *facts : QList<Fact>{})
            record.tell(fact);
        return bool(facts);
    }
    Error refusalOf(const Budget& budget, const AgentId& by = human())
    {
        const Result<QList<Fact>> facts = judge(record.state, SetBudget{budget, false, {}}, {by, record.now, {}, {}});
        return facts ? Error{Error::Internal, QStringLiteral("it was accepted"), {}, {}} : facts.error();
    }
    TurnId begin(const Amounts& amounts, const char* agent = "writer", const RunId& of = {})
    {
        TurnStarted started;
        started.turn = record.id<TurnId>();
        started.run = of.isNull() ? run : of;
        started.step = {QStringLiteral("draft")};
        started.agent = {QString::fromLatin1(agent)};
        started.model = kModel;
        started.reserved = amounts.money;
        started.reservedTokens = amounts.tokens;
        started.reservedCalls = int(amounts.calls);
        started.deadline = record.now + amounts.time;
        std::tie(started.forCampaign, started.forChannel) = subjectOf(record.state, started.run);
        record.tell(started, started.run);
        return started.turn;
    }
    void finish(const TurnId& turn, const Amounts& amounts, const char* agent = "writer")
    {
        TurnFinished finished;
        finished.turn = turn;
        finished.run = run;
        finished.step = {QStringLiteral("draft")};
        finished.agent = {QString::fromLatin1(agent)};
        finished.spend = {kModel, {}, {{amounts.tokens}, {}, {}, {}}, amounts.money, {}, amounts.time, false, int(amounts.calls)};
        record.tell(finished, run);
    }
    void spend(const Amounts& amounts, const char* agent = "writer") { finish(begin(amounts, agent), amounts, agent); }
    bool fits(const Amounts& amounts, const char* agent = "writer", const QString& model = kModel)
    {
        return bool(affordable(record.state, {{QString::fromLatin1(agent)}, run, model, amounts}, record.now));
    }
};

const QStringList kScopes{QStringLiteral("organisation"), QStringLiteral("agent:writer"), QStringLiteral("class:specialist"), QStringLiteral("rank:specialist"),
                          QStringLiteral("model:ollama:gemma3"), QStringLiteral("provider:ollama")};

Amounts all(qint64 n)
{
    return {{n}, n, n, Duration(n)};
}

} // namespace

TEST_F(LimitsTest, EveryScopeBindsInEveryUnitAndPeriod)
{
    for (const QString& scope : kScopes)
        for (const BudgetPeriod period : {BudgetPeriod::Day, BudgetPeriod::Month, BudgetPeriod::Campaign})
            for (const BudgetUnit unit : {BudgetUnit::Money, BudgetUnit::Tokens, BudgetUnit::Calls, BudgetUnit::Minutes}) {
                SetUp();
                record.state.limits = {};
                const qint64 grain = unit == BudgetUnit::Minutes ? 60'000 : 1;
                ASSERT_TRUE(set(unit == BudgetUnit::Money ? money(scope, 100, period) : counted(scope, unit, 100, period)));
                const qint64 before = usedOf(record.state, record.state.limits.set.first(), record.now, run).spent;
                const qint64 rest = 100 * grain - before;
                if (rest <= 60 * grain)
                    continue; // an earlier round spent it
                spend(all(30 * grain));
                const TurnId open = begin(all(20 * grain));
                EXPECT_TRUE(fits(all(rest - 50 * grain))) << scope.toStdString() << int(period) << int(unit);
                EXPECT_FALSE(fits(all(rest - 50 * grain + 1))) << scope.toStdString() << int(period) << int(unit);
                finish(open, all(0));
                EXPECT_TRUE(fits(all(rest - 30 * grain))) << "what was not used is there again";
                if (period == BudgetPeriod::Day)
                    record.now = record.now + std::chrono::days(1);
                if (period == BudgetPeriod::Month)
                    record.now = record.now + std::chrono::days(31);
                if (period != BudgetPeriod::Campaign)
                    EXPECT_TRUE(fits(all(100 * grain))) << "the next page is empty";
            }
}

TEST_F(LimitsTest, OthersAreNotBound)
{
    ASSERT_TRUE(set(money(QStringLiteral("model:ollama:gemma3"), 10)));
    EXPECT_FALSE(fits({{11}}));
    EXPECT_TRUE(fits({{11}}, "writer", QStringLiteral("ollama:other")));
    ASSERT_TRUE(set(money(QStringLiteral("rank:executive"), 5)));
    EXPECT_FALSE(fits({{6}}, "boss", QStringLiteral("ollama:other")));
    EXPECT_TRUE(fits({{6}}, "writer", QStringLiteral("ollama:other")));
}

TEST_F(LimitsTest, ALimitSetInPlaceStandsOverTheFileUntilItIsTakenBack)
{
    Organisation team = record.team(QStringLiteral("Another"));
    team.budgets = {money(QStringLiteral("agent:writer"), 100)};
    record.adopt(team);
    run = record.brief();
    spend({{60}});
    ASSERT_TRUE(set(money(QStringLiteral("agent:writer"), 50))) << "below what is spent";
    EXPECT_FALSE(fits({{1}})) << "nothing more at once";
    ASSERT_TRUE(set(money(QStringLiteral("agent:writer"), 200)));
    EXPECT_TRUE(fits({{140}}));
    team.title = QStringLiteral("A third");
    record.adopt(team);
    EXPECT_TRUE(fits({{140}})) << "it stands over the next file as well";
    ASSERT_TRUE(set(money(QStringLiteral("agent:writer"), 0), true));
    EXPECT_TRUE(fits({{40}}));
    EXPECT_FALSE(fits({{41}}));
    EXPECT_FALSE(set(money(QStringLiteral("agent:writer"), 0), true)) << "nothing is left to take back";
}

TEST_F(LimitsTest, OnlySheSetsLimitsAndOnlyOfWhatThereIs)
{
    EXPECT_EQ(refusalOf(money(QStringLiteral("organisation"), 5), {QStringLiteral("boss")}).kind, Error::Rule);
    for (const char* scope : {"", "house", "agent:nobody", "class:gold", "rank:gold", "campaign:autumn", "channel:spring/tv", "model:gemma3", "provider:", "provider:a:b"}) {
        const Error refused = refusalOf(money(QString::fromLatin1(scope), 5));
        EXPECT_EQ(refused.where, QStringLiteral("scope")) << scope;
        EXPECT_FALSE(refused.hint.isEmpty());
    }
    EXPECT_EQ(refusalOf(money(QStringLiteral("organisation"), -1)).where, QStringLiteral("limit"));
    EXPECT_EQ(refusalOf(counted(QStringLiteral("organisation"), BudgetUnit::Calls, -1)).where, QStringLiteral("limit"));
    Budget bare{QStringLiteral("organisation"), BudgetPeriod::Day, {}, BudgetUnit::Tokens, {}};
    EXPECT_EQ(refusalOf(bare).where, QStringLiteral("limit"));
    EXPECT_TRUE(set(money(QStringLiteral("channel:spring/print"), 0)));
}

TEST_F(LimitsTest, AStageIsToldOnceForAPageAndALimit)
{
    ASSERT_TRUE(set(money(QStringLiteral("agent:writer"), 100)));
    const auto told = [&] {
        QList<int> stages;
        for (const BudgetPassed& one : passes(record.state, record.now, {run})) {
            stages.append(one.percent);
            record.tell(one);
        }
        return stages;
    };
    spend({{49}});
    EXPECT_EQ(told(), QList<int>{});
    spend({{1}});
    EXPECT_EQ(told(), QList<int>{50});
    EXPECT_EQ(told(), QList<int>{}) << "once";
    spend({{35}});
    EXPECT_EQ(told(), QList<int>{80});
    ASSERT_TRUE(set(money(QStringLiteral("agent:writer"), 160)));
    EXPECT_EQ(told(), QList<int>{50}) << "another limit is half used up";
    ASSERT_TRUE(set(money(QStringLiteral("agent:writer"), 80)));
    EXPECT_EQ(told(), QList<int>{100});
    record.now = record.now + std::chrono::days(1);
    EXPECT_EQ(told(), QList<int>{});
    spend({{40}});
    EXPECT_EQ(told(), QList<int>{50}) << "a new page";
    EXPECT_LE(record.state.limits.passed.size(), 2);
}

TEST_F(LimitsTest, WhatARunMayTakeIsToldOfTheRunThatBeganIt)
{
    ASSERT_TRUE(set(counted(QStringLiteral("organisation"), BudgetUnit::Calls, 4, BudgetPeriod::Campaign)));
    spend({{}, 0, 2, {}});
    const QList<BudgetPassed> passed = passes(record.state, record.now, {run});
    ASSERT_EQ(passed.size(), 1);
    EXPECT_EQ(passed.first().run, run);
    record.tell(passed.first());
    record.tell(RunFinished{run, RunOutcome::Finished, {}}, run);
    EXPECT_TRUE(record.state.limits.passed.isEmpty()) << "the run is over";
    EXPECT_TRUE(record.state.ledger.runs.isEmpty());
}

TEST_F(LimitsTest, WhatIsBoughtOutsideCountsForItsCampaignAndForNobodyElse)
{
    ASSERT_TRUE(set(money(QStringLiteral("campaign:spring"), 100)));
    ASSERT_TRUE(set(money(QStringLiteral("organisation"), 100)));
    ChannelSpent bill;
    bill.campaign = {QStringLiteral("spring")};
    bill.channel = {QStringLiteral("print")};
    bill.amount = {90};
    record.tell(bill);
    EXPECT_EQ(record.state.ledger.outsideToday, Money{90});
    EXPECT_EQ(record.state.ledger.today.cost, Money{}) << "two kinds of money";
    EXPECT_TRUE(fits({{100}}));
    const RunId about = record.id<RunId>();
    BriefSubmitted brief;
    brief.run = about;
    record.tell(brief, about);
    RunStarted started{about, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("Spring")};
    started.input = {{QStringLiteral("campaign"), QStringLiteral("spring")}, {QStringLiteral("channel"), QStringLiteral("tv")}};
    record.tell(started, about);
    EXPECT_EQ(subjectOf(record.state, about), std::pair(CampaignId{QStringLiteral("spring")}, ChannelId{})) << "a channel that it has not is none";
    RunStarted part{record.id<RunId>(), {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("A part of it")};
    part.parent = Parent{about, {QStringLiteral("call")}, 0};
    brief.run = part.run;
    record.tell(brief, part.run);
    record.tell(part, part.run);
    EXPECT_EQ(subjectOf(record.state, part.run).first, CampaignId{QStringLiteral("spring")}) << "what a run has others do is for the same";
    const auto fitsIt = [&](qint64 micro) { return bool(affordable(record.state, {{QStringLiteral("writer")}, about, kModel, {{micro}}}, record.now)); };
    EXPECT_TRUE(fitsIt(10));
    EXPECT_FALSE(fitsIt(11)) << "work for a campaign and what it buys share its budget";
    begin({{4}}, "writer", about);
    EXPECT_FALSE(fitsIt(7));
}

TEST_F(LimitsTest, WhatWasSpentBeforeIsToldWithTheLimit)
{
    spend(all(30));
    const Result<QList<Fact>> facts = judge(record.state, SetBudget{counted(QStringLiteral("provider:ollama"), BudgetUnit::Tokens, 100, BudgetPeriod::Campaign), false, {}},
                                            {human(), record.now, {}, {}});
    ASSERT_TRUE(facts);
    const auto& set = std::get<BudgetSet>(facts->first());
    ASSERT_EQ(set.counted.size(), 1);
    EXPECT_EQ(set.counted.first().page, pageOf(BudgetPeriod::Campaign, record.now, run));
    EXPECT_EQ(set.counted.first().spent, 30);
    EXPECT_EQ(countedBefore(record.state, {money(QStringLiteral("agent:boss"), 1)}, record.now).size(), 0);
}

TEST_F(LimitsTest, AmountsReadAsPeopleSayThem)
{
    EXPECT_EQ(amountText(BudgetUnit::Money, 2'500'000), QStringLiteral("$2.50"));
    EXPECT_EQ(dollarText({0}), QStringLiteral("$0.00"));
    EXPECT_EQ(dollarText({10'000}), QStringLiteral("$0.01"));
    EXPECT_EQ(dollarText({1'234'567'891'000}), QStringLiteral("$1,234,567.89"));
    EXPECT_EQ(dollarText({4'200}), QStringLiteral("$0.0042")) << "below a cent it keeps its digits";
    EXPECT_EQ(dollarText({-4'260}), QStringLiteral("-$0.0043"));
    EXPECT_EQ(dollarText({42}), QStringLiteral("$0.000042"));
    EXPECT_EQ(amountText(BudgetUnit::Tokens, 1'200'000), QStringLiteral("1,200,000 tokens"));
    EXPECT_EQ(amountText(BudgetUnit::Calls, 1), QStringLiteral("1 call"));
    EXPECT_EQ(amountText(BudgetUnit::Minutes, 150'000), QStringLiteral("2.5 minutes"));
    EXPECT_EQ(amountText(BudgetUnit::Minutes, 60'000), QStringLiteral("1 minute"));
    EXPECT_EQ(scopeTitle(record.state.org.organisation(), QStringLiteral("channel:spring/print")), QStringLiteral("Spring / Print"));
    EXPECT_EQ(scopeTitle(record.state.org.organisation(), QStringLiteral("rank:specialist")), QStringLiteral("Rank: specialist"));
}

TEST_F(LimitsTest, TheHumanTeamIsSetAndLeft)
{
    const auto say = [&](const HumanRole& role, bool gone = false) {
        const Result<QList<Fact>> facts = judge(record.state, SetHumanRole{role, gone}, {human(), record.now, {}, {}});
        for (const Fact& fact : facts ? *facts : QList<Fact>{})
            record.tell(fact);
        return bool(facts);
    };
    const QString title = QStringLiteral("Copywriter");
    EXPECT_TRUE(say({title, {65'000'000'000}, 4}));
    EXPECT_TRUE(say({title, {70'000'000'000}, 4}));
    ASSERT_EQ(record.state.limits.team.size(), 1);
    EXPECT_EQ(record.state.limits.team.first().yearly, Money{70'000'000'000});
    EXPECT_FALSE(say({{}, {1}, 4}));
    EXPECT_FALSE(say({title, {0}, 4}));
    EXPECT_FALSE(say({title, {1}, 0}));
    EXPECT_FALSE(say({title, {1}, std::nan("")}));
    EXPECT_FALSE(say({title, {1}, 4, 0}));
    EXPECT_TRUE(say({title, {}, 0}, true));
    EXPECT_TRUE(record.state.limits.team.isEmpty());
    EXPECT_FALSE(say({title, {}, 0}, true));
}

} // namespace qd::test
