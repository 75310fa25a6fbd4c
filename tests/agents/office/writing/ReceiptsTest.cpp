#include "agents/office/writing/Receipts.h"
#include "tests/support/FactBuilder.h"

#include <QDateTime>

#include <gtest/gtest.h>

namespace qd::test {

namespace {

QString clock(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

TEST(Receipts, WhatIsPutOffPastItsExpirySaysWhatHappensFirst)
{
    FactBuilder record;
    const Instant due = record.now + std::chrono::hours(2);
    Approval item;
    item.id = record.id<ApprovalId>();
    item.expires = due;
    OfficeState state;
    const auto put = [&](const Uuid& what, Instant until) {
        state.inbox.approvals.insert(item.id, item);
        return agents::said(SnoozeItem{{what}, until}, {}, state);
    };
    const Instant later = due + std::chrono::hours(24);
    EXPECT_EQ(put(item.id.uuid, due), QStringLiteral("Put off until %1.").arg(clock(due))) << "it comes back as it expires";
    EXPECT_EQ(put(item.id.uuid, later), QStringLiteral("Put off until %1, but it expires first, %2: nothing goes out.").arg(clock(later), clock(due)));
    item.onExpiry = QStringLiteral("Nothing is published, and 100 % of it is kept.");
    EXPECT_EQ(put(item.id.uuid, later), QStringLiteral("Put off until %1, but it expires first, %2: %3").arg(clock(later), clock(due), item.onExpiry)) << "one full stop";
}

TEST(Receipts, AQuestionThatIsAnsweredWithoutHerSaysSoWhenItIsPutOff)
{
    FactBuilder record;
    const Instant due = record.now + std::chrono::hours(2), later = due + std::chrono::hours(24);
    Escalation question;
    question.id = record.id<EscalationId>();
    question.options = {{QStringLiteral("keep"), QStringLiteral("Keep the limit"), QStringLiteral("Nothing changes.")}};
    OfficeState state;
    const auto put = [&] {
        state.inbox.escalations.insert(question.id, question);
        return agents::said(SnoozeItem{{question.id.uuid}, later}, {}, state);
    };
    EXPECT_EQ(put(), QStringLiteral("Put off until %1.").arg(clock(later))) << "it waits as long as it takes";
    question.expires = due;
    EXPECT_EQ(put(), QStringLiteral("Put off until %1, but it expires first, %2: it counts as a no.").arg(clock(later), clock(due)));
    question.onExpiry = QStringLiteral("keep");
    EXPECT_EQ(put(), QStringLiteral("Put off until %1, but it expires first, %2: Keep the limit.").arg(clock(later), clock(due)));
}

} // namespace qd::test
