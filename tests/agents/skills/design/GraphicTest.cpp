#include "agents/skills/design/Graphic.h"
#include "agents/skills/design/Palette.h"
#include "agents/skills/design/TitleText.h"
#include "core/base/Digest.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QImage>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

Brand harbor()
{
    Brand brand;
    brand.name = u"Harbor & Pine"_s;
    brand.colourPrimary = u"#1f4e4a"_s;
    brand.colourAccent = u"#d98e48"_s;
    brand.colourBackground = u"#f7f4ee"_s;
    brand.colourText = u"#1e2a2a"_s;
    return brand;
}

SkillInput order(const QString& title, const QString& theme, bool rehearsal = false, const Brand& brand = harbor())
{
    return {Json(QList<Json::Member>{{u"title"_s, Json(title)}, {u"theme"_s, Json(theme)}, {u"rehearsal"_s, Json(rehearsal)}}), brand, {}};
}

QImage imageOf(const SkillOutput& output)
{
    return QImage::fromData(output.files.constFirst().bytes, "png");
}

const QString kTitle = u"AI Implementation for Enterprise CTOs: From Pilot to Production"_s;

} // namespace

TEST(Graphic, IsAPngOfTheStatedSizeDigestAndAlternativeText)
{
    for (const auto layout : {Graphic::Header, Graphic::Social}) {
        const auto made = Graphic(layout).run(order(kTitle, u"a network of people"_s));
        ASSERT_TRUE(made) << made.error().text.toStdString();
        const QByteArray& bytes = made->files.constFirst().bytes;
        EXPECT_TRUE(bytes.startsWith("\x89PNG\r\n\x1a\n"));
        EXPECT_EQ(made->files.constFirst().mediaType, u"image/png"_s);
        EXPECT_EQ(imageOf(*made).size(), QSize(1200, 630));
        EXPECT_EQ(made->output.at(u"bytes").toInteger(), bytes.size());
        EXPECT_EQ(made->output.at(u"sha256").toString(), QString::fromLatin1(sha256(bytes).toHex()));
        EXPECT_EQ(made->output.at(u"alt").toString(), u"“"_s + kTitle + u"”, with connected nodes, Harbor & Pine"_s);
        EXPECT_EQ(made->output.at(u"note").toString(), QString());
    }
}

TEST(Graphic, SameInputGivesTheSameBytesAndOtherThemesGiveOthers)
{
    const Graphic header(Graphic::Header);
    const auto one = header.run(order(kTitle, u"one"_s)), again = header.run(order(kTitle, u"one"_s)), other = header.run(order(kTitle, u"two"_s));
    EXPECT_EQ(one->files.constFirst().bytes, again->files.constFirst().bytes);
    EXPECT_NE(one->files.constFirst().bytes, other->files.constFirst().bytes);
    const auto social = Graphic(Graphic::Social).run(order(kTitle, u"one"_s));
    EXPECT_NE(one->files.constFirst().bytes, social->files.constFirst().bytes);
}

TEST(Graphic, ARehearsalIsMarkedInTheFileAndOnThePicture)
{
    const Graphic header(Graphic::Header);
    const QImage real = imageOf(*header.run(order(kTitle, u"one"_s, false))), rehearsed = imageOf(*header.run(order(kTitle, u"one"_s, true)));
    EXPECT_EQ(rehearsed.text(u"Rehearsal"_s), u"true"_s);
    EXPECT_EQ(rehearsed.text(u"Software"_s), u"Quarterdeck"_s);
    EXPECT_EQ(rehearsed.text(u"Title"_s), kTitle);
    EXPECT_EQ(real.text(u"Rehearsal"_s), QString());
    EXPECT_EQ(real.text(u"Software"_s), u"Quarterdeck"_s);
    EXPECT_NE(real.copy(1000, 0, 200, 100), rehearsed.copy(1000, 0, 200, 100));
    EXPECT_EQ(real.copy(0, 100, 700, 530), rehearsed.copy(0, 100, 700, 530));
}

TEST(Graphic, TextKeepsOffTheMargins)
{
    const QString longTitle = u"What a mid-size insurer learned when it moved eleven pilots into production and closed the seven of them that did not pay"_s;
    const QString hebrew = u"יישום בינה מלאכותית בארגונים גדולים: מפיילוט לייצור"_s;
    for (const QString& title : {u"Go"_s, longTitle, hebrew}) {
        const QImage image = imageOf(*Graphic(Graphic::Social).run(order(title, u"x"_s)));
        const QRgb ground = image.pixel(2, 2);
        for (int y = 0; y < 440; ++y)
            for (const int x : {0, 20, 40, 60, 68, 1132, 1150, 1180, 1199})
                ASSERT_EQ(image.pixel(x, y), ground) << x << ',' << y << ' ' << title.toStdString();
        for (int x = 0; x < 1200; ++x) // between the title's box and the band
            ASSERT_EQ(image.pixel(x, 448), ground) << x << ' ' << title.toStdString();
    }
}

TEST(Graphic, WithoutATitleThatMayBeToldItBearsNoWords)
{
    for (const auto layout : {Graphic::Header, Graphic::Social}) {
        const auto made = [layout](const QString& title, bool told) {
            SkillInput input = order(title, u"a network of people"_s);
            if (!told)
                input.untold = {u"title"_s};
            return *Graphic(layout).run(input);
        };
        const SkillOutput bare = made(u"…"_s, false);
        EXPECT_EQ(bare.files.constFirst().bytes, made(u"How Zelda plans"_s, false).files.constFirst().bytes) << "nothing of it is drawn";
        EXPECT_EQ(bare.output.at(u"alt").toString(), u"A picture, with connected nodes, Harbor & Pine"_s);
        const QImage image = imageOf(bare);
        EXPECT_EQ(image.size(), QSize(1200, 630));
        EXPECT_FALSE(image.textKeys().contains(u"Title"_s));
        EXPECT_NE(image, imageOf(made(u"How Zelda plans"_s, true)));
        const QRgb ground = image.pixel(80, 120);
        for (int y = 120; y < 420; y += 3) // where the title begins
            for (int x = 72; x < 400; x += 3)
                ASSERT_EQ(image.pixel(x, y), ground) << x << ',' << y;
    }
}

TEST(Graphic, ABadColourIsNamed)
{
    Brand brand = harbor();
    brand.colourAccent = u"orange-ish"_s;
    const auto made = Graphic(Graphic::Header).run(order(kTitle, u"x"_s, false, brand));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, Error::Parse);
    EXPECT_EQ(made.error().text, u"The brand's \"colour_accent\" is \"orange-ish\", which is no colour."_s);
}

TEST(Graphic, EmptyBinaryAndHugeTitlesAreHandled)
{
    const Graphic header(Graphic::Header);
    EXPECT_EQ(header.run(order(u"  "_s, u"x"_s)).error().text, u"\"title\" is empty."_s);
    EXPECT_FALSE(header.run(order(QString(u"a"_s) + QChar(1), u"x"_s)));
    EXPECT_TRUE(header.run(order(u"word "_s.repeated(200'000), u"x"_s)));
    EXPECT_TRUE(header.run(order(QString(1'000'000, u'x'), u"x"_s)));
    const auto alt = header.run(order(u"word "_s.repeated(200), u"x"_s))->output.at(u"alt").toString();
    EXPECT_LE(alt.size(), 125);
    EXPECT_GE(alt.size(), 100);
}

TEST(Palette, ContrastIsThatOfThePublishedFormula)
{
    EXPECT_NEAR(Palette::contrast(Qt::black, Qt::white), 21.0, 1e-9);
    EXPECT_NEAR(Palette::contrast(QColor(u"#777777"_s), Qt::white), 4.48, 0.005); // the well-known grey that just fails
    EXPECT_NEAR(Palette::contrast(QColor(u"#767676"_s), Qt::white), 4.54, 0.005); // and the one that just passes
}

TEST(Palette, TextIsReadableOnAnyGround)
{
    Brand brand = harbor();
    for (const auto& grey : {u"#000000"_s, u"#444444"_s, u"#767676"_s, u"#777777"_s, u"#808080"_s, u"#bbbbbb"_s, u"#ffffff"_s, u"#ff0000"_s}) {
        brand.colourPrimary = brand.colourText = brand.colourBackground = grey;
        const auto palette = Palette::of(brand);
        EXPECT_GE(Palette::contrast(palette->readableOn(QColor(grey), QColor(grey)), QColor(grey)), 4.5) << grey.toStdString();
    }
}

TEST(TitleText, LinesAreFewBalancedAndWhole)
{
    const auto set = TitleText::fitted(kTitle, {QSizeF(652, 416), 92, 30});
    EXPECT_LE(set.lines().size(), 4);
    EXPECT_EQ(set.lines().join(u' '), kTitle);
    EXPECT_LE(set.size().width(), 652);
    EXPECT_LE(set.size().height(), 416);
    EXPECT_EQ(set.missingGlyphs(), 0);
    qsizetype shortest = 1000, longest = 0;
    for (const QString& line : set.lines()) {
        shortest = std::min(shortest, line.size());
        longest = std::max(longest, line.size());
    }
    EXPECT_GE(shortest * 2, longest) << set.lines().join(u" | "_s).toStdString();
}

TEST(TitleText, BreaksWhereTheWordsAllowIt)
{
    const auto lines = [](const QString& title) { return TitleText::fitted(title, {QSizeF(652, 416), 116, 24}).lines(); };
    EXPECT_EQ(lines(u"Why a Weekly Stock Count Beats a Yearly One"_s), QStringList({u"Why a Weekly"_s, u"Stock Count Beats"_s, u"a Yearly One"_s}));
    for (const QString& title : {u"Count the Shelf"_s, u"Electroencephalographically Speaking: Sleep in Night Shifts"_s,
                                 u"Datenschutzgrundverordnungskonforme Lohnbuchhaltung im Mittelstand"_s,
                                 u"إدخال الذكاء الاصطناعي في جدولة المناوبات"_s,
                                 u"AI Implementation: What Enterprise CTOs Should Settle First Before the Year Is Over and Budgets Close"_s}) {
        EXPECT_EQ(lines(title).join(u' '), title) << "no word is lost";
        for (const QString& line : lines(title))
            EXPECT_FALSE(line.endsWith(u" a"_s) || line.endsWith(u" the"_s) || line.endsWith(u" and"_s)) << line.toStdString();
    }
}

TEST(TitleText, AShortTitleIsLargeAndAnEndlessOneEndsInAnEllipsis)
{
    EXPECT_EQ(TitleText::fitted(u"Go"_s, {QSizeF(652, 416), 92, 30}).pixels(), 92);
    const auto set = TitleText::fitted(u"endless words "_s.repeated(100), {QSizeF(652, 200), 92, 30});
    EXPECT_EQ(set.pixels(), 30);
    EXPECT_LE(set.lines().size(), 4);
    EXPECT_TRUE(set.lines().constLast().endsWith(u'…'));
    const auto word = TitleText::fitted(QString(90, u'w'), {QSizeF(652, 416), 92, 30});
    EXPECT_LE(word.size().width(), 652);
}

TEST(TitleText, KnowsItsDirection)
{
    EXPECT_TRUE(TitleText::fitted(u"שלום עולם"_s, {QSizeF(652, 416), 92, 30}).isRightToLeft());
    EXPECT_FALSE(TitleText::fitted(u"Hello שלום"_s, {QSizeF(652, 416), 92, 30}).isRightToLeft());
}

TEST(GraphicLook, DISABLED_WritesPicturesToLookAt)
{
    struct Case { QString name, title, theme; int brand; };
    Brand violet = harbor(), pale = harbor(), mid = harbor();
    violet.name = u"Nachtwerk"_s; violet.colourPrimary = u"#2b1a5a"_s; violet.colourAccent = u"#ff5fa2"_s; violet.colourBackground = u"#ffffff"_s; violet.colourText = u"#1a1030"_s;
    pale.name = u"Fieldnotes"_s; pale.colourPrimary = u"#f2d5a0"_s; pale.colourAccent = u"#c0392b"_s; pale.colourBackground = u"#fffaf0"_s; pale.colourText = u"#402a10"_s;
    mid.name = u"Grey & Sons"_s; mid.colourPrimary = u"#808080"_s; mid.colourAccent = u"#00aaff"_s; mid.colourBackground = u"#808080"_s; mid.colourText = u"#808080"_s;
    const QList<Brand> brands{harbor(), violet, pale, mid};
    const QString longTitle = u"What a mid-size insurer learned when it moved eleven pilots into production and closed seven that did not pay their way"_s;
    const QList<Case> cases{{u"a"_s, kTitle, u"network"_s, 0}, {u"b"_s, u"Go"_s, u"growth"_s, 1}, {u"c"_s, longTitle, u"flow"_s, 2},
        {u"d"_s, u"יישום בינה מלאכותית בארגונים גדולים: מפיילוט לייצור"_s, u"data"_s, 0}, {u"e"_s, u"تطبيق الذكاء الاصطناعي في الشركات الكبرى"_s, u"time"_s, 1},
        {u"f"_s, u"企业人工智能实施指南"_s, u"network"_s, 2}, {u"g"_s, u"Ten questions before you scale"_s, u"time"_s, 0}, {u"h"_s, u"Donaudampfschifffahrtsgesellschaftskapitän: ein Beispiel"_s, u"data"_s, 3},
        {u"i"_s, u"Pricing without guesswork"_s, u"flow"_s, 0}, {u"j"_s, u"The quiet roadmap"_s, u"roadmap"_s, 0}};
    for (const Case& c : cases)
        for (const auto layout : {Graphic::Header, Graphic::Social}) {
            const auto made = Graphic(layout).run(order(c.title, c.theme, true, brands[c.brand]));
            ASSERT_TRUE(made);
            QFile file(u"/tmp/gfx/%1-%2.png"_s.arg(c.name).arg(int(layout)));
            ASSERT_TRUE(file.open(QIODevice::WriteOnly));
            file.write(made->files.constFirst().bytes);
            if (!made->output.at(u"note").toString().isEmpty()) printf("%s: %s\n", qPrintable(c.name), qPrintable(made->output.at(u"note").toString()));
        }
}
