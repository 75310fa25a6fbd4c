#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/shell/Desk.h"
#include "ui/style/Tokens.h"

#include <gtest/gtest.h>

#include <QDockWidget>
#include <QTest>
#include <QToolButton>

namespace qd::test {

namespace {

/// The bridge in a window that people resize.
class Bridge : public Desk {
public:
    QDockWidget* dock(const char* name) const { return find<QDockWidget>((QByteArrayLiteral("bridge.dock.") + name).constData()); }
    void resize(const QSize& size) const
    {
        window->resize(size);
        QCoreApplication::sendPostedEvents();
    }
    void tearOff(const char* name) const { find<QToolButton>((QByteArrayLiteral("bridge.dock.") + name + ".float").constData())->click(); }
    /// Where the four parts of the bridge are.
    QMap<QString, QRect> places() const
    {
        QMap<QString, QRect> all;
        for (const char* name : {"meters", "chart", "traffic", "inbox"})
            all.insert(QString::fromLatin1(name), dock(name)->geometry());
        return all;
    }
    void reopen()
    {
        window->close();
        open();
        QCoreApplication::sendPostedEvents();
    }
};

} // namespace

TEST(Layout, TheRoomOfALargerWindowGoesToTheChart)
{
    const Bridge desk;
    desk.resize({1000, 640});
    const auto small = desk.places();
    desk.resize({1900, 1100});
    const auto large = desk.places();
    EXPECT_EQ(large[QStringLiteral("meters")].height(), small[QStringLiteral("meters")].height());
    EXPECT_LE(large[QStringLiteral("chart")].top() - large[QStringLiteral("meters")].bottom(), 2 * ui::kGap) << "a gap below the meters";
    EXPECT_EQ(large[QStringLiteral("inbox")].width(), small[QStringLiteral("inbox")].width());
    EXPECT_GT(large[QStringLiteral("chart")].height(), small[QStringLiteral("chart")].height() + 150);
    EXPECT_GT(large[QStringLiteral("traffic")].height(), small[QStringLiteral("traffic")].height() + 80);
}

TEST(Layout, ComesBackAsItWasLeft)
{
    Bridge desk;
    desk.resize({1500, 920});
    const auto before = desk.places();
    desk.reopen();
    EXPECT_EQ(desk.window->size(), QSize(1500, 920));
    EXPECT_EQ(desk.places(), before);
}

TEST(Layout, ATornOffDockComesBackTornOffAndGoesBackToItsPlace)
{
    expectNoise(QStringLiteral("does not support raise()")); // where there is no desktop
    Bridge desk;
    desk.resize({1500, 920});
    const auto before = desk.places();
    desk.tearOff("inbox");
    ASSERT_TRUE(desk.dock("inbox")->isFloating());
    const int narrow = before[QStringLiteral("chart")].width();
    EXPECT_TRUE(waitUntil([&] { return desk.places()[QStringLiteral("chart")].width() > narrow + 300; })) << "its room is used";
    desk.reopen();
    EXPECT_TRUE(desk.dock("inbox")->isFloating());
    EXPECT_TRUE(desk.dock("inbox")->isVisible());
    desk.tearOff("inbox");
    EXPECT_FALSE(desk.dock("inbox")->isFloating());
    EXPECT_TRUE(waitUntil([&] { return desk.places()[QStringLiteral("chart")].width() < narrow + 100; })) << "it has its room again";
    EXPECT_GE(desk.dock("inbox")->width(), 344);
    EXPECT_GT(desk.dock("inbox")->x(), desk.dock("chart")->geometry().right()) << "at the right, as before";
}

} // namespace qd::test
