#include "tests/ui/shell/Desk.h"
#include "ui/pages/BridgePage.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/past/TimeTravel.h"
#include "ui/widgets/inbox/InboxList.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTest>

namespace qd::test {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The morning of the sample, with facts behind it.
OfficeState morning()
{
    OfficeState state = InboxSample().state;
    state.sequence = 500;
    return state;
}

/// The desk, and a past in which nothing waited and less was said.
class TimeTravelTest : public testing::Test {
protected:
    TimeTravelTest()
    {
        desk.sample.history.past = [this](Sequence at) {
            asked.append(at);
            OfficeState then = morning();
            then.sequence = at;
            then.time = desk.clock.now() - std::chrono::hours(24 * 3);
            if (at < 400)
                then.inbox = {};
            return then;
        };
    }
    ui::TimeTravel* travel() const { return desk.window->travel(); }
    bool isOffered(const char* button) const
    {
        const auto* found = desk.find<QAbstractButton>(button);
        return found && found->isEnabled();
    }
    Desk desk{morning()};
    QList<Sequence> asked;
};

TEST_F(TimeTravelTest, TheSliderShowsAMomentOnEveryPageAndEscLeadsBack)
{
    auto* bar = desk.find<QWidget>("shell.time");
    EXPECT_TRUE(bar->isHidden());
    desk.find<QAbstractButton>("decisions.past")->click();
    ASSERT_FALSE(bar->isHidden());
    EXPECT_EQ(asked, QList<Sequence>{500}) << "it begins where she is";
    auto* slider = desk.find<QSlider>("shell.time.slider");
    EXPECT_EQ(slider->maximum(), 500);
    slider->setValue(300);
    EXPECT_EQ(travel()->moment(), 300);
    EXPECT_EQ(desk.sample.history.until, 300) << "messages, decisions and costs too";
    desk.window->openPage(u"inbox"_s);
    EXPECT_TRUE(desk.find<QLabel>("shell.time.words")->text().startsWith(u"You are looking at"_s));
    EXPECT_TRUE(desk.find<QLabel>("shell.time.place")->text().contains(u"300 of 500"_s));
    QTest::keyClick(slider, Qt::Key_Escape);
    EXPECT_FALSE(travel()->isPast());
    EXPECT_TRUE(bar->isHidden());
    EXPECT_EQ(desk.sample.history.until, 0);
}

TEST_F(TimeTravelTest, KeysOfTheSliderGoLaterAndEarlierAsEverySliderDoesAndSayIt)
{
    desk.find<QAbstractButton>("decisions.past")->click();
    auto* slider = desk.find<QSlider>("shell.time.slider");
    const auto after = [&](Qt::Key key) {
        slider->setValue(300);
        QTest::keyClick(slider, key);
        return slider->value();
    };
    EXPECT_EQ(after(Qt::Key_Right), 301);
    EXPECT_EQ(after(Qt::Key_Up), 301);
    EXPECT_EQ(after(Qt::Key_Left), 299);
    EXPECT_EQ(after(Qt::Key_Down), 299);
    EXPECT_EQ(after(Qt::Key_PageUp), 310);
    EXPECT_EQ(after(Qt::Key_PageDown), 290);
    EXPECT_EQ(after(Qt::Key_Home), 1);
    EXPECT_EQ(after(Qt::Key_End), 500);
    EXPECT_TRUE(slider->accessibleDescription().contains(u"Page Up goes a large step later"_s));
    EXPECT_TRUE(slider->accessibleDescription().contains(u"500 of 500"_s)) << "and where it stands";
}

TEST_F(TimeTravelTest, NothingCanBeCommandedInThePastButAStop)
{
    desk.window->openPage(u"inbox"_s);
    ASSERT_TRUE(isOffered("inbox.approve"));
    travel()->goTo(450);
    EXPECT_FALSE(isOffered("inbox.approve"));
    EXPECT_FALSE(isOffered("inbox.reject"));
    EXPECT_TRUE(desk.find<QLabel>("inbox.notice")->text().contains(u"looking at the past"_s)) << "it says why";
    EXPECT_FALSE(desk.find<QLineEdit>("shell.brief")->isEnabled());
    EXPECT_TRUE(desk.find<QLineEdit>("shell.brief")->toolTip().contains(u"looking at the past"_s));
    QTest::keyClick(desk.find<QWidget>("inbox.list"), Qt::Key_A);
    desk.window->issue(SubmitBrief{});
    EXPECT_TRUE(desk.sent.isEmpty());
    EXPECT_TRUE(desk.window->toasts()->texts().last().contains(u"looking at the past"_s));
    desk.find<QPushButton>("shell.stop")->click();
    EXPECT_TRUE(desk.lastSent<StopAll>()) << "a stop is of now, always";
    travel()->backToNow();
    EXPECT_TRUE(isOffered("inbox.approve"));
    EXPECT_TRUE(desk.find<QLineEdit>("shell.brief")->isEnabled());
}

TEST_F(TimeTravelTest, BesideTheNamesOfThePagesStandsWhatWaitedThen)
{
    auto* place = desk.find<QAbstractButton>("shell.rail.inbox");
    const auto words = [&] { return place->accessibleDescription() + place->accessibleName(); };
    const QString now = words();
    const QString title = desk.window->windowTitle();
    travel()->goTo(100); // where nothing waited
    EXPECT_NE(words(), now);
    EXPECT_EQ(desk.window->windowTitle(), title) << "what waits now is still said, above it all";
    travel()->backToNow();
    EXPECT_EQ(words(), now);
}

TEST_F(TimeTravelTest, WhatHappensMeanwhileIsShownOnlyAroundThePages)
{
    travel()->goTo(100);
    OfficeState later = morning();
    later.sequence = 600;
    desk.feed.reset(later);
    EXPECT_EQ(travel()->feed()->state().sequence, 100);
    EXPECT_EQ(desk.find<QSlider>("shell.time.slider")->maximum(), 600) << "the record has grown";
    EXPECT_EQ(travel()->clock()->now(), desk.clock.now() - std::chrono::hours(24 * 3)) << "\"today\" is the day of the moment";
    travel()->backToNow();
    EXPECT_EQ(travel()->feed()->state().sequence, 600);
    EXPECT_EQ(travel()->clock()->now(), desk.clock.now());
}

TEST_F(TimeTravelTest, OfManyWishesWhileTheRecordAnswersOnlyTheNewestIsAsked)
{
    desk.sample.history.waits = true;
    for (const Sequence at : {10, 20, 30, 40})
        travel()->goTo(at);
    EXPECT_EQ(asked, QList<Sequence>{10});
    desk.sample.history.answerAll();
    EXPECT_EQ(travel()->moment(), 10) << "a drag shows what it comes by";
    desk.sample.history.answerAll();
    EXPECT_EQ(travel()->moment(), 40);
    EXPECT_EQ(asked, (QList<Sequence>{10, 40}));
    travel()->goTo(50);
    travel()->backToNow();
    desk.sample.history.answerAll();
    EXPECT_FALSE(travel()->isPast()) << "she has gone back meanwhile";
}

} // namespace

} // namespace qd::test
