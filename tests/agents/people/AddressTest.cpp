#include "agents/people/Address.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using namespace Qt::StringLiterals;

QString kept(const QString& field, const QString& value)
{
    const Result<QString> form = keptForm(field, value);
    return form ? *form : u"! "_s + form.error().text;
}

TEST(PersonalAddress, AnEmailAddressIsKeptAsItIsWrittenWithItsHostInSmallAsciiLetters)
{
    EXPECT_EQ(kept(u"e-mail"_s, u" Ada.Lovelace+news@Press.EXAMPLE "_s), u"Ada.Lovelace+news@press.example"_s);
    EXPECT_EQ(kept(u"e-mail"_s, u"ada@b\u00fccher.example"_s), u"ada@xn--bcher-kva.example"_s);
    for (const char16_t* wrong : {u"ada", u"@press.example", u"ada@", u"ada@press", u"a b@press.example", u"ada@press..example", u".ada@press.example", u"ada..b@press.example",
                                  u"ada@press.example, bob@press.example", u"\"ada\"@press.example", u"ada@-press.example", u"Ada <ada@press.example>", u"\u00e4da@press.example"})
        EXPECT_TRUE(kept(u"e-mail"_s, QString::fromUtf16(wrong)).startsWith(u'!')) << QString::fromUtf16(wrong).toStdString();
    EXPECT_TRUE(kept(u"e-mail"_s, QString(65, u'a') + u"@press.example"_s).startsWith(u'!')) << "64 octets at most before the @";
    EXPECT_TRUE(kept(u"e-mail"_s, QString(64, u'a') + u"@press.example"_s).startsWith(u"aaa"_s));
    EXPECT_TRUE(kept(u"e-mail"_s, u"a@"_s + QString(u"abcdefghi."_s).repeated(26) + u"example"_s).startsWith(u'!')) << "254 octets at most";
}

TEST(PersonalAddress, APhoneNumberIsTheSameFromEverywhere)
{
    EXPECT_EQ(kept(u"phone"_s, u"+49 (0)151 / 123-456.78"_s), u"+4915112345678"_s);
    for (const char16_t* wrong : {u"0151 12345678", u"0049 151 12345678", u"+0151 12345678", u"+49 151 12345678 ext 4", u"+123456", u"+1234567890123456", u"call me"})
        EXPECT_TRUE(kept(u"phone"_s, QString::fromUtf16(wrong)).startsWith(u'!')) << QString::fromUtf16(wrong).toStdString();
    EXPECT_EQ(kept(u"phone"_s, u"+123456789012345"_s), u"+123456789012345"_s);
}

TEST(PersonalAddress, OtherFieldsAreOneLineAndThoseThatThereAre)
{
    EXPECT_EQ(kept(u"country"_s, u"de"_s), u"DE"_s);
    EXPECT_TRUE(kept(u"country"_s, u"Germany"_s).startsWith(u'!'));
    EXPECT_EQ(kept(u"name"_s, u"  Ada   Lovelace "_s), u"Ada Lovelace"_s);
    EXPECT_TRUE(kept(u"name"_s, u"Ada\nBcc: all@press.example"_s).startsWith(u'!')) << "no second line of a header";
    EXPECT_EQ(kept(u"note"_s, u"likes\nlists"_s), u"likes\nlists"_s);
    EXPECT_TRUE(kept(u"shoe-size"_s, u"42"_s).startsWith(u'!'));
    EXPECT_TRUE(kept(u"name"_s, QString(501, u'a')).startsWith(u'!'));
}

TEST(PersonalAddress, WhoOptedOutIsKnownInEachSpellingOfTheAddress)
{
    const auto mail = [](const QString& address) { return comparableAddress(u"e-mail"_s, {{u"e-mail"_s, *keptForm(u"e-mail"_s, address)}}); };
    EXPECT_EQ(mail(u"Ada@Press.example"_s), mail(u"ada@PRESS.example"_s));
    EXPECT_NE(mail(u"ada@press.example"_s), mail(u"bob@press.example"_s));
    PersonalFields home{{u"street"_s, u"Main  Street 1"_s}, {u"postcode"_s, u"10115"_s}, {u"city"_s, u"BERLIN"_s}, {u"country"_s, u"DE"_s}};
    PersonalFields same = home;
    same[u"city"_s] = u"Berlin"_s;
    EXPECT_EQ(comparableAddress(u"letter"_s, home), comparableAddress(u"letter"_s, same));
    EXPECT_EQ(addressBy(u"letter"_s, home), home.value(u"street"_s));
    same.remove(u"country"_s);
    EXPECT_EQ(comparableAddress(u"letter"_s, same), QString()) << "no letter goes to half an address";
    EXPECT_EQ(addressBy(u"sms"_s, home), QString());
    EXPECT_EQ(addressBy(u"pigeon"_s, home), QString());
}

} // namespace
} // namespace qd::agents
