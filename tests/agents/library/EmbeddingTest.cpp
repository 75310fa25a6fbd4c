#include "agents/library/Embedding.h"

#include "core/base/Digest.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qd::test {

namespace {

double cosine(const QString& one, const QString& other)
{
    const QByteArray a = agents::embedded(one);
    const QByteArray b = agents::embedded(other);
    double dot = 0;
    double lengthA = 0;
    double lengthB = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        dot += double(qint8(a[i])) * double(qint8(b[i]));
        lengthA += double(qint8(a[i])) * double(qint8(a[i]));
        lengthB += double(qint8(b[i])) * double(qint8(b[i]));
    }
    return lengthA > 0 && lengthB > 0 ? dot / std::sqrt(lengthA * lengthB) : 0;
}

} // namespace

TEST(Embedding, TheSameTextMeansTheSame)
{
    const QString text = QStringLiteral("Readers of trade papers want figures, figures, and the source of each figure.");
    EXPECT_EQ(agents::embedded(text), agents::embedded(text));
    EXPECT_EQ(agents::embedded(text).size(), agents::kDimensions);
    EXPECT_NEAR(cosine(text, text), 1, 1e-9);
    EXPECT_NEAR(cosine(text, text.toUpper()), 1, 1e-9);
}

TEST(Embedding, FormsOfAWordAreAlikeAndOtherWordsAreNot)
{
    EXPECT_GT(cosine(QStringLiteral("organisation"), QStringLiteral("organisations")), 0.4);
    EXPECT_GT(cosine(QStringLiteral("How long do sourdough loaves keep?"), QStringLiteral("A sourdough loaf keeps for five days.")), 0.3);
    EXPECT_LT(std::abs(cosine(QStringLiteral("How long do sourdough loaves keep?"), QStringLiteral("Quarterly tax filing for freelancers."))), 0.2);
}

TEST(Embedding, WordsThatStandEverywhereSayNothing)
{
    EXPECT_EQ(agents::embedded(QStringLiteral("and it is of the")), QByteArray(agents::kDimensions, '\0'));
    EXPECT_EQ(agents::embedded(QString()), QByteArray(agents::kDimensions, '\0'));
    EXPECT_NEAR(cosine(QStringLiteral("the harbour"), QStringLiteral("harbour")), 1, 1e-9);
}

TEST(Embedding, OtherScriptsHaveMeaningToo)
{
    EXPECT_GT(cosine(QString::fromUtf8("хлеб из печи"), QString::fromUtf8("хлеб")), 0.4);
    EXPECT_GT(cosine(QString::fromUtf8("東京の天気"), QString::fromUtf8("東京の天気予報")), 0.3);
}

// What was embedded years ago is compared with what is asked today. When this fails, give the embedder another name.
TEST(Embedding, NeverChangesUnderItsName)
{
    EXPECT_EQ(agents::embedderName(), QStringLiteral("hashed-ngrams-1"));
    EXPECT_EQ(sha256(agents::embedded(QStringLiteral("Harbor & Pine: 12 tables, one saw; Öl und Wachs."))).toHex(),
              QByteArray("d7f01d6cd258e8130e046517e248dcb966ac6ac7039fe0b41d484afa1b681b71"));
}

} // namespace qd::test
