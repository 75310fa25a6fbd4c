#include "app/engine/Home.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QFile>
#include <QProcess>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::test;

namespace {

class HoldTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(home.make()); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(home.folder(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    TempHome folder;
    app::Home home{folder.path()};
    const QString desk = QStringLiteral("desk");
};

TEST_F(HoldTest, OneHasItUntilItLetsGo)
{
    auto held = home.hold(desk);
    ASSERT_TRUE(held);
    EXPECT_TRUE(home.hold(QStringLiteral("another"))) << "each organisation has its own";
    const auto refused = home.hold(desk);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Busy);
    EXPECT_TRUE(refused.error().text.contains(QStringLiteral("process %1").arg(QCoreApplication::applicationPid()))) << refused.error().text.toStdString();
    held->reset();
    EXPECT_TRUE(home.hold(desk));
}

TEST_F(HoldTest, WhoDiedKeepsNobodyOut)
{
    QProcess other;
    other.start(QStringLiteral("flock"), {QStringLiteral("--no-fork"), home.folder(QStringLiteral("lock-desk")), QStringLiteral("sleep"), QStringLiteral("60")});
    ASSERT_TRUE(other.waitForStarted());
    ASSERT_TRUE(waitUntil([&] { return !home.hold(desk); }));
    other.kill();
    other.waitForFinished();
    EXPECT_TRUE(home.hold(desk)) << "at once";
}

TEST_F(HoldTest, NorWhatADeathInTheMiddleOfTakingItLeftBehind)
{
    write(QStringLiteral("lock-desk"), "999999999\nquarterdeck\nsomewhere\n");
    write(QStringLiteral("lock-desk.rmlock"), {});
    const auto held = home.hold(desk);
    EXPECT_TRUE(held) << held.error().text.toStdString();
}

TEST_F(HoldTest, WhatCannotBeWrittenIsSaid)
{
    const auto refused = app::Home(QStringLiteral("/proc/nowhere")).hold(desk);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Store);
}

} // namespace
