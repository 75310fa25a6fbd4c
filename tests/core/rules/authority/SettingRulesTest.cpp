#include "core/rules/Judge.h"

#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Proposing.h"
#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

class SettingRulesTest : public Judged {
protected:
    ApprovalId item;

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
        item = ask("publish");
    }
    /// Something of a kind waits.
    ApprovalId ask(const char* step)
    {
        Approval approval = record.state.inbox.approvals.value(record.ask(run, step));
        approval.kind = approval.content.kind = {QStringLiteral("blog-post")};
        approval.content.connector = {QStringLiteral("folder")};
        record.tell(ApprovalAsked{approval}, run);
        return approval.id;
    }
    AuthorityRule rule(const char* id, Autonomy level) const
    {
        AuthorityRule made;
        made.id = {QString::fromLatin1(id)};
        made.kinds = {{QString::fromLatin1(id)}};
        made.level = level;
        return made;
    }
};

} // namespace

TEST_F(SettingRulesTest, HersAreTakenWholeAndRaiseTheEpoch)
{
    EXPECT_EQ(does(SetRules{{rule("post", Autonomy::L4)}, {}, QStringLiteral("trust")}, {QStringLiteral("boss")}), QStringLiteral("boss may not set who may do what: only you may"));
    ASSERT_EQ(does(SetRules{{rule("post", Autonomy::L4)}, Ceilings{}, QStringLiteral("trust")}), QStringLiteral("accepted"));
    EXPECT_EQ(record.state.rules.epoch, 1);
    EXPECT_EQ(record.state.rules.rules.size(), 1);
    EXPECT_TRUE(asked(SetRules{{rule("post", Autonomy::L4)}, Ceilings{}, {}})->isEmpty()) << "so already";
    ASSERT_EQ(does(SetRules{}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.rules.rules.isEmpty());
    EXPECT_EQ(record.state.rules.epoch, 2);
    ASSERT_EQ(does(StopAll{QStringLiteral("enough")}), QStringLiteral("accepted"));
    EXPECT_EQ(record.state.rules.epoch, 3) << "a stop raises it, too";
}

TEST_F(SettingRulesTest, AFaultIsNamedWithItsPlace)
{
    const Result<QList<Fact>> facts = asked(SetRules{{rule("post", Autonomy::L4), rule("post", Autonomy::L3)}, {}, {}});
    ASSERT_FALSE(facts);
    EXPECT_EQ(facts.error().where, QStringLiteral("rules/1/id"));
    Ceilings ceilings;
    ceilings.reach = -1;
    EXPECT_EQ(asked(SetRules{{}, ceilings, {}}).error().where, QStringLiteral("ceilings/reach"));
}

TEST_F(SettingRulesTest, AlwaysLikeThisIsTheNarrowestRuleThatCoversIt)
{
    const Approval approval = record.state.inbox.approvals.value(item);
    EXPECT_EQ(does(ProposeRule{item, Autonomy::L3, {}}), QStringLiteral("this has level L3 already"));
    EXPECT_EQ(does(ProposeRule{item, Autonomy::L4, {}}, {QStringLiteral("boss")}), QStringLiteral("boss may not ask for a rule: only you may"));
    ASSERT_EQ(does(ProposeRule{item, Autonomy::L4, {}}), QStringLiteral("accepted"));
    ASSERT_EQ(record.state.rules.proposals.size(), 1);
    EXPECT_TRUE(record.state.rules.rules.isEmpty()) << "nothing holds before she takes it";
    const Proposal proposal = record.state.rules.proposals.first();
    const ActionTraits traits = traitsOf(approval.content, approval.label, approval.label);
    EXPECT_EQ(judged(record.state, traits, approval.from, run, record.now).level, Autonomy::L3);
    EXPECT_EQ(does(AnswerProposal{proposal.id, true, {}}, {QStringLiteral("writer")}), QStringLiteral("writer may not take a rule: only you may"));
    ASSERT_EQ(does(AnswerProposal{proposal.id, true, {}}), QStringLiteral("accepted"));
    EXPECT_EQ(judged(record.state, traits, approval.from, run, record.now).level, Autonomy::L4);
    ActionTraits dearer = traits;
    dearer.cost = {1};
    EXPECT_EQ(judged(record.state, dearer, approval.from, run, record.now).level, Autonomy::L3);
    ActionTraits stranger = traits;
    stranger.madeFrom = Integrity::Untrusted;
    EXPECT_EQ(judged(record.state, stranger, approval.from, run, record.now).level, Autonomy::L3);
    EXPECT_EQ(judged(record.state, traits, {QStringLiteral("editor")}, run, record.now).level, Autonomy::L3);
    EXPECT_EQ(judged(record.state, traits, approval.from, run, record.now + kHoldsFor).level, Autonomy::L3) << "it runs out by itself";
    EXPECT_EQ(does(AnswerProposal{proposal.id, true, {}}), QStringLiteral("this rule is not put to you any more"));
    EXPECT_EQ(record.state.rules.taken.size(), 1);
    ASSERT_EQ(does(SetRules{}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.rules.taken.isEmpty());
}

TEST_F(SettingRulesTest, WhatOnlyAStrangersHandHoldsBackIsNoMatterOfRules)
{
    Approval strange = record.state.inbox.approvals.value(item);
    strange.label.integrity = Integrity::Untrusted;
    strange.label.sources = {QStringLiteral("inj.txt")};
    strange.trace = AuthorityTrace{};
    strange.trace->traits = traitsOf(strange.content, strange.label, {Integrity::Human, Confidentiality::Public, false, {}});
    strange.trace->traits.reach.who = AudienceClass::Public;
    const auto proposes = [&] {
        strange.id = record.id<ApprovalId>();
        record.tell(ApprovalAsked{strange}, run);
        return does(ProposeRule{strange.id, Autonomy::L4, {}});
    };
    EXPECT_EQ(proposes(), QStringLiteral("no rule would have let this out unasked: it was made from what strangers wrote (inj.txt), and everybody may see it"));
    EXPECT_TRUE(record.state.rules.proposals.isEmpty());
    strange.trace->traits.reach.who = AudienceClass::Nobody;
    EXPECT_EQ(proposes(), QStringLiteral("accepted")) << "nobody outside sees it";
}

TEST_F(SettingRulesTest, ARefusedRuleChangesNothing)
{
    ASSERT_EQ(does(ProposeRule{item, Autonomy::L4, std::chrono::days(7)}), QStringLiteral("accepted"));
    const Proposal proposal = record.state.rules.proposals.first();
    EXPECT_EQ(*proposal.rule.until, record.now + std::chrono::days(7));
    ASSERT_EQ(does(AnswerProposal{proposal.id, false, QStringLiteral("not yet")}), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.rules.rules.isEmpty());
    EXPECT_EQ(record.state.rules.epoch, 0);
}

TEST_F(SettingRulesTest, AStricterRuleOfHersThatIsNarrowerKeepsItsPlace)
{
    AuthorityRule strict = narrowest(record.state.inbox.approvals.value(item), Autonomy::L1);
    strict.id = {QStringLiteral("strict")};
    strict.risks = {ActionRisk::Low};
    ASSERT_EQ(does(SetRules{{strict}, {}, {}}), QStringLiteral("accepted"));
    ASSERT_EQ(does(ProposeRule{item, Autonomy::L4, {}}), QStringLiteral("accepted"));
    AuthorityRule wide;
    wide.id = {QStringLiteral("wide")};
    ASSERT_EQ(does(AnswerProposal{record.state.rules.proposals.firstKey(), true, {}}), QStringLiteral("accepted"));
    ASSERT_EQ(record.state.rules.rules.size(), 2);
    EXPECT_EQ(record.state.rules.rules.first().id.text, QStringLiteral("strict"));
    ASSERT_EQ(does(SetRules{{wide}, {}, {}}), QStringLiteral("accepted"));
    ASSERT_EQ(does(ProposeRule{item, Autonomy::L4, {}}), QStringLiteral("accepted"));
    ASSERT_EQ(does(AnswerProposal{record.state.rules.proposals.firstKey(), true, {}}), QStringLiteral("accepted")) << "it comes before what is wider";
    EXPECT_EQ(record.state.rules.rules.last().id.text, QStringLiteral("wide"));
}

TEST_F(SettingRulesTest, OnlyHerOwnWordOnASingleItemCountsAsAgreement)
{
    const Approval approval = record.state.inbox.approvals.value(item);
    const auto agreed = [&] { return record.state.agreement.kinds.value(approval.kind); };
    ApprovalDecided yes{item, run, approval.step, Verdict::Approve, human(), approval.sha256, {}, {}, true, record.now};
    record.tell(yes);
    EXPECT_EQ(agreed().of(), 0) << "a trial is nobody's judgement";
    const ApprovalId second = ask("post");
    yes.approval = second;
    yes.trial = false;
    record.tell(yes);
    EXPECT_EQ(agreed().unedited, 1);
    record.tell(ApprovalUndone{second, record.state.inbox.approvals.value(second).effect, run, human()});
    EXPECT_EQ(agreed().unedited, 0) << "taken back, it was none";
    yes.verdict = Verdict::Reject;
    record.tell(yes);
    EXPECT_EQ(agreed().rejected, 1);
    EXPECT_EQ(agreed().differ.size(), 1);
}

} // namespace qd::test
