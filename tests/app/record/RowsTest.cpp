#include "tests/app/record/Trials.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(TrialRows, AControlThatLosesNothingIsBroken)
{
    EXPECT_EQ(brokenIn({"the same without care", 50, 3, 0, true}), 0);
    EXPECT_EQ(brokenIn({"the same without care", 50, 0, 0, true}), 1);
    EXPECT_EQ(brokenIn({"power cuts", 50, 2, 1}), 3);
    EXPECT_EQ(brokenIn({"power cuts", 50, 0, 0}), 0);
}

TEST(TrialRows, AFailedTrialNeverShowsNoughtBroken)
{
    EXPECT_EQ(shownRows({true, {{"power cuts", 50, 0, 0}}}).size(), 1);
    EXPECT_EQ(shownRows({false, {{"power cuts", 50, 1, 0}}}).size(), 1) << "its own row says it";
    const QList<Row> beside = shownRows({false, {{"power cuts", 50, 0, 0}}});
    ASSERT_EQ(beside.size(), 2);
    EXPECT_EQ(brokenIn(beside.last()), 1);
    EXPECT_EQ(shownRows({}).size(), 1) << "one that could not begin";
}

} // namespace qd::test
