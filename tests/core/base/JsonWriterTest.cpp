#include "core/base/Json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace qd {

namespace {

QString roundTrip(const QString& text)
{
    const Result<Json> json = Json::parse(Json(text).toText());
    EXPECT_TRUE(json) << text.toStdString();
    return json ? json->toString() : QString();
}

double roundTrip(double number)
{
    const Result<Json> json = Json::parse(Json(number).toText());
    EXPECT_TRUE(json && json->kind() == Json::Real) << Json(number).toText().toStdString();
    return json ? json->toReal() : 0;
}

} // namespace

TEST(JsonWriter, EveryCharacterOfTheBasicPlaneComesBack)
{
    for (int c = 0; c < 0x10000; ++c) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        const QString text = QString(QChar(char16_t(c))) + QLatin1Char('x');
        ASSERT_EQ(roundTrip(text), text) << c;
    }
}

TEST(JsonWriter, ControlCharactersQuotesAndBackslashesAreEscaped)
{
    EXPECT_EQ(Json(QStringLiteral("\"\\\n\r\t")).toText(), R"("\"\\\n\r\t")");
    EXPECT_EQ(Json(QString(QChar(1))).toText(), R"("\u0001")");
    EXPECT_EQ(Json(QString(QChar(0x1f))).toText(), R"("\u001f")");
    EXPECT_EQ(Json(QString(QChar(0))).toText(), R"("\u0000")");
}

TEST(JsonWriter, LineSeparatorsEmojiAndRightToLeftComeBack)
{
    for (const char16_t* text : {u"a\u2028b\u2029c", u"\U0001f600\U0001f468\u200d\U0001f469", u"\u05e9\u05dc\u05d5\u05dd \u202e!", u"\ufeff", u"\ufeff\ufeffa"})
        EXPECT_EQ(roundTrip(QString::fromUtf16(text)), QString::fromUtf16(text));
}

TEST(JsonWriter, ALoneSurrogateBecomesAQuestionMark)
{
    const QString broken = QLatin1Char('a') + QString(QChar(0xd800)) + QLatin1Char('b');
    EXPECT_EQ(roundTrip(broken), QStringLiteral("a?b"));
}

TEST(JsonWriter, NumbersComeBackExactly)
{
    EXPECT_EQ(roundTrip(-0.0), 0.0);
    for (const double number : {0.0, 1.0, -3.0, 0.1, 1e21, 1e22, 1e300, 5e-324, 1.7976931348623157e308, 123456789.123}) 
        EXPECT_EQ(roundTrip(number), number);
    std::mt19937_64 random(1);
    for (int i = 0; i < 2000; ++i) {
        const quint64 bits = random();
        double number = 0;
        memcpy(&number, &bits, sizeof number);
        if (std::isfinite(number)) {
            ASSERT_EQ(roundTrip(number), number);
        }
    }
}

TEST(JsonWriter, WhatIsNoNumberIsWrittenAsNull)
{
    EXPECT_EQ(Json(std::nan("")).toText(), "null");
    EXPECT_EQ(Json(HUGE_VAL).toText(), "null");
}

TEST(JsonWriter, PutsCommasBetweenMembersOnly)
{
    JsonWriter out;
    out.beginObject();
    out.key("a");
    out.beginList();
    out.value(qint64(1));
    out.value(true);
    out.null();
    out.beginObject();
    out.endObject();
    out.raw("[2]");
    out.endList();
    out.key(QStringLiteral("b\"c"));
    out.value(QStringLiteral("x"));
    out.key("d");
    out.beginList();
    out.endList();
    out.endObject();
    EXPECT_EQ(out.take(), R"({"a":[1,true,null,{},[2]],"b\"c":"x","d":[]})");
    out.value(false);
    EXPECT_EQ(out.text(), "false") << "a writer can be used again after take()";
}

TEST(JsonWriter, EscapesWhereverItIsNeeded)
{
    for (int at = 0; at < 20; ++at) {
        for (const char16_t c : {u'"', u'\\', u'\n', u'\x01', u'\x1f'}) {
            QString text = QString(20, u'\u00e9'); // two bytes each, so that the quick way ends at once
            text[at] = c;
            const Result<Json> read = Json::parse(Json(text).toText());
            ASSERT_TRUE(read) << read.error().text.toStdString();
            ASSERT_EQ(read->toString(), text) << at << " " << int(c);
        }
    }
    EXPECT_EQ(Json(QStringLiteral("\x7f \x80")).toText(), QByteArray("\"\x7f \xc2\x80\""));
}

} // namespace qd
