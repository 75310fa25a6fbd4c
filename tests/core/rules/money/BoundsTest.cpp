#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Limits.h"
#include "core/rules/money/Outlook.h"
#include "core/rules/money/Targets.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

const QString kModel = QStringLiteral("ollama:gemma3");

/// Each rule right at its bound, and one beyond.
class Bounds : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void SetUp() override
    {
        Organisation team = record.team();
        team.budgets = {{QStringLiteral("agent:writer"), BudgetPeriod::Day, {1'000}}};
        team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {QStringLiteral("boss")}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100}}}}};
        record.adopt(team);
        run = record.brief();
    }
    static Budget money(const QString& scope, qint64 micro, BudgetPeriod period = BudgetPeriod::Day) { return {scope, period, {micro}}; }
    static Budget calls(const QString& scope, qint64 most, BudgetPeriod period = BudgetPeriod::Day) { return {scope, period, {}, BudgetUnit::Calls, most}; }
    Result<QList<Fact>> judged(const SetBudget& command, const AgentId& by = human()) { return judge(record.state, command, {by, record.now, {}, {}}); }
    void set(const Budget& budget)
    {
        const Result<QList<Fact>> facts = judged({budget, false, {}});
        ASSERT_TRUE(facts) << facts.error().text.toStdString();
        for (const Fact& fact : *facts)
            record.tell(fact);
    }
    void spend(qint64 micro, const RunId& of = {}, qint64 open = 0)
    {
        const RunId its = of.isNull() ? run : of;
        TurnStarted started;
        started.turn = record.id<TurnId>();
        started.run = its;
        started.agent = {QStringLiteral("writer")};
        started.model = kModel;
        started.reserved = {micro};
        record.tell(started, its);
        record.finish(started.turn, its, "draft", "writer", {}, {micro});
        if (open == 0)
            return;
        started.turn = record.id<TurnId>();
        started.reserved = {open};
        record.tell(started, its);
    }
    Standing standing(const QString& scope)
    {
        for (const Standing& one : standings(record.state, record.now))
            if (one.budget.scope == scope)
                return one;
        ADD_FAILURE() << "no budget of " << scope.toStdString();
        return {};
    }
    Result<QList<Fact>> role(const HumanRole& said, const AgentId& by = human(), bool gone = false)
    {
        return judge(record.state, SetHumanRole{said, gone}, {by, record.now, {}, {}});
    }
};

Figure figureOf(const QList<Figure>& figures, const char* id)
{
    for (const Figure& figure : figures)
        if (figure.id == QLatin1String(id))
            return figure;
    ADD_FAILURE() << "no figure " << id;
    return {};
}

} // namespace

TEST_F(Bounds, HowABudgetStands)
{
    set(money(QStringLiteral("organisation"), 200));
    spend(50, {}, 25);
    const Standing own = standing(QStringLiteral("agent:writer"));
    EXPECT_FALSE(own.inPlace) << "the file says so";
    EXPECT_EQ(own.percent(), 5);
    const Standing whole = standing(QStringLiteral("organisation"));
    EXPECT_TRUE(whole.inPlace);
    EXPECT_EQ(whole.percent(), 25);
    EXPECT_EQ(inWords(whole), QStringLiteral("$0.000050 of $0.0002 (25 %), $0.000025 promised"));
    set(calls(QStringLiteral("organisation"), 0));
    for (const Standing& one : standings(record.state, record.now)) {
        if (one.budget.counts() == BudgetUnit::Calls)
            EXPECT_EQ(one.percent(), 100) << "nothing is used up";
    }
    set(calls(QStringLiteral("agent:boss"), 4));
    EXPECT_EQ(inWords(standing(QStringLiteral("agent:boss"))), QStringLiteral("0 calls of 4 calls (0 %)")) << "nothing promised, nothing said of it";
}

TEST_F(Bounds, OfABudgetOfRunsTheFullestIsShown)
{
    const RunId other = record.brief();
    set(money(QStringLiteral("organisation"), 1'000, BudgetPeriod::Campaign));
    spend(10);
    spend(90, other);
    EXPECT_EQ(standing(QStringLiteral("organisation")).run, other);
    spend(200);
    EXPECT_EQ(standing(QStringLiteral("organisation")).run, run);
    EXPECT_EQ(standing(QStringLiteral("organisation")).used.spent, 210);
    const Budget budget = money(QStringLiteral("organisation"), 1'000, BudgetPeriod::Campaign);
    EXPECT_EQ(usedOf(record.state, budget, record.now, run).spent, 210);
    EXPECT_EQ(usedOf(record.state, budget, record.now).spent, 0) << "of no run nothing";
    spend(1, other, 50);
    EXPECT_EQ(usedOf(record.state, budget, record.now, run).promised, 0) << "what another run was promised";
    EXPECT_EQ(usedOf(record.state, budget, record.now, other).promised, 50);
    EXPECT_EQ(usedOf(record.state, budget, record.now).promised, 0);
}

TEST_F(Bounds, StagesBeginExactlyThere)
{
    set(money(QStringLiteral("organisation"), 100));
    const auto stage = [&] {
        const QList<BudgetPassed> all = passes(record.state, record.now, {});
        return all.isEmpty() ? 0 : all.first().percent;
    };
    spend(50);
    EXPECT_EQ(stage(), 50);
    spend(29);
    EXPECT_EQ(stage(), 50);
    spend(1);
    EXPECT_EQ(stage(), 80);
    spend(19);
    EXPECT_EQ(stage(), 80);
    spend(1);
    EXPECT_EQ(stage(), 100);
}

TEST_F(Bounds, ALimitOfNothingIsNotPassedByNothing)
{
    set(money(QStringLiteral("agent:boss"), 0));
    EXPECT_TRUE(passes(record.state, record.now, {}).isEmpty());
}

TEST_F(Bounds, BudgetsOfRunsAreToldOfTheRunsThatAreNamed)
{
    set(money(QStringLiteral("organisation"), 100, BudgetPeriod::Campaign));
    spend(60);
    EXPECT_TRUE(passes(record.state, record.now, {}).isEmpty());
    ASSERT_EQ(passes(record.state, record.now, {run}).size(), 1);
}

TEST_F(Bounds, WhatTakesNothingOfAUnitIsNotAskedAfterIt)
{
    set(calls(QStringLiteral("organisation"), 1));
    TurnFinished two; // more than was allowed, as happens where a limit is set below what was spent
    two.turn = record.id<TurnId>();
    two.run = run;
    two.agent = {QStringLiteral("writer")};
    two.spend = {kModel, {}, {}, {}, {}, {}, false, 2};
    record.tell(two, run);
    EXPECT_TRUE(affordable(record.state, {{QStringLiteral("writer")}, run, kModel, {{1}, 0, 0, Duration(0)}}, record.now)) << "a tool is no call";
    EXPECT_FALSE(affordable(record.state, {{QStringLiteral("writer")}, run, kModel, {{1}, 0, 1, Duration(0)}}, record.now));
}

TEST_F(Bounds, WorkOfNoRunIsBoundByNoBudgetOfRuns)
{
    set(money(QStringLiteral("organisation"), 10, BudgetPeriod::Campaign));
    EXPECT_FALSE(affordable(record.state, {{QStringLiteral("writer")}, run, kModel, {{11}}}, record.now));
    EXPECT_TRUE(affordable(record.state, {{QStringLiteral("writer")}, record.id<RunId>(), kModel, {{11}}}, record.now));
}

TEST_F(Bounds, ARunIsAboutTheChannelThatItsCampaignHas)
{
    const RunId about = record.id<RunId>();
    BriefSubmitted brief;
    brief.run = about;
    record.tell(brief, about);
    RunStarted started{about, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("Spring")};
    started.input = {{QStringLiteral("campaign"), QStringLiteral("spring")}, {QStringLiteral("channel"), QStringLiteral("print")}};
    record.tell(started, about);
    EXPECT_EQ(subjectOf(record.state, about), std::pair(CampaignId{QStringLiteral("spring")}, ChannelId{QStringLiteral("print")}));
    EXPECT_EQ(subjectOf(record.state, record.id<RunId>()), std::pair(CampaignId{}, ChannelId{}));
}

TEST_F(Bounds, ALimitMayBeNothingAndTheMostAndNotMore)
{
    for (const qint64 micro : {qint64(0), kMostMoney.micro})
        EXPECT_TRUE(judged({money(QStringLiteral("organisation"), micro), false, {}})) << micro;
    EXPECT_FALSE(judged({money(QStringLiteral("organisation"), kMostMoney.micro + 1), false, {}}));
    for (const qint64 most : {qint64(0), kMostCounted})
        EXPECT_TRUE(judged({calls(QStringLiteral("organisation"), most), false, {}})) << most;
    EXPECT_FALSE(judged({calls(QStringLiteral("organisation"), kMostCounted + 1), false, {}}));
    set(money(QStringLiteral("organisation"), 7));
    const Result<QList<Fact>> again = judged({money(QStringLiteral("organisation"), 7), false, {}});
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->isEmpty()) << "it stands already";
    EXPECT_FALSE(judged({money(QStringLiteral("organisation"), 7), true, {}}, {QStringLiteral("boss")})) << "nobody else takes it back";
    EXPECT_FALSE(judged({money(QStringLiteral("organisation"), 7, BudgetPeriod::Month), true, {}})) << "another page was not limited";
}

TEST_F(Bounds, WhatWasSpentIsCountedOfEachRunAndOnlyWhereSomethingWas)
{
    const RunId other = record.brief();
    spend(5);
    EXPECT_EQ(countedBefore(record.state, {money(QStringLiteral("organisation"), 9, BudgetPeriod::Campaign)}, record.now).size(), 1);
    spend(6, other);
    EXPECT_EQ(countedBefore(record.state, {money(QStringLiteral("organisation"), 9, BudgetPeriod::Campaign)}, record.now).size(), 2);
    EXPECT_EQ(countedBefore(record.state, {money(QStringLiteral("organisation"), 9)}, record.now).value(0).spent, 11);
    EXPECT_TRUE(countedBefore(record.state, {money(QStringLiteral("agent:boss"), 9)}, record.now).isEmpty());
}

TEST_F(Bounds, ARoleOfTheTeam)
{
    const HumanRole right{QStringLiteral("Copywriter"), {1}, 4};
    EXPECT_TRUE(role(right));
    EXPECT_FALSE(role(right, {QStringLiteral("boss")}));
    const auto with = [&](auto change) {
        HumanRole one = right;
        change(one);
        return bool(role(one));
    };
    EXPECT_TRUE(with([](HumanRole& one) { one.title = QString(80, u'x'); }));
    EXPECT_FALSE(with([](HumanRole& one) { one.title = QString(81, u'x'); }));
    EXPECT_FALSE(with([](HumanRole& one) { one.title = QStringLiteral("  "); }));
    EXPECT_FALSE(with([](HumanRole& one) { one.yearly = {0}; }));
    EXPECT_TRUE(with([](HumanRole& one) { one.yearly = {kMostMoney.micro}; }));
    EXPECT_FALSE(with([](HumanRole& one) { one.yearly = {kMostMoney.micro + 1}; }));
    EXPECT_FALSE(with([](HumanRole& one) { one.hoursPerPiece = 0; }));
    EXPECT_TRUE(with([](HumanRole& one) { one.hoursPerPiece = 10'000; }));
    EXPECT_FALSE(with([](HumanRole& one) { one.hoursPerPiece = 10'001; }));
    EXPECT_TRUE(with([](HumanRole& one) { one.hoursPerYear = 1; }));
    EXPECT_FALSE(with([](HumanRole& one) { one.hoursPerYear = 0.5; }));
    EXPECT_TRUE(with([](HumanRole& one) { one.hoursPerYear = 8'784; }));
    EXPECT_FALSE(with([](HumanRole& one) { one.hoursPerYear = 8'785; }));
}

TEST_F(Bounds, WhatAMonthComesToIsOfItsOwnKindOfMoney)
{
    OfficeState& state = record.state;
    const qint64 today = dayOf(record.now);
    state.activity.days.clear();
    for (qint64 day = today - 10; day < today; ++day)
        state.activity.days[day] = [] {
            DayTally tally;
            tally.cost = {1'000'000};
            tally.wouldHaveCost = {3'000'000};
            tally.outside = {7'000'000};
            return tally;
        }();
    state.activity.days[today].cost = {500'000}; // not over: none of the past
    state.activity.days[today + 1].cost = {90'000'000}; // a clock that was set back has seen it
    state.ledger.day = today;
    state.ledger.month = monthOf(record.now);
    state.ledger.thisMonth.cost = {100'000'000};
    state.ledger.thisMonth.wouldHaveCost = {200'000'000};
    state.ledger.outsideThisMonth = {400'000'000};
    const auto expected = [&](Spending what, qint64 each, qint64 soFar, qint64 already) {
        const std::optional<Outlook> seen = monthOutlook(state, record.now, what);
        ASSERT_TRUE(seen);
        EXPECT_EQ(seen->days, 10);
        EXPECT_EQ((seen->expected.micro - soFar + already) % each, 0) << "whole days of that kind";
        EXPECT_GE(seen->expected.micro, soFar);
        EXPECT_LE(seen->expected.micro, soFar + 31 * each);
    };
    expected(Spending::Billed, 1'000'000, 100'000'000, 500'000);
    expected(Spending::WouldHave, 3'000'000, 200'000'000, 0);
    expected(Spending::Outside, 7'000'000, 400'000'000, 0);
    state.ledger.day = today + 1;
    EXPECT_EQ(monthOutlook(state, record.now, Spending::Billed)->days, 11) << "a clock that was set back hides no day";
    state.ledger.day = today;
    state.ledger.month -= 1;
    EXPECT_LE(monthOutlook(state, record.now, Spending::Billed)->high, Money{31'000'000}) << "what another month took is none of this one's";
}

TEST_F(Bounds, WeekdaysAreToldApartFromThreeWeeksOn)
{
    QMap<qint64, Money> past;
    const qint64 today = 20'758;
    for (qint64 day = today - 20; day < today; ++day)
        past.insert(day, {1'000'000});
    const std::optional<Outlook> before = outlook(past, today, {}, {});
    ASSERT_TRUE(before);
    EXPECT_FALSE(before->byWeekday);
    EXPECT_TRUE(methodText(*before).startsWith(QLatin1String("from 20 days drawn again")));
    past.insert(today - 21, {1'000'000});
    EXPECT_TRUE(outlook(past, today, {}, {})->byWeekday);
    EXPECT_TRUE(methodText(*outlook(past, today, {}, {})).startsWith(QLatin1String("from 21 days, each weekday")));
    past.insert(today, {900'000'000});
    EXPECT_EQ(outlook(past, today, {}, {})->high, outlook(past, today, {}, {})->low) << "today is none of the past";
    QMap<qint64, Money> idle;
    for (qint64 day = today - 6; day < today; ++day)
        idle.insert(day, {1'000'000});
    idle.insert(today - 7, {0});
    EXPECT_FALSE(outlook(idle, today, {}, {})) << "a day without spending says nothing";
}

TEST_F(Bounds, FiguresBeginAndEndWhereTheySay)
{
    const Instant now = record.now;
    const qint64 today = dayOf(now);
    OfficeState state;
    state.activity.days[today - 29].pieces = 3;
    state.activity.days[today - 29].cost = {6'000'000};
    EXPECT_NEAR(*figureOf(businessFigures(state, now), "cost-of-a-piece").value, 2, 1e-9) << "the thirtieth day counts";
    EXPECT_EQ(beside(state, now).days, 30);
    state.activity.days[today - 30].pieces = 100;
    state.activity.days[today + 1].pieces = 100;
    EXPECT_EQ(beside(state, now).pieces, 3) << "neither the one before nor one that is to come";
    OfficeState week;
    week.activity.days[today - 6].pieces = 7;
    EXPECT_NEAR(*figureOf(businessFigures(week, now), "pieces-a-week").value, 7, 1e-9) << "seven days are a week";
    week.activity.days[today - 6].turnsDone = 20;
    EXPECT_TRUE(figureOf(agentFigures(week), "completion").value) << "twenty are enough";
    OfficeState one;
    one.activity.days[today].pieces = 1;
    one.activity.days[today].cost = {5'000'000};
    EXPECT_EQ(beside(one, now).oursPerPiece(), Money{5'000'000});
}

TEST_F(Bounds, SixDaysAreNoWeekAndSevenAre)
{
    const qint64 today = dayOf(record.now);
    for (const int days : {6, 7}) {
        OfficeState state = record.state;
        state.activity.days.clear();
        state.activity.days[today - days + 1].pieces = 21;
        EXPECT_EQ(figureOf(businessFigures(state, record.now), "pieces-a-week").value.has_value(), days == 7);
        EXPECT_EQ(figureOf(workFigures(state, record.now), "output").value.has_value(), days == 7);
        state.activity.days[today - days + 1].pieces = 0;
        EXPECT_FALSE(figureOf(workFigures(state, record.now), "output").value) << "no piece says nothing of anybody's output";
    }
}

TEST_F(Bounds, HerWeekHasSevenDays)
{
    const qint64 today = dayOf(record.now);
    OfficeState state;
    for (const int back : {0, 6, 7})
        state.activity.days[today - back] = [] {
            DayTally day;
            day.timed = 1;
            day.herTime = std::chrono::hours(1);
            return day;
        }();
    EXPECT_NEAR(*figureOf(businessFigures(state, record.now), "her-week").value, 2, 1e-9) << "the eighth is none of it";
    const Figure day = figureOf(businessFigures(state, record.now), "her-time");
    EXPECT_NEAR(*day.value, 1, 1e-9);
    EXPECT_EQ(day.note, QStringLiteral("3 decisions on 3 days, 60 min today")) << "all of them were made in the window";
    state.activity.days[today].untimed = 2;
    EXPECT_TRUE(figureOf(businessFigures(state, record.now), "her-time").note.endsWith(QStringLiteral("; 2 were not made in the window")));
}

TEST_F(Bounds, OnlyWhatWasFinishedAndIsNoSampleTellsHowLongItTakes)
{
    OfficeState state;
    const auto ran = [&](int hours, RunOutcome outcome, bool sample) {
        RunSummary run;
        run.outcome = outcome;
        run.sample = sample;
        run.started = record.now;
        run.ended = record.now + std::chrono::hours(hours);
        state.runs.recent.append(run);
    };
    ran(10, RunOutcome::Finished, false);
    ran(2, RunOutcome::Finished, false);
    ran(4, RunOutcome::Finished, false);
    ran(500, RunOutcome::Stopped, false);
    ran(500, RunOutcome::Finished, true);
    const Figure velocity = figureOf(businessFigures(state, record.now), "velocity");
    EXPECT_NEAR(*velocity.value, 4, 1e-9) << "the middle one";
    EXPECT_TRUE(inWords(velocity).startsWith(QLatin1String("4.0 h (at most 24 h: met; median of the last 3)"))) << inWords(velocity).toStdString();
}

TEST_F(Bounds, FiguresInWords)
{
    Figure figure{QStringLiteral("x"), QStringLiteral("X"), 9.96, QStringLiteral("h"), {}, true, QStringLiteral("of all")};
    EXPECT_EQ(inWords(figure), QStringLiteral("10.0 h (of all)"));
    figure.value = 10;
    EXPECT_EQ(inWords(figure), QStringLiteral("10 h (of all)"));
    figure.target = 10;
    EXPECT_EQ(inWords(figure), QStringLiteral("10 h (at least 10 h: met; of all)"));
    figure.value = 9;
    EXPECT_EQ(inWords(figure), QStringLiteral("9.0 h (at least 10 h: missed; of all)"));
    figure.atLeast = false;
    EXPECT_EQ(inWords(figure), QStringLiteral("9.0 h (at most 10 h: met; of all)"));
    figure.value.reset();
    EXPECT_EQ(inWords(figure), QStringLiteral("of all"));
}

TEST_F(Bounds, WhatWorkTakesAndBrings)
{
    OfficeState state = record.state;
    const qint64 today = dayOf(record.now);
    state.activity.days.clear();
    state.activity.days[today - 6].pieces = 3;
    state.org.agents[{QStringLiteral("writer")}].busyMs = 3 * 3'600'000;
    EXPECT_NEAR(*figureOf(workFigures(state, record.now), "time-of-a-piece").value, 1, 1e-9);
    EXPECT_NEAR(*figureOf(workFigures(state, record.now), "output").value, 1, 1e-9) << "three of three agents in a week";
    for (qint64 day = today - ActivityState::kDays + 1; day <= today; ++day)
        state.activity.days[day].pieces += 0;
    EXPECT_FALSE(figureOf(workFigures(state, record.now), "time-of-a-piece").value) << "work of days before is in it";
    state.metrics.latest[QStringLiteral("revenue")] = {QStringLiteral("revenue"), 300, {}, {}, {}, {}, {}, {}, {}, {}};
    EXPECT_FALSE(figureOf(workFigures(state, record.now), "roi").value) << "nothing was spent";
    state.ledger.ever.cost = {100'000'000};
    EXPECT_NEAR(*figureOf(workFigures(state, record.now), "roi").value, 200, 1e-9);
    state.metrics.latest.clear();
    EXPECT_FALSE(figureOf(workFigures(state, record.now), "roi").value) << "nothing came in";
    OutcomeTally edits;
    edits.edited = 4;
    edits.editRatio = 0.4;
    state.memory.byAgent[{QStringLiteral("writer")}] = edits;
    EXPECT_NEAR(*figureOf(workFigures(state, record.now), "edit-ratio").value, 10, 1e-9);
}

TEST_F(Bounds, ACampaignIsMeasuredByItsOwnFigures)
{
    const auto measure = [&](const char* name, double value, const char* campaign, const char* channel) {
        Measurement one;
        one.name = QLatin1String(name);
        one.value = value;
        one.campaign = QLatin1String(campaign);
        one.channel = QLatin1String(channel);
        record.state.metrics.latest.insert(one.key(), one);
    };
    measure("leads", 1, "spring", "");
    measure("leads", 90, "autumn", "");
    measure("clicks", 900, "spring", "");
    record.state.campaigns.channels[{QStringLiteral("spring")}][{QStringLiteral("print")}].spent = {3'000'000};
    record.state.ledger.campaignsEver[{QStringLiteral("spring")}].cost = {2'000'000};
    record.state.ledger.campaignsEver[{QStringLiteral("autumn")}].cost = {7'000'000};
    const QList<CampaignResult> results = campaignResults(record.state);
    ASSERT_EQ(results.size(), 1);
    EXPECT_EQ(results[0].leads, 1);
    EXPECT_FALSE(results[0].revenue);
    EXPECT_EQ(results[0].work, Money{2'000'000});
    EXPECT_EQ(results[0].perLead(), Money{5'000'000}) << "what was bought and what was worked";
}

} // namespace qd::test
