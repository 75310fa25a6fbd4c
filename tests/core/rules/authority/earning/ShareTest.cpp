#include "core/rules/authority/earning/Share.h"

#include <gtest/gtest.h>

namespace qd::test {

// Against sums of binomial terms in exact fractions, halved 34 times.
TEST(ShareTest, BoundsAreThoseOfClopperAndPearson)
{
    struct Known {
        qint64 agreed, of;
        double low, high;
    };
    for (const Known& known : {Known{41, 42, 0.8919623038, 0.9987794766}, Known{20, 20, 0.8608916593, 1}, Known{0, 5, 0, 0.4507197284}, Known{9, 10, 0.6058366976, 0.9948838031},
                               Known{50, 100, 0.4136217146, 0.5863782854}, Known{1, 1, 0.05, 1}, Known{37, 40, 0.8174131500, 0.9792463986}}) {
        const rules::Share share = rules::shareOf(known.agreed, known.of);
        EXPECT_NEAR(share.low, known.low, 1e-7) << known.agreed << " of " << known.of;
        EXPECT_NEAR(share.high, known.high, 1e-7) << known.agreed << " of " << known.of;
    }
    EXPECT_EQ(rules::shareOf(0, 0).low, 0);
    EXPECT_EQ(rules::shareOf(0, 0).high, 1);
}

TEST(ShareTest, MoreThatIsSeenSaysMore)
{
    for (const qint64 of : {10, 1'000, 100'000}) {
        const rules::Share few = rules::shareOf(of * 9 / 10, of);
        const rules::Share many = rules::shareOf(of * 9, of * 10);
        EXPECT_LT(few.low, many.low) << of;
        EXPECT_GT(few.high, many.high) << of;
        EXPECT_LT(many.low, 0.9);
        EXPECT_GT(many.high, 0.9);
    }
}

} // namespace qd::test
