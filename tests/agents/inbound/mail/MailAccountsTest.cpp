#include "agents/inbound/mail/MailAccounts.h"
#include "tests/support/TempHome.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

MailAccount account()
{
    MailAccount box;
    box.id = QStringLiteral("answers");
    box.organisation = QStringLiteral("press");
    box.connector = QStringLiteral("smtp");
    box.url = QStringLiteral("imaps://mail.example:993");
    box.user = QStringLiteral("press@mail.example");
    box.key = QStringLiteral("mail-in");
    return box;
}

QString faultOf(const MailAccount& box)
{
    const Result<MailAccounts> read = readMailAccounts(encode(MailAccounts{1, {box}}));
    return read ? QString() : read.error().where + read.error().text;
}

} // namespace

TEST(MailAccounts, WhatWasWrittenIsReadAndNobodyElseReadsIt)
{
    test::TempHome home;
    EXPECT_TRUE(mailAccountsOf(home.path())->mailboxes.isEmpty());
    ASSERT_TRUE(writeMailAccounts(home.path(), {1, {account()}}));
    const Result<MailAccounts> read = mailAccountsOf(home.path());
    ASSERT_TRUE(read);
    ASSERT_TRUE(read->find(QStringLiteral("answers")));
    EXPECT_EQ(read->find(QStringLiteral("answers"))->folder, QStringLiteral("INBOX"));
    EXPECT_EQ(read->find(QStringLiteral("answers"))->minutes, 5);
    EXPECT_FALSE(read->find(QStringLiteral("other")));
    EXPECT_EQ(QFile::permissions(mailFileOf(home.path())) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST(MailAccounts, EachFaultIsNamedWithItsPlace)
{
    EXPECT_EQ(faultOf(account()).toStdString(), "");
    for (const char* url : {"https://mail.example", "imaps://user@mail.example", "imaps://mail.example/INBOX", "imaps:", "imap://mail.example?x"}) {
        MailAccount box = account();
        box.url = QString::fromLatin1(url);
        EXPECT_TRUE(faultOf(box).contains(QStringLiteral("/mailboxes/0/url"))) << url << ": " << faultOf(box).toStdString();
    }
    MailAccount box = account();
    box.folder = QStringLiteral("Entwürfe");
    EXPECT_TRUE(faultOf(box).contains(QStringLiteral("/mailboxes/0/folder")));
    box = account();
    box.minutes = 0;
    EXPECT_FALSE(faultOf(box).isEmpty());
    box = account();
    box.user = QStringLiteral("a\nb");
    EXPECT_TRUE(faultOf(box).contains(QStringLiteral("/mailboxes/0/user")));
    EXPECT_FALSE(readMailAccounts(encode(MailAccounts{1, {account(), account()}}))) << "an id twice";
    EXPECT_FALSE(readMailAccounts(R"({"v":1,"mailbox":[]})"));
}
