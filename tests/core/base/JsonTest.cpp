#include "core/base/Json.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qd {

namespace {

QString faultOf(const QByteArray& text, JsonLimits limits = {})
{
    const Result<Json> json = Json::parse(text, limits);
    if (json)
        return QStringLiteral("accepted");
    EXPECT_EQ(json.error().kind, Error::Parse) << text.toStdString();
    EXPECT_FALSE(json.error().text.contains(QLatin1String("json.exception"))) << json.error().text.toStdString();
    return json.error().text;
}

bool isRefused(const QByteArray& text)
{
    return faultOf(text) != QLatin1String("accepted");
}

Json read(const QByteArray& text)
{
    const Result<Json> json = Json::parse(text);
    EXPECT_TRUE(json) << text.toStdString();
    return json ? *json : Json();
}

} // namespace

TEST(Json, ReadsEveryKindOfValue)
{
    const Json json = read(R"({"n":null,"b":true,"i":-7,"r":1.5,"s":"x","l":[1,"two"],"o":{"a":1}})");
    EXPECT_EQ(json.kind(), Json::Object);
    EXPECT_TRUE(json.at(u"n").isNull());
    EXPECT_TRUE(json.at(u"b").toBool());
    EXPECT_EQ(json.at(u"i").toInteger(), -7);
    EXPECT_EQ(json.at(u"r").toReal(), 1.5);
    EXPECT_EQ(json.at(u"s").toString(), QStringLiteral("x"));
    EXPECT_EQ(json.at(u"l").items().size(), 2);
    EXPECT_EQ(json.at(u"o").members().first().first, QStringLiteral("a"));
    EXPECT_EQ(json.find(u"none"), nullptr);
    EXPECT_TRUE(json.at(u"none").isNull());
}

TEST(Json, GivesTheOtherwiseOfAWrongKind)
{
    const Json text(QStringLiteral("7"));
    EXPECT_EQ(text.toInteger(3), 3);
    EXPECT_EQ(text.toReal(2.5), 2.5);
    EXPECT_TRUE(text.toBool(true));
    EXPECT_TRUE(Json(true).toString().isEmpty());
    EXPECT_TRUE(text.items().isEmpty());
    EXPECT_TRUE(text.members().isEmpty());
    EXPECT_EQ(Json(qint64(4)).toReal(), 4.0);
}

TEST(Json, ReadsScalarsAtTheTop)
{
    EXPECT_EQ(read("7").toInteger(), 7);
    EXPECT_EQ(read("\"x\"").toString(), QStringLiteral("x"));
    EXPECT_TRUE(read(" null ").isNull());
    EXPECT_TRUE(read("true").toBool());
}

TEST(Json, RefusesAKeyThatStandsTwice)
{
    EXPECT_TRUE(faultOf(R"({"a":1,"b":{"a":2},"a":3})").contains(QLatin1String("\"a\" stands twice")));
    EXPECT_TRUE(isRefused(R"({"a":1,"\u0061":2})"));
    EXPECT_FALSE(isRefused(R"([{"a":1},{"a":2}])"));
}

TEST(Json, RefusesNumbersThatItCannotHold)
{
    EXPECT_TRUE(isRefused("12345678901234567890"));
    EXPECT_TRUE(isRefused("18446744073709551615"));
    EXPECT_TRUE(isRefused("9223372036854775808"));
    EXPECT_TRUE(isRefused("-9223372036854775809"));
    EXPECT_TRUE(isRefused("123456789012345678901234567890"));
    EXPECT_TRUE(isRefused("1e400"));
    EXPECT_TRUE(isRefused("[-1e400]"));
    EXPECT_TRUE(isRefused("1e-400"));
    EXPECT_EQ(read("9223372036854775807").toInteger(), std::numeric_limits<qint64>::max());
    EXPECT_EQ(read("-9223372036854775808").toInteger(), std::numeric_limits<qint64>::min());
    EXPECT_EQ(read("0e-999").toReal(), 0.0);
}

TEST(Json, ReadsMinusZero)
{
    EXPECT_EQ(read("-0").toInteger(1), 0);
    EXPECT_TRUE(std::signbit(read("-0.0").toReal()));
}

TEST(Json, RefusesWhatIsNotANumber)
{
    for (const char* text : {"01", "+1", "1.", ".5", "1e", "NaN", "Infinity", "0x10", "- 1", "--1"})
        EXPECT_TRUE(isRefused(text)) << text;
}

TEST(Json, RefusesBrokenText)
{
    EXPECT_TRUE(isRefused(R"("\ud800")"));
    EXPECT_TRUE(isRefused(R"("\udc00\ud800")"));
    EXPECT_TRUE(isRefused("\"\xff\""));
    EXPECT_TRUE(isRefused("\"\xc0\xaf\""));       // overlong
    EXPECT_TRUE(isRefused("\"\xed\xa0\x80\""));   // a surrogate in UTF-8
    EXPECT_TRUE(isRefused("\"\xf4\x90\x80\x80\"")); // beyond U+10FFFF
    EXPECT_TRUE(isRefused("\"\xe2\x82\""));       // cut off
    EXPECT_TRUE(isRefused("\"a\nb\""));
    EXPECT_TRUE(isRefused("\"a\tb\""));
    EXPECT_TRUE(isRefused(R"("\x41")"));
    EXPECT_EQ(read(R"("\ud83d\ude00")").toString(), QString::fromUtf8("\xf0\x9f\x98\x80"));
}

TEST(Json, RefusesRawNullBytesAndReadsWrittenOnes)
{
    EXPECT_TRUE(isRefused(QByteArray("\"a\0b\"", 5)));
    EXPECT_TRUE(isRefused(QByteArray("{}\0", 3)));
    EXPECT_TRUE(isRefused(QByteArray("{}\0garbage", 10)));
    EXPECT_TRUE(isRefused(QByteArray("\0", 1)));
    EXPECT_EQ(read(R"("a\u0000b")").toString(), QString::fromUtf8("a\0b", 3));
}

TEST(Json, RefusesWhatStandsAroundTheDocument)
{
    for (const char* text : {"", " ", "{} x", "{}{}", "[1],", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1 2]", "{\"a\"}", "// x\n1",
                             "[1] // x", "/* */1", "nul", "[", "{\"a\":", "]", "\"a", "True"})
        EXPECT_TRUE(isRefused(text)) << text;
    EXPECT_FALSE(isRefused(" \t\r\n{} \n"));
}

TEST(Json, RefusesAByteOrderMark)
{
    EXPECT_TRUE(faultOf("\xef\xbb\xbf{}").contains(QLatin1String("byte order mark")));
    EXPECT_TRUE(isRefused(QByteArray("\xff\xfe{\0}\0", 6)));
}

TEST(Json, RefusesADepthBombWithoutFalling)
{
    EXPECT_FALSE(isRefused(QByteArray(64, '[') + QByteArray(64, ']')));
    EXPECT_TRUE(faultOf(QByteArray(65, '[') + QByteArray(65, ']')).contains(QLatin1String("deeper than 64")));
    EXPECT_TRUE(isRefused(QByteArray(5'000'000, '[')));
    EXPECT_TRUE(isRefused(QByteArray("{\"a\":").repeated(100'000)));
    EXPECT_TRUE(faultOf("[[1]]", {100, 1}).contains(QLatin1String("deeper than 1 ")));
}

TEST(Json, RefusesADocumentThatIsTooLong)
{
    EXPECT_TRUE(faultOf("[1,2,3,4]", {5, 64}).contains(QLatin1String("9 bytes")));
}

TEST(Json, SaysAtWhichByteItIsWrong)
{
    EXPECT_TRUE(faultOf("{\"a\": tru}").contains(QLatin1String("at byte 10"))) << faultOf("{\"a\": tru}").toStdString();
}

TEST(Json, ComesBackAsTextInTheOrderOfTheDocument)
{
    const QByteArray text = R"({"z":1,"a":[true,null,2.5,"x"],"m":{"k":{}},"e":[]})";
    EXPECT_EQ(read(text).toText(), text);
}

} // namespace qd
