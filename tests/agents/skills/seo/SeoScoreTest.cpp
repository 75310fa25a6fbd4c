#include "agents/skills/seo/SeoScore.h"

#include <gtest/gtest.h>

#include <QMap>

#include <functional>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

/// A page that passes everything; each test spoils one thing.
struct Page {
    QString title = u"AI implementation: a plan that lasts for years"_s;
    QString description = u"AI implementation works when a plan has an owner, a date and a way out. Read what to decide first."_s;
    QString slug = u"ai-implementation-plan"_s;
    QString keyword = u"AI implementation"_s;
    QString secondary = u"pilot project"_s;
    QString imageAlt = u"Connected nodes"_s;
    QString markdown;
    Brand brand;

    Page()
    {
        brand.name = u"Harbor & Pine"_s;
        brand.site = u"https://www.harborandpine.example"_s;
        markdown = u"Each AI implementation needs an owner. See [our approach](/approach) and [the survey](https://survey.example/2025).\n\n"
                   "![a chart of costs](chart.png)\n\n- one item\n- two items\n\n"_s;
        for (const auto& heading : {u"Why an AI implementation needs an owner"_s, u"How a pilot project ends"_s, u"What it costs"_s, u"What to do next"_s}) {
            markdown += u"## "_s + heading + u"\n\n"_s;
            for (int i = 0; i < 4; ++i)
                markdown += u"The owner of the work knows what to do. "_s.repeated(7) + u"The plan is short.\n\n"_s;
            markdown += u"An AI implementation is like a pilot project with an end. AI implementation is work.\n\n"_s;
        }
    }
    Result<SkillOutput> run() const
    {
        return SeoScore().run({Json(QList<Json::Member>{{u"title"_s, Json(title)}, {u"description"_s, Json(description)}, {u"slug"_s, Json(slug)},
                                                        {u"keyword"_s, Json(keyword)}, {u"secondary"_s, Json(secondary)},
                                                        {u"image_alt"_s, Json(imageAlt)}, {u"markdown"_s, Json(markdown)}}), brand, {}});
    }
};

QStringList failedOf(const Page& page)
{
    const auto made = page.run();
    EXPECT_TRUE(made);
    QStringList failed;
    for (const Json& check : made->output.at(u"checks").items())
        if (!check.at(u"passed").toBool())
            failed.append(check.at(u"id").toString());
    return failed;
}

void replace(QString& text, const QString& from, const QString& to)
{
    ASSERT_TRUE(text.contains(from)) << from.toStdString();
    text.replace(from, to);
}

using Spoil = std::function<void(Page&)>;

QMap<QString, Spoil> spoilers()
{
    const QString sentence = u"The owner of the work knows what to do. "_s;
    return {
        {u"title-keyword"_s, [](Page& p) { p.title = u"A plan that lasts for years and what it takes"_s; }},
        {u"title-keyword-early"_s, [](Page& p) { p.title = u"A plan that lasts for years: AI implementation"_s; }},
        {u"title-width"_s, [](Page& p) { p.title = u"AI implementation: "_s + u"a long plan "_s.repeated(6); }},
        {u"description-width"_s, [](Page& p) { p.description = u"AI implementation in short."_s; }},
        {u"description-keyword"_s, [](Page& p) { replace(p.description, u"AI implementation"_s, u"A careful change"_s); }},
        {u"description-own"_s, [](Page& p) { p.description.clear(); }},
        {u"slug-keyword"_s, [](Page& p) { p.slug = u"plan-years"_s; }},
        {u"slug-form"_s, [](Page& p) { p.slug = u"AI--implementation"_s; }},
        {u"slug-stop-words"_s, [](Page& p) { p.slug = u"the-ai-implementation-of-our-plan"_s; }},
        {u"image-alt"_s, [](Page& p) { replace(p.markdown, u"a chart of costs"_s, QString()); }},
        {u"internal-links"_s, [](Page& p) { replace(p.markdown, u"(/approach)"_s, u"(https://other.example/x)"_s); }},
        {u"external-links"_s, [](Page& p) { replace(p.markdown, u"https://survey.example/2025"_s, u"https://harborandpine.example/x"_s); }},
        {u"link-text"_s, [](Page& p) { replace(p.markdown, u"[the survey]"_s, u"[here]"_s); }},
        {u"structured-data"_s, [](Page& p) { p.brand.name.clear(); }},
        {u"keyword-in-opening"_s, [sentence](Page& p) { p.markdown = sentence.repeated(12) + u"\n\n"_s + p.markdown; }},
        {u"keyword-in-heading"_s, [](Page& p) { replace(p.markdown, u"## Why an AI implementation needs an owner"_s, u"## Why it needs an owner"_s); }},
        {u"keyword-density"_s, [](Page& p) { replace(p.markdown, u"AI implementation is "_s, u"honest effort is "_s); }},
        {u"keyword-stuffing"_s, [](Page& p) { p.markdown += u"AI implementation. "_s.repeated(5); }},
        {u"secondary-in-heading"_s, [](Page& p) { replace(p.markdown, u"## How a pilot project ends"_s, u"## How it ends"_s); }},
        {u"secondary-in-text"_s, [](Page& p) { replace(p.markdown, u"like a pilot project with"_s, u"like a trip with"_s); }},
        {u"one-h1"_s, [](Page& p) { p.markdown = u"# First\n\n# Second\n\n"_s + p.markdown; }},
        {u"heading-order"_s, [](Page& p) { replace(p.markdown, u"## What it costs"_s, u"#### What it costs"_s); }},
        {u"subheadings"_s, [](Page& p) { replace(p.markdown, u"## What "_s, u"What "_s); }},
        {u"section-length"_s, [sentence](Page& p) { p.markdown += (sentence.repeated(4) + u"\n\n"_s).repeated(5); }},
        {u"headings-distinct"_s, [](Page& p) { replace(p.markdown, u"## What to do next"_s, u"## What it COSTS"_s); }},
        {u"heading-length"_s, [](Page& p) { replace(p.markdown, u"## What it costs"_s, u"## What it costs "_s + u"and more "_s.repeated(8)); }},
        {u"word-count"_s, [](Page& p) { replace(p.markdown, u"The plan is short."_s, QString()); replace(p.markdown, u"The owner of the work knows what to do. The owner"_s, u"The owner"_s); }},
        {u"paragraph-length"_s, [sentence](Page& p) { p.markdown += u"## A last word\n\n"_s + sentence.repeated(18); }},
        {u"sentence-length"_s, [](Page& p) { replace(p.markdown, u"to do. The"_s, u"to do the"_s); }},
        {u"long-sentences"_s, [](Page& p) { replace(p.markdown, u"to do. The owner of the work knows what to do. The owner of the work knows what to do."_s,
                                                    u"to do and the owner of the work knows what to do and the owner of the work knows what to do."_s); }},
        {u"readability"_s, [](Page& p) { replace(p.markdown, u"owner of the work knows"_s, u"organisational responsibility of the management"_s); }},
        {u"lists"_s, [](Page& p) { replace(p.markdown, u"- one item\n- two items"_s, u"one item and two items"_s); }},
    };
}

} // namespace

TEST(SeoScore, APageWithoutFaultReachesAHundred)
{
    const Page page;
    EXPECT_EQ(failedOf(page), QStringList());
    const auto made = page.run();
    EXPECT_EQ(made->output.at(u"score").toReal(), 100);
    EXPECT_EQ(made->output.at(u"checks").items().size(), 32);
    EXPECT_EQ(made->output.at(u"passed").toInteger(), 32);
    EXPECT_TRUE(made->output.at(u"reasons").items().isEmpty());
}

TEST(SeoScore, EachCheckFailsOnItsOwnFault)
{
    // What cannot fail alone: without the keyword in the title it is not early either, and so on.
    const QMap<QString, QStringList> along{{u"title-keyword"_s, {u"title-keyword-early"_s}},
                                           {u"description-own"_s, {u"description-width"_s, u"description-keyword"_s, u"structured-data"_s}},
                                           {u"subheadings"_s, {u"section-length"_s}},
                                           {u"sentence-length"_s, {u"long-sentences"_s}}};
    const QMap<QString, Spoil> all = spoilers();
    EXPECT_EQ(all.size(), 32);
    for (auto it = all.begin(); it != all.end(); ++it) {
        Page page;
        it.value()(page);
        QStringList failed = failedOf(page);
        EXPECT_TRUE(failed.removeOne(it.key())) << it.key().toStdString() << " did not fail";
        for (const QString& other : std::as_const(failed))
            EXPECT_TRUE(along.value(it.key()).contains(other)) << it.key().toStdString() << " made fail " << other.toStdString();
    }
}

TEST(SeoScore, TheScoreIsTheWeightOfWhatPassed)
{
    Page page;
    page.title = u"A plan that lasts for years and what it takes"_s; // loses 8 and 3 of all weights
    const auto made = page.run();
    qint64 all = 0;
    for (const Json& check : made->output.at(u"checks").items())
        all += check.at(u"weight").toInteger();
    EXPECT_NEAR(made->output.at(u"score").toReal(), 100.0 * double(all - 11) / double(all), 0.05);
    EXPECT_EQ(made->output.at(u"failed").toInteger(), 2);
    EXPECT_EQ(made->output.at(u"reasons").items().constFirst().toString(),
              u"Loses %1 points: the title \"A plan that lasts for years and what it takes\" does not hold \"AI implementation\"."_s.arg(std::round(8000.0 / double(all)) / 10));
}

TEST(SeoScore, EveryReasonSaysWhatItCosts)
{
    Page page;
    page.title = u"Nothing"_s;
    page.description.clear();
    const auto made = page.run();
    double lost = 0;
    for (const Json& reason : made->output.at(u"reasons").items()) {
        const QString text = reason.toString();
        EXPECT_TRUE(text.startsWith(u"Loses "_s) && text.contains(u": "_s) && text.endsWith(u'.')) << text.toStdString();
        lost += text.section(u' ', 1, 1).toDouble();
    }
    EXPECT_GT(made->output.at(u"reasons").items().size(), 2);
    EXPECT_NEAR(made->output.at(u"score").toReal(), 100 - lost, 0.5);
}

TEST(SeoScore, WithoutASecondaryKeywordItsChecksAreLeftOut)
{
    Page page;
    page.secondary.clear();
    EXPECT_EQ(page.run()->output.at(u"checks").items().size(), 30);
    EXPECT_EQ(page.run()->output.at(u"score").toReal(), 100);
}

TEST(SeoScore, OddInput)
{
    Page page;
    page.keyword = u"—"_s;
    EXPECT_EQ(page.run().error().text, u"\"keyword\" has no word."_s);
    page.keyword = u"x"_s;
    page.markdown = u" "_s;
    EXPECT_EQ(page.run().error().text, u"\"markdown\" is empty."_s);
    page.markdown = u"x "_s.repeated(500'000);
    EXPECT_TRUE(page.run());
    page.markdown = u"שלום עולם"_s;
    EXPECT_TRUE(page.run());
}
