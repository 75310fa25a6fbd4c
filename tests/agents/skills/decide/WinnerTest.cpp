#include "agents/skills/decide/Winner.h"

#include "agents/skills/decide/Texts.h"

#include <gtest/gtest.h>

#include <random>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

const QStringList kThree{u"Stock counts are over"_s, u"How do you count 9 stores?"_s, u"New: the count that runs itself"_s};

Result<SkillOutput> ran(const QStringList& shown, const QStringList& acted, const QStringList& chosen = {}, const QStringList& after = {}, bool rehearsal = false)
{
    QList<Json::Member> input{{u"variants"_s, listOf(kThree)}, {u"shown"_s, listOf(shown)}, {u"acted"_s, listOf(acted)}, {u"chosen"_s, listOf(chosen)}};
    if (!after.isEmpty())
        input += {{u"after_shown"_s, Json(after[0])}, {u"after_acted"_s, Json(after[1])}};
    SkillInput given{Json(input), {}, {}};
    given.rehearsal = rehearsal;
    return Winner().run(given);
}

Json said(const QStringList& shown, const QStringList& acted, const QStringList& chosen = {}, const QStringList& after = {}, bool rehearsal = false)
{
    const Result<SkillOutput> output = ran(shown, acted, chosen, after, rehearsal);
    EXPECT_TRUE(output) << (output ? "" : output.error().text.toStdString());
    return output ? output->output : Json();
}

std::string textAt(const Json& json, QStringView member) { return json.at(member).toString().toStdString(); }

/// By drawing both shares: another way to the same number.
double drawn(int acted, int shown, int otherActed, int otherShown)
{
    std::mt19937_64 random(7);
    const auto beta = [&random](double a, double b) {
        const double x = std::gamma_distribution<>(a, 1)(random);
        return x / (x + std::gamma_distribution<>(b, 1)(random));
    };
    int more = 0;
    constexpr int kDraws = 40'000;
    for (int i = 0; i < kDraws; ++i)
        more += beta(acted + 1, shown - acted + 1) > beta(otherActed + 1, otherShown - otherActed + 1);
    return double(more) / kDraws;
}

} // namespace

TEST(Winner, ThatOneIsBetterIsAsLikelyAsTheFormulaSays)
{
    EXPECT_DOUBLE_EQ(chanceOfMore(0, 0, 0, 0), 0.5) << "nothing is known";
    EXPECT_NEAR(chanceOfMore(1, 1, 0, 0), 2.0 / 3, 1e-12) << "one saw it and opened: the mean of Beta(2, 1)";
    EXPECT_NEAR(chanceOfMore(1, 1, 0, 1), 5.0 / 6, 1e-12);
    EXPECT_NEAR(chanceOfMore(40, 100, 40, 100), 0.5, 1e-12);
    for (const auto& [a, n, b, m] : {std::array{30, 100, 20, 100}, {5, 9, 2, 40}, {0, 30, 3, 30}, {97, 412, 71, 398}})
        EXPECT_NEAR(chanceOfMore(a, n, b, m), drawn(a, n, b, m), 0.01) << a << " of " << n << " against " << b << " of " << m;
    EXPECT_NEAR(chanceOfMore(250'000, 1'000'000, 249'000, 1'000'000) + chanceOfMore(249'000, 1'000'000, 250'000, 1'000'000), 1, 1e-7) << "also of a million";
    EXPECT_GT(chanceOfMore(250'000, 1'000'000, 249'000, 1'000'000), 0.9);
}

TEST(Winner, OneHasWonWhereTheOthersAreUnlikelyToBeBetterTogether)
{
    const Json clear = said({u"200"_s, u"200"_s, u"200"_s}, {u"40"_s, u"70"_s, u"38"_s});
    EXPECT_TRUE(clear.at(u"clear").toBool() && clear.at(u"measured").toBool() && clear.at(u"taken").toBool());
    EXPECT_EQ(textAt(clear, u"id"), "b");
    EXPECT_EQ(textAt(clear, u"winner"), "How do you count 9 stores?");
    EXPECT_EQ(textAt(clear, u"decision"), "B, \"How do you count 9 stores?\" has clearly won.");
    EXPECT_NE(textAt(clear, u"reasoning").find("70 of 200 opened (35.0 %)"), std::string::npos) << textAt(clear, u"reasoning");
    EXPECT_EQ(textsOf(clear.at(u"traits")), (QStringList{u"6 words"_s, u"26 characters"_s, u"a question"_s, u"a figure"_s, u"speaks to its reader"_s, u"begins with how"_s}));
    EXPECT_EQ(clear.at(u"alternatives").items().size(), 2);
}

TEST(Winner, WhereNoneHasClearlyWonNoneIsTaken)
{
    const Json close = said({u"200"_s, u"200"_s, u"200"_s}, {u"50"_s, u"58"_s, u"49"_s});
    EXPECT_FALSE(close.at(u"clear").toBool() || close.at(u"taken").toBool() || close.at(u"stands").toBool());
    EXPECT_TRUE(close.at(u"measured").toBool());
    EXPECT_EQ(textAt(close, u"decision"), "No clear winner.");
    EXPECT_EQ(textAt(close, u"winner"), "");
    // 96.4 % against the second and 96.6 % against the third: each would do alone, both together do not
    const Json both = said({u"200"_s, u"200"_s, u"200"_s}, {u"50"_s, u"66"_s, u"50"_s});
    EXPECT_GT(chanceOfMore(66, 200, 50, 200), 0.95);
    EXPECT_FALSE(both.at(u"clear").toBool());
    EXPECT_LT(both.at(u"confidence").toReal(), 0.95);
}

TEST(Winner, WhatWasNotMeasuredIsNotGuessed)
{
    const Json none = said({{}, {}, {}}, {{}, {}, {}});
    EXPECT_FALSE(none.at(u"measured").toBool() || none.at(u"clear").toBool());
    EXPECT_EQ(textAt(none, u"reasoning"), "Nothing was measured of A, \"Stock counts are over\": nobody said that it arrived.");
    EXPECT_EQ(textAt(said({{}, {}, {}}, {{}, {}, {}}, {}, {}, true), u"reasoning"), "This is a rehearsal: nothing left the house, so nothing was measured.");
    const Json unopened = said({u"20"_s, u"20"_s, u"20"_s}, {{}, {}, {}});
    EXPECT_FALSE(unopened.at(u"measured").toBool());
    EXPECT_NE(textAt(unopened, u"reasoning").find("that may not be counted"), std::string::npos);
    EXPECT_TRUE(said({u"20"_s, u"20"_s, u"20"_s}, {u"4"_s, {}, {}}).at(u"measured").toBool()) << "where one is counted, the others are none";
    const Json odd = said({u"20"_s, u"3"_s, u"20"_s}, {u"4"_s, u"9"_s, u"2"_s});
    EXPECT_FALSE(odd.at(u"measured").toBool());
    EXPECT_NE(textAt(odd, u"reasoning").find("cannot be: 9 opened it, and it arrived at 3"), std::string::npos) << textAt(odd, u"reasoning");
    for (const QStringList& counts : {QStringList{u"many"_s, u"2"_s, u"3"_s}, QStringList{u"-1"_s, u"2"_s, u"3"_s}, QStringList{u"1.5"_s, u"2"_s, u"3"_s}, QStringList{u"1"_s, u"2"_s}})
        EXPECT_FALSE(ran(counts, {u"0"_s, u"0"_s, u"0"_s})) << counts.join(u' ').toStdString();
}

TEST(Winner, WhatSheChoseIsTakenAndSaidNotToBeByItsFigures)
{
    const Json hers = said({{}, {}, {}}, {{}, {}, {}}, {u"C"_s, {}});
    EXPECT_EQ(textAt(hers, u"id"), "c");
    EXPECT_TRUE(hers.at(u"taken").toBool());
    EXPECT_EQ(textAt(hers, u"decision"), "C, \"New: the count that runs itself\" was chosen, not by its figures.");
    EXPECT_EQ(textAt(said({{}, {}, {}}, {{}, {}, {}}, {{}, u"b"_s}), u"id"), "b") << "the first that is given";
    EXPECT_FALSE(ran({{}, {}, {}}, {{}, {}, {}}, {u"d"_s}));
}

TEST(Winner, ItStandsWhereTheRestOfTheListAgrees)
{
    const QStringList shown{u"200"_s, u"200"_s, u"200"_s}, opened{u"40"_s, u"70"_s, u"38"_s};
    EXPECT_TRUE(said(shown, opened, {u"b"_s}).at(u"stands").toBool());
    const Json held = said(shown, opened, {u"b"_s}, {u"900"_s, u"280"_s});
    EXPECT_TRUE(held.at(u"stands").toBool());
    EXPECT_EQ(textAt(held, u"after"), "280 of 900 opened (31.1 %)");
    EXPECT_FALSE(said(shown, opened, {u"b"_s}, {u"900"_s, u"90"_s}).at(u"stands").toBool()) << "to everybody else it did no better than the others";
    EXPECT_FALSE(said(shown, opened, {u"a"_s}).at(u"stands").toBool()) << "another one was clearly better";
    EXPECT_FALSE(said({{}, {}, {}}, {{}, {}, {}}, {u"a"_s}).at(u"stands").toBool());
}
