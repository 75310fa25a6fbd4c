#include "core/state/routing/StandingState.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

class StandingTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
    }
    void judge(const char* author, Verdict verdict, bool trial = false)
    {
        const ApprovalId id = asked(author);
        decide(id, verdict, trial);
    }
    ApprovalId asked(const char* author)
    {
        Approval approval;
        approval.id = record.id<ApprovalId>();
        approval.run = run;
        approval.from = {QStringLiteral("boss")};
        approval.author = {QString::fromLatin1(author)};
        record.tell(ApprovalAsked{approval}, run);
        return approval.id;
    }
    void decide(const ApprovalId& id, Verdict verdict, bool trial = false)
    {
        ApprovalDecided decided;
        decided.approval = id;
        decided.run = run;
        decided.verdict = verdict;
        decided.by = human();
        decided.trial = trial;
        record.tell(decided, run);
    }
    StandingState::Record of(const char* agent) const { return record.state.standing.agents.value({QString::fromLatin1(agent)}); }
    double weight(const char* agent) const { return record.state.standing.weightOf({QString::fromLatin1(agent)}); }
};

} // namespace

TEST_F(StandingTest, WhatIsApprovedAsItWasCountsForItsAuthor)
{
    judge("writer", Verdict::Approve);
    judge("writer", Verdict::AskChanges);
    judge("writer", Verdict::Reject);
    judge("writer", Verdict::Approve, true);
    judge("writer", Verdict::Delegate);
    EXPECT_EQ(of("writer").judged, 3) << "trials and delegations are no judgement";
    EXPECT_EQ(of("writer").unedited, 1);
    EXPECT_EQ(of("boss").judged, 0) << "who asks did not write it";
}

TEST_F(StandingTest, HerOwnTextInItsPlaceCountsAsEdited)
{
    const ApprovalId id = asked("writer");
    const ApprovalId edited = record.id<ApprovalId>();
    record.tell(ApprovalReplaced{id, edited, QStringLiteral("edited")}, run);
    EXPECT_EQ(of("writer").judged, 1);
    EXPECT_EQ(of("writer").unedited, 0);
}

TEST_F(StandingTest, AYesThatIsTakenBackCountsNoMore)
{
    const ApprovalId id = asked("writer");
    decide(id, Verdict::Approve);
    EXPECT_EQ(of("writer").unedited, 1);
    record.tell(ApprovalUndone{id, {}, run, human()}, run);
    EXPECT_EQ(of("writer").judged, 0);
    EXPECT_EQ(of("writer").unedited, 0);
}

TEST_F(StandingTest, FewCasesLieNearTheMeanOfAll)
{
    EXPECT_DOUBLE_EQ(weight("writer"), 0.5) << "nothing is known of anybody";
    for (int i = 0; i < 40; ++i)
        judge("writer", i % 4 ? Verdict::Approve : Verdict::AskChanges);
    judge("editor", Verdict::Reject);
    const double mean = 31.0 / 43.0; // (30 + 1) / (41 + 2)
    EXPECT_DOUBLE_EQ(record.state.standing.mean(), mean);
    EXPECT_DOUBLE_EQ(weight("writer"), (30 + 8 * mean) / 48);
    EXPECT_DOUBLE_EQ(weight("editor"), 8 * mean / 9) << "one rejection is not the end of it";
    EXPECT_DOUBLE_EQ(weight("boss"), mean);
}

} // namespace qd::test
