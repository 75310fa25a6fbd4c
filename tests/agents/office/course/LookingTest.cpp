#include "agents/effects/Replacing.h"
#include "tests/agents/office/EngineFixture.h"

#include <atomic>
#include <memory>

using namespace qd;
using namespace qd::test;

namespace {

/// What leaves is compared with the world before anybody is asked about it.
class LookingTest : public EngineFixture {
protected:
    void work() { EngineFixture::work({effectStep("publish", "blog-post")}); }
    Approval asked(const RunId& run)
    {
        Approval item;
        EXPECT_TRUE(waitUntil([&] {
            for (const Approval& approval : std::as_const(rig->state().inbox.approvals))
                if (approval.run == run && approval.status == ApprovalStatus::Waiting)
                    item = approval;
            return !item.id.isNull();
        }));
        return item;
    }
};

} // namespace

TEST_F(LookingTest, WhatWasSeenIsPartOfWhatIsApproved)
{
    work();
    EffectId seenAs;
    QList<QByteArray> blobs;
    rig->outside.sees = [&](const agents::Delivery& delivery) -> Result<agents::Sight> {
        seenAs = delivery.effect;
        blobs = delivery.blobs.keys();
        EXPECT_EQ(delivery.content.connector.text, QStringLiteral("folder-linkedin"));
        return agents::Sight{QStringLiteral("the world as it was"), {{QStringLiteral("commit"), QStringLiteral("abc")}}, QStringLiteral("<p>What it changes</p>")};
    };
    const RunId run = begin(false);
    const Approval item = asked(run);
    const Effect effect = rig->state().effects.open.value(item.effect);
    EXPECT_EQ(effect.content.target, QStringLiteral("the world as it was"));
    EXPECT_EQ(std::get<QString>(effect.content.details.value(QStringLiteral("commit"))), QStringLiteral("abc"));
    EXPECT_EQ(effect.id, seenAs) << "what was looked at under a name bears it";
    EXPECT_EQ(item.sha256, contentHash(effect.content));
    EXPECT_EQ(blobs.size(), effect.content.files.size());
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    ASSERT_TRUE(rig->issue(yes));
    rig->pass(Duration(60'000));
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; }));
    EXPECT_EQ(rig->outside.delivered.first().target, QStringLiteral("the world as it was"));
}

TEST_F(LookingTest, WhatIsNotLetInForWantOfAKeyWaitsForItAndSaysSo)
{
    work();
    const auto hasKey = std::make_shared<std::atomic<bool>>(false);
    rig->outside.sees = [hasKey](const agents::Delivery&) -> Result<agents::Sight> {
        if (*hasKey)
            return agents::Sight{};
        return Error{Error::Rule, QStringLiteral("there is no key for press"), QStringLiteral("key"), QStringLiteral("quarterdeck keys set press")};
    };
    const RunId run = begin(false);
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->state().inbox.approvals.isEmpty());
    EXPECT_TRUE(rig->all<EffectPlanned>().isEmpty());
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_EQ(question.reason, QStringLiteral("key"));
    EXPECT_EQ(question.with, human());
    EXPECT_TRUE(question.issue.endsWith(QStringLiteral("waits, and nothing of it has left: there is no key for press"))) << question.issue.toStdString();
    EXPECT_TRUE(question.recommendation.contains(QStringLiteral("uarterdeck keys set press"))) << question.recommendation.toStdString();
    EXPECT_EQ(rig->state().runs.open.value(run).statusOf({QStringLiteral("publish")}), StepStatus::Escalated);
    for (const TurnFailed& failed : rig->all<TurnFailed>())
        EXPECT_TRUE(failed.stopped && failed.again) << "no attempt is used up";
    rig->office->wakeEffects(); // it was another's key that came
    ASSERT_TRUE(waitUntil([&] { return rig->all<TurnFailed>().size() == 2; }));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->state().inbox.escalations.size(), 1);
    *hasKey = true;
    rig->office->wakeEffects();
    EXPECT_FALSE(asked(run).id.isNull());
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty());
}

TEST_F(LookingTest, NobodyIsAskedAboutWhatCouldNotBeLookedAt)
{
    work();
    rig->outside.sees = [](const agents::Delivery&) -> Result<agents::Sight> { return Error{Error::Rule, QStringLiteral("there is no branch \"main\""), {}, {}}; };
    begin(false);
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->state().inbox.approvals.isEmpty());
    EXPECT_TRUE(rig->all<EffectPlanned>().isEmpty());
    ASSERT_FALSE(rig->state().inbox.escalations.isEmpty());
    EXPECT_TRUE(rig->state().inbox.escalations.first().issue.contains(QStringLiteral("there is no branch \"main\""))) << rig->state().inbox.escalations.first().issue.toStdString();
}

TEST_F(LookingTest, WhereItsAddressIsTakenSheIsAskedAboutTheOtherOne)
{
    work();
    rig->outside.sees = [](const agents::Delivery&) -> Result<agents::Sight> { return agents::Sight{{}, {{QStringLiteral("slug"), QStringLiteral("a-piece-2")}}, {}}; };
    const Approval item = asked(begin(false));
    EXPECT_EQ(item.content.destination, QStringLiteral("linkedin/a-piece-2/"));
    EXPECT_EQ(std::get<QString>(item.content.details.value(QStringLiteral("slug"))), QStringLiteral("a-piece-2"));
}

TEST_F(LookingTest, WhatTakesThePlaceOfSomethingElseAsksWhateverLetsItOut)
{
    EngineFixture::work({effectStep("post", "daily-social-post")});
    rig->outside.sees = [](const agents::Delivery&) -> Result<agents::Sight> { return agents::Sight{QStringLiteral("there"), {{agents::kReplaces, QStringLiteral("“Older”")}}, {}}; };
    const Approval item = asked(begin(false));
    EXPECT_EQ(item.level, Autonomy::L3);
    const Effect effect = rig->state().effects.open.value(item.effect);
    EXPECT_EQ(effect.level, Autonomy::L3);
    ASSERT_TRUE(item.trace);
    EXPECT_EQ(item.trace->granted, Autonomy::L4);
    EXPECT_TRUE(item.trace->why.contains(QStringLiteral("it takes the place of “Older”"))) << item.trace->why.toStdString();
    EXPECT_EQ(rig->outside.count(), 0);

    EngineFixture::work({effectStep("post", "daily-social-post")});
    rig->outside.sees = [](const agents::Delivery&) -> Result<agents::Sight> { return agents::Sight{QStringLiteral("nothing there"), {}, {}}; };
    begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.count() == 1; })) << "else it goes by itself";
}
