#include "tests/app/Home.h"

#include <QTcpServer>

namespace qd::test {

class ReadCommand : public AppTest {};

TEST_F(ReadCommand, ThisMachineAndItsNetworkAreNotRead)
{
    QTcpServer here;
    ASSERT_TRUE(here.listen(QHostAddress::LocalHost, 0));
    const QString port = QString::number(here.serverPort());
    for (const QString& address : {QStringLiteral("http://127.0.0.1/"), QStringLiteral("http://localhost/"), QStringLiteral("http://[::1]/"), QStringLiteral("http://10.0.0.1/"),
                                   QStringLiteral("http://2130706433/"), QStringLiteral("http://127.0.0.1:") + port, QStringLiteral("file:///etc/passwd")}) {
        const Ran ran = program.json({QStringLiteral("read"), address});
        EXPECT_EQ(ran.code, 4) << address.toStdString() << ran.out.toStdString();
        EXPECT_FALSE(ran.message().isEmpty());
    }
    EXPECT_FALSE(here.hasPendingConnections());
}

TEST_F(ReadCommand, WhileEverythingIsStoppedNothingIsRead)
{
    ASSERT_EQ(program.run(words("stop")).code, 0);
    for (const char* line : {"read http://no-such-host.invalid/", "read http://no-such-host.invalid/feed --feed"}) {
        const Ran ran = program.json(words(line));
        EXPECT_EQ(ran.code, 4) << "its name is not even looked up: " << ran.out.toStdString();
        EXPECT_TRUE(ran.message().contains(QStringLiteral("everything is stopped, so nothing is asked outside"))) << ran.message().toStdString();
    }
    ASSERT_EQ(program.run(words("resume")).code, 0);
    EXPECT_EQ(program.run(words("read http://no-such-host.invalid/")).code, 1);
}

TEST_F(ReadCommand, WhatIsNoAddressIsBadInput)
{
    for (const char* line : {"read", "read a b", "read http://", "read --from 7 https://example.com"})
        EXPECT_EQ(program.run(words(line)).code, 2) << line;
    EXPECT_EQ(program.run(words("read http://no-such-host.invalid/")).code, 1);
    EXPECT_EQ(program.run(words("read --help")).code, 0);
}

} // namespace qd::test
