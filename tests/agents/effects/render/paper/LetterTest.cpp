#include "agents/effects/render/paper/Letter.h"
#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

agents::LetterMaterial invoice(const QString& text = QStringLiteral("Dear Ada,\n\nfor **November** we ask for 120 dollars.\n\nYours sincerely"))
{
    return {QStringLiteral("invoice-17"), QStringLiteral("Invoice 17"), text, {1'795'000'000'000}, false};
}

/// The first row of a picture that is not white; -1: all of it is.
int firstInk(const QByteArray& png, int from = 0)
{
    const QImage page = QImage::fromData(png);
    for (int y = from; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x)
            if (qGray(page.pixel(x, y)) < 128)
                return y;
    return -1;
}

} // namespace

TEST(Letter, IsTheSameBytesEachTime)
{
    const Result<agents::Rendered> first = agents::renderLetter(invoice(), effectBrand());
    ASSERT_TRUE(first) << first.error().text.toStdString();
    const QByteArray pdf = bytesOf(*first, "letter.pdf");
    EXPECT_TRUE(pdf.startsWith("%PDF-1."));
    EXPECT_TRUE(pdf.contains("/CreationDate (D:20000101000000"));
    EXPECT_EQ(contentHash(first->content), contentHash(agents::renderLetter(invoice(), effectBrand())->content));
    EXPECT_NE(contentHash(first->content), contentHash(agents::renderLetter(invoice(QStringLiteral("Dear Ada")), effectBrand())->content));
    EXPECT_EQ(agents::undated("a /CreationDate (D:20261123044213Z) b"), "a /CreationDate (D:20000101000000Z) b");
    EXPECT_EQ(agents::undated("no date"), "no date");
}

TEST(Letter, IsUsLetterAndLeavesTheAddressItsRoom)
{
    const Result<agents::Rendered> letter = agents::renderLetter(invoice(), effectBrand());
    ASSERT_TRUE(letter);
    EXPECT_TRUE(bytesOf(*letter, "letter.pdf").contains("/MediaBox [0 0 612.000000 792.000000]")) << bytesOf(*letter, "letter.pdf").left(600).toStdString();
    const QImage page = QImage::fromData(bytesOf(*letter, "page-1.png"));
    EXPECT_EQ(page.size(), QSize(1224, 1584));
    const int ink = firstInk(bytesOf(*letter, "page-1.png"));
    EXPECT_GE(ink, 432) << "three inches of 144 dots";
    EXPECT_LT(ink, 500);
    EXPECT_EQ(std::get<qint64>(letter->content.details.value(QStringLiteral("pages"))), 1);
    EXPECT_FALSE(letter->content.reversible);
}

TEST(Letter, SeveralPagesAreEachShownAndTooManyAreRefused)
{
    const Result<agents::Rendered> two = agents::renderLetter(invoice(QStringLiteral("A paragraph that fills a line or so of this letter.\n\n").repeated(30)), effectBrand());
    ASSERT_TRUE(two) << two.error().text.toStdString();
    EXPECT_EQ(std::get<qint64>(two->content.details.value(QStringLiteral("pages"))), 2);
    EXPECT_EQ(two->content.files.size(), 3);
    EXPECT_TRUE(QString::fromUtf8(two->preview).contains(QStringLiteral("page-2.png")));
    const int ink = firstInk(bytesOf(*two, "page-2.png"));
    EXPECT_GE(ink, 100);
    EXPECT_LT(ink, 300) << "the second has no room for an address";
    EXPECT_FALSE(agents::renderLetter(invoice(QStringLiteral("A paragraph.\n\n").repeated(400)), effectBrand()));
    EXPECT_FALSE(agents::renderLetter(invoice({}), effectBrand()));
}

} // namespace qd::test
