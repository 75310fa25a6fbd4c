#include "app/commands/inbox/EscalationReport.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

QByteArray shown(const Escalation& item)
{
    FactBuilder record;
    record.adopt(record.team());
    testing::internal::CaptureStdout();
    EXPECT_EQ(app::showEscalation(app::Invocation(), record.state, item, record.now), 0);
    return QByteArray::fromStdString(testing::internal::GetCapturedStdout());
}

} // namespace

TEST(EscalationReport, WhatANoDoesIsSaidInOneWay)
{
    Escalation asked;
    asked.id = *EscalationId::fromString(QStringLiteral("01900000-0000-7000-8000-000000000001"));
    asked.run = *RunId::fromString(QStringLiteral("01900000-0000-7000-8000-000000000002"));
    asked.with = human();
    asked.issue = QStringLiteral("Which of the two?");
    asked.onNo = QStringLiteral("The run goes on and knows that the answer was no.");
    const QByteArray plain = shown(asked);
    EXPECT_TRUE(plain.contains("--end: The run goes on and knows that the answer was no.")) << plain.toStdString();
    EXPECT_FALSE(plain.contains("the run ends")) << plain.toStdString();
    asked.onNo.clear();
    EXPECT_TRUE(shown(asked).contains("with --end the run ends"));
}

} // namespace qd::test
