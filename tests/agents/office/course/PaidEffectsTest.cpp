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

TEST_F(PaidEffects, WhatNobodyCanTellIsPaid)
{
    rig.outside.outcomes = {agents::Outcome::Unknown};
    submit();
    approveAll();
    EXPECT_EQ(rig.all<EffectUnknown>().size(), 1);
    EXPECT_EQ(spent(), kCost);
    EXPECT_EQ(rig.state().ledger.reservedTotal(), Money{});
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
