#include "core/rules/authority/trying/DryRun.h"

#include "core/rules/authority/Authorising.h"
#include "tests/core/rules/authority/RandomActions.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;
using namespace Qt::StringLiterals;

class DryRunTest : public testing::Test {
protected:
    FactBuilder record;
    QList<PastAction> past;

    void SetUp() override
    {
        Organisation team = record.team();
        team.agents[1].authority = {5'000'000};
        team.autonomy = {AutonomyRule{{u"post"_s}, Autonomy::L4, u"Posts"_s, Duration(5'000), Duration(60'000), {}}};
        record.adopt(team);
    }
    PastAction& action(Autonomy level, Money cost = {})
    {
        PastAction made;
        made.effect = record.id<EffectId>();
        made.agent = {u"writer"_s};
        made.kind = {u"post"_s};
        made.connector = {u"folder"_s};
        made.reach = {AudienceClass::One, 1};
        made.cost = cost;
        made.madeFrom = Integrity::Internal;
        made.chosenBy = Integrity::Human;
        made.level = level;
        past.append(made);
        return past.last();
    }
    DryRun tried(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings = {})
    {
        return dryRun(record.state, {past.constData(), size_t(past.size())}, rules, ceilings, record.now);
    }
    static AuthorityRule rule(const char* id, Autonomy level)
    {
        AuthorityRule made;
        made.id = {QString::fromLatin1(id)};
        made.level = level;
        return made;
    }
};

} // namespace

TEST_F(DryRunTest, SaysHowManyWouldAskAndWhich)
{
    action(Autonomy::L4, {1});
    action(Autonomy::L4, {3'000'000});
    action(Autonomy::L3, {1});
    AuthorityRule dear = rule("dear", Autonomy::L3);
    dear.above = Money{2'000'000};
    const DryRun result = tried({dear});
    EXPECT_EQ(result.of, 3);
    EXPECT_EQ(result.asked, 1);
    EXPECT_EQ(result.wouldAsk, 1);
    EXPECT_EQ(result.newlyAsk, 1);
    EXPECT_EQ(result.noLonger, 1);
    EXPECT_EQ(result.unknown, 0);
    ASSERT_EQ(result.cases.size(), 2);
    EXPECT_EQ(result.cases[0].action.effect, past[2].effect) << "the newest first";
    EXPECT_EQ(result.cases[0].now, Autonomy::L4);
    EXPECT_EQ(result.cases[1].action.effect, past[1].effect);
    EXPECT_EQ(result.cases[1].then, Autonomy::L4);
    EXPECT_EQ(result.cases[1].now, Autonomy::L3);
}

TEST_F(DryRunTest, WhatWasNotRecordedThenIsUnknownWhereItMatters)
{
    action(Autonomy::L4).chosenBy.reset();
    action(Autonomy::L4);
    const DryRun open = tried({});
    EXPECT_EQ(open.unknown, 1) << "a stranger may have chosen it";
    EXPECT_EQ(open.wouldAsk, 0) << "and it counts as neither";
    const DryRun all = tried({rule("all", Autonomy::L2)});
    EXPECT_EQ(all.unknown, 0) << "it asks whoever chose it";
    EXPECT_EQ(all.wouldAsk, 2);
}

/// Whatever rules and actions: the same as the judge itself says.
TEST_F(DryRunTest, DecidesAsTheJudgeDoes)
{
    RandomActions random(20261123);
    const RunId none;
    for (int i = 0; i < 2'000; ++i) {
        past.clear();
        const ActionTraits traits = random.action();
        PastAction& one = action(Autonomy::L4, traits.cost);
        one.kind = traits.kind;
        one.connector = traits.connector;
        one.account = traits.account;
        one.reach = traits.reach;
        one.reversible = traits.reversible;
        one.carries = traits.carries;
        one.madeFrom = traits.madeFrom;
        one.chosenBy = traits.chosenBy;
        QList<AuthorityRule> rules;
        for (int n = 0; n < 3; ++n)
            rules.append(random.rule());
        const Ceilings ceilings = random.ceilings();
        record.tell(RulesSet{rules, ceilings, {}, i + 1, human(), {}, {}});
        EffectContent content;
        content.kind = traits.kind;
        content.connector = traits.connector;
        content.account = traits.account;
        content.reach = traits.reach;
        content.cost = traits.cost;
        content.reversible = traits.reversible;
        const ActionTraits looked = traitsOf(content, {traits.madeFrom, traits.carries, false, {}}, {traits.chosenBy, Confidentiality::Public, false, {}});
        const bool asks = judged(record.state, looked, one.agent, none, record.now).level < Autonomy::L4;
        EXPECT_EQ(tried(rules, ceilings).wouldAsk, qint64(asks)) << i;
    }
}

} // namespace qd::test
