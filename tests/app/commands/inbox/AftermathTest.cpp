#include "app/commands/inbox/Aftermath.h"

#include <gtest/gtest.h>

namespace qd::app {

namespace {

Uuid uuid(int last)
{
    return *Uuid::fromString(QStringLiteral("01900000-0000-7000-8000-0000000000%1").arg(last, 2, 10, QLatin1Char('0')));
}

const Instant kNow{1'795'363'643'000};
const RunId kRun{uuid(1)};
const StepId kStep{QStringLiteral("post")};
const Uuid kItem = uuid(2);
const Uuid kQuestion = uuid(3);
const EffectId kEffect{uuid(4)};

Approval item(const Uuid& id, ApprovalStatus status)
{
    Approval one;
    one.id = {id};
    one.run = kRun;
    one.step = kStep;
    one.effect = kEffect;
    one.title = QStringLiteral("Launch day");
    one.status = status;
    return one;
}

Escalation question(int id, const char* reason, const char* issue)
{
    Escalation one;
    one.id = {uuid(id)};
    one.run = kRun;
    one.step = kStep;
    one.reason = QString::fromLatin1(reason);
    one.issue = QString::fromUtf8(issue);
    one.with = human();
    return one;
}

/// An item and a question of one step, on which she says something, and what there is afterwards.
class Aftermath : public testing::Test {
protected:
    OfficeState before;
    OfficeState after;

    void SetUp() override
    {
        before.inbox.approvals.insert({kItem}, item(kItem, ApprovalStatus::Waiting));
        before.inbox.escalations.insert({kQuestion}, question(3, "failure", "It was asked before"));
    }
    Effect& leaves(EffectStatus status, int id = 4)
    {
        Effect one;
        one.id = {uuid(id)};
        one.run = kRun;
        one.step = kStep;
        one.status = status;
        one.content.title = QStringLiteral("Launch day");
        one.content.destination = QStringLiteral("blog");
        one.content.connector = {QStringLiteral("mail")};
        return after.effects.open[one.id] = one;
    }
    /// One for many of which that many have it, and one waits for its quota.
    void leavesForMany(int sent)
    {
        Effect& part = leaves(EffectStatus::Deferred, 5);
        part.parent = kEffect;
        part.deferral = Deferral::Quota;
        Effect& whole = leaves(EffectStatus::Split);
        whole.children = {{uuid(5)}};
        for (int i = 0; i < sent; ++i)
            whole.stepped.insert(uuid(50 + i).toString(), QStringLiteral("sent"));
    }
    void asks(const Escalation& one) { after.inbox.escalations.insert(one.id, one); }
    std::string came(const Uuid& said = kItem) const { return aftermathOf(before, after, {said}, kNow).join(u'\n').toStdString(); }
};

} // namespace

TEST_F(Aftermath, OfWhatHasGoneOutNothingIsSaid)
{
    EXPECT_EQ(came(), "");
    EXPECT_EQ(came(kQuestion), "");
    asks(question(3, "failure", "It was asked before"));
    EXPECT_EQ(came(), "") << "nothing new";
    leaves(EffectStatus::Intended);
    after.inbox.approvals.insert({kItem}, item(kItem, ApprovalStatus::Held));
    EXPECT_EQ(came(), "") << "it leaves by itself";
}

TEST_F(Aftermath, WhatWasRefusedSaysSoAndWhatCanBeDone)
{
    asks(question(6, "failure", "Launch day was not taken: 550 no such user"));
    const std::string line = "It waits for you now: Launch day was not taken: 550 no such user. quarterdeck inbox settle " + uuid(6).toString().toStdString() + " lets it go on; with --end the run ends.";
    EXPECT_EQ(came(), line);
    EXPECT_EQ(came(kQuestion), line) << "also of what was settled";
    EXPECT_EQ(came(uuid(9)), "") << "something else was decided";
    Escalation other = question(7, "failure", "Another run");
    other.run = {uuid(8)};
    asks(other);
    other = question(8, "budget", "It is with somebody else");
    other.with = {QStringLiteral("cmo")};
    asks(other);
    EXPECT_EQ(came(), line);
}

TEST_F(Aftermath, WhatNobodyCanTellSaysSo)
{
    leaves(EffectStatus::Unknown);
    EXPECT_EQ(came(), "It is not known to have gone out: Launch day: nobody can tell whether it went out");
    asks(question(6, Escalation::kUnknownOutcome, "Nobody can tell whether Launch day went out."));
    EXPECT_EQ(came(), "It waits for you now: Nobody can tell whether Launch day went out. quarterdeck inbox settle " + uuid(6).toString().toStdString()
                          + " --option NAME says what became of it, with --note how you know; with --end the run ends.");
    after.inbox.escalations.clear();
    leaves(EffectStatus::Reconciling);
    EXPECT_EQ(came(), "It is not known to have gone out: Launch day: nobody can tell yet whether it went out, and that is being found out");
}

TEST_F(Aftermath, WhatWaitsSaysForWhatAlsoWhereItWasSettled)
{
    leavesForMany(0);
    const std::string none = came(kQuestion);
    EXPECT_EQ(none.rfind("It has not gone out: Launch day", 0), 0U) << none;
    EXPECT_NE(none.find("0 sent, 1 to be sent; the next one waits for its quota"), std::string::npos) << none;
    EXPECT_EQ(none.find('\n'), std::string::npos) << "the part is not said beside the whole: " << none;
    leavesForMany(2);
    const std::string some = came(kQuestion);
    EXPECT_EQ(some.rfind("Not all of it has gone out: Launch day", 0), 0U) << some;
    EXPECT_EQ(came(), some);
    EXPECT_EQ(came(uuid(9)), "");
}

TEST_F(Aftermath, WhileEverythingIsStoppedThatIsWhatItWaitsFor)
{
    after.org.stopped = true;
    const std::string stopped = "It has not gone out, because everything is stopped: \"Launch day\" goes when work goes on (quarterdeck resume).";
    leaves(EffectStatus::Authorised);
    EXPECT_EQ(came(kQuestion), stopped);
    leavesForMany(1);
    EXPECT_EQ(came(kQuestion), stopped);
    leaves(EffectStatus::Authorised);
    after.inbox.approvals.insert({kItem}, item(kItem, ApprovalStatus::Held));
    EXPECT_EQ(came(), "") << "its item says when it goes";
}

TEST_F(Aftermath, WhatIsBackInTheInboxSaysSo)
{
    const std::string back = "Taken back before it left: \"Launch day\" waits for you again.";
    after.inbox.approvals.insert({kItem}, item(kItem, ApprovalStatus::Waiting));
    EXPECT_EQ(came(), back);
    after.inbox.approvals.insert({kItem}, item(kItem, ApprovalStatus::Stale));
    EXPECT_EQ(came(), back);
    after.inbox.approvals.clear();
    Approval anew = item(uuid(6), ApprovalStatus::Waiting);
    after.inbox.approvals.insert(anew.id, anew);
    EXPECT_EQ(came(), "") << "its step asks for something else";
    anew.stale = {{QStringLiteral("price"), QStringLiteral("$0.25"), QStringLiteral("$0.50")}};
    after.inbox.approvals.insert(anew.id, anew);
    EXPECT_EQ(came(), "It has changed before it left: \"Launch day\" is put to you anew (quarterdeck inbox show " + uuid(6).toString().toStdString() + ").");
}

TEST_F(Aftermath, OnlyAYesAndAnAnswerAreFollowed)
{
    DecideApproval yes;
    yes.approval = {uuid(11)};
    DecideApproval edits;
    edits.approval = {uuid(12)};
    edits.verdict = Verdict::ApproveWithEdits;
    DecideApproval no;
    no.approval = {uuid(13)};
    no.verdict = Verdict::Reject;
    SettleEscalation settled;
    settled.escalation = {uuid(14)};
    EXPECT_EQ(saidYesTo({yes, DecideMany{{edits, no}}, no, settled, UndoApproval{{uuid(15)}}}), (QList<Uuid>{uuid(11), uuid(12), uuid(14)}));
}

} // namespace qd::app
