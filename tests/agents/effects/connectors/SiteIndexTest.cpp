#include "agents/effects/connectors/SiteIndex.h"

#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QUrl>

namespace qd::test {

namespace {

agents::PostRecord recordOf(const QString& slug, Instant date, const std::function<void(agents::PageMaterial&)>& change = {})
{
    agents::PageMaterial material = samplePage();
    material.slug = slug;
    material.title = QStringLiteral("About ") + slug;
    material.date = date;
    if (change)
        change(material);
    const EffectContent content = agents::renderBlogPage(material, effectBrand())->content;
    return {contentHash(content), 1, content.title, content.rehearsal, content.details};
}

agents::SitePosts three()
{
    return {{QStringLiteral("b-old"), recordOf(QStringLiteral("b-old"), {1'790'000'000'000})},
            {QStringLiteral("a-new"), recordOf(QStringLiteral("a-new"), {1'795'000'000'000})},
            {QStringLiteral("c-middle"), recordOf(QStringLiteral("c-middle"), {1'792'000'000'000}, [](auto& m) { m.rehearsal = true; })}};
}

QStringList textsOf(const QList<Element>& elements)
{
    QStringList texts;
    for (const Element& each : elements)
        texts.append(each.text);
    return texts;
}

} // namespace

TEST(SiteIndex, ListsPostsNewestFirst)
{
    const QList<Element> all = elementsOf(agents::siteIndex(three()));
    ASSERT_FALSE(all.isEmpty());
    EXPECT_EQ(textsOf(named(all, "h2")), QStringList({QStringLiteral("About a-new"), QStringLiteral("About c-middle"), QStringLiteral("About b-old")}));
    EXPECT_EQ(named(all, "img").value(0).at("src"), QStringLiteral("posts/a-new/header.png"));
    EXPECT_EQ(named(all, "h1").size(), 1);
    EXPECT_EQ(agents::siteIndex(three()), agents::siteIndex(three()));
}

TEST(SiteIndex, MarksRehearsals)
{
    const QList<Element> all = elementsOf(agents::siteIndex(three()));
    EXPECT_TRUE(textsOf(named(all, "span")).contains(QStringLiteral("Rehearsal")));
    EXPECT_TRUE(metaOf(all, "robots").isEmpty()); // one rehearsal does not hide a real site from searches
    agents::SitePosts rehearsals = three();
    rehearsals.remove(QStringLiteral("a-new"));
    rehearsals.remove(QStringLiteral("b-old"));
    EXPECT_EQ(metaOf(elementsOf(agents::siteIndex(rehearsals)), "robots"), QStringLiteral("noindex"));
}

TEST(SiteIndex, RecordsThatSomebodyEditedCannotRunAnything)
{
    agents::PostRecord record = recordOf(QStringLiteral("x"), {1'795'000'000'000});
    record.title = QStringLiteral("<script>x</script>");
    record.details[QStringLiteral("url")] = QStringLiteral("javascript:alert(1)");
    record.details[QStringLiteral("site_url")] = QStringLiteral("javascript:alert(1)");
    record.details[QStringLiteral("colour_primary")] = QStringLiteral("red;}");
    record.details[QStringLiteral("date")] = qint64(7);
    const agents::SitePosts posts{{QStringLiteral("x"), record}};
    const QByteArray page = agents::siteIndex(posts);
    EXPECT_FALSE(elementsOf(page).isEmpty());
    EXPECT_TRUE(named(elementsOf(page), "script").isEmpty());
    EXPECT_FALSE(page.contains("red;"));
    EXPECT_FALSE(agents::siteFeed(posts).contains("javascript:"));
}

TEST(SiteFeed, IsAValidAtomFeed)
{
    const QByteArray feed = agents::siteFeed(three());
    const QList<Element> all = elementsOf(feed);
    ASSERT_FALSE(all.isEmpty());
    EXPECT_TRUE(feed.startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
    EXPECT_TRUE(feed.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"));
    // RFC 4287, 4.1.1 and 4.1.2: feed and entries have id, title and updated; ids are absolute and differ.
    EXPECT_EQ(named(all, "entry").size(), 3);
    EXPECT_EQ(named(all, "title").size(), 4);
    EXPECT_EQ(named(all, "updated").size(), 4);
    const QStringList ids = textsOf(named(all, "id"));
    EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()).size(), 4);
    for (const QString& id : ids)
        EXPECT_FALSE(QUrl(id).isRelative()) << id.toStdString();
    for (const Element& updated : named(all, "updated"))
        EXPECT_TRUE(QDateTime::fromString(updated.text, Qt::ISODateWithMs).isValid());
    EXPECT_EQ(named(all, "updated").value(0).text, toRfc3339({1'795'000'000'000})); // the newest
    EXPECT_EQ(named(all, "author").size(), 4);
}

TEST(SiteFeed, KeepsItsIdentifiersWithoutAnAddress)
{
    agents::SitePosts posts = three();
    for (agents::PostRecord& record : posts) {
        record.details[QStringLiteral("site_url")] = QString();
        record.details[QStringLiteral("url")] = QStringLiteral("posts/x/");
    }
    const QStringList ids = textsOf(named(elementsOf(agents::siteFeed(posts)), "id"));
    EXPECT_EQ(QSet<QString>(ids.begin(), ids.end()).size(), 4);
    for (const QString& id : ids)
        EXPECT_TRUE(id.startsWith(QStringLiteral("urn:uuid:")));
    EXPECT_EQ(agents::siteFeed(posts), agents::siteFeed(posts));
}

TEST(SiteFeed, TwoSitesWithoutAnAddressShareNoIdentifier)
{
    agents::SitePosts posts = three();
    for (agents::PostRecord& record : posts) {
        record.details[QStringLiteral("site_url")] = QString();
        record.details[QStringLiteral("url")] = QStringLiteral("posts/x/");
    }
    QSet<QString> ids;
    for (const char* owner : {"", "press", "lab"})
        for (const QString& id : textsOf(named(elementsOf(agents::siteFeed(posts, QString::fromLatin1(owner))), "id")))
            ids.insert(id);
    EXPECT_EQ(ids.size(), 12);
}

} // namespace qd::test
