#include "agents/organisation/BrandFile.h"
#include "tests/agents/organisation/Department.h"

#include <QRegularExpression>

namespace qd::test {

namespace {

using agents::faultsOfBrand;
using agents::readBrand;
using agents::writeBrand;

QByteArray sample()
{
    return bytesOf(QStringLiteral(":/brands/harbor-and-pine.json"));
}

} // namespace

TEST(BrandFile, TheSampleIsValidAndMarked)
{
    const Result<Brand> brand = readBrand(sample(), QStringLiteral("b.json"));
    ASSERT_TRUE(bool(brand)) << qPrintable(brand.error().text);
    EXPECT_TRUE(brand->sample);
    EXPECT_FALSE(brand->voice.isEmpty());
    EXPECT_GE(brand->avoid.size(), 5);
    for (const QString& proof : brand->proofPoints)
        EXPECT_FALSE(proof.contains(QRegularExpression(QStringLiteral("[0-9]")))) << "an invented figure: " << qPrintable(proof);
}

TEST(BrandFile, AWrongTypeIsNamedWithPathAndWhatWouldBeRight)
{
    const Result<Brand> read = readBrand(with(sample(), "\"sentence_words\": 18", "\"sentence_words\": \"short\""), QStringLiteral("b.json"));
    ASSERT_FALSE(bool(read));
    EXPECT_EQ(read.error().text.toStdString(), "b.json: /sentence_words is a text; expected a whole number (How many words a sentence has on "
                                               "average, at most)");
    EXPECT_FAULT(faultsOfBrand(with(sample(), "\"plain\"", "7")), "/voice/0", "is a whole number; expected a text");
}

TEST(BrandFile, WhatASchemaCannotSayIsCheckedToo)
{
    EXPECT_FAULT(faultsOfBrand(with(sample(), "#1f4e4a", "#1f4e4g")), "/colour_primary", "#rrggbb");
    EXPECT_FAULT(faultsOfBrand(with(sample(), "\"synergy\"", "\"In Production\"")), "/preferred/1", "\"avoid\" as well");
    EXPECT_FAULT(faultsOfBrand(with(sample(), "\"id\": \"harbor-and-pine\"", "\"id\": \"Harbor\"")), "/id", "single hyphens");
    EXPECT_FAULT(faultsOfBrand({}), "/", "is empty");
    EXPECT_FAULT(faultsOfBrand("\xEF\xBB\xBF" + sample()), "/", "byte-order mark");
}

TEST(BrandFile, WritingWhatWasReadIsStable)
{
    const Result<Brand> brand = readBrand(sample(), {});
    ASSERT_TRUE(bool(brand));
    const QByteArray once = writeBrand(*brand);
    const Result<Brand> again = readBrand(once, {});
    ASSERT_TRUE(bool(again)) << qPrintable(again.error().text);
    EXPECT_EQ(writeBrand(*again).toStdString(), once.toStdString());
    EXPECT_EQ(encode(*again), encode(*brand));
}

} // namespace qd::test
