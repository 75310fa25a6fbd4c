#include "agents/skills/content/HookTraits.h"

#include <gtest/gtest.h>

using namespace qd::agents;
using namespace Qt::StringLiterals;

TEST(HookTraits, ALineIsTakenApartInWordsThatHoldForOthers)
{
    EXPECT_EQ(hookTraits(u"Why your pilot never ends"_s), (QStringList{u"5 words"_s, u"25 characters"_s, u"speaks to its reader"_s, u"begins with why"_s}));
    EXPECT_EQ(hookTraits(u"Stock counts: 3 hours saved"_s), (QStringList{u"5 words"_s, u"27 characters"_s, u"a figure"_s, u"in two parts"_s}));
    EXPECT_EQ(hookTraits(u"Inventur – wie geht sie schneller?"_s), (QStringList{u"5 words"_s, u"34 characters"_s, u"a question"_s, u"speaks to its reader"_s, u"in two parts"_s}));
    EXPECT_EQ(hookTraits(u"  Hello \n"_s), (QStringList{u"1 word"_s, u"5 characters"_s}));
    EXPECT_EQ(hookTraits(u"Start-up costs"_s).first(), u"2 words"_s) << "a hyphen divides no line";
    EXPECT_TRUE(hookTraits(u" … "_s).isEmpty());
}
