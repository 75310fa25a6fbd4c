#include "core/rules/Judge.h"

#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

class BulkTest : public Judged {
protected:
    QList<ApprovalId> items;

    void SetUp() override
    {
        record.adopt(record.team());
        for (int i = 0; i < 3; ++i) {
            run = record.brief();
            items.append(record.ask(run, "publish"));
        }
    }
    DecideApproval decision(const ApprovalId& id, Verdict verdict) const
    {
        DecideApproval decide;
        decide.approval = id;
        decide.verdict = verdict;
        decide.sha256 = record.state.inbox.approvals.value(id).sha256;
        return decide;
    }
    DecideMany many(Verdict verdict) const
    {
        DecideMany all;
        for (const ApprovalId& id : items)
            all.decisions.append(decision(id, verdict));
        return all;
    }
};

} // namespace

TEST_F(BulkTest, EachIsDecidedAsItWouldBeAlone)
{
    ASSERT_EQ(does(many(Verdict::Approve)), QStringLiteral("accepted"));
    for (const ApprovalId& id : items)
        EXPECT_EQ(record.state.inbox.approvals.value(id).status, ApprovalStatus::Held);
    EXPECT_EQ(record.state.agreement.kinds.size(), 0) << "many at once say little of each";
}

TEST_F(BulkTest, SeveralOfOneRunAreRejectedOnce)
{
    items.append(record.ask(run, "post"));
    const Result<QList<Fact>> facts = asked(many(Verdict::Reject));
    ASSERT_TRUE(facts);
    int ended = 0;
    for (const Fact& fact : *facts)
        ended += std::holds_alternative<RunFinished>(fact) && std::get<RunFinished>(fact).run == run;
    EXPECT_LE(ended, 1);
    ASSERT_EQ(does(many(Verdict::Reject)), QStringLiteral("accepted"));
    EXPECT_TRUE(record.state.inbox.approvals.isEmpty());
}

TEST_F(BulkTest, WhatCannotBeDecidedSoIsLeftOut)
{
    DecideMany all = many(Verdict::Approve);
    all.decisions[1].sha256 = QByteArray(32, 'x');
    ASSERT_EQ(does(all), QStringLiteral("accepted"));
    EXPECT_EQ(record.state.inbox.approvals.value(items[0]).status, ApprovalStatus::Held);
    EXPECT_EQ(record.state.inbox.approvals.value(items[1]).status, ApprovalStatus::Waiting);
    DecideMany none;
    none.decisions = {all.decisions[1]};
    EXPECT_EQ(does(none), QStringLiteral("this item has changed since it was shown"));
}

TEST_F(BulkTest, NothingIsNamedTwiceOrEditedOrTooMuch)
{
    EXPECT_EQ(does(DecideMany{}), QStringLiteral("no item is named"));
    DecideMany twice = many(Verdict::Approve);
    twice.decisions.append(twice.decisions.first());
    EXPECT_EQ(does(twice), QStringLiteral("an item is named twice"));
    DecideMany edited = many(Verdict::Approve);
    edited.decisions[0].verdict = Verdict::ApproveWithEdits;
    EXPECT_EQ(does(edited), QStringLiteral("an edited text is among several"));
    DecideMany flood;
    flood.decisions.resize(1001);
    EXPECT_EQ(does(flood), QStringLiteral("1001 items are named"));
}

} // namespace qd::test
