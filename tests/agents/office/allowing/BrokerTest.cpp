#include "agents/effects/capability/IntentSeal.h"
#include "tests/agents/office/EngineFixture.h"

#include <QFile>

using namespace qd;
using namespace qd::test;

namespace {

using namespace Qt::StringLiterals;

/// What the office gives leave to send for, and what it looks at anew.
class BrokerTest : public EngineFixture {
protected:
    void work() { EngineFixture::work({effectStep("post", "daily-social-post"), turnStep("after", "boss", {stepId("post")})}); }
    QString keyFile() const { return rig->home.file(u"private/intents.key"_s); }
    /// It left, and the program ended before that could be written down.
    RunId cutShort()
    {
        std::unique_lock slow(rig->outside.mutex);
        const RunId run = begin(false);
        EXPECT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
        slow.unlock();
        rig->awaitsCommand = true;
        rig->close();
        return run;
    }
    void reopen()
    {
        rig->awaitsCommand = false;
        rig->open();
        ASSERT_TRUE(rig->settle());
    }
    QStringList issues() const
    {
        QStringList all;
        for (const Escalation& escalation : rig->state().inbox.escalations)
            all.append(escalation.issue);
        return all;
    }
    static AuthorityRule asks()
    {
        AuthorityRule rule;
        rule.id = {u"ask-me"_s};
        rule.title = u"Ask me"_s;
        rule.level = Autonomy::L3;
        return rule;
    }
    /// The post was let out, and is still here.
    void allowedAndHere()
    {
        work();
        rig->dispatcher->halt();
        begin(false);
        ASSERT_TRUE(waitUntil([this] { return !rig->state().effects.open.isEmpty() && rig->state().effects.open.first().attempt == 1 && !rig->office->isIdle(); }));
        ASSERT_TRUE(waitUntil([this] { return isStillHere(rig->state().effects.open.first().status); }));
    }
    void letThrough()
    {
        rig->dispatcher->resume();
        rig->pass(Duration(120'000));
        ASSERT_TRUE(rig->settle());
    }
};

TEST_F(BrokerTest, EachIntentIsSealedAsItStandsOnRecord)
{
    work();
    begin();
    const QList<EffectIntended> intents = rig->all<EffectIntended>();
    ASSERT_EQ(intents.size(), 1);
    const QByteArray content = rig->all<EffectPlanned>().first().effect.sha256;
    const agents::Intent row{intents[0].effect, content, intents[0].key, intents[0].epoch.value_or(-1), intents[0].attempt};
    EXPECT_TRUE((*agents::IntentSeal::readOrMake(keyFile(), Instant{}))->isOf(row, intents[0].mac));
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(BrokerTest, WhatItsOwnHomeSealedGoesAgainAfterACrash)
{
    work();
    const RunId run = cutShort();
    reopen();
    EXPECT_EQ(rig->outside.reached, 2) << "the folder takes it twice for once";
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(BrokerTest, WhatSomebodyElseSealedDoesNot)
{
    work();
    cutShort();
    ASSERT_TRUE(QFile::remove(keyFile()));
    reopen();
    EXPECT_EQ(rig->outside.reached, 1);
    ASSERT_EQ(issues().size(), 1);
    EXPECT_TRUE(issues().first().contains(u"the record of that was changed, or is not this home's"_s)) << issues().first().toStdString();
    EXPECT_EQ(rig->state().effects.open.first().status, EffectStatus::Unknown);
}

TEST_F(BrokerTest, WhatNewRulesDoNotLetAnyMoreStays)
{
    allowedAndHere();
    ASSERT_TRUE(rig->issue(SetRules{{asks()}, {}, {}}));
    letThrough();
    EXPECT_EQ(rig->outside.count(), 0);
    ASSERT_EQ(issues().size(), 1);
    EXPECT_TRUE(issues().first().contains(u"ask me (level L3)"_s)) << issues().first().toStdString();
}

TEST_F(BrokerTest, WhatNewRulesStillLetGoesByItself)
{
    allowedAndHere();
    AuthorityRule other = asks();
    other.kinds = {{u"letter"_s}};
    ASSERT_TRUE(rig->issue(SetRules{{other}, {}, {}}));
    letThrough();
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(rig->all<EffectIntended>().last().epoch, 1);
}

TEST_F(BrokerTest, WhatARuleLetOutStaysOnceTheRuleHasRunOut)
{
    EngineFixture::work({effectStep("publish", "blog-post")});
    AuthorityRule rule = asks();
    rule.kinds = {{u"blog-post"_s}};
    rule.level = Autonomy::L4;
    rule.until = rig->clock.now() + std::chrono::hours(1);
    ASSERT_TRUE(rig->issue(SetRules{{rule}, {}, {}}));
    rig->outside.next = {agents::Outcome{agents::Outcome::Later, u"it is full"_s, {}, std::chrono::minutes(30)}, agents::Outcome{agents::Outcome::Later, u"it is full"_s, {}, std::chrono::hours(2)}};
    begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->all<EffectDeferred>().size() == 1; }));
    EXPECT_TRUE(rig->state().inbox.approvals.isEmpty()) << "it goes by itself";
    rig->pass(std::chrono::minutes(40));
    ASSERT_TRUE(waitUntil([&] { return rig->all<EffectDeferred>().size() == 2; })) << "the rule holds";
    rig->pass(std::chrono::hours(3));
    ASSERT_TRUE(waitUntil([&] { return issues().size() == 1; }));
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(rig->outside.reached, 2);
}

/// Approved and tried, so that no item stands for it any more, and put off by its place.
TEST_F(BrokerTest, WhatSheForbidsDoesNotLeaveThoughItHadHerYes)
{
    EngineFixture::work({effectStep("publish", "blog-post")});
    rig->outside.next = {agents::Outcome{agents::Outcome::Later, u"it is full"_s, {}, std::chrono::minutes(5)}};
    begin();
    const Approval item = rig->state().inbox.approvals.first();
    ASSERT_TRUE(rig->issue(DecideApproval{item.id, Verdict::Approve, item.sha256, {}, {}, {}}));
    rig->pass(Duration(60'000));
    ASSERT_TRUE(waitUntil([&] { return rig->all<EffectDeferred>().size() == 1 && rig->state().inbox.approvals.isEmpty(); }));
    SetRules rules;
    rules.ceilings = Ceilings{};
    rules.ceilings->accounts = QStringList{u"elsewhere/main"_s};
    ASSERT_TRUE(rig->issue(rules));
    rig->pass(std::chrono::minutes(10));
    ASSERT_TRUE(waitUntil([&] { return issues().size() == 1; }));
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(rig->outside.reached, 1);
    EXPECT_TRUE(issues().first().contains(u"did not go out"_s)) << issues().first().toStdString();
}

TEST_F(BrokerTest, HerYesHoldsUnderOtherRules)
{
    EngineFixture::work({effectStep("publish", "blog-post")});
    begin();
    const Approval item = rig->state().inbox.approvals.first();
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    ASSERT_TRUE(rig->issue(yes));
    ASSERT_TRUE(rig->issue(SetRules{{asks()}, {}, {}}));
    rig->pass(Duration(60'000));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

} // namespace
