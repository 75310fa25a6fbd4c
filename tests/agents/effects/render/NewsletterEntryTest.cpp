#include "tests/agents/effects/EffectSamples.h"

#include "core/base/Json.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

Result<agents::Rendered> rendered(const std::function<void(agents::NewsletterMaterial&)>& change = {})
{
    agents::NewsletterMaterial entry = sampleEntry();
    if (change)
        change(entry);
    return agents::renderNewsletterEntry(entry, effectBrand());
}

} // namespace

TEST(NewsletterEntry, HasPageTextAndDescription)
{
    const Result<agents::Rendered> entry = rendered();
    ASSERT_TRUE(entry);
    const QList<Element> all = elementsOf(bytesOf(*entry, "entry.html"));
    ASSERT_FALSE(all.isEmpty());
    EXPECT_EQ(named(all, "title").value(0).text, sampleEntry().subject);
    EXPECT_EQ(named(all, "h1").size(), 1);
    EXPECT_TRUE(named(all, "style").isEmpty()); // mail programs drop it
    EXPECT_TRUE(named(all, "table").isEmpty());
    EXPECT_TRUE(named(all, "img").isEmpty());
    EXPECT_TRUE(named(all, "li").value(0).at("style").startsWith(QStringLiteral("margin")));
    const Result<Json> json = Json::parse(bytesOf(*entry, "entry.json"));
    ASSERT_TRUE(json);
    EXPECT_EQ(json->at(u"subject").toString(), sampleEntry().subject);
    EXPECT_EQ(json->at(u"preheader").toString(), sampleEntry().preheader);
    EXPECT_EQ(json->at(u"link").toString(), sampleEntry().link);
    EXPECT_TRUE(bytesOf(*entry, "entry.txt").endsWith("/posts/first-ninety-days/\n"));
}

TEST(NewsletterEntry, SubjectCannotBringHeaderLines)
{
    const Result<agents::Rendered> entry = rendered([](auto& e) { e.subject = QStringLiteral("Hello\r\nBcc: all@evil.example"); });
    ASSERT_TRUE(entry);
    EXPECT_EQ(Json::parse(bytesOf(*entry, "entry.json"))->at(u"subject").toString(), QStringLiteral("Hello Bcc: all@evil.example"));
    EXPECT_EQ(rendered([](auto& e) { e.subject = QString(201, QLatin1Char('a')); }).error().where, QStringLiteral("subject"));
    EXPECT_EQ(rendered([](auto& e) { e.subject = QStringLiteral("\n"); }).error().where, QStringLiteral("subject"));
}

TEST(NewsletterEntry, HostileTextIsNeutralised)
{
    const Result<agents::Rendered> entry = rendered([](auto& e) {
        e.text = QStringLiteral("<script>x</script> [a](javascript:x) ![b](https://evil.example/pixel.png)");
        e.title = QStringLiteral("</h1><script>x</script>");
        e.preheader = QStringLiteral("\"><script>x</script>");
    });
    ASSERT_TRUE(entry);
    const QList<Element> all = elementsOf(bytesOf(*entry, "entry.html"));
    ASSERT_FALSE(all.isEmpty());
    EXPECT_TRUE(named(all, "script").isEmpty());
    EXPECT_TRUE(named(all, "img").isEmpty());
    EXPECT_EQ(named(all, "a").size(), 1); // the button
}

TEST(NewsletterEntry, RehearsalIsMarkedEverywhere)
{
    const Result<agents::Rendered> entry = rendered([](auto& e) { e.rehearsal = true; });
    ASSERT_TRUE(entry);
    EXPECT_TRUE(bytesOf(*entry, "entry.txt").startsWith("[Rehearsal:"));
    EXPECT_TRUE(bytesOf(*entry, "entry.html").contains("Rehearsal:"));
    EXPECT_EQ(metaOf(elementsOf(bytesOf(*entry, "entry.html")), "generator"), QStringLiteral("Quarterdeck rehearsal"));
    EXPECT_TRUE(Json::parse(bytesOf(*entry, "entry.json"))->at(u"rehearsal").toBool());
}

TEST(NewsletterEntry, SameMaterialSameBytes)
{
    EXPECT_EQ(rendered()->blobs, rendered()->blobs);
    EXPECT_NE(contentHash(rendered()->content), contentHash(rendered([](auto& e) { e.preheader += QLatin1Char('.'); })->content));
}

} // namespace qd::test
