#include "agents/effects/render/social/FeedPost.h"
#include "agents/effects/limits/PostLength.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kAt = QStringLiteral("https://harborandpine.example/picture.jpg");
const QByteArray kText = "Most programmes fail before the model.\n\nHere is what to settle first.\n\nhttps://blog.harborandpine.example/posts/first-ninety-days/\n\n#AI #CTO";

} // namespace

TEST(FeedPost, ItsFileIsExactlyWhatIsPosted)
{
    const agents::Rendered slack = agents::renderSlackMessage(samplePost(), effectBrand()).value(), page = agents::renderFacebookPost(samplePost(), effectBrand()).value(),
                           picture = agents::renderInstagramPost(samplePost(), kAt, effectBrand()).value();
    EXPECT_EQ(bytesOf(slack, "message.txt"), kText);
    EXPECT_EQ(slack.content.files.size(), 1);
    EXPECT_EQ(bytesOf(page, "post.txt"), kText);
    EXPECT_EQ(bytesOf(page, "graphic.png"), samplePost().imagePng);
    EXPECT_EQ(bytesOf(picture, "post.txt"), kText);
    EXPECT_TRUE(bytesOf(picture, "picture.jpg").startsWith("\xff\xd8\xff"));
    EXPECT_EQ(contentHash(picture.content), contentHash(agents::renderInstagramPost(samplePost(), kAt, effectBrand())->content)) << "same material, same bytes";
    for (const agents::Rendered& one : {slack, page, picture}) {
        EXPECT_EQ(std::get<QString>(one.content.details.value(QStringLiteral("text"))), QString::fromUtf8(kText));
        EXPECT_EQ(std::get<qint64>(one.content.details.value(QStringLiteral("characters"))), kText.size());
    }
    EXPECT_EQ(std::get<QString>(picture.content.details.value(QStringLiteral("image_link"))), kAt);
}

TEST(FeedPost, ThePreviewIsWhatItsReaderSees)
{
    const QString slack = QString::fromUtf8(agents::renderSlackMessage(samplePost(), effectBrand())->preview), page = QString::fromUtf8(agents::renderFacebookPost(samplePost(), effectBrand())->preview),
                  picture = QString::fromUtf8(agents::renderInstagramPost(samplePost(), kAt, effectBrand())->preview);
    EXPECT_TRUE(slack.contains(QStringLiteral(" of 40000 characters as Slack counts."))) << slack.toStdString();
    EXPECT_FALSE(slack.contains(QStringLiteral("<img")));
    EXPECT_TRUE(page.contains(QStringLiteral("graphic.png")) && page.contains(QStringLiteral(" of 63206 characters as Facebook counts.")));
    EXPECT_TRUE(picture.indexOf(QStringLiteral("picture.jpg")) < picture.indexOf(QStringLiteral("Most programmes"))) << "the picture stands above its caption";
    EXPECT_TRUE(picture.contains(QStringLiteral("2 of 30 hashtags.")) && picture.contains(kAt));
    agents::PostMaterial wild = samplePost();
    wild.text = QStringLiteral("<script>");
    EXPECT_FALSE(QString::fromUtf8(agents::renderFacebookPost(wild, effectBrand())->preview).contains(QStringLiteral("<script>")));
}

TEST(FeedPost, WhatIsTooMuchOrMissingIsSaid)
{
    agents::PostMaterial longer = samplePost();
    longer.text = QString(2'150, u'x');
    const auto wrong = [](const Result<agents::Rendered>& post) { return post ? QString() : post.error().text; };
    EXPECT_EQ(wrong(agents::renderInstagramPost(longer, kAt, effectBrand())), QStringLiteral("its text has 2221 characters; Instagram takes 2200"));
    EXPECT_TRUE(agents::renderFacebookPost(longer, effectBrand()));
    agents::PostMaterial bare = samplePost();
    bare.imagePng.clear();
    EXPECT_TRUE(wrong(agents::renderInstagramPost(bare, kAt, effectBrand())).contains(QStringLiteral("takes none without one")));
    EXPECT_TRUE(agents::renderFacebookPost(bare, effectBrand()));
    EXPECT_TRUE(wrong(agents::renderInstagramPost(samplePost(), {}, effectBrand())).contains(QStringLiteral("nobody says where its picture stands")));
    EXPECT_FALSE(agents::renderInstagramPost(samplePost(), QStringLiteral("file:///etc/passwd"), effectBrand()));
    agents::PostMaterial titled = samplePost();
    titled.title = QString(91, u'x');
    EXPECT_EQ(wrong(agents::renderTikTokPost(titled, kAt, effectBrand())), QStringLiteral("its title has 91 characters; TikTok takes 1 to 90"));
    EXPECT_TRUE(agents::renderTikTokPost(longer, kAt, effectBrand()));
    agents::PostMaterial wide = samplePost();
    QImage image({1200, 500}, QImage::Format_RGB32);
    image.fill(Qt::white);
    QBuffer buffer(&wide.imagePng);
    image.save(&buffer, "PNG");
    EXPECT_TRUE(wrong(agents::renderInstagramPost(wide, kAt, effectBrand())).contains(QStringLiteral("1200 × 500")));
}

TEST(PostLength, CountsWhatBeginsAWord)
{
    EXPECT_EQ(agents::hashtagsIn(QStringLiteral("#a b#c (#d) # #ä\n#1")), 4);
    EXPECT_EQ(agents::mentionsIn(QStringLiteral("@a me@b.example @_c")), 2);
    EXPECT_TRUE(agents::checkLength(QString(2'200, u'x'), agents::kInstagramLimits));
    EXPECT_FALSE(agents::checkLength(QString(2'201, u'x'), agents::kInstagramLimits));
    EXPECT_TRUE(agents::checkLength(QStringLiteral("#a ").repeated(40), agents::kFacebookLimits));
}

} // namespace qd::test
