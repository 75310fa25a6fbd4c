#include "agents/effects/render/social/XPost.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

Result<agents::Rendered> rendered(const std::function<void(agents::PostMaterial&)>& change = {})
{
    agents::PostMaterial post = samplePost();
    if (change)
        change(post);
    return agents::renderXPost(post, effectBrand());
}

} // namespace

TEST(XPost, ItsFileIsExactlyWhatIsPosted)
{
    const Result<agents::Rendered> post = rendered();
    ASSERT_TRUE(post) << post.error().text.toStdString();
    const QByteArray text = "Most programmes fail before the model.\n\nHere is what to settle first.\n\nhttps://blog.harborandpine.example/posts/first-ninety-days/\n\n#AI #CTO";
    EXPECT_EQ(bytesOf(*post, "post.txt"), text);
    EXPECT_EQ(std::get<QString>(post->content.details.value(QStringLiteral("text"))), QString::fromUtf8(text));
    EXPECT_EQ(std::get<qint64>(post->content.details.value(QStringLiteral("counts"))), text.indexOf("https") + 23 + 2 + 8);
    EXPECT_EQ(post->content.files.size(), 2);
    EXPECT_EQ(contentHash(post->content), contentHash(rendered()->content));
}

TEST(XPost, ThePreviewIsWhatItsReaderSeesAndWhatCounts)
{
    const QString preview = QString::fromUtf8(rendered()->preview);
    EXPECT_TRUE(preview.contains(QStringLiteral(">blog.harborandpine.example/posts/first-nin…</a>"))) << preview.toStdString();
    EXPECT_TRUE(preview.contains(QStringLiteral("graphic.png")));
    EXPECT_TRUE(preview.contains(QStringLiteral("of 280 count as X counts; a link counts 23 whatever its length."))) << preview.toStdString();
    EXPECT_TRUE(QString::fromUtf8(rendered([](auto& p) { p.text = QStringLiteral("See node.js"); })->preview).contains(QStringLiteral("by whether it takes a name with dots for a link")));
    EXPECT_FALSE(QString::fromUtf8(rendered([](auto& p) { p.text = QStringLiteral("<script>"); })->preview).contains(QStringLiteral("<script>")));
}

TEST(XPost, WhatXMayNotTakeIsRefusedHere)
{
    const auto alone = [](const QString& text) {
        return rendered([&text](auto& p) {
            p.text = text;
            p.link.clear();
            p.hashtags.clear();
        });
    };
    EXPECT_TRUE(alone(QString(280, u'a')));
    const Result<agents::Rendered> long281 = alone(QString(281, u'a'));
    ASSERT_FALSE(long281);
    EXPECT_TRUE(long281.error().text.contains(QStringLiteral("counts 281")));
    EXPECT_FALSE(alone(QString(262, u'a') + QStringLiteral(" node.js"))) << "more than 280 where X takes it for a link";
    EXPECT_FALSE(alone(QStringLiteral(" \n ")));
    EXPECT_FALSE(rendered([](auto& p) { p.slug = QStringLiteral("No slug"); }));
    EXPECT_FALSE(rendered([](auto& p) { p.link = QStringLiteral("javascript:x"); }));
    EXPECT_FALSE(rendered([](auto& p) { p.imagePng = "no png"; }));
    EXPECT_FALSE(rendered([](auto& p) { p.hashtags = {QStringLiteral("two words")}; }));
}

TEST(XPost, ARehearsalIsMarkedAndItsTextIsThatOfThePost)
{
    const Result<agents::Rendered> post = rendered([](auto& p) { p.rehearsal = true; });
    ASSERT_TRUE(post);
    EXPECT_TRUE(post->content.rehearsal);
    EXPECT_EQ(bytesOf(*post, "post.txt"), bytesOf(*rendered(), "post.txt"));
    EXPECT_NE(post->preview, rendered()->preview);
}

} // namespace qd::test
