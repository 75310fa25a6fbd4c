#include "tests/ui/shell/Desk.h"
#include "ui/pages/CostsPage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/shell/looking/LookWatch.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QListWidget>
#include <QTableView>
#include <QTest>

namespace qd::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using ui::LookWatch;

TEST(LookWatch, CountsWhatIsBeforeHerWhileSheIsThere)
{
    ManualClock clock;
    LookWatch watch(&clock);
    clock.advance(10s);
    watch.look(u"a"_s);
    clock.advance(30s);
    watch.touch();
    clock.advance(20s);
    watch.look(u"b"_s);
    clock.advance(5s);
    EXPECT_EQ(watch.take(u"a"_s), 50s);
    EXPECT_EQ(watch.take(u"b"_s), 5s);
    EXPECT_EQ(watch.take(u"a"_s), 0s) << "it was taken";
    watch.giveBack(u"a"_s, 50s);
    EXPECT_EQ(watch.take(u"a"_s), 50s);
}

TEST(LookWatch, APauseOfMoreThanTwoMinutesDoesNotCount)
{
    ManualClock clock;
    LookWatch watch(&clock);
    watch.look(u"a"_s);
    clock.advance(119s);
    watch.touch();
    clock.advance(121s);
    watch.touch();
    clock.advance(1s);
    EXPECT_EQ(watch.take(u"a"_s), 120s);
    clock.advance(100s);
    watch.look(u"b"_s); // something else came up by itself
    clock.advance(100s);
    EXPECT_EQ(watch.take(u"b"_s), 0s) << "she has done nothing for 200 seconds";
}

TEST(LookWatch, AnotherProgramInFrontDoesNotCount)
{
    ManualClock clock;
    LookWatch watch(&clock);
    watch.look(u"a"_s);
    clock.advance(10s);
    watch.setActive(false);
    clock.advance(60s);
    watch.setActive(true);
    clock.advance(5s);
    watch.look({});
    clock.advance(50s);
    EXPECT_EQ(watch.take(u"a"_s), 15s);
}

TEST(MainWindow, ADecisionSaysHowLongItsItemWasBeforeHer)
{
    Desk desk;
    desk.window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(desk.window.get()));
    desk.window->openPage(u"inbox"_s);
    desk.window->focusPage();
    desk.clock.advance(42s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
    ASSERT_TRUE(desk.lastSent<DecideApproval>());
    EXPECT_EQ(desk.lastSent<DecideApproval>()->lookedAt, 42s);
    const ApprovalId first = desk.lastSent<DecideApproval>()->approval;
    desk.window->openPage(u"costs"_s);
    desk.clock.advance(60s);
    desk.window->openPage(u"inbox"_s);
    desk.window->focusPage();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    desk.clock.advance(7s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
    ASSERT_NE(desk.lastSent<DecideApproval>()->approval, first);
    EXPECT_EQ(desk.lastSent<DecideApproval>()->lookedAt, 7s) << "the costs are no item";
}

TEST(MainWindow, ACallIsLookedIntoOverThePageThatAskedAndEscLeadsBack)
{
    Desk desk;
    desk.window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(desk.window.get()));
    desk.window->openPage(u"costs"_s);
    desk.find<QAbstractButton>("costs.view.calls")->click();
    auto* table = desk.find<QTableView>("costs.calls.table");
    table->setFocus();
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(desk.window->currentPage(), u"call"_s);
    auto* calls = desk.find<QListWidget>("call.list");
    ASSERT_TRUE(calls->isVisible());
    EXPECT_EQ(calls->currentRow(), 1);
    QTest::keyClick(calls, Qt::Key_Escape);
    EXPECT_EQ(desk.window->currentPage(), u"costs"_s);
    EXPECT_EQ(desk.window->focusWidget(), table) << "the keys are where they were";
    QTest::keyClick(table, Qt::Key_Return);
    desk.window->save();
    desk.open();
    EXPECT_EQ(desk.window->currentPage(), u"costs"_s) << "after a restart a page is in front";
}

} // namespace qd::test
