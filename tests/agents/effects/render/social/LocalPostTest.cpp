#include "agents/effects/render/social/LocalPost.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

agents::LocalPostMaterial local()
{
    agents::LocalPostMaterial material{samplePost(), {}, {}, {}, {}, {}, {}, {}};
    return material;
}

agents::LocalPostMaterial event()
{
    agents::LocalPostMaterial material = local();
    material.topic = QStringLiteral("event");
    material.start = QStringLiteral("2026-12-01T18:30");
    material.end = QStringLiteral("2026-12-01T20:00");
    return material;
}

QString detail(const agents::Rendered& post, const char* name)
{
    return std::get<QString>(post.content.details.value(QString::fromLatin1(name)));
}

QString wrong(const agents::LocalPostMaterial& material)
{
    const Result<agents::Rendered> post = agents::renderLocalPost(material, effectBrand());
    return post ? QString() : post.error().where;
}

} // namespace

TEST(LocalPost, ItsFileIsExactlyTheTextAndItsLinkIsTheButton)
{
    const agents::Rendered post = agents::renderLocalPost(local(), effectBrand()).value();
    EXPECT_EQ(bytesOf(post, "post.txt"), QByteArray("Most programmes fail before the model.\n\nHere is what to settle first."));
    EXPECT_EQ(post.content.files.size(), 1) << "a picture only where it can be fetched";
    EXPECT_EQ(detail(post, "topic"), QStringLiteral("standard"));
    EXPECT_EQ(detail(post, "action"), QStringLiteral("learn-more"));
    EXPECT_EQ(detail(post, "language"), QStringLiteral("en"));
    const QString view = QString::fromUtf8(post.preview);
    EXPECT_TRUE(view.contains(QStringLiteral("Button: learn more, to https://blog.harborandpine.example"))) << view.toStdString();
    EXPECT_TRUE(view.contains(QStringLiteral("of 1500 characters as Google counts.")));
    EXPECT_EQ(contentHash(post.content), contentHash(agents::renderLocalPost(local(), effectBrand())->content)) << "same material, same bytes";
    agents::LocalPostMaterial pictured = local();
    pictured.imageLink = QStringLiteral("https://harborandpine.example/picture.jpg");
    EXPECT_TRUE(bytesOf(agents::renderLocalPost(pictured, effectBrand()).value(), "picture.jpg").startsWith("\xff\xd8\xff"));
}

TEST(LocalPost, AnEventSaysWhenAndAnOfferWhatFor)
{
    EXPECT_TRUE(QString::fromUtf8(agents::renderLocalPost(event(), effectBrand())->preview).contains(QStringLiteral("2026-12-01 18:30 to 2026-12-01 20:00")));
    agents::LocalPostMaterial offer = event();
    offer.topic = QStringLiteral("offer");
    offer.coupon = QStringLiteral("SPRING");
    const agents::Rendered post = agents::renderLocalPost(offer, effectBrand()).value();
    EXPECT_EQ(detail(post, "action"), QString()) << "Google shows no button beside an offer";
    EXPECT_TRUE(QString::fromUtf8(post.preview).contains(QStringLiteral("Coupon: SPRING")) && QString::fromUtf8(post.preview).contains(QStringLiteral("Redeemed at https://")));
    const std::optional<agents::LocalMoment> day = agents::localMomentIn(QStringLiteral("2028-02-29")), time = agents::localMomentIn(QStringLiteral("2026-12-01T18:30"));
    ASSERT_TRUE(day && time);
    EXPECT_TRUE(day->day == 29 && day->hours < 0 && time->hours == 18 && time->minutes == 30);
    for (const char* const text : {"", "2026-02-29", "2026-12-01T24:00", "2026-12-01 18:30", "1.12.2026", "2026-12-01T18:30:00Z"})
        EXPECT_FALSE(agents::localMomentIn(QString::fromLatin1(text))) << text;
}

TEST(LocalPost, WhatGoogleWouldNotTakeIsSaid)
{
    EXPECT_EQ(wrong(event()), QString());
    agents::LocalPostMaterial material = local();
    material.post.text = QString(1'501, u'x');
    EXPECT_EQ(wrong(material), QStringLiteral("text"));
    material.post.text = QString(1'500, u'x');
    EXPECT_EQ(wrong(material), QString());
    material = local();
    material.action = QStringLiteral("buy");
    EXPECT_EQ(wrong(material), QStringLiteral("action"));
    material = local();
    material.post.link.clear();
    EXPECT_EQ(wrong(material), QString());
    material.action = QStringLiteral("call");
    EXPECT_EQ(wrong(material), QString());
    material.action = QStringLiteral("book");
    EXPECT_EQ(wrong(material), QStringLiteral("link"));
    material = local();
    material.topic = QStringLiteral("alert");
    EXPECT_EQ(wrong(material), QStringLiteral("topic"));
    material = local();
    material.coupon = QStringLiteral("SPRING");
    EXPECT_EQ(wrong(material), QStringLiteral("topic"));
    material = event();
    material.end = QStringLiteral("2026-11-30");
    EXPECT_EQ(wrong(material), QStringLiteral("end"));
    material.start = QStringLiteral("tomorrow");
    EXPECT_EQ(wrong(material), QStringLiteral("start"));
    material = local();
    material.start = QStringLiteral("2026-12-01");
    EXPECT_EQ(wrong(material), QStringLiteral("start"));
    material = local();
    material.imageLink = QStringLiteral("https://harborandpine.example/picture.jpg");
    material.post.imagePng.clear();
    EXPECT_EQ(wrong(material), QStringLiteral("image"));
}

} // namespace qd::test
