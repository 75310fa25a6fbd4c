#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {
namespace {

constexpr Money kCost{250'000};

Organisation team(Money authority)
{
    Organisation team = smallTeam();
    for (AgentProfile& agent : team.agents)
        agent.authority = authority;
    team.index();
    return team;
}

/// An office whose way out costs money.
class PaidEffects : public OfficeFixture {
protected:
    explicit PaidEffects(Money authority = {10'000'000}) : OfficeFixture(team(authority)) { rig.outside.cost = kCost.micro; }
    void limit(qint64 micro) { ASSERT_TRUE(rig.issue(SetBudget{{wholeOrganisation(), BudgetPeriod::Day, {micro}}, false, {}})); }
    void approveAll()
    {
        for (int i = 0; i < 4 && !rig.state().inbox.approvals.isEmpty(); ++i) {
            if (waiting().status == ApprovalStatus::Waiting)
                EXPECT_TRUE(rig.issue(decision(Verdict::Approve)));
            rig.pass(std::chrono::minutes(30));
            EXPECT_TRUE(rig.settle());
        }
    }
    Money spent() const { return rig.state().ledger.today.cost; }
    QString asked()
    {
        QString all;
        for (const Escalation& escalation : rig.state().inbox.escalations)
            all += escalation.reason + u':' + escalation.issue + u'\n';
        return all;
    }
};

TEST_F(PaidEffects, WhatSendingCostsIsApprovedPromisedAndSpent)
{
    submit();
    EXPECT_EQ(waiting().content.cost, kCost) << "she sees it";
    EXPECT_EQ(waiting().sha256, contentHash(waiting().content)) << "and her yes is bound to it";
    EXPECT_EQ(spent(), Money{});
    approveAll();
    const qsizetype sent = rig.outside.count();
    ASSERT_GT(sent, 0);
    EXPECT_EQ(spent().micro, kCost.micro * sent);
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    Sequence promised = 0;
    Sequence intended = 0;
    for (const StoredFact& stored : rig.facts()) {
        if (std::holds_alternative<TurnReserved>(stored.fact) && promised == 0)
            promised = stored.sequence;
        if (std::holds_alternative<EffectIntended>(stored.fact) && intended == 0)
            intended = stored.sequence;
    }
    EXPECT_EQ(promised + 1, intended) << "in one batch, before the first byte leaves";
}

TEST_F(PaidEffects, WhatCannotBePaidDoesNotLeave)
{
    limit(kCost.micro - 1);
    submit();
    approveAll();
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(spent(), Money{});
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    EXPECT_TRUE(asked().contains(QStringLiteral("budget:A piece costs $0.25 to send, and that cannot be paid: the budget \"organisation\""))) << asked().toStdString();
    EXPECT_EQ(rig.all<EffectIntended>().size(), 0);
}

TEST_F(PaidEffects, WhatWasNotTakenIsNotPaid)
{
    rig.outside.outcomes = {agents::Outcome::Refused};
    submit();
    approveAll();
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(rig.all<EffectRefused>().size(), 1);
    EXPECT_EQ(spent(), Money{});
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
}

/// Something is paid for, and nobody can tell whether it went out.
class PaidUnknown : public PaidEffects {
protected:
    void SetUp() override
    {
        PaidEffects::SetUp();
        rig.outside.outcomes = {agents::Outcome::Unknown};
        submit();
        approveAll();
        ASSERT_EQ(rig.all<EffectUnknown>().size(), 1);
        ASSERT_EQ(question().reason, QLatin1String(Escalation::kUnknownOutcome));
        ASSERT_EQ(question().effect, rig.all<EffectUnknown>().first().effect);
        before = rig.outside.reached;
    }
    Escalation question() const { return rig.state().inbox.escalations.first(); }
    void rule(const char* option)
    {
        const Result<Receipt> said = rig.issue(SettleEscalation{question().id, true, QStringLiteral("I looked"), QString::fromLatin1(option)});
        ASSERT_TRUE(said) << said.error().text.toStdString();
        ASSERT_TRUE(rig.settle());
    }
    int before = 0;
};

TEST_F(PaidUnknown, ItStaysPromisedUntilItIsRuledAlsoOverARestart)
{
    EXPECT_EQ(spent(), Money{});
    EXPECT_EQ(rig.state().ledger.reservedTotal(), kCost);
    EXPECT_FALSE(rig.issue(SettleEscalation{question().id, true, {}, {}})) << "to carry on says nothing of what became of it";
    EXPECT_EQ(rig.outside.reached, before);
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().ledger.reservedTotal(), kCost);
    rule("went-out");
    EXPECT_EQ(rig.outside.reached - before, rig.outside.count()) << "it is not sent again; what follows on it is sent";
    EXPECT_EQ(spent().micro, kCost.micro * (1 + rig.outside.count()));
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    EXPECT_TRUE(rig.state().effects.open.isEmpty());
}

TEST_F(PaidUnknown, WhatDidNotGoOutCostsNothingAndIsDoneAgainWithHerYes)
{
    rule("did-not");
    EXPECT_EQ(spent(), Money{});
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    ASSERT_FALSE(rig.state().inbox.approvals.isEmpty()) << "it is put to her anew";
    EXPECT_EQ(rig.outside.reached, before);
    approveAll();
    EXPECT_GT(rig.outside.count(), 0);
    EXPECT_EQ(spent().micro, kCost.micro * rig.outside.count());
}

TEST_F(PaidUnknown, SentAgainItIsPaidTwiceForItMayBeThereTwice)
{
    rule("send-again");
    QList<EffectId> inItsPlace;
    for (const EffectPlanned& planned : rig.all<EffectPlanned>())
        if (planned.effect.again == rig.all<EffectUnknown>().first().effect)
            inItsPlace.append(planned.effect.id);
    EXPECT_EQ(inItsPlace, QList<EffectId>{rig.all<EffectRuled>().first().again});
    EXPECT_GT(rig.outside.reached, before);
    EXPECT_EQ(spent().micro, kCost.micro * (1 + rig.outside.count()));
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
    EXPECT_TRUE(rig.state().inbox.escalations.isEmpty());
}

TEST_F(PaidUnknown, WhereTheRunIsEndedItMayHaveBeenPaid)
{
    ASSERT_TRUE(rig.issue(SettleEscalation{question().id, false, {}, {}}));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(spent(), kCost);
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
}

TEST_F(PaidEffects, AGrantThatIsMissingIsRaisedAndNothingIsAskedFor)
{
    Organisation strict = team({10'000'000});
    for (AgentProfile& agent : strict.agents)
        agent.grants = {Grant{{{QStringLiteral("nothing-of-this")}}, {}, {}, {}}};
    ASSERT_TRUE(rig.issue(AdoptOrganisation{strict, QStringLiteral("test")}));
    submit();
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty());
    EXPECT_TRUE(asked().contains(QStringLiteral("none of its grants lets it"))) << asked().toStdString();
}

TEST_F(PaidEffects, HerRuleLetsItGoAndHerCeilingHoldsItBack)
{
    AuthorityRule all;
    all.id = {QStringLiteral("all")};
    all.level = Autonomy::L4;
    ASSERT_TRUE(rig.issue(SetRules{{all}, {}, {}}));
    submit();
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.all<ApprovalAsked>().isEmpty()) << "her rule comes before the matrix";
    EXPECT_EQ(rig.outside.count(), 2);
    ASSERT_TRUE(rig.all<EffectAuthorised>().first().trace);
    EXPECT_EQ(rig.all<EffectAuthorised>().first().trace->rule.text, QStringLiteral("all"));
    Ceilings ceilings;
    ceilings.perAction = Money{kCost.micro - 1};
    ASSERT_TRUE(rig.issue(SetRules{{all}, ceilings, {}}));
    submit();
    ASSERT_TRUE(rig.settle());
    ASSERT_FALSE(rig.all<ApprovalAsked>().isEmpty());
    const Approval asked = rig.all<ApprovalAsked>().first().approval;
    ASSERT_TRUE(asked.trace);
    EXPECT_EQ(asked.trace->cuts.first().by, QStringLiteral("ceiling"));
    EXPECT_EQ(asked.level, Autonomy::L3);
}

TEST_F(PaidEffects, WhatIsHeldBackKeepsNothing)
{
    rig.outside.outcomes = {agents::Outcome::NotSent};
    submit();
    approveAll();
    EXPECT_EQ(spent().micro, kCost.micro * rig.outside.count()) << "once, although it was promised twice";
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
}

TEST_F(PaidEffects, WhatNobodyKnowsThePriceOfIsNotAskedAbout)
{
    rig.outside.cost = -1;
    submit();
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty());
    EXPECT_TRUE(asked().contains(QStringLiteral("would not be taken: No price is known."))) << asked().toStdString();
}

class SmallAuthority : public PaidEffects {
protected:
    SmallAuthority() : PaidEffects(Money{100'000}) {}
};

TEST_F(SmallAuthority, WhatCostsMoreThanItsAgentMayDecideIsAskedAbout)
{
    submit();
    approveAll();
    int asked = 0;
    for (const ApprovalAsked& one : rig.all<ApprovalAsked>())
        asked += one.approval.content.cost == kCost;
    EXPECT_EQ(asked, 2) << "also the post, which goes out by itself where it is free";
}

class JustEnoughAuthority : public PaidEffects {
protected:
    JustEnoughAuthority() : PaidEffects(kCost) {}
};

TEST_F(JustEnoughAuthority, WhatCostsNoMoreThanItsAgentMayDecideGoesOutAsItWouldForNothing)
{
    submit();
    approveAll();
    EXPECT_EQ(rig.all<ApprovalAsked>().size(), 1) << "the page; the post goes out by itself";
    EXPECT_EQ(rig.outside.count(), 2);
}

} // namespace
} // namespace qd::test
