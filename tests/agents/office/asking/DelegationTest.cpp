#include "tests/agents/office/writing/PageFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace Qt::StringLiterals;

const AgentId kBoss{u"boss"_s};

/// Somebody else decides in her place about a post. It was made from a page of a stranger, or the same run made a draft from one, which is before
/// whoever decides, or there is none.
class DelegationTest : public PageFixture {
protected:
    enum Stranger { Nowhere, InTheDraft, InThePost };
    bool isMadeUp = false; ///< the rehearsal model answers for the boss

    /// `action`: of what is asked about.
    void delegated(Stranger where, const char* action)
    {
        Step read = reading();
        if (where == InTheDraft) {
            read.prompt = read.reply = read.produces = u"draft"_s;
            read.artefactField = u"markdown"_s;
        }
        const char* const before = where == InTheDraft ? "think" : "read"; // the draft is none of what the post is made from
        Step send = effectStep("post", action, {stepId(before)});
        send.loop = Loop{stepId(before), {}, 2, u"continue"_s};
        send.input.insert(u"text"_s, where == InThePost ? u"As they say: {read.message}"_s : u"As we say"_s);
        team({workflowOf("flow", {read, turnStep("think", "writer"), send})});
        rig->answers.set("draft", {draftReply(u"A piece"_s, u"Plain words about the work of today."_s)});
        if (where == InTheDraft)
            rig->answers.hold("draft"); // else it would come before what is asked, and have a hand in it
        begun(where != Nowhere);
        EXPECT_TRUE(waitUntil([this] { return rig->state().inbox.approvals.size() == 1; }));
        rig->answers.release();
        EXPECT_TRUE(rig->settle());
        ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    }
    Approval item() const { return rig->state().inbox.approvals.isEmpty() ? Approval{} : rig->state().inbox.approvals.first(); }
    Result<Receipt> delegate(const char* verdict)
    {
        rig->answers.instead = [text = QStringLiteral(R"({"verdict":"%1","reasoning":"It says what was asked for and backs it.",)"
                                                      R"("subject":"About it","message":"This is what I make of it."})").arg(QLatin1String(verdict)), isMadeUp = isMadeUp](const agents::LlmRequest& request) {
            if (request.replyName != u"clearance"_s)
                return std::optional<Result<agents::LlmAnswer>>();
            agents::LlmAnswer answer;
            answer.text = text;
            answer.model = u"rehearsal"_s;
            answer.stopReason = agents::StopReason::End;
            answer.usage.in = {1000};
            answer.usage.out = {100};
            answer.rehearsal = isMadeUp;
            return std::optional<Result<agents::LlmAnswer>>(answer);
        };
        DecideApproval command;
        command.approval = item().id;
        command.sha256 = item().sha256;
        command.verdict = Verdict::Delegate;
        command.delegateTo = kBoss;
        return rig->issue(command);
    }
    /// The boss gives that verdict.
    void decide(const char* verdict)
    {
        const Result<Receipt> receipt = delegate(verdict);
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        ASSERT_TRUE(waitUntil([this] { return !byTheBoss().isEmpty(); }));
        rig->pass(std::chrono::minutes(30));
        ASSERT_TRUE(rig->settle());
    }
    QList<Verdict> byTheBoss() const
    {
        QList<Verdict> all;
        for (const ApprovalDecided& one : rig->all<ApprovalDecided>())
            if (one.by == kBoss)
                all.append(one.verdict);
        return all;
    }
};

TEST_F(DelegationTest, WhatStrangersHadAHandInIsNobodysToDecideButHers)
{
    delegated(InThePost, "daily-social-post");
    const Result<Receipt> receipt = delegate("approve");
    ASSERT_FALSE(receipt);
    EXPECT_TRUE(receipt.error().text.contains(u"strangers had a hand in this"_s)) << receipt.error().text.toStdString();
    EXPECT_EQ(item().decider, human());
}

TEST_F(DelegationTest, WhoReadWhatStrangersWroteLetsNothingOut)
{
    delegated(InTheDraft, "blog-post");
    decide("approve");
    EXPECT_EQ(rig->outside.count(), 0) << "a stranger's page had a say in that yes";
    EXPECT_EQ(byTheBoss(), QList<Verdict>{Verdict::Delegate});
    EXPECT_EQ(item().decider, human());
    EXPECT_EQ(item().status, ApprovalStatus::Waiting);
    const QList<ApprovalDecided> all = rig->all<ApprovalDecided>();
    ASSERT_FALSE(all.isEmpty());
    EXPECT_EQ(all.last().note, u"Back to you: it read what strangers wrote, and would say yes: It says what was asked for and backs it."_s);
}

TEST_F(DelegationTest, WhoReadWhatStrangersWroteMayHoldIt)
{
    delegated(InTheDraft, "blog-post");
    decide("return");
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(byTheBoss(), QList<Verdict>{Verdict::AskChanges});
}

TEST_F(DelegationTest, AMadeUpYesLetsOutNothingThatIsReal)
{
    team({workflowOf("flow", {effectStep("post", "blog-post")})}); // nobody has made up what it says
    begun(false);
    ASSERT_TRUE(waitUntil([this] { return rig->state().inbox.approvals.size() == 1; }));
    ASSERT_TRUE(rig->settle());
    ASSERT_FALSE(item().content.rehearsal);
    isMadeUp = true;
    decide("approve");
    EXPECT_EQ(rig->outside.count(), 0);
    EXPECT_EQ(byTheBoss(), QList<Verdict>{Verdict::Delegate});
    EXPECT_EQ(item().decider, human());
    EXPECT_TRUE(rig->all<ApprovalDecided>().last().note.startsWith(u"Back to you: its model rehearses"_s)) << rig->all<ApprovalDecided>().last().note.toStdString();
}

TEST_F(DelegationTest, WhoReadNoneLetsItOut)
{
    delegated(Nowhere, "blog-post");
    decide("approve");
    EXPECT_EQ(byTheBoss(), QList<Verdict>{Verdict::Approve});
    EXPECT_EQ(rig->outside.count(), 1);
}

} // namespace
