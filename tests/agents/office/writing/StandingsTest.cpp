#include "agents/office/writing/OrderWriter.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(Standings, AQuestionIsGivenTheRecordsAsTheyStand)
{
    FactBuilder record;
    Organisation team = record.team();
    Step& ask = team.workflows.first().steps.first();
    ask.kind = StepKind::Skill;
    ask.skill = {QStringLiteral("decide.question")};
    ask.input.insert(QStringLiteral("weights"), QStringList{QStringLiteral("@record:writer"), QStringLiteral("@record:editor")});
    record.adopt(team);
    const RunId run = record.brief();
    for (int i = 0; i < 8; ++i) {
        Approval approval;
        approval.id = record.id<ApprovalId>();
        approval.run = run;
        approval.author = {i < 4 ? QStringLiteral("writer") : QStringLiteral("editor")};
        record.tell(ApprovalAsked{approval}, run);
        ApprovalDecided decided;
        decided.approval = approval.id;
        decided.run = run;
        decided.verdict = i < 4 ? Verdict::Approve : Verdict::Reject;
        decided.by = human();
        record.tell(decided, run);
    }
    const Result<agents::TurnOrder> order = agents::writeOrder(record.state, run, {QStringLiteral("draft")}, {}, record.now);
    ASSERT_TRUE(order) << order.error().text.toStdString();
    // mean 5/10; writer (4 + 8 x 0.5) / 12, editor (0 + 8 x 0.5) / 12
    ASSERT_EQ(order->input.at(u"weights").items().size(), 2);
    EXPECT_EQ(order->input.at(u"weights").items()[0].toString(), QStringLiteral("0.667"));
    EXPECT_EQ(order->input.at(u"weights").items()[1].toString(), QStringLiteral("0.333"));
}

} // namespace qd::test
