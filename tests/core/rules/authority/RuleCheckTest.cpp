#include "core/rules/authority/RuleCheck.h"

#include "core/rules/authority/RuleMatch.h"
#include "tests/core/rules/authority/RandomActions.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

AuthorityRule named(const char* id)
{
    AuthorityRule rule;
    rule.id = {QString::fromLatin1(id)};
    rule.kinds = {{QString::fromLatin1(id)}};
    return rule;
}

/// "path wrong" of each.
QStringList told(const QList<AuthorityRule>& rules, std::optional<Instant> now = {})
{
    QStringList lines;
    for (const RuleFault& fault : faultsOf(rules, now))
        lines.append(fault.path + u' ' + fault.wrong);
    return lines;
}

} // namespace

TEST(RuleMatch, ACoveredRuleNeverHoldsWhereTheOneBeforeItDoesNot)
{
    RandomActions random(3);
    int covered = 0;
    for (int i = 0; i < 60'000; ++i) {
        const AuthorityRule first = random.rule();
        const AuthorityRule later = random.rule();
        if (!covers(first, later))
            continue;
        ++covered;
        for (int k = 0; k < 20; ++k) {
            const ActionTraits action = random.action();
            const AgentId agent = random.agent();
            const Instant now{random.below(3) * 1000};
            ASSERT_TRUE(!holds(later, action, agent, Rank::Specialist, now) || holds(first, action, agent, Rank::Specialist, now)) << encode(first).toStdString() << "\n" << encode(later).toStdString();
        }
    }
    EXPECT_GT(covered, 500) << "the trial tries something";
}

TEST(RuleMatch, EachConditionDecides)
{
    ActionTraits action;
    action.kind = {QStringLiteral("letter")};
    action.connector = {QStringLiteral("folder")};
    action.reach = {AudienceClass::List, 50, false};
    action.cost = {2'000'000};
    action.carries = Confidentiality::Internal;
    action.chosenBy = Integrity::Internal;
    action.madeFrom = Integrity::Partner;
    const AgentId agent{QStringLiteral("writer")};
    const auto isHeld = [&](auto change) {
        AuthorityRule rule;
        change(rule);
        return holds(rule, action, agent, Rank::Specialist, Instant{1000});
    };
    EXPECT_TRUE(isHeld([](AuthorityRule&) {}));
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.kinds = {{QStringLiteral("post")}, {QStringLiteral("letter")}}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.kinds = {{QStringLiteral("post")}}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.connectors = {{QStringLiteral("smtp")}}; }));
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.accounts = {QStringLiteral("main")}; })) << "where none is named it is the main one";
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.accounts = {QStringLiteral("second")}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.agents = {{QStringLiteral("editor")}}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.ranks = {Rank::Executive}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.above = Money{2'000'000}; }));
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.upTo = Money{2'000'000}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.audiences = {AudienceClass::Public}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.reachesOver = 50; }));
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.reachesUpTo = 50; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.reversible = false; }));
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.carriesUpTo = Confidentiality::Internal; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.carriesOver = Confidentiality::Internal; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.chosenByAtLeast = Integrity::App; }));
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.madeFromAtLeast = Integrity::Partner; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.madeFromBelow = Integrity::Partner; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.risks = {ActionRisk::High}; }));
    EXPECT_FALSE(isHeld([](AuthorityRule& r) { r.until = Instant{1000}; })) << "its time is over at that moment";
    EXPECT_TRUE(isHeld([](AuthorityRule& r) { r.until = Instant{1001}; }));
}

TEST(RuleCheck, SaysNothingOfRulesThatAreRight)
{
    AuthorityRule wide;
    wide.id = {QStringLiteral("the-rest")};
    EXPECT_EQ(told({named("letter"), named("post"), wide}), QStringList());
}

TEST(RuleCheck, NamesARuleThatIsNeverReached)
{
    AuthorityRule wide;
    wide.id = {QStringLiteral("all")};
    EXPECT_EQ(told({wide, named("letter")}), QStringList{QStringLiteral("/1 (\"letter\") never matches: \"all\" stands before it and takes all that it would")});
}

TEST(RuleCheck, NamesWhatNothingMeets)
{
    AuthorityRule rule = named("letter");
    rule.above = Money{5'000'000};
    rule.upTo = Money{5'000'000};
    rule.reachesOver = 10;
    rule.reachesUpTo = 5;
    rule.madeFromBelow = Integrity::Untrusted;
    rule.carriesOver = Confidentiality::Secret;
    rule.onExpiry = QStringLiteral("explode");
    rule.grace = Duration(-1);
    rule.until = Instant{5};
    EXPECT_EQ(told({rule}, Instant{5}).size(), 7) << told({rule}, Instant{5}).join(u'\n').toStdString();
}

TEST(RuleCheck, NamesAreNames)
{
    AuthorityRule rule = named("letter");
    rule.kinds = {{QStringLiteral("Blog post")}};
    rule.accounts = {QStringLiteral("a/b")};
    EXPECT_EQ(told({rule, named("letter")}), (QStringList{QStringLiteral("/0/kinds/0 is \"Blog post\""), QStringLiteral("/0/accounts/0 is \"a/b\""),
                                                         QStringLiteral("/1/id is \"letter\", which stands further up already")}));
    Ceilings ceilings;
    ceilings.accounts = QStringList{QStringLiteral("folder")};
    ceilings.kinds = {{{QStringLiteral("A B")}, Autonomy::L1}};
    EXPECT_EQ(faultsOf(ceilings).size(), 2);
}

} // namespace qd::test
