#include "agents/skills/content/MetaTags.h"

#include "agents/skills/content/Readability.h"
#include "agents/skills/seo/SearchWidth.h"
#include "agents/skills/seo/UrlSlug.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

const QString kText = u"# Pilots\n\nMost pilots end as slides. AI implementation begins with an owner. The owner decides what counts as a result.\n"_s;

Json tagsFor(const QString& title, const QString& markdown, const QString& keyword)
{
    const auto made = MetaTags().run({Json(QList<Json::Member>{{u"title"_s, Json(title)}, {u"markdown"_s, Json(markdown)}, {u"keyword"_s, Json(keyword)}}), {}, {}});
    EXPECT_TRUE(made) << (made ? "" : made.error().text.toStdString());
    return made ? made->output : Json();
}

} // namespace

TEST(SearchWidth, IsThatOfArialWithinTwoPercent)
{
    // Sums of Helvetica's advance widths (Adobe's AFM file, 1000 units to the em; Arial has the same): a 556, i 222, W 944.
    EXPECT_NEAR(SearchWidth::ofTitle(u"a"_s.repeated(100)), 100 * 20 * 0.556, 100 * 20 * 0.556 * 0.06);
    // "AI Implementation for Enterprise CTOs: From Pilot to Production" is 569.6 pixels wide in Nimbus Sans at 20.
    EXPECT_NEAR(SearchWidth::ofTitle(u"AI Implementation for Enterprise CTOs: From Pilot to Production"_s), 569.6, 569.6 * 0.02);
    EXPECT_NEAR(SearchWidth::ofDescription(u"Some words"_s), SearchWidth::ofTitle(u"Some words"_s) * 0.7, 0.01);
    EXPECT_EQ(SearchWidth::ofTitle({}), 0);
}

TEST(MetaTags, AShortTitleStaysAsItIs)
{
    const Json tags = tagsFor(u"AI implementation that lasts"_s, kText, u"ai implementation"_s);
    EXPECT_EQ(tags.at(u"title").toString(), u"AI implementation that lasts"_s);
    EXPECT_EQ(tags.at(u"slug").toString(), u"ai-implementation-lasts"_s);
    EXPECT_EQ(tags.at(u"description").toString(), u"AI implementation begins with an owner. The owner decides what counts as a result."_s);
    EXPECT_NEAR(tags.at(u"title_pixels").toReal(), SearchWidth::ofTitle(u"AI implementation that lasts"_s), 0.1);
}

TEST(MetaTags, LongTextsAreCutBetweenWordsWithinTheWidth)
{
    const QString title = u"AI implementation as it really happens in companies that have more pilots than people who could run them"_s;
    const QString sentence = u"AI implementation begins with an owner who "_s + u"knows the process and "_s.repeated(20) + u"decides."_s;
    const Json tags = tagsFor(title, sentence, u"ai implementation"_s);
    for (const auto& [text, whole] : {std::pair{tags.at(u"title").toString(), title}, std::pair{tags.at(u"description").toString(), sentence}}) {
        ASSERT_TRUE(text.endsWith(u'…'));
        const QString kept = text.chopped(1);
        EXPECT_TRUE(whole.startsWith(kept + u' ')) << kept.toStdString();
    }
    EXPECT_LE(tags.at(u"title_pixels").toReal(), 580);
    EXPECT_GT(tags.at(u"title_pixels").toReal(), 480);
    EXPECT_LE(tags.at(u"description_pixels").toReal(), 920);
    EXPECT_GT(tags.at(u"description_pixels").toReal(), 820);
}

TEST(MetaTags, ATitleWithAColonIsNeverBrokenOff)
{
    for (const auto& [title, keyword, wanted] : {
             std::tuple{u"How gardeners prune roses: start small and let the first winter decide what comes next"_s, u"pruning roses"_s, u"How gardeners prune roses"_s},
             std::tuple{u"Cold storage: what the first winter taught us about doors, fans and the price of air"_s, u"cold storage"_s, u"Cold storage"_s}}) {
        const QString shown = tagsFor(title, kText, keyword).at(u"title").toString();
        EXPECT_FALSE(shown.contains(u'…')) << shown.toStdString();
        EXPECT_TRUE(shown.endsWith(wanted)) << shown.toStdString();
    }
}

TEST(MetaTags, TheKeywordIsPutInWhereItIsMissing)
{
    const Json tags = tagsFor(u"Ten questions before you scale"_s, u"Nothing of the sort."_s, u"ai readiness"_s);
    EXPECT_EQ(tags.at(u"title").toString(), u"AI readiness: Ten questions before you scale"_s);
    EXPECT_EQ(tags.at(u"description").toString(), u"AI readiness: Nothing of the sort."_s);
    EXPECT_EQ(tags.at(u"slug").toString(), u"ai-readiness-ten-questions-scale"_s);
}

TEST(MetaTags, OddInput)
{
    const Json hebrew = tagsFor(u"שלום עולם"_s, u"טקסט קצר."_s, QString());
    EXPECT_TRUE(UrlSlug::isWellFormed(hebrew.at(u"slug").toString()));
    EXPECT_LE(tagsFor(QString(5000, u'w'), QString(1'000'000, u'x'), u"k"_s).at(u"title_pixels").toReal(), 580);
    EXPECT_FALSE(MetaTags().run({Json(QList<Json::Member>{{u"title"_s, Json(u"t"_s)}}), {}, {}}));
}

TEST(UrlSlug, IsKebabCaseOfAnyScript)
{
    EXPECT_EQ(UrlSlug::of(u"Crème Brûlée & Straße: Łódź's façade"_s), u"creme-brulee-strasse-lodzs-facade"_s);
    EXPECT_EQ(UrlSlug::of(u"10 Steps to a Working System"_s), u"10-steps-working-system"_s);
    EXPECT_EQ(UrlSlug::of(u"How to Prepare Your Dog for New Year's Eve"_s), u"prepare-dog-new-years-eve"_s);
    EXPECT_EQ(UrlSlug::of(u"What is it?"_s), u"what-is-it"_s);
    EXPECT_EQ(UrlSlug::of(u"The Hand-over of a Shift"_s), u"hand-over-shift"_s);
    EXPECT_EQ(UrlSlug::of(u"one two three four"_s, 10), u"two-three"_s);
    const QString chinese = UrlSlug::of(u"企业人工智能"_s);
    EXPECT_TRUE(chinese.startsWith(u"page-"_s));
    EXPECT_EQ(chinese, UrlSlug::of(u"企业人工智能"_s));
    EXPECT_NE(chinese, UrlSlug::of(u"企业"_s));
    for (const auto& bad : {u""_s, u"-a"_s, u"a-"_s, u"a--b"_s, u"A"_s, u"a b"_s, u"ä"_s})
        EXPECT_FALSE(UrlSlug::isWellFormed(bad)) << bad.toStdString();
}

TEST(Readability, GivesTheFiguresAndTheirLimits)
{
    const auto made = Readability().run({Json(QList<Json::Member>{{u"markdown"_s, Json(u"# Title\n\nThe cat sat on the mat."_s)}}), {}, {}});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->output.at(u"flesch_reading_ease").toReal(), 116.1);
    EXPECT_EQ(made->output.at(u"flesch_kincaid_grade").toReal(), -1.4); // -1.45, a hair above it in binary
    EXPECT_EQ(made->output.at(u"band").toString(), u"very easy"_s);
    EXPECT_EQ(made->output.at(u"words").toInteger(), 6);
    EXPECT_TRUE(made->output.at(u"note").toString().contains(u"SMOG was made for 30 sentences or more, here are 1"_s));
    const auto none = Readability().run({Json(QList<Json::Member>{{u"markdown"_s, Json(u"# Only a title"_s)}}), {}, {}});
    EXPECT_EQ(none.error().text, u"\"markdown\" has no running text to measure."_s);
    const auto hebrew = Readability().run({Json(QList<Json::Member>{{u"markdown"_s, Json(u"שלום עולם."_s)}}), {}, {}});
    EXPECT_TRUE(hebrew->output.at(u"note").toString().contains(u"not in Latin letters"_s));
}
