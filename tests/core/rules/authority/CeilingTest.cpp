#include "core/rules/authority/Ceiling.h"

#include "tests/core/rules/authority/RandomActions.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

Autonomy under(const Ceilings& ceilings, const ActionTraits& traits, Autonomy level)
{
    const QList<LevelCut> cuts = cutsBy(ceilings, traits, level, QStringLiteral("ceiling"));
    return cuts.isEmpty() ? level : cuts.last().to;
}

} // namespace

TEST(Ceiling, TheSmallerOfBothIsTheSameEitherWayRound)
{
    RandomActions random(1);
    for (int i = 0; i < 2000; ++i) {
        const Ceilings a = random.ceilings();
        const Ceilings b = random.ceilings();
        ASSERT_EQ(encode(smaller(a, b)), encode(smaller(b, a))) << i;
    }
}

TEST(Ceiling, WhatBothAllowIsNeverMoreThanWhatOneOfThemAllows)
{
    RandomActions random(2);
    for (int i = 0; i < 20'000; ++i) {
        const Ceilings a = random.ceilings();
        const Ceilings b = random.ceilings();
        const ActionTraits traits = random.action();
        const Autonomy level = random.level();
        const Autonomy both = under(smaller(a, b), traits, level);
        ASSERT_LE(both, under(a, traits, level)) << i;
        ASSERT_LE(both, under(b, traits, level)) << i;
        ASSERT_LE(both, level) << "nothing is ever raised";
        ASSERT_EQ(both, under(b, traits, under(a, traits, level))) << "and as much as one after the other";
        const bool allowed = accountRefused(smaller(a, b), traits).isEmpty();
        ASSERT_EQ(allowed, accountRefused(a, traits).isEmpty() && accountRefused(b, traits).isEmpty()) << i;
    }
}

TEST(Ceiling, SaysWhatCutIt)
{
    Ceilings ceilings;
    ceilings.irreversible = Autonomy::L2;
    ceilings.perAction = Money{1'000'000};
    ActionTraits traits;
    traits.kind = {QStringLiteral("letter")};
    traits.reversible = false;
    traits.cost = {2'000'000};
    const QList<LevelCut> cuts = cutsBy(ceilings, traits, Autonomy::L4, QStringLiteral("file"));
    ASSERT_EQ(cuts.size(), 1) << "what costs too much would only come down to L3";
    EXPECT_EQ(cuts.first().to, Autonomy::L2);
    EXPECT_EQ(cuts.first().by, QStringLiteral("file"));
    EXPECT_EQ(cuts.first().why, QStringLiteral("it cannot be undone"));
    traits.reversible = true;
    EXPECT_EQ(cutsBy(ceilings, traits, Autonomy::L4, {}).first().why, QStringLiteral("it costs $2.00, and $1.00 is the most that goes unasked"));
    traits.cost = {1'000'000};
    EXPECT_TRUE(cutsBy(ceilings, traits, Autonomy::L4, {}).isEmpty());
}

TEST(Ceiling, ANumberThatNobodyKnowsIsMoreThanAny)
{
    Ceilings ceilings;
    ceilings.reach = 1'000'000;
    ActionTraits traits;
    traits.reach = {AudienceClass::Followers, 0, false};
    EXPECT_EQ(under(ceilings, traits, Autonomy::L4), Autonomy::L3);
    traits.reach = {AudienceClass::One, 0, false};
    EXPECT_EQ(under(ceilings, traits, Autonomy::L4), Autonomy::L4);
}

} // namespace qd::test
