#include "agents/office/leaving/Shares.h"

#include <gtest/gtest.h>

#include <array>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

TEST(Shares, NobodyIsInTwoPartsAndEverybodyIsInOne)
{
    const RunId run{Uuid{1, 2}}, other{Uuid{1, 3}};
    const std::array parts{*shareFrom(u"0-15"_s), *shareFrom(u"15-30"_s), *shareFrom(u"30-45"_s), *shareFrom(u"45-100"_s)};
    std::array<int, 4> sizes{};
    int same = 0;
    for (int i = 0; i < 10'000; ++i) {
        const QString address = u"contact:%1"_s.arg(i);
        int in = 0;
        for (size_t part = 0; part < parts.size(); ++part)
            if (parts[part].holds(run, address)) {
                ++in;
                ++sizes[part];
                same += parts[part].holds(other, address);
            }
        EXPECT_EQ(in, 1) << i;
    }
    for (const size_t tested : {0, 1, 2})
        EXPECT_NEAR(sizes[tested], 1'500, 150);
    EXPECT_LT(same, 4'500) << "another run draws anew";
    EXPECT_EQ(parts[1].inWords(), u"by lot 15 of each 100"_s);
}

TEST(Shares, WhatIsNoPartIsRefused)
{
    for (const char* text : {"", "15", "15-15", "30-15", "0-101", "a-b", "-5-10", "0 - 15", "1000-2000"})
        EXPECT_FALSE(shareFrom(QString::fromLatin1(text))) << text;
    EXPECT_TRUE(shareFrom(u" 0-100 "_s));
}
