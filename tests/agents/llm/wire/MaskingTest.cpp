#include "agents/llm/wire/Masking.h"
#include "core/base/Json.h"

#include <gtest/gtest.h>

using namespace qd::agents;

TEST(Masking, TakesOutWhatLooksLikeAKey)
{
    for (const char* key : {"sk-ant-api03-Zx81kqQv-aa_bb", "sk-proj-****************wxyz", "Bearer abc.def", "gsk_8fjK29dd",
                            "0123456789abcdef0123456789abcdef", "c2stYW50LWFwaTAzLVp4ODFrcVF2"}) {
        const QString text = masked(QStringLiteral("Incorrect key: %1, see there").arg(QLatin1String(key)));
        EXPECT_FALSE(text.contains(QLatin1String(key).mid(6))) << qPrintable(text);
        EXPECT_TRUE(text.startsWith(QStringLiteral("Incorrect key: "))) << qPrintable(text);
    }
}

TEST(Masking, LeavesModelsUrlsAndWordsAlone)
{
    const QString text = QStringLiteral("model: claude-haiku-4-5-20251001 at https://example.org/v1 takes 200000 tokens, internationalization");
    EXPECT_EQ(masked(text), text);
}

TEST(Masking, TakesOutEveryPartOfTheSecret)
{
    const QByteArray secret = "quiet harbour 4711 ü";
    for (qsizetype from = 0; from + 6 <= secret.size(); ++from)
        for (qsizetype length = 6; from + length <= secret.size(); ++length) {
            const QString part = QString::fromUtf8(secret.mid(from, length));
            if (!part.contains(QChar(0xfffd)))
                EXPECT_FALSE(masked(QStringLiteral("say: ") + part + QStringLiteral(" again"), secret).contains(part)) << qPrintable(part);
        }
    EXPECT_EQ(masked(QStringLiteral("a quiet day"), secret), QStringLiteral("a quiet day").replace(QStringLiteral("quiet "), QStringLiteral("…")));
    EXPECT_EQ(masked(QStringLiteral("pin 1234"), "1234"), QStringLiteral("pin …"));
}

TEST(Masking, APasswordWithSpacesAndLettersOfOthersIsSeenToo)
{
    const QByteArray secret = "abcd efgh i\xc3\xbc mnop \xc3\xb6rst"; // twelve bytes from both ends are inside a letter
    for (const QByteArray& text : {secret, secret.first(11) + "...", "..." + secret.last(11), QByteArray("abcd\xe2\x80\x8b" "efghi..."), secret.toHex(), secret.toBase64()})
        EXPECT_TRUE(holdsKey(QStringLiteral("your password ") + QString::fromUtf8(text), secret)) << text.toStdString();
    EXPECT_FALSE(holdsKey(QStringLiteral("abcd is no password"), secret));
}

TEST(Masking, AKeyIsSeenThroughTheEscapesOfJson)
{
    const QByteArray secret = "sk/canary\"0123456789\\abcdef";
    const auto holds = [&secret](const char* text) { return holdsKey(QString::fromLatin1(text), secret); };
    EXPECT_TRUE(holds(R"(say sk/canary"0123456789\abcdef)"));
    EXPECT_TRUE(holds(R"({"k":"sk\/canary\"0123"})"));
    EXPECT_TRUE(holds(R"({"k":"\u0073\u006B/canary\u0022012345"})"));
    EXPECT_TRUE(holds(R"({"k":"…3456789\\abcdef"})"));
    EXPECT_TRUE(holds(R"({"json":"{\"k\":\"sk\\/canary\\\"0123\"}"})"));
    EXPECT_FALSE(holds(R"({"k":"sk\/canary\u00"})"));
    EXPECT_FALSE(holds(R"({"k":"\u12)"));
    EXPECT_FALSE(holds("\\"));
    QString text = QString::fromLatin1(secret);
    for (int depth = 0; depth < 4; ++depth)
        text = QString::fromUtf8(qd::Json(text).toText());
    EXPECT_TRUE(holdsKey(text, secret));
}

TEST(Masking, AKeyIsSeenInOtherWaysOfWriting)
{
    const QByteArray secret = "sk-canary-0123456789/+abcdefXYZ";
    const auto around = [](const QByteArray& text) { return QStringLiteral("{\"k\":\"") + QString::fromLatin1(text) + QStringLiteral("\"}"); };
    for (int before = 0; before < 3; ++before)
        for (const QByteArray::Base64Option alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            EXPECT_TRUE(holdsKey(around((QByteArray(before, ':') + secret + "@host").toBase64(alphabet)), secret)) << before;
    EXPECT_TRUE(holdsKey(around(secret.toHex()), secret));
    EXPECT_TRUE(holdsKey(around(secret.toHex().toUpper()), secret));
    EXPECT_TRUE(holdsKey(around(secret.toPercentEncoding()), secret));
    EXPECT_TRUE(holdsKey(around(secret.toPercentEncoding({}, "sk-canry")), secret)) << "every letter of it";
    EXPECT_TRUE(holdsKey(QStringLiteral("sk-\u200bcanary\u00ad-0123"), secret)) << "something between that nobody sees";
    EXPECT_TRUE(holdsKey(QStringLiteral("{\"k\":\"sk-\\u200bcanary-0123\"}"), secret));
    EXPECT_FALSE(holdsKey(around(QByteArray("sk-other-9876543210").toBase64()), secret));
    EXPECT_FALSE(holdsKey(around("100% of abcdef, sk-canary"), secret));
}

TEST(Masking, OfWordsThatStillSayTheKeyNothingIsLeft)
{
    const QByteArray secret = "short+key/01";
    EXPECT_EQ(wordsWithoutKey(QStringLiteral("the key short+key/01 is wrong"), secret), QStringLiteral("the key … is wrong"));
    EXPECT_EQ(wordsWithoutKey(QStringLiteral("sho%72t%2bke%79%2f01 is wrong"), secret), QStringLiteral("…"));
    EXPECT_EQ(wordsWithoutKey(QStringLiteral("not now"), secret), QStringLiteral("not now"));
}

TEST(Masking, MakesOnePlainSentencePart)
{
    EXPECT_EQ(plainWords(QStringLiteral(" <p>Too\r\n\tmany\u0007 <b>things</b></p><script>alert(1)</script>. ")), QStringLiteral("Too many things"));
    EXPECT_EQ(plainWords(QString(500, u'ä')).size(), 200);
    EXPECT_TRUE(plainWords(QString(500, u'ä')).endsWith(u'…'));
    const QString wave = QStringLiteral("🌊").repeated(200);
    EXPECT_FALSE(plainWords(wave).chopped(1).back().isHighSurrogate());
    EXPECT_EQ(plainWords(QStringLiteral("the code is 12"), [](const QString& text) { return QString(text).replace(QStringLiteral("12"), QStringLiteral("x")); }), QStringLiteral("the code is x"));
    EXPECT_EQ(plainWords(QString()), QString());
}
