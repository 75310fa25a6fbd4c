#include "agents/llm/PictureHead.h"
#include "agents/skills/design/FittedPicture.h"
#include "agents/skills/design/PaintedPicture.h"
#include "agents/skills/design/RasterPicture.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QImage>

using namespace qd;
using namespace qd::agents;

namespace {

/// One that does not become small by being written as PNG.
QByteArray picture(int width, int height, const char* format = "PNG")
{
    QImage image(width, height, QImage::Format_RGB32);
    quint32 dice = 1;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(int((dice = dice * 1664525u + 1013904223u) >> 24), x * 255 / width, y * 255 / height));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, format));
    return bytes;
}

} // namespace

TEST(RasterPicture, AFewBytesThatClaimMorePixelsThanAnybodyMakesAreNotRead)
{
    const auto claims = [](char width) {
        QByteArray png = picture(64, 64);
        for (qsizetype at : {16, 20}) // width and height in the IHDR (PNG 3rd edition, 11.2.1): 8000 by 8000, or somewhat more
            png.replace(at, 4, QByteArray("\0\0\x1f", 3) + (at == 16 ? width : char(0x40)));
        return png;
    };
    EXPECT_EQ(fittedPicture(claims(0x41)).error().text, QStringLiteral("The picture cannot be shown: it has 8001 by 8000 pixels."));
    EXPECT_EQ(paintedPicture(claims(0x41), {}, {}, {}).error().text, QStringLiteral("What came in place of a picture is none."));
    ASSERT_TRUE(rasterHead(claims(0x40)));
    EXPECT_EQ(rasterHead(claims(0x40))->width, 8000);
}

TEST(FittedPicture, WhatFitsGoesAsItIs)
{
    for (const char* format : {"PNG", "JPG"}) {
        const QByteArray bytes = picture(300, 200, format);
        const Result<FittedPicture> fitted = fittedPicture(bytes);
        ASSERT_TRUE(fitted) << format;
        EXPECT_EQ(fitted->bytes, bytes);
        EXPECT_EQ(fitted->width, 300);
        EXPECT_EQ(fitted->height, 200);
    }
    EXPECT_EQ(fittedPicture(picture(20, 20, "JPG"))->mediaType, QStringLiteral("image/jpeg"));
}

TEST(FittedPicture, WhatIsTooLargeIsMadeSmallerAndTheSameEachTime)
{
    const QByteArray bytes = picture(400, 200);
    const Result<FittedPicture> fitted = fittedPicture(bytes, {100, 1'000'000});
    ASSERT_TRUE(fitted);
    EXPECT_EQ(fitted->width, 100);
    EXPECT_EQ(fitted->height, 50);
    EXPECT_EQ(pictureHead(fitted->bytes)->width, 100);
    EXPECT_EQ(fitted->bytes, fittedPicture(bytes, {100, 1'000'000})->bytes);
    const Result<FittedPicture> light = fittedPicture(bytes, {1000, 40'000});
    ASSERT_TRUE(light);
    EXPECT_LE(light->bytes.size(), 40'000);
    EXPECT_GT(light->width, 64);
    const Result<FittedPicture> none = fittedPicture(bytes, {1000, 100});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().text, QStringLiteral("The picture cannot be shown: even small it has more than 100 bytes."));
}

TEST(FittedPicture, AnSvgIsDrawnAndBringsNothingAlong)
{
    const QByteArray svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="20" height="20" fill="#ff0000"/></svg>)";
    const Result<FittedPicture> fitted = fittedPicture(svg, {200, 1'000'000});
    ASSERT_TRUE(fitted) << fitted.error().text.toStdString();
    EXPECT_EQ(fitted->mediaType, QStringLiteral("image/png"));
    const QImage image = QImage::fromData(fitted->bytes);
    EXPECT_EQ(image.size(), QSize(200, 100));
    EXPECT_EQ(image.pixelColor(50, 50), QColor(Qt::red));
    EXPECT_EQ(image.pixelColor(150, 50), QColor(Qt::white));
    for (const char* outward : {R"(<image href="file:///etc/hostname"/>)", R"(<image xlink:href='/etc/hostname'/>)", R"x(<rect fill="url(http://example.org/a)"/>)x",
                                R"x(<style>@import "http://example.org/a.css";</style>)x"})
        EXPECT_FALSE(fittedPicture(QByteArray(svg).replace("</svg>", QByteArray(outward) + "</svg>"))) << outward;
    EXPECT_FALSE(fittedPicture("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg));
    EXPECT_TRUE(fittedPicture(QByteArray(svg).replace("</svg>", "<linearGradient id=\"b\"><stop offset=\"0\" stop-color=\"#00f\"/></linearGradient><rect width=\"9\" height=\"9\" fill=\"url(#b)\"/></svg>")));
}

TEST(FittedPicture, WhatIsNoneIsRefused)
{
    for (const QByteArray& none : {QByteArray(), QByteArray("a text"), QByteArray("GIF89a"), QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ffff0000ffff0802000000")})
        EXPECT_FALSE(fittedPicture(none));
    EXPECT_FALSE(fittedPicture(picture(300, 200).left(200), {100, 1'000'000})) << "its head is well, the rest is not there";
}

TEST(PaintedPicture, IsCutToTheHousesFormatAndSaysWhoMadeIt)
{
    const Result<PaintedPicture> painted = paintedPicture(picture(1536, 1024), QStringLiteral("A title"), QStringLiteral("openai:gpt-image <2>"), QStringLiteral("1536x1024"));
    ASSERT_TRUE(painted) << painted.error().text.toStdString();
    EXPECT_EQ(painted->note, QString());
    const QImage image = QImage::fromData(painted->png, "png");
    EXPECT_EQ(image.size(), QSize(1200, 630));
    EXPECT_EQ(image.text(QStringLiteral("Title")), QStringLiteral("A title"));
    const QString xmp = image.text(QStringLiteral("XML:com.adobe.xmp")); // its checksum was right, too
    EXPECT_TRUE(xmp.contains(QStringLiteral("DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\""))) << xmp.toStdString();
    EXPECT_TRUE(xmp.contains(QStringLiteral("CreatorTool=\"openai:gpt-image &lt;2&gt;\"")));
    EXPECT_FALSE(painted->png.contains("painted by the world"));
}

TEST(PaintedPicture, TheSameGoesThroughAgainUnchanged)
{
    const auto again = [](const QByteArray& bytes) { return paintedPicture(bytes, QStringLiteral("T"), QStringLiteral("m"), QStringLiteral("1536x1024"))->png; };
    const QByteArray once = again(picture(1536, 1024));
    EXPECT_EQ(once, again(picture(1536, 1024)));
    EXPECT_EQ(again(once), once);
    EXPECT_TRUE(paintedPicture(once, {}, {}, QStringLiteral("1536x1024"))->note.isEmpty());
}

TEST(PaintedPicture, AnotherSizeIsSaidAndASmallOneIsRefused)
{
    EXPECT_EQ(paintedPicture(picture(1024, 1024), {}, {}, QStringLiteral("1536x1024"))->note, QStringLiteral("It came as 1024x1024 in place of 1536x1024."));
    const Result<PaintedPicture> small = paintedPicture(picture(64, 64), {}, {}, QStringLiteral("1536x1024"));
    ASSERT_FALSE(small);
    EXPECT_EQ(small.error().kind, Error::Model);
    EXPECT_EQ(small.error().text, QStringLiteral("The picture came as 64x64 in place of 1536x1024, which is too small."));
    EXPECT_FALSE(paintedPicture("<html>", {}, {}, {}));
    EXPECT_FALSE(paintedPicture(picture(1536, 1024).left(5000), {}, {}, {}));
}
