#include "app/desktop/Tray.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QMenu>
#include <QPixmap>

namespace qd::test {

namespace {

QImage picture(qsizetype waiting)
{
    return app::trayIcon(waiting).pixmap(64, 64).toImage();
}

} // namespace

TEST(Tray, TheIconSaysHowMuchWaits)
{
    EXPECT_EQ(picture(3), picture(3));
    EXPECT_NE(picture(0), picture(3));
    EXPECT_NE(picture(3), picture(4));
    EXPECT_NE(picture(99), picture(100));
    EXPECT_EQ(picture(100), picture(5'000)) << "more than it has room for";
}

TEST(Tray, ItsMenuOpensStopsAndGoesOn)
{
    app::Tray tray;
    int opened = 0;
    int stopped = 0;
    int resumed = 0;
    QObject::connect(&tray, &app::Tray::openAsked, &tray, [&] { ++opened; });
    QObject::connect(&tray, &app::Tray::stopAsked, &tray, [&] { ++stopped; });
    QObject::connect(&tray, &app::Tray::resumeAsked, &tray, [&] { ++resumed; });
    auto* stop = tray.menu()->findChild<QAction*>(QStringLiteral("tray.stop"));
    ASSERT_TRUE(stop);
    tray.show(2, false);
    EXPECT_EQ(tray.toolTip(), QStringLiteral("Quarterdeck: 2 item(s) wait for you"));
    EXPECT_EQ(stop->text(), QStringLiteral("All stop"));
    stop->trigger();
    tray.show(0, true);
    EXPECT_EQ(tray.toolTip(), QStringLiteral("Quarterdeck: nothing waits for you"));
    EXPECT_EQ(stop->text(), QStringLiteral("Resume"));
    stop->trigger();
    tray.menu()->findChild<QAction*>(QStringLiteral("tray.open"))->trigger();
    EXPECT_EQ(opened, 1);
    EXPECT_EQ(stopped, 1);
    EXPECT_EQ(resumed, 1);
}

} // namespace qd::test
