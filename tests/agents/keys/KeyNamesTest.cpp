#include "agents/keys/KeyNames.h"
#include "agents/keys/Wipe.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(KeyNames, AreSlugs)
{
    for (const char* right : {"anthropic", "a", "my-server-2", "3"})
        EXPECT_TRUE(agents::checkKeyName(QString::fromLatin1(right))) << right;
    for (const char* wrong : {"", "-a", "a-", "A", "a b", "a/b", "a\n", "../a", "ä"})
        EXPECT_FALSE(agents::checkKeyName(QString::fromUtf8(wrong))) << wrong;
    EXPECT_TRUE(agents::checkKeyName(QString(64, u'a')));
    EXPECT_FALSE(agents::checkKeyName(QString(65, u'a')));
}

TEST(KeyNames, AKeyIsOneLineThatAHeaderCanCarryAndIsNeverRepeated)
{
    EXPECT_TRUE(agents::checkKey("sk-ant-0123/+=\"\\~"));
    EXPECT_TRUE(agents::checkKey(QByteArray(8192, 'x')));
    for (const QByteArray& wrong : {QByteArray("sk-1234"), QByteArray("sk-123 456789"), QByteArray("sk-123456\r\nX-Evil: 1"), QByteArray("sk-123456\x7f"),
                                    QByteArray("sk-123456\xc3\xa4"), QByteArray("sk-12\0""3456", 10), QByteArray(8193, 'x')}) {
        const Result<Done> checked = agents::checkKey(wrong);
        ASSERT_FALSE(checked) << wrong.toStdString();
        EXPECT_EQ(checked.error().kind, Error::Parse);
        EXPECT_FALSE((checked.error().text + checked.error().hint + checked.error().where).contains(QLatin1String("sk-1")));
    }
    EXPECT_TRUE(agents::checkKey({}).error().text.contains(QLatin1String("no key")));
}

TEST(KeyNames, APasswordIsTextWithoutControlCharactersAndIsNeverRepeated)
{
    const auto check = [](const QByteArray& text) { return agents::checkSecret(text, agents::KeyKind::Password); };
    for (const QByteArray& right : {QByteArray("a"), QByteArray("abcd efgh ijkl mnop qrst uvwx"), QByteArray("Schl\xc3\xbcssel \xf0\x9f\x94\x91"), QByteArray("\xc2\xa0"), QByteArray(1024, 'x')})
        EXPECT_TRUE(check(right)) << right.toStdString();
    for (const QByteArray& wrong : {QByteArray(1025, 'x'), QByteArray("sk-1\n"), QByteArray("sk-1\0", 5), QByteArray("sk-1\x7f"), QByteArray("sk-1\xc2\x85"), QByteArray("sk-1\xff"), QByteArray("sk-1\xc3")}) {
        const Result<Done> checked = check(wrong);
        ASSERT_FALSE(checked) << wrong.toStdString();
        EXPECT_EQ(checked.error().kind, Error::Parse);
        EXPECT_FALSE((checked.error().text + checked.error().hint + checked.error().where).contains(QLatin1String("sk-1")));
    }
    EXPECT_TRUE(check({}).error().text.contains(QLatin1String("no password")));
    EXPECT_FALSE(agents::checkSecret("abcd efgh", agents::KeyKind::Key)) << "that is no key";
}

TEST(KeyNames, WhatAKeyIsForIsSaidOfEveryName)
{
    EXPECT_EQ(agents::whatKeyIsFor(QStringLiteral("brave")), QStringLiteral("Brave: web search"));
    EXPECT_EQ(agents::whatKeyIsFor(QStringLiteral("mine")), QStringLiteral("a provider of yours"));
    for (const agents::KeyUse& use : agents::keyUses())
        EXPECT_TRUE(agents::checkKeyName(use.name)) << use.name.toStdString();
}

TEST(Wipe, OverwritesWhatOthersShare)
{
    QByteArray mine("sk-ant-0123456789");
    const QByteArray shared = mine;
    ASSERT_EQ(shared.constData(), mine.constData());
    agents::wipe(mine);
    EXPECT_TRUE(mine.isEmpty());
    EXPECT_EQ(shared, QByteArray(17, '\0'));
}

} // namespace qd::test
