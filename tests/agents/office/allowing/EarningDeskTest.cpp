#include "tests/agents/office/OfficeFixture.h"

namespace qd::test {
namespace {

using namespace Qt::StringLiterals;

/// A team whose pieces ask her, and she says what she thinks of them.
class EarningDeskTest : public OfficeFixture {
protected:
    void waitUntilLeft()
    {
        rig.pass(std::chrono::minutes(30));
        ASSERT_TRUE(rig.settle());
    }
    /// One piece, put to her and decided.
    void piece(Verdict verdict)
    {
        submit();
        ASSERT_EQ(waiting().status, ApprovalStatus::Waiting);
        const Result<Receipt> receipt = rig.issue(decision(verdict, u"Too early"_s));
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        waitUntilLeft();
    }
    void pieces(int count)
    {
        for (int i = 0; i < count; ++i)
            piece(Verdict::Approve);
    }
    /// The next that leaves by itself is not taken at once, so it is still here for as long as the clock stands.
    void notTakenYet()
    {
        const std::lock_guard lock(rig.outside.mutex);
        rig.outside.outcomes = {agents::Outcome::Later};
    }
    bool isHeldUp() const
    {
        const QMap<EffectId, Effect>& open = rig.state().effects.open;
        return std::any_of(open.begin(), open.end(), [](const Effect& effect) { return effect.status == EffectStatus::Deferred; });
    }
    std::optional<Escalation> question() const
    {
        for (const Escalation& one : rig.state().inbox.escalations)
            if (one.reason == QLatin1String(Escalation::kProposal))
                return one;
        return std::nullopt;
    }
    void take()
    {
        ASSERT_TRUE(question());
        const Result<Receipt> taken = rig.issue(SettleEscalation{question()->id, true, {}, u"take"_s});
        ASSERT_TRUE(taken) << taken.error().text.toStdString();
        ASSERT_TRUE(rig.settle());
    }
};

TEST_F(EarningDeskTest, WhatSheAlwaysSaysYesToIsPutToHerAndEndsByItself)
{
    pieces(19);
    EXPECT_FALSE(question()) << "too few";
    pieces(1);
    ASSERT_TRUE(question());
    EXPECT_TRUE(question()->issue.contains(u"You said yes to 20 of 20 as they were; 95 % certain that you would to at least 86 %."_s)) << question()->issue.toStdString();
    EXPECT_TRUE(question()->attempts.value(0).startsWith(u"Tried on the last 30 days: 0 of 20 "_s)) << question()->attempts.value(0).toStdString();
    EXPECT_EQ(rig.all<AuthorityProposed>().size(), 1);
    piece(Verdict::Approve);
    EXPECT_EQ(rig.all<AuthorityProposed>().size(), 1) << "once";
    const qsizetype before = rig.outside.count();
    take();
    notTakenYet();
    ASSERT_TRUE(rig.issue(brief()));
    ASSERT_TRUE(waitUntil([this] { return isHeldUp(); }));
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty()) << "nobody asks her any more";
    waitUntilLeft();
    EXPECT_GT(rig.outside.count(), before);
    rig.pass(std::chrono::days(91));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.all<AuthorityReverted>().size(), 1);
    EXPECT_EQ(rig.all<AuthorityReverted>().first().reason, u"time"_s);
    EXPECT_TRUE(rig.state().rules.rules.isEmpty());
    submit();
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1) << "she is asked again";
}

TEST_F(EarningDeskTest, WhatSheKeepsStoppingEnds)
{
    pieces(20);
    take();
    notTakenYet();
    const Result<Receipt> begun = rig.issue(brief());
    ASSERT_TRUE(begun);
    ASSERT_TRUE(waitUntil([this] { return isHeldUp(); })); // what has left could not be stopped any more
    ASSERT_TRUE(rig.issue(SteerRun{begun->run, RunWish::Stop, u"Not that one"_s}));
    ASSERT_TRUE(rig.settle());
    waitUntilLeft();
    ASSERT_EQ(rig.all<AuthorityReverted>().size(), 1) << "20 of 21 leave 79 of 100 certain";
    EXPECT_EQ(rig.all<AuthorityReverted>().first().reason, u"disagreement"_s);
    submit();
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1) << "she is asked again";
}

TEST_F(EarningDeskTest, AlwaysLikeThisIsTriedBeforeItIsPut)
{
    piece(Verdict::Approve);
    submit();
    ASSERT_FALSE(rig.state().inbox.approvals.isEmpty());
    found();
    const Result<Receipt> put = rig.issue(ProposeRule{waiting().id, Autonomy::L4, {}});
    ASSERT_TRUE(put) << put.error().text.toStdString();
    EXPECT_TRUE(put->text.contains(u"Tried on the last 30 days: 0 of 2 of this kind would still have asked you."_s)) << put->text.toStdString();
    ASSERT_EQ(rig.all<AuthorityProposed>().size(), 1);
    EXPECT_EQ(rig.all<AuthorityProposed>().first().proposal.tried, 2);
    EXPECT_EQ(rig.all<AuthorityProposed>().first().proposal.wouldAsk, 0);
    ASSERT_TRUE(question());
    ASSERT_TRUE(rig.issue(AnswerProposal{rig.all<AuthorityProposed>().first().proposal.id, true, {}}));
    EXPECT_FALSE(question());
    EXPECT_EQ(rig.state().rules.rules.size(), 1);
    EXPECT_FALSE(rig.issue(ProposeRule{ApprovalId::make(rig.clock.now()), Autonomy::L4, {}})) << "there is no such item";
}

TEST_F(EarningDeskTest, SomebodyElsesYesEarnsNothing)
{
    for (int i = 0; i < 21; ++i) {
        submit(true); // as for a trial
    }
    EXPECT_FALSE(question());
    EXPECT_TRUE(rig.all<AuthorityProposed>().isEmpty());
}

} // namespace
} // namespace qd::test
