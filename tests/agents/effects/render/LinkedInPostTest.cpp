#include "tests/agents/effects/EffectSamples.h"

#include "core/base/Json.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

Result<agents::Rendered> rendered(const std::function<void(agents::PostMaterial&)>& change = {})
{
    agents::PostMaterial post = samplePost();
    if (change)
        change(post);
    return agents::renderLinkedInPost(post, effectBrand());
}

} // namespace

TEST(LinkedInPost, IsPastedAsItReads)
{
    const Result<agents::Rendered> post = rendered();
    ASSERT_TRUE(post);
    EXPECT_EQ(bytesOf(*post, "post.txt"),
              "Most programmes fail before the model.\n\nHere is what to settle first.\n\n"
              "https://blog.harborandpine.example/posts/first-ninety-days/\n\n#AI #CTO\n");
    const Result<Json> json = Json::parse(bytesOf(*post, "post.json"));
    ASSERT_TRUE(json);
    EXPECT_EQ(json->at(u"hashtags").items().size(), 2);
    EXPECT_EQ(json->at(u"image").toString(), QStringLiteral("graphic.png"));
    EXPECT_EQ(json->at(u"text").toString().toUtf8() + '\n', bytesOf(*post, "post.txt"));
    EXPECT_FALSE(json->at(u"rehearsal").toBool(true));
    EXPECT_EQ(post->content.connector.text, QStringLiteral("folder-linkedin"));
    EXPECT_EQ(post->content.kind.text, QStringLiteral("daily-social-post"));
}

TEST(LinkedInPost, RehearsalStandsInTheTextItself)
{
    const Result<agents::Rendered> post = rendered([](auto& p) { p.rehearsal = true; });
    ASSERT_TRUE(post);
    EXPECT_TRUE(bytesOf(*post, "post.txt").startsWith("[Rehearsal:"));
    EXPECT_TRUE(Json::parse(bytesOf(*post, "post.json"))->at(u"rehearsal").toBool());
}

TEST(LinkedInPost, TheWholeTextCountsTowardsTheLimit)
{
    const auto ofLength = [](qsizetype length) {
        return rendered([length](auto& p) {
            p.hashtags.clear();
            p.link.clear();
            p.text = QString(length, QLatin1Char('a'));
        });
    };
    ASSERT_TRUE(ofLength(3000));
    EXPECT_FALSE(ofLength(3001));
    const Result<agents::Rendered> emoji = rendered([](auto& p) {
        p.hashtags.clear();
        p.link.clear();
        p.text = QStringLiteral("\U0001F600").repeated(1501); // two UTF-16 units each
    });
    EXPECT_FALSE(emoji);
    EXPECT_FALSE(rendered([](auto& p) { p.text = QString(2990, QLatin1Char('a')); })); // link and hashtags count too
    EXPECT_EQ(std::get<qint64>(ofLength(2999)->content.details.value(QStringLiteral("characters"))), 2999);
}

TEST(LinkedInPost, RefusesWhatIsNoPost)
{
    EXPECT_EQ(rendered([](auto& p) { p.text = QStringLiteral(" \n "); }).error().where, QStringLiteral("text"));
    EXPECT_EQ(rendered([](auto& p) { p.hashtags = {QStringLiteral("two words")}; }).error().where, QStringLiteral("hashtags"));
    EXPECT_EQ(rendered([](auto& p) { p.hashtags = {QStringLiteral("#")}; }).error().where, QStringLiteral("hashtags"));
    EXPECT_EQ(rendered([](auto& p) { p.link = QStringLiteral("javascript:alert(1)"); }).error().where, QStringLiteral("link"));
    EXPECT_EQ(rendered([](auto& p) { p.slug = QStringLiteral("../x"); }).error().where, QStringLiteral("slug"));
    EXPECT_EQ(rendered([](auto& p) { p.imagePng = "nothing"; }).error().where, QStringLiteral("image"));
}

TEST(LinkedInPost, PreviewShowsTextAsText)
{
    const Result<agents::Rendered> post = rendered([](auto& p) { p.text = QStringLiteral("<script>alert(1)</script> & <b>so</b>\nnext line"); });
    ASSERT_TRUE(post);
    const QList<Element> all = elementsOf("<d>" + post->preview + "</d>");
    ASSERT_FALSE(all.isEmpty());
    EXPECT_TRUE(named(all, "script").isEmpty());
    EXPECT_EQ(named(all, "br").size(), 1);
    EXPECT_TRUE(bytesOf(*post, "post.txt").startsWith("<script>")); // a text file holds what was written
}

} // namespace qd::test
