#include "core/rules/authority/RuleMatch.h"
#include "core/rules/authority/trying/DryRun.h"
#include "tests/core/rules/authority/earning/Words.h"

namespace qd::test {

namespace {

using namespace rules;
using namespace Qt::StringLiterals;

class EarningTest : public WordsTest {};

} // namespace

TEST_F(EarningTest, FortyOneYesesOfFortyTwoEarnAKindItsOwnLevel)
{
    actions(41, HerWord::Yes);
    const EffectId other = action(HerWord::Edited).effect;
    const std::optional<Proposal> proposal = level();
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->kind, ProposalKind::Level);
    EXPECT_EQ(proposal->to, Autonomy::L4);
    EXPECT_EQ(proposal->agreed, 41);
    EXPECT_EQ(proposal->of, 42);
    EXPECT_NEAR(proposal->low, 0.892, 0.001);
    EXPECT_EQ(proposal->differ, QList<EffectId>{other});
    EXPECT_EQ(proposal->why, u"You said yes to 41 of 42 as they were; 95 % certain that you would to at least 89 %."_s);
    EXPECT_EQ(proposal->tried, 42);
    EXPECT_EQ(proposal->wouldAsk, 0);
    EXPECT_EQ(proposal->rule.id.text, u"earned-post"_s);
    EXPECT_EQ(proposal->rule.until, record.now + std::chrono::days(90));
}

TEST_F(EarningTest, TheRuleCoversWhatSheSaidYesToAndNoMore)
{
    actions(20, HerWord::Yes);
    action(HerWord::Yes).cost = {2'000'000};
    action(HerWord::Nothing).cost = {9'000'000};
    const std::optional<Proposal> proposal = level();
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->rule.upTo, Money{2'000'000});
    EXPECT_EQ(proposal->rule.reachesUpTo, 12);
    EXPECT_EQ(proposal->rule.reversible, true);
    EXPECT_EQ(proposal->tried, 22);
    EXPECT_EQ(proposal->wouldAsk, 1) << "the dear one still asks";
    for (const PastAction& one : std::as_const(past.actions))
        EXPECT_EQ(holds(proposal->rule, traitsOf(one, *one.chosenBy), one.agent, {}, record.now), one.said == HerWord::Yes);
}

TEST_F(EarningTest, TooFewWordsOrTooMuchDisagreementEarnNothing)
{
    actions(19, HerWord::Yes);
    EXPECT_FALSE(level()) << "too few";
    actions(5, HerWord::Yes);
    EXPECT_TRUE(level());
    actions(3, HerWord::No);
    EXPECT_FALSE(level()) << "24 of 27 may be as little as 74 of 100";
}

TEST_F(EarningTest, WhatAStrangerHadAHandInSpeaksOnlyAgainstIt)
{
    actions(30, HerWord::Yes);
    for (PastAction& one : past.actions)
        one.madeFrom = Integrity::Untrusted;
    EXPECT_EQ(wordsSince(past.actions, {}).of, 0);
    EXPECT_FALSE(level()) << "made of a stranger's words";
    for (PastAction& one : past.actions) {
        one.madeFrom = Integrity::Internal;
        one.chosenBy = Integrity::Untrusted;
    }
    EXPECT_FALSE(level()) << "chosen by a stranger";
    for (PastAction& one : past.actions)
        one.chosenBy.reset();
    EXPECT_FALSE(level()) << "nobody knows by whom";
    actions(20, HerWord::Yes);
    EXPECT_TRUE(level());
    action(HerWord::No).madeFrom = Integrity::Untrusted;
    EXPECT_EQ(wordsSince(past.actions, {}).of, 21) << "a no counts whatever it was made from";
}

TEST_F(EarningTest, WhatCannotBeUndoneEarnsNothing)
{
    actions(30, HerWord::Yes);
    for (PastAction& one : past.actions)
        one.reversible = false;
    EXPECT_FALSE(level());
}

TEST_F(EarningTest, NothingIsPutThatCeilingsWouldHaveAskAllTheSame)
{
    actions(30, HerWord::Yes);
    Ceilings ceilings;
    ceilings.kinds.insert(kPost, Autonomy::L3);
    record.tell(RulesSet{{}, ceilings, {}, 1, human(), {}, {}});
    EXPECT_FALSE(level());
}

TEST_F(EarningTest, ItIsPutOnceAndNotAgainForAMonthAfterANo)
{
    actions(30, HerWord::Yes);
    const std::optional<Proposal> proposal = level();
    ASSERT_TRUE(proposal);
    record.tell(AuthorityProposed{*proposal, system()});
    EXPECT_FALSE(level()) << "it is put already";
    record.tell(AuthorityAnswered{proposal->id, false, human(), {}, {}});
    const Instant asked = record.now;
    past.proposals = {{proposal->id, asked, ProposalKind::Level, Autonomy::L4, false, asked}};
    record.now = asked + std::chrono::days(29);
    EXPECT_FALSE(level()) << "not so soon";
    record.now = asked + std::chrono::days(31);
    for (PastAction& one : past.actions)
        one.time = record.now - std::chrono::hours(1);
    EXPECT_TRUE(level());
}

TEST_F(EarningTest, WhatSheTakesBackAgainAndAgainIsToAskHer)
{
    adopt(Autonomy::L4);
    actions(2, HerWord::Nothing, Autonomy::L4);
    actions(2, HerWord::TookBack, Autonomy::L4);
    EXPECT_FALSE(level()) << "two are too few";
    actions(2, HerWord::TookBack, Autonomy::L4);
    const std::optional<Proposal> proposal = level();
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->from, Autonomy::L4);
    EXPECT_EQ(proposal->to, Autonomy::L3);
    EXPECT_EQ(proposal->why, u"You took back 4 of 6 that went out without asking you; 95 % certain that you would let at most 73 % of them go."_s);
    EXPECT_EQ(proposal->wouldAsk, 6);
    EXPECT_FALSE(proposal->rule.until) << "no level goes up because time has passed";
    actions(30, HerWord::Nothing, Autonomy::L4);
    EXPECT_FALSE(level()) << "4 of 36 are not many";
}

} // namespace qd::test
