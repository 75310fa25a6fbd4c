#include "core/base/Digest.h"
#include "core/model/Approval.h"
#include "core/model/Organisation.h"

#include <gtest/gtest.h>

/// What open work is bound to must not change by what a newer program adds: an approval and an effect are bound to the hash of
/// their content, a run to the digest of its organisation. New members must be absent when they are empty.
namespace qd {

namespace {

EffectContent page()
{
    EffectContent content;
    content.kind = {QStringLiteral("blog-post")};
    content.connector = {QStringLiteral("folder")};
    content.destination = QStringLiteral("site/blog");
    content.audience = QStringLiteral("everybody who reads the blog");
    content.title = QStringLiteral("On keys and locks");
    content.details.insert(QStringLiteral("slug"), QStringLiteral("on-keys-and-locks"));
    content.details.insert(QStringLiteral("words"), qint64(1500));
    content.cost = {20'000};
    content.rehearsal = true;
    return content;
}

EffectContent pageWithFiles()
{
    EffectContent content = page();
    content.files = {{QStringLiteral("index.html"), QByteArray(32, 'a'), QStringLiteral("text/html"), 10},
                     {QStringLiteral("b.png"), QByteArray(32, 'b'), QStringLiteral("image/png"), 20}};
    return content;
}

Approval item()
{
    Approval approval;
    approval.id = {Uuid{0x018f6b1e00007000ULL, 0x8000000000000001ULL}};
    approval.effect = {Uuid{0x018f6b1e00007000ULL, 0x8000000000000002ULL}};
    approval.kind = {QStringLiteral("blog-post")};
    approval.title = QStringLiteral("On keys and locks");
    approval.content = pageWithFiles();
    approval.sha256 = contentHash(approval.content);
    approval.scores = {{QStringLiteral("seo"), 80, 100, {}}};
    approval.checks = {{{QStringLiteral("editor")}, QStringLiteral("approved"), {}}};
    approval.sources = {{QStringLiteral("notes"), QStringLiteral("notes.md"), QByteArray(32, 'c'), {}}};
    approval.turnedDown = {{QStringLiteral("b"), {QStringLiteral("editor")}, {}, {}}};
    return approval;
}

/// One of each of its parts.
Organisation department()
{
    Organisation organisation;
    organisation.id = {QStringLiteral("team")};
    organisation.title = QStringLiteral("Team");
    organisation.tiers = {Tier{{QStringLiteral("top")}, QStringLiteral("Top"), QStringLiteral("a:b"), {}}};
    AgentProfile agent;
    agent.id = {QStringLiteral("writer")};
    agent.reportsTo = human();
    agent.authority = {50'000'000};
    agent.subscriptions = {Subscription{}};
    organisation.agents = {agent};
    organisation.autonomy = {AutonomyRule{{QStringLiteral("blog-post")}, Autonomy::L3, QStringLiteral("Blog posts"), Duration(10'000), Duration(1'000), {}}};
    organisation.budgets = {Budget{wholeOrganisation(), BudgetPeriod::Day, {1'000'000}}};
    Workflow workflow;
    workflow.id = {QStringLiteral("piece")};
    Step step;
    step.id = {QStringLiteral("publish")};
    step.kind = StepKind::Effect;
    step.connector = {QStringLiteral("folder")};
    workflow.steps = {step};
    organisation.workflows = {workflow};
    Trigger trigger;
    trigger.id = {QStringLiteral("weekly")};
    organisation.triggers = {trigger};
    return organisation;
}

template <class T> QByteArray digestOf(const T& value)
{
    return sha256(encode(value)).toHex();
}

} // namespace

TEST(Hashes, OfContentAreWhatTheyWere)
{
    EXPECT_EQ(contentHash(page()).toHex(), "aa324688058b935d23a0749ffa7b15148e1c420ac012b82cb446e39049748a6d");
    EXPECT_EQ(contentHash(pageWithFiles()).toHex(), "d11c4135a48668731b1283bbc16ea1aafda8ecf126f13b8cd2b5e42aff510f1a");
    EXPECT_EQ(contentHash(EffectContent{}).toHex(), "1a79a0e2724b0d41ef4a44042f40ef3b129e6662fe1930f920cb209a13ee7394");
}

TEST(Hashes, OfAnOrganisationAreWhatTheyWere)
{
    EXPECT_EQ(digestOf(department()), "80295067ff823c9e3b20380e1137f5a5a5a04e8825c881db4ebae973a877f7d8");
    EXPECT_EQ(digestOf(Organisation{}), "b7dad59f1c6989180d6613aa934e87cf8f813925b4c1e5e9a01df344e7615ff0");
}

TEST(Hashes, OfWhatWaitsAreWhatTheyWere)
{
    EXPECT_EQ(digestOf(item()), "eaf8aa9750112583f990e3445c89f2218d31eedafc3ea1ace05b073b7a194893");
    Effect effect;
    effect.content = page();
    effect.sha256 = contentHash(effect.content);
    EXPECT_EQ(digestOf(effect), "b1253635b06e2e125c52f779739d04630b20a7e0ad081096107475d17250d3fe");
}

} // namespace qd
