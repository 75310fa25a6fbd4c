#include "agents/skills/decide/Tally.h"

#include "agents/skills/decide/Question.h"
#include "agents/skills/decide/Texts.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

using Members = QList<Json::Member>;

Json tally(const char* rule, const QStringList& choices, const QStringList& weights = {}, const QString& ruling = {})
{
    QStringList voters;
    for (qsizetype i = 0; i < choices.size(); ++i)
        voters.append(u"v%1"_s.arg(i + 1));
    Members input{{u"rule"_s, Json(QString::fromLatin1(rule))}, {u"options"_s, listOf({u"A"_s, u"B"_s, u"C"_s})},
                  {u"voters"_s, listOf(voters)}, {u"choices"_s, listOf(choices)}};
    if (!weights.isEmpty())
        input.append({u"weights"_s, listOf(weights)});
    if (!ruling.isEmpty()) {
        input.append({u"ruling"_s, Json(ruling)});
        input.append({u"ruled_by"_s, Json(u"lead"_s)});
        input.append({u"ruling_reason"_s, Json(u"C is cheaper."_s)});
    }
    const auto made = agents::Tally().run({Json(input), {}, {}});
    EXPECT_TRUE(made) << (made ? "" : made.error().text.toStdString());
    return made ? made->output : Json();
}

std::string textAt(const Json& json, QStringView member)
{
    return json.at(member).toString().toStdString();
}

TEST(Tally, AMajorityIsMoreThanHalfOfThoseAsked)
{
    const Json clear = tally("majority", {u"A"_s, u"B"_s, u" a "_s});
    EXPECT_TRUE(clear.at(u"settled").toBool());
    EXPECT_EQ(textAt(clear, u"choice"), "A");
    EXPECT_EQ(textAt(clear, u"decision"), "\"A\", by majority.");
    EXPECT_EQ(textAt(clear, u"reasoning"), "More than half of those asked is asked for: 2 of 3 for \"A\" (v1, v3); 1 of 3 for \"B\" (v2).");
    EXPECT_FALSE(tally("majority", {u"A"_s, u"B"_s}).at(u"settled").toBool()) << "half is not more than half";
    EXPECT_FALSE(tally("majority", {u"A"_s, {}, {}}).at(u"settled").toBool()) << "who is silent was asked all the same";
}

TEST(Tally, UnanimityTakesAllOfThem)
{
    EXPECT_TRUE(tally("unanimity", {u"B"_s, u"B"_s, u"B"_s}).at(u"settled").toBool());
    EXPECT_FALSE(tally("unanimity", {u"B"_s, u"B"_s, u"A"_s}).at(u"settled").toBool());
    const Json silent = tally("unanimity", {u"B"_s, u"B"_s, {}});
    EXPECT_FALSE(silent.at(u"settled").toBool());
    EXPECT_NE(textAt(silent, u"reasoning").find("no vote in time from v3"), std::string::npos);
}

TEST(Tally, WeightDecidesWhereItIsAsked)
{
    const Json heavy = tally("weighted", {u"A"_s, u"A"_s, u"B"_s}, {u"1"_s, u"1"_s, u"3"_s});
    EXPECT_EQ(textAt(heavy, u"choice"), "B");
    EXPECT_NE(textAt(heavy, u"reasoning").find("3 of 5 for \"B\" (v3 at 3)"), std::string::npos) << textAt(heavy, u"reasoning");
    EXPECT_FALSE(tally("weighted", {u"A"_s, u"B"_s}, {u"2"_s, u"2"_s}).at(u"settled").toBool());
}

TEST(Tally, WhatTheVotesDoNotSettleTheRulingDoes)
{
    const Json ruled = tally("majority", {u"A"_s, u"B"_s}, {}, u"B"_s);
    EXPECT_FALSE(ruled.at(u"settled").toBool());
    EXPECT_EQ(textAt(ruled, u"choice"), "B");
    EXPECT_NE(textAt(ruled, u"decision").find("ruled by lead"), std::string::npos);
    EXPECT_NE(textAt(ruled, u"reasoning").find("C is cheaper."), std::string::npos);
    EXPECT_EQ(textAt(tally("majority", {u"A"_s, u"A"_s}, {}, u"B"_s), u"choice"), "A") << "a ruling does not overturn what is settled";
}

TEST(Tally, EveryOptionThatWasNotTakenIsAnAlternative)
{
    const QList<Json> turnedDown = tally("majority", {u"A"_s, u"B"_s, u"A"_s}).at(u"alternatives").items();
    ASSERT_EQ(turnedDown.size(), 2);
    EXPECT_EQ(textAt(turnedDown[0], u"option"), "B");
    EXPECT_EQ(textAt(turnedDown[0], u"proposed_by"), "v2");
    EXPECT_EQ(textAt(turnedDown[1], u"option"), "C");
}

TEST(Tally, AVoteForNoneOfTheOptionsIsNone)
{
    const Json other = tally("majority", {u"A"_s, u"D"_s, u"A"_s});
    EXPECT_EQ(other.at(u"voted").toInteger(), 2);
    EXPECT_NE(textAt(other, u"reasoning").find("no vote in time from v2"), std::string::npos);
}

TEST(Question, EachOptionStandsOnceAndThereAreTwoAtLeast)
{
    const auto put = [](const QStringList& options) {
        return Question().run({Json(Members{{u"question"_s, Json(u"Which?"_s)}, {u"options"_s, listOf(options)}}), {}, {}});
    };
    const auto made = put({u"A"_s, u" a"_s, u"B"_s, {}});
    ASSERT_TRUE(made);
    EXPECT_EQ(textsOf(made->output.at(u"options")), (QStringList{u"A"_s, u"B"_s}));
    EXPECT_FALSE(put({u"A"_s, u"a"_s}));
}

} // namespace
