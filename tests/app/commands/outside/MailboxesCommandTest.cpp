#include "tests/agents/inbound/mail/ImapHost.h"
#include "tests/app/Home.h"

namespace qd::test {

class MailboxesCommand : public AppTest {
protected:
    Ran add(const QString& url, const QString& id = QStringLiteral("answers"))
    {
        return program.json({QStringLiteral("mailboxes"), QStringLiteral("add"), id, QStringLiteral("--connector"), QStringLiteral("smtp"), QStringLiteral("--url"), url, QStringLiteral("--user"), QStringLiteral("press"),
                             QStringLiteral("--key"), QStringLiteral("mail-in")});
    }
};

TEST_F(MailboxesCommand, OneIsSetUpAndTakenOutAgain)
{
    EXPECT_TRUE(program.run(words("mailboxes")).out.contains("No mailbox is looked at"));
    const Ran added = add(QStringLiteral("imaps://mail.example:993"));
    ASSERT_EQ(added.code, 0);
    EXPECT_TRUE(added.err.contains("there is no connector \"smtp\" yet")) << "a workflow names it, and nobody has set it up: " << added.err.constData();
    EXPECT_EQ(add(QStringLiteral("imaps://mail.example:993")).code, 2) << "an id twice";
    const QByteArray list = program.run(words("mailboxes list")).out;
    EXPECT_TRUE(list.contains("answers  INBOX of press, imaps://mail.example:993, for marketing-department by smtp")) << list.constData();
    EXPECT_TRUE(list.contains("not looked at yet"));
    ASSERT_EQ(program.run(words("mailboxes off answers")).code, 0);
    EXPECT_TRUE(program.run(words("mailboxes list")).out.contains(", off"));
    ASSERT_EQ(program.run(words("mailboxes remove answers")).code, 0);
    EXPECT_EQ(program.run(words("mailboxes test answers")).code, 2);
}

TEST_F(MailboxesCommand, WhatIsWrongIsSaidWithWhatWouldBeRight)
{
    const Ran plain = add(QStringLiteral("https://mail.example"));
    EXPECT_EQ(plain.code, 2);
    EXPECT_TRUE(plain.out.contains("imaps://host:993")) << plain.out.constData();
    EXPECT_TRUE(plain.out.contains("--url is ")) << plain.out.constData();
    const Ran minutes = program.run(words("mailboxes add answers --connector smtp --url imaps://mail.example:993 --user press --key mail-in --minutes often"));
    EXPECT_EQ(minutes.code, 2);
    EXPECT_TRUE(minutes.err.contains("--minutes cannot be \"often\"")) << minutes.err.constData();
    EXPECT_EQ(program.run(words("mailboxes burn answers")).code, 2);
    const ImapHost host;
    ASSERT_EQ(add(host.url()).code, 0);
    const Ran keyless = program.json(words("mailboxes look"));
    EXPECT_EQ(keyless.code, 1) << keyless.out.constData();
    EXPECT_TRUE(program.run(words("mailboxes list")).out.contains("could not be read")) << "its password is not kept";
    ASSERT_EQ(program.run(words("stop")).code, 0);
    const Ran stopped = program.json(words("mailboxes test answers"));
    EXPECT_EQ(stopped.code, 4) << stopped.out.constData();
    EXPECT_TRUE(stopped.out.contains("everything is stopped, so nothing is asked outside")) << stopped.out.constData();
    EXPECT_TRUE(host.asked().isEmpty());
}

} // namespace qd::test
