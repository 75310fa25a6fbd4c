#include "core/rules/authority/Authorising.h"

#include "core/rules/authority/RuleMatch.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

class AuthorisingTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;
    Organisation team;
    EffectContent content;
    Label label;
    const AgentId writer{QStringLiteral("writer")};

    void SetUp() override
    {
        team = record.team();
        team.agents[1].authority = {5'000'000};
        team.autonomy = {AutonomyRule{{QStringLiteral("post")}, Autonomy::L4, QStringLiteral("Posts"), Duration(5'000), Duration(60'000), QStringLiteral("withdraw")},
                         AutonomyRule{{QStringLiteral("letter")}, Autonomy::L2, QStringLiteral("Letters"), Duration(5'000), Duration(60'000), {}}};
        content.kind = {QStringLiteral("post")};
        content.connector = {QStringLiteral("folder")};
    }
    void begin()
    {
        record.adopt(team);
        run = record.brief();
    }
    Judgement now() const { return judged(record.state, traitsOf(content, label, label), writer, run, record.now); }
    AuthorityRule rule(const char* id, Autonomy level) const
    {
        AuthorityRule made;
        made.id = {QString::fromLatin1(id)};
        made.level = level;
        return made;
    }
    void setRules(const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings = {}) { record.tell(RulesSet{rules, ceilings, {}, 1, human(), {}, {}}); }
};

} // namespace

TEST_F(AuthorisingTest, TheMatrixDecidesAsItDidWhereThereAreNoRules)
{
    begin();
    EXPECT_EQ(now().level, Autonomy::L4);
    EXPECT_EQ(now().trace.ruleFrom, QStringLiteral("matrix"));
    EXPECT_EQ(now().trace.why, QStringLiteral("Your rules let the team do this without asking you first: posts (level L4)."));
    content.kind = {QStringLiteral("letter")};
    EXPECT_EQ(now().level, Autonomy::L2);
    content.kind = {QStringLiteral("press-release")};
    EXPECT_EQ(now().level, Autonomy::L3) << "where nothing is written she is asked";
    EXPECT_EQ(now().trace.ruleFrom, QStringLiteral("default"));
    EXPECT_TRUE(now().forbidden.isEmpty());
}

TEST_F(AuthorisingTest, WhatCostsMoreThanItsAgentMayDecideAsks)
{
    begin();
    content.cost = {5'000'000};
    EXPECT_EQ(now().level, Autonomy::L4);
    content.cost = {5'000'001};
    EXPECT_EQ(now().level, Autonomy::L3);
    ASSERT_EQ(now().trace.cuts.size(), 1);
    EXPECT_EQ(now().trace.cuts.first().by, QStringLiteral("authority"));
    EXPECT_EQ(now().trace.granted, Autonomy::L4);
}

TEST_F(AuthorisingTest, TheFirstRuleThatHoldsDecidesHersBeforeTheFiles)
{
    team.rules = {rule("files", Autonomy::L1)};
    begin();
    EXPECT_EQ(now().level, Autonomy::L1);
    EXPECT_EQ(now().trace.ruleFrom, QStringLiteral("organisation"));
    AuthorityRule cheap = rule("cheap", Autonomy::L4);
    cheap.upTo = Money{0};
    setRules({cheap, rule("hers", Autonomy::L2)});
    EXPECT_EQ(now().level, Autonomy::L4);
    EXPECT_EQ(now().trace.rule.text, QStringLiteral("cheap"));
    EXPECT_EQ(now().trace.ruleDigest, digestOf(cheap));
    EXPECT_EQ(now().trace.epoch, 1);
    content.cost = {1};
    EXPECT_EQ(now().trace.rule.text, QStringLiteral("hers"));
    EXPECT_EQ(now().level, Autonomy::L2);
}

TEST_F(AuthorisingTest, ARuleThatHasRunOutHoldsNoMore)
{
    begin();
    AuthorityRule shortly = rule("shortly", Autonomy::L1);
    shortly.until = record.now + Duration(1000);
    setRules({shortly});
    EXPECT_EQ(now().level, Autonomy::L1);
    record.now = record.now + Duration(1000);
    EXPECT_EQ(now().level, Autonomy::L4);
}

TEST_F(AuthorisingTest, NoRuleGoesAboveACeilingOfHersOrTheFiles)
{
    Ceilings its;
    its.irreversible = Autonomy::L2;
    team.ceilings = its;
    begin();
    content.reversible = false;
    Ceilings hers;
    hers.untrusted = Autonomy::L3;
    setRules({rule("all", Autonomy::L4)}, hers);
    EXPECT_EQ(now().level, Autonomy::L2);
    EXPECT_EQ(now().trace.cuts.first().by, QStringLiteral("file"));
    content.reversible = true;
    EXPECT_EQ(now().level, Autonomy::L4);
    label.integrity = Integrity::Untrusted;
    label.sources = {QStringLiteral("https://example.com")};
    EXPECT_EQ(now().level, Autonomy::L3);
    EXPECT_EQ(now().trace.cuts.first().by, QStringLiteral("ceiling"));
    EXPECT_EQ(now().trace.traits.sources, QStringList{QStringLiteral("https://example.com")});
    EXPECT_TRUE(now().trace.why.endsWith(QStringLiteral("It is not L4: it was made from what a stranger wrote."))) << now().trace.why.toStdString();
}

TEST_F(AuthorisingTest, WhatNoGrantOrAccountLetsItMayNotBeAskedFor)
{
    Grant grant;
    grant.kinds = {{QStringLiteral("letter")}};
    team.agents[1].grants = {grant};
    begin();
    EXPECT_EQ(now().forbidden, QStringLiteral("writer may not ask for \"post\" through \"folder\": none of its grants lets it"));
    content.kind = {QStringLiteral("letter")};
    EXPECT_EQ(now().forbidden, QString());
    Ceilings hers;
    hers.accounts = QStringList{QStringLiteral("folder/second")};
    setRules({}, hers);
    EXPECT_EQ(now().forbidden, QStringLiteral("nothing may go out through \"folder/main\": it is not among the accounts that are allowed"));
    content.account = QStringLiteral("second");
    EXPECT_EQ(now().forbidden, QString());
}

TEST_F(AuthorisingTest, TermsAreTheRulesAndTheMatrixWhereThatIsSilent)
{
    begin();
    AuthorityRule slow = rule("slow", Autonomy::L3);
    slow.grace = Duration(99'000);
    setRules({slow});
    const AutonomyRule terms = termsOf(record.state, team, content.kind, now().trace);
    EXPECT_EQ(terms.grace, Duration(99'000));
    EXPECT_EQ(terms.expiresAfter, Duration(60'000));
    EXPECT_EQ(terms.onExpiry, QStringLiteral("withdraw"));
}

} // namespace qd::test
