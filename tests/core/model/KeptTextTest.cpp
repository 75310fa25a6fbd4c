#include "core/model/KeptText.h"

#include <gtest/gtest.h>

namespace qd {

TEST(KeptText, AReplyIsReadByItsFields)
{
    const auto pieces = keptPieces(R"({"decision":"Counts","turned_down":[{"option":"Audits","sure":false},"Guesses"],"confidence":0.5,"none":"","last":null})");
    ASSERT_TRUE(pieces);
    const QList<KeptPiece> expected{{QStringLiteral("Decision"), QStringLiteral("Counts"), 0}, {QStringLiteral("Turned down"), {}, 0},
                                    {QStringLiteral("1"), {}, 1}, {QStringLiteral("Option"), QStringLiteral("Audits"), 2},
                                    {QStringLiteral("Sure"), QStringLiteral("no"), 2}, {QStringLiteral("2"), QStringLiteral("Guesses"), 1},
                                    {QStringLiteral("Confidence"), QStringLiteral("0.5"), 0}};
    EXPECT_EQ(*pieces, expected);
}

TEST(KeptText, AnythingElseIsOneTextAndPicturesAreNone)
{
    EXPECT_EQ(*keptPieces("# A headline\n\nWords."), (QList<KeptPiece>{{{}, QStringLiteral("# A headline\n\nWords."), 0}}));
    EXPECT_EQ(*keptPieces("{ no document"), (QList<KeptPiece>{{{}, QStringLiteral("{ no document"), 0}}));
    EXPECT_FALSE(keptPieces(QByteArray("\x89PNG\r\n\xff\x00", 8)));
}

TEST(KeptText, ACallNamesItsSystemText)
{
    const QByteArray hash(32, '\x1f');
    const QByteArray call = R"({"model":"m","system_sha256":")" + hash.toHex() + R"(","prompt":"Decide."})";
    EXPECT_EQ(systemTextOf(call), hash);
    EXPECT_TRUE(systemTextOf("{\"prompt\":\"system_sha256\"}").isEmpty());
    EXPECT_TRUE(systemTextOf("words").isEmpty());
    const auto pieces = keptPieces(call);
    ASSERT_TRUE(pieces);
    for (const KeptPiece& piece : *pieces)
        EXPECT_FALSE(piece.text.contains(QLatin1String("1f1f"))) << "the text stands there itself";
}

TEST(KeptText, OnlyAHashIsAReferenceToKeptBytes)
{
    EXPECT_EQ(keptHash(QString(64, QLatin1Char('a'))), QByteArray(32, '\xaa'));
    EXPECT_TRUE(keptHash(QStringLiteral("keywords.csv")).isEmpty());
    EXPECT_TRUE(keptHash(QString(63, QLatin1Char('a'))).isEmpty());
    EXPECT_TRUE(keptHash(QString(64, QLatin1Char('x'))).isEmpty());
}

} // namespace qd
