#include "core/rules/money/Incidents.h"
#include "core/rules/money/Limits.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

class IncidentsTest : public testing::Test {
protected:
    FactBuilder record;

    void SetUp() override { record.adopt(record.team()); }
    Result<QList<Fact>> command(const Command& wish, const AgentId& by = human()) { return judge(record.state, wish, {by, record.now, {}, {}}); }
    void tell(const QList<Fact>& facts)
    {
        for (const Fact& fact : facts)
            record.tell(fact);
    }
    Budget set(const QString& scope, qint64 cents)
    {
        const Budget budget{scope, BudgetPeriod::Day, Money{cents * 10'000}};
        const Result<QList<Fact>> facts = command(SetBudget{budget, false, {}});
        EXPECT_TRUE(facts) << facts.error().text.toStdString();
        tell(facts ? *facts : QList<Fact>{});
        return budget;
    }
    BudgetPassed passed(const Budget& budget, int percent = 100) const { return {budget, pageOf(budget.period, record.now), percent, budget.grains() * percent / 100, {}}; }
    Escalation raise(const Budget& budget)
    {
        const std::optional<Escalation> incident = incidentOf(record.state, passed(budget), record.now);
        EXPECT_TRUE(incident);
        record.tell(EscalationRaised{incident.value_or(Escalation())});
        return incident.value_or(Escalation());
    }
    qint64 limitOf(const QString& scope) const
    {
        for (const Budget& budget : record.state.budgets())
            if (budget.scope == scope && budget.period == BudgetPeriod::Day)
                return budget.grains() / 10'000;
        return -1;
    }
    static QStringList idsOf(const Escalation& incident)
    {
        QStringList ids;
        for (const Option& option : incident.options)
            ids.append(option.id);
        return ids;
    }
};

} // namespace

TEST_F(IncidentsTest, OneThatIsUsedUpIsPutToHerOnceWithWhatEachAnswerDoes)
{
    const Budget budget = set(wholeOrganisation(), 1'000);
    EXPECT_FALSE(incidentOf(record.state, passed(budget, 80), record.now)) << "there is some left";
    const Escalation incident = raise(budget);
    EXPECT_EQ(incident.with, human());
    EXPECT_EQ(incident.budget, wholeOrganisation());
    EXPECT_TRUE(incident.issue.contains(QStringLiteral("$10.00 of $10.00"))) << incident.issue.toStdString();
    EXPECT_EQ(idsOf(incident), (QStringList{QStringLiteral("raise"), QStringLiteral("keep")})) << "there is nobody else to take it from";
    EXPECT_EQ(incident.options.first().title, QStringLiteral("Raise it to $15.00"));
    EXPECT_TRUE(incident.options.first().effect.contains(QStringLiteral("$15.00 instead of $10.00"))) << incident.options.first().effect.toStdString();
    EXPECT_EQ(incident.options.first().cost->micro, 5'000'000);
    EXPECT_EQ(incident.onExpiry, QStringLiteral("keep"));
    ASSERT_TRUE(incident.expires);
    EXPECT_EQ(pageOf(BudgetPeriod::Day, *incident.expires), pageOf(BudgetPeriod::Day, record.now + std::chrono::days(1)));
    EXPECT_NE(pageOf(BudgetPeriod::Day, *incident.expires - Duration(1)), pageOf(BudgetPeriod::Day, *incident.expires)) << "when its page is over";
    EXPECT_FALSE(incidentOf(record.state, passed(budget), record.now)) << "it waits already";
    const Budget month{wholeOrganisation(), BudgetPeriod::Month, Money{10'000'000}};
    EXPECT_TRUE(incidentOf(record.state, passed(month), record.now)) << "another page is another question";
}

TEST_F(IncidentsTest, RaisedItIsALimitAndWhatWaitsForItGoesOn)
{
    const Escalation incident = raise(set(wholeOrganisation(), 1'000));
    Escalation waits;
    waits.id = record.id<EscalationId>();
    waits.run = record.brief();
    waits.step = {QStringLiteral("draft")};
    waits.with = human();
    waits.reason = QStringLiteral("budget");
    record.tell(EscalationRaised{waits});
    EXPECT_EQ(command(SettleEscalation{incident.id, true, {}, {}}).error().kind, Error::Parse) << "nobody takes the first for her";
    EXPECT_FALSE(command(SettleEscalation{incident.id, true, {}, QStringLiteral("double")}));
    const Result<QList<Fact>> facts = command(SettleEscalation{incident.id, true, {}, QStringLiteral("raise")});
    ASSERT_TRUE(facts) << facts.error().text.toStdString();
    tell(*facts);
    EXPECT_EQ(limitOf(wholeOrganisation()), 1'500);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
}

TEST_F(IncidentsTest, KeptOrRefusedNothingChanges)
{
    for (const bool carryOn : {true, false}) {
        const Escalation incident = raise(set(wholeOrganisation(), 1'000));
        const Result<QList<Fact>> facts = command(SettleEscalation{incident.id, carryOn, {}, carryOn ? QStringLiteral("keep") : QString()});
        ASSERT_TRUE(facts) << facts.error().text.toStdString();
        tell(*facts);
        EXPECT_EQ(limitOf(wholeOrganisation()), 1'000);
        EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
    }
}

TEST_F(IncidentsTest, WhereSomethingIsLeftAgainNobodyIsAsked)
{
    raise(set(wholeOrganisation(), 1'000));
    ASSERT_EQ(overIncidents(record.state, record.now).size(), 1) << "nothing of it was spent on record";
    EXPECT_EQ(overIncidents(record.state, record.now).first().by, system());
    set(wholeOrganisation(), 0);
    EXPECT_TRUE(overIncidents(record.state, record.now).isEmpty()) << "none of nothing is left";
}

TEST_F(IncidentsTest, AShiftTakesFromOneOfItsKindAndTheSumStays)
{
    set(QStringLiteral("agent:boss"), 3'000);
    const Escalation incident = raise(set(QStringLiteral("agent:writer"), 1'000));
    ASSERT_EQ(idsOf(incident), (QStringList{QStringLiteral("raise"), QStringLiteral("shift"), QStringLiteral("keep")}));
    EXPECT_TRUE(incident.options[1].effect.contains(QStringLiteral("$25.00 then instead of $30.00"))) << incident.options[1].effect.toStdString();
    const Result<QList<Fact>> facts = command(SettleEscalation{incident.id, true, {}, QStringLiteral("shift")});
    ASSERT_TRUE(facts) << facts.error().text.toStdString();
    tell(*facts);
    EXPECT_EQ(limitOf(QStringLiteral("agent:writer")), 1'500);
    EXPECT_EQ(limitOf(QStringLiteral("agent:boss")), 2'500);
}

TEST_F(IncidentsTest, WhatWasTakenBackMeanwhileIsNotGuessed)
{
    set(QStringLiteral("agent:boss"), 3'000);
    const Escalation incident = raise(set(QStringLiteral("agent:writer"), 1'000));
    tell(*command(SetBudget{{QStringLiteral("agent:boss"), BudgetPeriod::Day, Money{30'000'000}}, true, {}}));
    EXPECT_EQ(command(SettleEscalation{incident.id, true, {}, QStringLiteral("shift")}).error().kind, Error::Rule);
    EXPECT_FALSE(command(SettleEscalation{incident.id, true, {}, QStringLiteral("raise")}, {QStringLiteral("writer")})) << "only she sets limits";
}

} // namespace qd::test
