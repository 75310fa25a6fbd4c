#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/office/OfficeFixture.h"

#include "core/rules/inbox/Merging.h"

#include <algorithm>

namespace qd::test {
namespace {

using agents::Outcome;

/// Two briefs whose runs come to the very same page.
class MergeDesk : public OfficeFixture {
protected:
    QList<RunId> runs;

    void SetUp() override
    {
        OfficeFixture::SetUp();
        runs.append(submit());
        rig.pass(std::chrono::minutes(5));
        runs.append(submit());
    }
    const InboxState& inbox() const { return rig.state().inbox; }
    QList<Approval> merged() const
    {
        QList<Approval> items = inbox().approvals.values();
        items.removeIf([](const Approval& item) { return item.status != ApprovalStatus::Merged; });
        return items;
    }
    void expectOneItem()
    {
        EXPECT_EQ(inbox().waiting(), 1);
        ASSERT_EQ(inbox().approvals.size(), 2);
        EXPECT_EQ(waiting().run, runs[0]);
        ASSERT_EQ(merged().size(), 1);
        EXPECT_EQ(waiting().merged, QList<ApprovalId>{merged().first().id});
    }
    void approve()
    {
        const Result<Receipt> receipt = rig.issue(decision(Verdict::Approve));
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        EXPECT_EQ(receipt->text, QStringLiteral("Approved. It goes out once, for the 2 pieces of work that ask for it."));
        rig.pass(std::chrono::minutes(30));
        ASSERT_TRUE(rig.settle());
    }
    /// Pages that have come to the outside.
    qsizetype pages()
    {
        const std::lock_guard lock(rig.outside.mutex);
        return std::count_if(rig.outside.delivered.begin(), rig.outside.delivered.end(), [](const EffectContent& content) { return content.connector.text == QLatin1String("folder-site"); });
    }
    QMap<RunId, RunOutcome> outcomes()
    {
        QMap<RunId, RunOutcome> found;
        for (const RunFinished& over : rig.all<RunFinished>())
            found.insert(over.run, over.outcome);
        return found;
    }
};

TEST_F(MergeDesk, ItGoesOutOnceAndBothRunsEnd)
{
    expectOneItem();
    const QByteArray hash = waiting().sha256;
    approve();
    EXPECT_EQ(pages(), 1) << "the same page twice would be a doubling";
    EXPECT_EQ(contentHash(rig.outside.delivered.first()), hash) << "what she approved";
    EXPECT_TRUE(inbox().approvals.isEmpty());
    EXPECT_EQ(outcomes(), (QMap<RunId, RunOutcome>{{runs[0], RunOutcome::Finished}, {runs[1], RunOutcome::Finished}}));
    const QList<EffectWithdrawn> withdrawn = rig.all<EffectWithdrawn>();
    ASSERT_EQ(withdrawn.size(), 1);
    EXPECT_EQ(withdrawn.first().reason, QStringLiteral("the very same has gone out for “A piece” (run %1)").arg(runs[0].toString()));
    QList<EffectId> blogs;
    for (const EffectPlanned& planned : rig.all<EffectPlanned>())
        if (planned.effect.content.connector.text == QLatin1String("folder-site"))
            blogs.append(planned.effect.id);
    EXPECT_EQ(blogs.size(), 2);
    qsizetype intended = 0;
    for (const EffectIntended& fact : rig.all<EffectIntended>())
        intended += blogs.contains(fact.effect);
    EXPECT_EQ(intended, 1);
}

TEST_F(MergeDesk, EachRunHearsHerNoAndWhy)
{
    const Result<Receipt> receipt = rig.issue(decision(Verdict::Reject, QStringLiteral("Not this week")));
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->text, QStringLiteral("Rejected. 2 of the 2 pieces of work that ask for it hear it."));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(outcomes(), (QMap<RunId, RunOutcome>{{runs[0], RunOutcome::Rejected}, {runs[1], RunOutcome::Rejected}}));
    QList<RunId> told;
    for (const MessageSent& sent : rig.all<MessageSent>())
        if (sent.message.from == human() && sent.message.body == QLatin1String("Not this week"))
            told.append(sent.message.correlation);
    EXPECT_EQ(told, runs);
    EXPECT_EQ(pages(), 0);
}

TEST_F(MergeDesk, EachRunGoesBackForTheChanges)
{
    ASSERT_TRUE(rig.issue(decision(Verdict::AskChanges, QStringLiteral("Say the price"))));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.all<StepsReopened>().size(), 2);
    EXPECT_EQ(rig.all<ApprovalAsked>().size(), 4);
    EXPECT_EQ(inbox().waiting(), 1) << "both have come to the very same again";
    EXPECT_EQ(merged().size(), 1);
}

TEST_F(MergeDesk, WhenTheFirstExpiresTheSecondStandsUp)
{
    const Approval second = merged().first();
    rig.pass(waiting().expires - rig.clock.now());
    ASSERT_TRUE(waitUntil([&] { return !inbox().approvals.isEmpty() && inbox().approvals.first().id == second.id; }));
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    EXPECT_EQ(inbox().approvals.size(), 1);
    rig.pass(second.expires - rig.clock.now());
    ASSERT_TRUE(waitUntil([&] { return inbox().approvals.isEmpty(); })) << "in its own time";
}

TEST_F(MergeDesk, WhatTheOutsideDoesNotTakeIsAskedAboutForTheSecond)
{
    rig.outside.outcomes = {Outcome::Refused};
    const ApprovalId second = merged().first().id;
    approve();
    ASSERT_EQ(inbox().approvals.keys(), QList<ApprovalId>{second});
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    EXPECT_EQ(pages(), 0);
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::minutes(30));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(pages(), 1);
    EXPECT_EQ(outcomes().value(runs[1]), RunOutcome::Finished);
}

TEST_F(MergeDesk, WhatNobodyCanTellIsNotSentForTheSecond)
{
    rig.outside.repeatable = false;
    rig.outside.outcomes = {Outcome::Unknown};
    approve();
    ASSERT_EQ(merged().size(), 1) << "it may be out";
    EXPECT_EQ(inbox().waiting(), 1) << "she is asked what became of it";
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(merged().size(), 1) << "also after the program was off";
    const Escalation question = inbox().escalations.first();
    ASSERT_TRUE(rig.issue(SettleEscalation{question.id, true, {}, QStringLiteral("went-out")}));
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(inbox().approvals.isEmpty());
    EXPECT_EQ(outcomes().value(runs[1]), RunOutcome::Finished);
    EXPECT_EQ(pages(), 0) << "nothing was sent again";
}

TEST_F(MergeDesk, TheProgramMayEndAtAnyTime)
{
    rig.close();
    rig.open();
    expectOneItem();
    EXPECT_EQ(rig.all<ApprovalsMerged>().size(), 1) << "once is enough";
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.close();
    rig.open();
    rig.pass(std::chrono::minutes(30));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(pages(), 1);
    EXPECT_EQ(outcomes().size(), 2);
}

TEST_F(MergeDesk, WhatTheBossDecidesHoldsForBoth)
{
    clears("return");
    ASSERT_TRUE(rig.issue(decision(Verdict::Delegate)));
    ASSERT_TRUE(waitUntil([&] { return rig.all<StepsReopened>().size() == 2; }));
    QList<RunId> heard;
    for (const ApprovalDecided& decided : rig.all<ApprovalDecided>())
        if (decided.verdict == Verdict::AskChanges)
            heard.append(decided.run);
    EXPECT_EQ(heard, runs);
}

TEST_F(MergeDesk, AStoppedRunLeavesTheOtherWaiting)
{
    ASSERT_TRUE(rig.issue(SteerRun{runs[0], RunWish::Stop, {}}));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(inbox().approvals.size(), 1);
    EXPECT_EQ(waiting().run, runs[1]);
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    EXPECT_EQ(inbox().waiting(), 1);
}

/// Runs that tell a program of something: no piece is behind it, and the body says when it was made.
class MergedEvents : public EngineFixture {
protected:
    void SetUp() override
    {
        Step tell = effectStep("tell", "blog-post");
        tell.input = {{QStringLiteral("render"), QStringLiteral("event")}, {QStringLiteral("type"), QStringLiteral("lantern.lit")}, {QStringLiteral("title"), QStringLiteral("Same thing")},
                      {QStringLiteral("text"), QStringLiteral("{brief}")}};
        work({tell});
    }
    void tell(const char* text)
    {
        SubmitBrief brief;
        brief.text = QString::fromLatin1(text);
        ASSERT_TRUE(rig->issue(brief));
        ASSERT_TRUE(rig->settle());
        rig->pass(std::chrono::minutes(5));
    }
};

TEST_F(MergedEvents, WhatDiffersInItsMomentAloneGoesOutOnce)
{
    tell("Tell them of one");
    tell("Tell them of one");
    ASSERT_EQ(rig->state().inbox.approvals.size(), 2);
    ASSERT_EQ(rig->state().inbox.waiting(), 1);
    const QList<Approval> items = rig->state().inbox.approvals.values();
    const Approval item = items[0].status == ApprovalStatus::Waiting ? items[0] : items[1];
    EXPECT_NE(items[0].sha256, items[1].sha256) << "each bears its moment";
    EXPECT_TRUE(item.draft.isEmpty());
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    ASSERT_TRUE(rig->issue(yes));
    rig->pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
    ASSERT_EQ(rig->all<RunFinished>().size(), 2);
    for (const RunFinished& over : rig->all<RunFinished>())
        EXPECT_EQ(over.outcome, RunOutcome::Finished);
}

TEST_F(MergedEvents, WhatSaysSomethingElseIsAskedAboutByItself)
{
    tell("Tell them of one");
    tell("Tell them of two"); // of the same length
    EXPECT_EQ(rig->state().inbox.waiting(), 2);
}

} // namespace
} // namespace qd::test
