#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace qd::test {

namespace {

QList<ApprovalId> sorted(QList<ApprovalId> ids)
{
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Those in the inbox that fit, by looking at all.
template <class Fits> QList<ApprovalId> among(const InboxState& inbox, Fits fits)
{
    QList<ApprovalId> ids;
    for (const Approval& approval : inbox.approvals)
        if (fits(approval))
            ids.append(approval.id);
    return ids;
}

void expectWhole(const InboxState& inbox)
{
    for (const Approval& item : inbox.approvals) {
        EXPECT_EQ(sorted(inbox.index().of(item.effect)), among(inbox, [&](const Approval& a) { return a.effect == item.effect; }));
        EXPECT_EQ(sorted(inbox.index().of(item.run)), among(inbox, [&](const Approval& a) { return a.run == item.run; }));
        EXPECT_EQ(sorted(inbox.index().withContent(item.sha256)), among(inbox, [&](const Approval& a) { return a.sha256 == item.sha256; }));
    }
}

} // namespace

TEST(InboxIndex, FindsWhatLookingAtAllWouldFindWhateverHappens)
{
    FactBuilder record(7);
    qsizetype most = 0;
    for (int i = 0; i < 3000; ++i) {
        record.live();
        most = std::max(most, record.state.inbox.approvals.size());
        if (i % 20 == 0)
            expectWhole(record.state.inbox);
        for (const EffectId& gone : {EffectId{}, record.id<EffectId>()})
            ASSERT_TRUE(record.state.inbox.index().of(gone).isEmpty());
    }
    EXPECT_GT(most, 2) << "there was something to find";
}

TEST(InboxIndex, IsMadeAgainWhenASnapshotIsRead)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId run = record.brief();
    const ApprovalId item = record.ask(run, "publish");
    const Result<OfficeState> read = decodeSnapshot(encodeSnapshot(record.state));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->inbox.index().of(run), QList<ApprovalId>{item});
}

TEST(InboxIndex, WhatIsStaleOrStoodForCannotBeDecidedButStaysFound)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId run = record.brief();
    const ApprovalId kept = record.ask(run, "publish");
    const ApprovalId other = record.ask(run, "post");
    record.tell(ApprovalsMerged{kept, {other}, run, QStringLiteral("the same")}, run);
    EXPECT_EQ(record.state.inbox.approvals.value(kept).merged, QList<ApprovalId>{other});
    EXPECT_EQ(record.state.inbox.approvals.value(other).status, ApprovalStatus::Merged);
    EXPECT_EQ(record.state.inbox.waiting(), 1) << "one item, one decision";
    record.tell(ApprovalStale{kept, run, {}, {{QStringLiteral("target"), QStringLiteral("12 in stock"), QStringLiteral("none")}}, {}}, run);
    EXPECT_EQ(record.state.inbox.approvals.value(kept).status, ApprovalStatus::Stale);
    EXPECT_EQ(record.state.inbox.approvals.value(kept).stale.first().after, QStringLiteral("none"));
    EXPECT_EQ(record.state.inbox.waiting(), 1);
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    EXPECT_TRUE(record.state.inbox.approvals.isEmpty());
    EXPECT_TRUE(record.state.inbox.index().of(run).isEmpty());
}

} // namespace qd::test
