#include "agents/effects/people/MailParts.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(Addressees, AnAddressIsOne)
{
    for (const char* const good : {"ada@press.example", "a.b+c@x-y.press.example", "o'neil@press.example"})
        EXPECT_TRUE(agents::isMailAddress(QString::fromLatin1(good))) << good;
    for (const char* const bad : {"", "ada", "ada@", "@press.example", "ada@press", "ada@press..example", "ada@-press.example", "ada press@press.example", "ada@press.example\n", "ada@press.example, bo@press.example",
                                  "<ada@press.example>", "ad\xc3\xa4@press.example"})
        EXPECT_FALSE(agents::isMailAddress(QString::fromUtf8(bad))) << bad;
    EXPECT_FALSE(agents::isMailAddress(QString(65, u'a') + QStringLiteral("@press.example")));
    for (const char* const good : {"+4915112345678", "+15551234"})
        EXPECT_TRUE(agents::isPhoneNumber(QString::fromLatin1(good))) << good;
    for (const char* const bad : {"", "4915112345678", "+0151123456", "+49 151 12345678", "+1234567", "+1234567890123456", "+4915112345678\n"})
        EXPECT_FALSE(agents::isPhoneNumber(QString::fromLatin1(bad))) << bad;
}

TEST(Addressees, WhatIsKeptOfAnAnswerNamesNobody)
{
    const QList<agents::Addressee> people{{QStringLiteral("contact:1"), {QStringLiteral("Ada Lovelace"), QStringLiteral("ada@press.example"), {{QStringLiteral("street"), QStringLiteral("Mill Lane 4")}}}}};
    EXPECT_EQ(agents::withoutPeople(QStringLiteral("ADA LOVELACE of mill lane 4 <ada@press.example>, or bo@other.example, +49 (151) 123456, code 21610"), people),
              QStringLiteral("(a person) of (a person) <(a person)>, or (a person), (a person), code 21610"));
    EXPECT_EQ(agents::withoutPeople(QStringLiteral("a\x1b[31mred\nline"), people), QStringLiteral("a[31mred line"));
    EXPECT_LE(agents::withoutPeople(QString(5'000, u'x'), people).size(), 220);
}

} // namespace qd::test
