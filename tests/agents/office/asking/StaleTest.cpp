#include "core/rules/talk/Ladder.h"
#include "core/store/safety/SigningKey.h"
#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {
namespace {

Organisation richTeam()
{
    Organisation team = smallTeam();
    for (AgentProfile& agent : team.agents)
        agent.authority = {10'000'000};
    team.index();
    return team;
}

/// An office whose way out costs what it costs at the moment.
class Stale : public OfficeFixture {
protected:
    Stale() : OfficeFixture(richTeam()) { rig.outside.cost = 250'000; }
    void SetUp() override
    {
        OfficeFixture::SetUp();
        submit();
        ASSERT_EQ(waiting().content.cost, Money{250'000});
    }
    std::string approve()
    {
        const Result<Receipt> receipt = rig.issue(decision(Verdict::Approve));
        return receipt ? "taken" : QStringLiteral("%1 / %2").arg(receipt.error().text, receipt.error().hint).toStdString();
    }
    /// What was tried is that it was put to her and has changed, and not that somebody let it lie.
    static void expectNobodyWasLate(const Escalation& question)
    {
        EXPECT_EQ(question.reason, QLatin1String(rules::kChangedSince));
        EXPECT_EQ(question.attempts, QStringList{QStringLiteral("It was put up for approval, and has changed since")});
        EXPECT_FALSE(question.recommendation.isEmpty());
    }
};

TEST_F(Stale, WhatHasAnotherPriceNowIsNotApprovedAsItWas)
{
    const Approval before = waiting();
    rig.outside.cost = 500'000;
    EXPECT_EQ(approve(), "it has changed since it was put to you: the price was $0.25 and is $0.50 / look at it as it is now, then decide");
    ASSERT_EQ(rig.state().inbox.approvals.size(), 1) << "one item still";
    const Approval now = waiting();
    EXPECT_NE(now.id, before.id);
    EXPECT_EQ(now.status, ApprovalStatus::Waiting);
    EXPECT_EQ(now.content.cost, Money{500'000});
    EXPECT_EQ(now.sha256, contentHash(now.content));
    ASSERT_EQ(now.stale.size(), 1);
    EXPECT_EQ(now.stale.first().before, QStringLiteral("$0.25"));
    EXPECT_EQ(now.draft, before.draft);
    ASSERT_EQ(rig.state().effects.open.size(), 1) << "what she was asked about is taken back";
    EXPECT_EQ(rig.state().effects.open.first().id, now.effect);
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.all<ApprovalStale>().size(), 1);
    EXPECT_EQ(rig.outside.reached, 0);
    EXPECT_EQ(approve(), "taken");
    rig.pass(std::chrono::minutes(30));
    ASSERT_TRUE(rig.settle());
    ASSERT_GT(rig.outside.count(), 0);
    EXPECT_EQ(rig.outside.delivered.first().cost, Money{500'000});
}

TEST_F(Stale, AYesToWhatIsAsItWasIsTaken)
{
    EXPECT_EQ(approve(), "taken");
    EXPECT_TRUE(rig.all<ApprovalStale>().isEmpty());
}

TEST_F(Stale, WhatChangesAgainAndAgainIsAQuestion)
{
    for (int price = 2; price <= 4; ++price) {
        ASSERT_FALSE(rig.state().inbox.approvals.isEmpty());
        rig.outside.cost = price * 250'000;
        EXPECT_NE(approve(), "taken");
    }
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty());
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    const Escalation question = rig.state().inbox.escalations.first();
    EXPECT_EQ(question.with, human());
    EXPECT_TRUE(question.issue.contains(QStringLiteral("changes faster than you can decide: the price was $0.25 and is $0.50; "))) << question.issue.toStdString();
    expectNobodyWasLate(question);
    EXPECT_EQ(rig.outside.reached, 0);
}

TEST_F(Stale, WhatHerRulesForbidNowCanOnlyBeRejected)
{
    SetRules rules;
    rules.ceilings = Ceilings{};
    rules.ceilings->accounts = QStringList{QStringLiteral("elsewhere/main")};
    const Result<Receipt> set = rig.issue(rules);
    ASSERT_TRUE(set) << set.error().text.toStdString();
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(waiting().status, ApprovalStatus::Stale) << "seen without anybody asking";
    EXPECT_EQ(waiting().stale.first().what, QStringLiteral("rules"));
    EXPECT_NE(approve(), "taken");
    EXPECT_TRUE(rig.issue(decision(Verdict::Reject, QStringLiteral("Then not"))));
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty());
}

TEST_F(Stale, AYesInItsGraceTimeDoesNotOutliveWhatForbidsIt)
{
    ASSERT_EQ(approve(), "taken");
    ASSERT_EQ(waiting().status, ApprovalStatus::Held);
    SetRules rules;
    rules.ceilings = Ceilings{};
    rules.ceilings->accounts = QStringList{QStringLiteral("elsewhere/main")};
    ASSERT_TRUE(rig.issue(rules));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.all<ApprovalUndone>().size(), 1);
    EXPECT_EQ(rig.all<ApprovalUndone>().first().by, system());
    EXPECT_EQ(waiting().status, ApprovalStatus::Stale);
    rig.pass(std::chrono::minutes(5));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.reached, 0);
    const QList<DecisionMade> decisions = rig.all<DecisionMade>();
    EXPECT_TRUE(std::any_of(decisions.begin(), decisions.end(), [](const DecisionMade& made) { return made.decision.reasoning.contains(QStringLiteral(" Why: ")); }));
}

TEST_F(Stale, AYesToWhatIsStillAllowedStandsUnderOtherRules)
{
    ASSERT_EQ(approve(), "taken");
    SetRules rules;
    rules.ceilings = Ceilings{};
    rules.ceilings->level = Autonomy::L3;
    ASSERT_TRUE(rig.issue(rules));
    EXPECT_EQ(waiting().status, ApprovalStatus::Held);
    EXPECT_TRUE(rig.all<ApprovalUndone>().empty());
}

TEST_F(Stale, TheYesOfADeputyWhoIsTurnedAwayIsAskedAboutAnew)
{
    const TempHome folder;
    const SigningKey key = *SigningKey::readOrMake(folder.file(QStringLiteral("private/annas.key")));
    const Deputy anna{{QStringLiteral("anna")}, QStringLiteral("Anna Berg"), key.publicPart(), {}, {}, {}};
    ASSERT_TRUE(rig.issue(SetDeputy{anna, false}));
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve), anna.id));
    ASSERT_EQ(waiting().status, ApprovalStatus::Held);
    ASSERT_EQ(waiting().deputy, anna.id);
    const ApprovalId before = waiting().id;
    ASSERT_TRUE(rig.issue(SetDeputy{anna, true}));
    ASSERT_TRUE(rig.settle());
    EXPECT_NE(waiting().id, before);
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    EXPECT_EQ(waiting().decider, human());
    ASSERT_EQ(waiting().stale.size(), 1);
    EXPECT_EQ(waiting().stale.first().after, QStringLiteral("anna, who said yes to it in your place, may not decide it any more"));
    rig.pass(std::chrono::minutes(5));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.reached, 0);
    EXPECT_EQ(approve(), "taken") << "hers counts";
}

TEST_F(Stale, TheYesOfADeputyWhoseTimeIsOverIsAskedAboutAnewBeforeItLeaves)
{
    const TempHome folder;
    const SigningKey key = *SigningKey::readOrMake(folder.file(QStringLiteral("private/annas.key")));
    Deputy anna{{QStringLiteral("anna")}, QStringLiteral("Anna Berg"), key.publicPart(), {}, {}, {}};
    anna.until = rig.clock.now() + std::chrono::seconds(5); // in its grace time
    ASSERT_TRUE(rig.issue(SetDeputy{anna, false}));
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve), anna.id));
    const ApprovalId before = waiting().id;
    ASSERT_EQ(waiting().status, ApprovalStatus::Held);
    rig.pass(std::chrono::minutes(5)); // both are over when it is looked at
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.reached, 0);
    EXPECT_NE(waiting().id, before);
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    EXPECT_EQ(waiting().decider, human());
}

TEST_F(Stale, WhatItsWayWouldNotTakeIsAQuestionAndMadeAnewWhereSheCarriesOn)
{
    rig.outside.cost = -1;
    rig.office->wakeEffects();
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty());
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    const Escalation question = rig.state().inbox.escalations.first();
    EXPECT_TRUE(question.issue.contains(QStringLiteral("would not be taken any more as it was put to you: "))) << question.issue.toStdString();
    expectNobodyWasLate(question);
    rig.outside.cost = 250'000;
    ASSERT_TRUE(rig.issue(SettleEscalation{question.id, true, {}, {}}));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting) << "it is put to her anew";
}

} // namespace
} // namespace qd::test
