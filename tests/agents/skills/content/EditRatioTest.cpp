#include "agents/skills/content/EditRatio.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

SkillInput texts(const QString& before, const QString& after)
{
    return {Json(QList<Json::Member>{{u"before"_s, Json(before)}, {u"after"_s, Json(after)}}), {}, {}};
}

} // namespace

TEST(EditRatio, ByHand)
{
    // Kept: the, brown. 100 * (1 - 2 * 2 / (4 + 5)) = 55.6
    const auto made = EditRatio().run(texts(u"the quick brown fox"_s, u"## the slow\n\n**brown** dog runs!"_s));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->output.at(u"ratio").toReal(), 55.6);
    EXPECT_EQ(made->output.at(u"kept").toInteger(), 2);
    EXPECT_EQ(made->output.at(u"inserted").toInteger(), 3);
    EXPECT_EQ(made->output.at(u"deleted").toInteger(), 2);
    EXPECT_FALSE(made->output.at(u"within_band").toBool());
    EXPECT_EQ(made->output.at(u"note").toString(), u"2 of 4 words kept, 2 deleted, 3 inserted: 55.6 % changed, more than the band of 25 to 45 %"_s);
}

TEST(EditRatio, TheBandIncludesItsEnds)
{
    const auto within = EditRatio().run(texts(u"a b c d"_s, u"a b c x"_s)); // 25 %
    EXPECT_EQ(within->output.at(u"ratio").toReal(), 25);
    EXPECT_TRUE(within->output.at(u"within_band").toBool());
    EXPECT_FALSE(EditRatio().run(texts(u"a b c d"_s, u"a b c d"_s))->output.at(u"within_band").toBool());
    SkillInput narrow{Json(QList<Json::Member>{{u"before"_s, Json(u"a b c d"_s)}, {u"after"_s, Json(u"a b c x"_s)},
                                               {u"band_low"_s, Json(26.0)}, {u"band_high"_s, Json(30.0)}}), {}, {}};
    EXPECT_FALSE(EditRatio().run(narrow)->output.at(u"within_band").toBool());
}

TEST(EditRatio, LargeTextsWithNothingInCommonAreBounded)
{
    QString a, b;
    for (int i = 0; i < 150'000; ++i) {
        a += u"a%1 "_s.arg(i);
        b += u"b%1 "_s.arg(i);
    }
    const auto made = EditRatio().run(texts(a, b));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->output.at(u"ratio").toReal(), 100);
    EXPECT_FALSE(made->output.at(u"exact").toBool());
}

TEST(EditRatio, EmptyTextIsAnError)
{
    EXPECT_EQ(EditRatio().run(texts(u"a"_s, u""_s)).error().text, u"\"after\" is empty."_s);
    EXPECT_EQ(EditRatio().run({Json(QList<Json::Member>{}), {}, {}}).error().text, u"\"before\" is missing or not a text."_s);
}
