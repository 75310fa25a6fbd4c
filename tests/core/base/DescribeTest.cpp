#include "core/base/Describe.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qd {

enum class Colour { Red, DarkBlue };
template <> struct EnumWords<Colour> {
    static constexpr std::array words{"red", "dark-blue"};
};

namespace {

using ThingId = Id<struct ThingTag>;
using ThingName = Slug<struct ThingTag>;

struct Inner {
    QString text = QStringLiteral("kept");
    int small = 3;
    template <class V> void fields(V& v)
    {
        v("text", text);
        v("small", small);
    }
};

struct Thing {
    ThingId id;
    ThingName name;
    Colour colour = Colour::DarkBlue;
    bool on = true;
    qint64 big = 5;
    double real = 1.5;
    Money money{7};
    Instant at{9};
    Duration took{11};
    QByteArray hash;
    Inner inner;
    std::optional<double> maybe;
    QList<Inner> list;
    QMap<ThingName, qint64> counts;
    QMap<QByteArray, QString> byHash;
    QMap<qint64, QString> byNumber;
    Values values;
    template <class V> void fields(V& v)
    {
        v("id", id);
        v("name", name);
        v("colour", colour);
        v("on", on);
        v("big", big);
        v("real", real);
        v("money", money);
        v("at", at);
        v("took", took);
        v("hash", hash);
        v("inner", inner);
        v("maybe", maybe);
        v("list", list);
        v("counts", counts);
        v("by_hash", byHash);
        v("by_number", byNumber);
        v("values", values);
    }
};

/// The sentence that reading `text` gives, or nothing when it is read.
std::string faultOf(const char* text)
{
    const Result<Thing> thing = decodeText<Thing>(text);
    return thing ? std::string() : thing.error().text.toStdString();
}

} // namespace

TEST(Describe, MissingMembersKeepTheirDefaults)
{
    const Result<Thing> thing = decodeText<Thing>(R"({"inner":{},"colour":null,"unknown":{"a":[1]}})");
    ASSERT_TRUE(thing);
    EXPECT_EQ(thing->colour, Colour::DarkBlue);
    EXPECT_TRUE(thing->on);
    EXPECT_EQ(thing->big, 5);
    EXPECT_EQ(thing->money.micro, 7);
    EXPECT_EQ(thing->took, Duration(11));
    EXPECT_EQ(thing->inner.text, QStringLiteral("kept"));
    EXPECT_EQ(thing->inner.small, 3);
    EXPECT_FALSE(thing->maybe);
}

TEST(Describe, ReadsEveryKindOfMember)
{
    const Result<Thing> thing = decodeText<Thing>(
        R"({"id":"018f6b1e-0000-7000-8000-000000000001","name":"a-b","colour":"red","on":false,"big":-1,"real":2,"money":3,"at":4,
            "took":5,"hash":"00ff","inner":{"text":"t","small":-2147483648},"maybe":1,"list":[{"small":1},{"small":2}],
            "counts":{"x":1},"by_hash":{"ab":"c"},"by_number":{"-3":"d"},"values":{"b":true,"i":1,"r":1.0,"s":"x","l":["y"]}})");
    ASSERT_TRUE(thing) << thing.error().text.toStdString();
    EXPECT_EQ(thing->id.toString(), QStringLiteral("018f6b1e-0000-7000-8000-000000000001"));
    EXPECT_EQ(thing->colour, Colour::Red);
    EXPECT_EQ(thing->real, 2.0);
    EXPECT_EQ(thing->hash, QByteArray("\x00\xff", 2));
    EXPECT_EQ(thing->inner.small, std::numeric_limits<int>::min());
    EXPECT_EQ(thing->list.at(1).small, 2);
    EXPECT_EQ(thing->counts.value({QStringLiteral("x")}), 1);
    EXPECT_EQ(thing->byHash.value("\xab"), QStringLiteral("c"));
    EXPECT_EQ(thing->byNumber.value(-3), QStringLiteral("d"));
    EXPECT_EQ(thing->values.value(QStringLiteral("b")), Value(true));
    EXPECT_EQ(thing->values.value(QStringLiteral("i")), Value(qint64(1)));
    EXPECT_EQ(thing->values.value(QStringLiteral("r")), Value(1.0));
    EXPECT_EQ(thing->values.value(QStringLiteral("s")), Value(QStringLiteral("x")));
    EXPECT_EQ(thing->values.value(QStringLiteral("l")), Value(QStringList{QStringLiteral("y")}));
    const Result<Thing> again = decodeText<Thing>(encode(*thing));
    ASSERT_TRUE(again);
    EXPECT_EQ(encode(*again), encode(*thing));
}

TEST(Describe, AWrongTypeIsNamedWithItsPath)
{
    EXPECT_EQ(faultOf(R"([])"), "/: expected an object");
    EXPECT_EQ(faultOf(R"({"on":1})"), "/on: expected true or false");
    EXPECT_EQ(faultOf(R"({"big":1.5})"), "/big: expected a whole number");
    EXPECT_EQ(faultOf(R"({"big":"1"})"), "/big: expected a whole number");
    EXPECT_EQ(faultOf(R"({"name":7})"), "/name: expected text");
    EXPECT_EQ(faultOf(R"({"id":"7"})"), "/id: expected a UUID");
    EXPECT_EQ(faultOf(R"({"inner":{"small":2147483648}})"), "/inner/small: expected a number of 32 bits");
    EXPECT_EQ(faultOf(R"({"list":[{},{"text":[]}]})"), "/list/1/text: expected text");
    EXPECT_EQ(faultOf(R"({"list":{}})"), "/list: expected a list");
    EXPECT_EQ(faultOf(R"({"counts":{"a":1,"b":"x"}})"), "/counts/b: expected a whole number");
    EXPECT_EQ(faultOf(R"({"by_number":{"x":"y"}})"), "/by_number: expected a whole number as key");
    EXPECT_EQ(faultOf(R"({"values":{"a":{}}})"), "/values/a: expected a value: text, number, true or false, or a list of texts");
    EXPECT_EQ(faultOf(R"({"values":{"a":["x",1]}})"), "/values/a/1: expected text");
}

TEST(Describe, AWrongWordIsAnsweredWithTheRightOnes)
{
    EXPECT_EQ(faultOf(R"({"colour":"blue"})"), "/colour: expected one of red, dark-blue");
    EXPECT_EQ(faultOf(R"({"colour":1})"), "/colour: expected text");
}

TEST(Describe, WhatIsNotHexadecimalIsRefused)
{
    EXPECT_EQ(faultOf(R"({"hash":"zz"})"), "/hash: expected pairs of hexadecimal digits");
    EXPECT_EQ(faultOf(R"({"hash":"abc"})"), "/hash: expected pairs of hexadecimal digits");
    EXPECT_EQ(faultOf(R"({"by_hash":{"xy":"c"}})"), "/by_hash: expected pairs of hexadecimal digits as key");
    EXPECT_EQ(faultOf(R"({"hash":""})"), "");
}

TEST(Describe, TheFirstFaultStays)
{
    const Result<Thing> thing = decodeText<Thing>(R"({"on":1,"big":"x"})");
    ASSERT_FALSE(thing);
    EXPECT_EQ(thing.error().where, QStringLiteral("/on"));
    EXPECT_EQ(thing.error().hint, QStringLiteral("true or false"));
    EXPECT_EQ(thing.error().kind, Error::Parse);
}

TEST(Describe, WordsAndEnumsAnswerEachOther)
{
    EXPECT_EQ(wordOf(Colour::DarkBlue), QStringLiteral("dark-blue"));
    EXPECT_EQ(enumOf<Colour>(u"red"), Colour::Red);
    EXPECT_EQ(enumOf<Colour>(u"RED"), std::nullopt);
    EXPECT_EQ(enumOf<Colour>(u""), std::nullopt);
}

TEST(Describe, EmptyMembersAreLeftOut)
{
    EXPECT_EQ(encode(Inner{QString(), 1}), R"({"small":1})");
}

TEST(Describe, AValueThatIsNoNumberCanBeReadAgain)
{
    Thing thing;
    thing.values.insert(QStringLiteral("score"), std::nan(""));
    const Result<Thing> again = decodeText<Thing>(encode(thing));
    ASSERT_TRUE(again) << again.error().text.toStdString();
    EXPECT_EQ(again->values.value(QStringLiteral("score")), Value(QStringLiteral("not a number")));
}

} // namespace qd
