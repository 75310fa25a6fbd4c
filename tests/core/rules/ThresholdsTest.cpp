#include "core/rules/calendar/Thresholds.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using rules::ledTo;

/// Who brought a number to where it stands, when nobody remembers it.
class LedTo : public testing::Test {
protected:
    FactBuilder record;
    const TriggerId itself{QStringLiteral("thr")};
    const TriggerId another{QStringLiteral("other")};

    LedTo() { record.adopt(record.team()); }
    RunId run(const QList<TriggerId>& chain)
    {
        const RunId id = record.brief();
        TriggerFired fired;
        fired.trigger = chain.isEmpty() ? TriggerId{} : chain.last();
        fired.run = id;
        fired.by = FiredBy::Command;
        fired.chain = chain;
        if (!chain.isEmpty())
            record.tell(fired, id);
        return id;
    }
    void spend(const QList<TriggerId>& chain, qint64 micro)
    {
        const RunId id = run(chain);
        record.finish(record.begin(id, "draft", "writer"), id, "draft", "writer", {}, Money{micro});
    }
    QList<TriggerId> led(Metric metric, std::optional<double> risesTo, std::optional<double> fallsTo = {}, Duration pause = Duration(0)) const
    {
        Trigger trigger;
        trigger.id = itself;
        trigger.pause = pause;
        trigger.threshold = Threshold{metric, risesTo, fallsTo, {}, {}};
        return ledTo(record.state, trigger, record.now);
    }
    void later() { record.now = record.now + Duration(1000); }
};

TEST_F(LedTo, OfThoseThatItCountsTheLastOfOthersDecides)
{
    run({});
    later();
    run({itself});
    EXPECT_EQ(led(Metric::OpenRuns, 2), QList<TriggerId>{itself});
    EXPECT_EQ(led(Metric::OpenRuns, 1), QList<TriggerId>{}) << "others alone have passed it";
    later();
    run({another});
    EXPECT_EQ(led(Metric::OpenRuns, 3), QList<TriggerId>{another}) << "and what it set off then does not set that one off";
    later();
    run({another, itself});
    EXPECT_EQ(led(Metric::OpenRuns, 4), QList<TriggerId>{itself});
}

TEST_F(LedTo, WhatItsOwnRunsSpendIsTakenOff)
{
    spend({}, 3'000'000);
    EXPECT_EQ(led(Metric::SpendToday, 3), QList<TriggerId>{});
    spend({itself}, 4'000'000);
    EXPECT_EQ(led(Metric::SpendToday, 4), QList<TriggerId>{itself});
    EXPECT_EQ(led(Metric::SpendThisMonth, 3), QList<TriggerId>{});
    EXPECT_EQ(led(Metric::SpendToday, {}, 4), QList<TriggerId>{}) << "midnight lowers it";
}

TEST_F(LedTo, WhatFellIsItsOwnWhereItWasAtWork)
{
    EXPECT_EQ(led(Metric::WaitingApprovals, {}, 0), QList<TriggerId>{});
    run({itself});
    EXPECT_EQ(led(Metric::WaitingApprovals, {}, 0), QList<TriggerId>{itself});
    EXPECT_EQ(led(Metric::WaitingApprovals, {}, 0, Duration(60'000)), QList<TriggerId>{}) << "it may have waited for the end of its pause";
}

} // namespace

} // namespace qd::test
