#include "tests/support/ManualClock.h"
#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/InboxPage.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/inbox/later/LaterMenu.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;
using test::fixedId;

/// The page in a window over an office that only notes what it is told.
class InboxLater : public testing::Test {
protected:
    InboxLater()
    {
        QObject::connect(&page, &InboxPage::commandIssued, &page, [this](const Command& c) { commands.append(c); });
        page.resize(1280, 760);
        page.display(sample.state);
        page.show();
        page.activateWindow();
        view()->setFocus();
        (void)QTest::qWaitForWindowActive(&page);
    }
    /// S, and a menu that opens: the platform without a screen is not silent about it.
    void askLater()
    {
        test::expectNoise(u"raise()"_s);
        test::expectNoise(u"grabbing the keyboard"_s);
        press(Qt::Key_S);
    }
    InboxList* inbox() { return page.findChild<InboxList*>(); }
    const InboxModel& model() { return inbox()->model(); }
    QAbstractItemView* view() { return page.findChild<QAbstractItemView*>(u"inbox.list"_s); }
    LaterMenu* menu() { return page.findChild<LaterMenu*>(); }
    void press(Qt::Key key) { QTest::keyClick(view(), key); }
    void choose(Qt::Key digit)
    {
        ASSERT_TRUE(menu());
        QTest::keyClick(menu(), digit);
    }
    QString notice() { return page.findChild<QLabel*>(u"inbox.notice"_s)->text(); }
    template <class C> const C* last() { return commands.isEmpty() ? nullptr : std::get_if<C>(&commands.last()); }
    /// What the office would make of it.
    void putOff(quint64 item, Instant until)
    {
        sample.state.inbox.snoozed.insert({fixedId<ApprovalId>(item).uuid}, until);
        page.display(sample.state);
    }
    InboxKey blog() const { return {InboxKey::Waiting, fixedId<ApprovalId>(301).uuid}; }

    InboxSample sample;
    ManualClock clock{SampleOffice::now()};
    InboxPage page{&sample.history, &clock};
    QList<Command> commands;
};

} // namespace

TEST_F(InboxLater, SAndADigitPutTheItemOffAndGoOnToTheNext)
{
    ASSERT_EQ(inbox()->current(), blog());
    askLater();
    choose(Qt::Key_1);
    ASSERT_TRUE(last<SnoozeItem>());
    EXPECT_EQ(last<SnoozeItem>()->item.uuid, blog().id);
    EXPECT_EQ(last<SnoozeItem>()->until, clock.now() + 1h);
    EXPECT_EQ(view()->currentIndex().row(), 1);
}

TEST_F(InboxLater, TheButtonDoesWhatTheKeyDoesForAQuestionToo)
{
    press(Qt::Key_J);
    ASSERT_EQ(inbox()->current().kind, InboxKey::Escalated);
    const Uuid question = inbox()->current().id;
    test::expectNoise(u"raise()"_s);
    test::expectNoise(u"grabbing the keyboard"_s);
    QTest::mouseClick(page.findChild<QPushButton*>(u"inbox.settleLater"_s), Qt::LeftButton);
    choose(Qt::Key_1);
    ASSERT_TRUE(last<SnoozeItem>());
    EXPECT_EQ(last<SnoozeItem>()->item.uuid, question);
}

TEST_F(InboxLater, SelectedItemsArePutOffTogether)
{
    press(Qt::Key_X);
    press(Qt::Key_J);
    press(Qt::Key_X);
    ASSERT_EQ(model().chosen().size(), 2);
    askLater();
    choose(Qt::Key_1);
    ASSERT_EQ(commands.size(), 2);
    EXPECT_NE(std::get<SnoozeItem>(commands.at(0)).item, std::get<SnoozeItem>(commands.at(1)).item);
    EXPECT_TRUE(model().chosen().isEmpty());
}

TEST_F(InboxLater, WhatIsPutOffStandsApartAtTheBottomAndIsNotCounted)
{
    const qsizetype waiting = model().waiting();
    const Instant until = clock.now() + 30min;
    putOff(301, until);
    EXPECT_EQ(model().waiting(), waiting - 1);
    EXPECT_EQ(model().later(), 1);
    const int rows = model().rowCount();
    EXPECT_EQ(model().key(rows - 1), blog());
    EXPECT_EQ(model().key(rows - 2).kind, InboxKey::LaterHeading);
    EXPECT_FALSE(model().flags(model().index(rows - 2)).testFlag(Qt::ItemIsSelectable));
    EXPECT_NE(inbox()->current(), blog()) << "it is not followed to where it waits";
    EXPECT_TRUE(model().data(model().index(rows - 1), Qt::AccessibleTextRole).toString().contains(u"put off"_s));
    EXPECT_EQ(model().newestLeaving().kind, InboxKey::Leaving) << "what leaves is not last any more";
}

TEST_F(InboxLater, WhenAllIsPutOffThePageSaysThatNothingWaitsNow)
{
    sample.state.inbox.approvals.removeIf([](const auto& entry) { return entry.key() != fixedId<ApprovalId>(301); });
    sample.state.inbox.escalations.clear();
    putOff(301, clock.now() + 30min);
    EXPECT_FALSE(inbox()->current().isItem());
    QStringList said;
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible())
            said.append(label->text());
    EXPECT_FALSE(said.filter(u"Nothing waits for you now"_s).isEmpty()) << said.join(u'|').toStdString();
    press(Qt::Key_J);
    EXPECT_EQ(inbox()->current(), blog()) << "the keys reach it all the same";
}

TEST_F(InboxLater, ItComesBackByItselfAndTheRowsThatStayDoNotMove)
{
    QAbstractItemModelTester tester(view()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy reset(view()->model(), &QAbstractItemModel::modelReset);
    const Instant until = clock.now() + 30min;
    putOff(301, until);
    const InboxKey here = inbox()->current();
    clock.set(until - 1ms);
    page.display(sample.state);
    EXPECT_EQ(model().later(), 1);
    clock.set(until);
    page.display(sample.state);
    EXPECT_EQ(model().later(), 0);
    EXPECT_EQ(model().key(0), blog());
    EXPECT_EQ(inbox()->current(), here) << "she goes on where she was";
    EXPECT_EQ(reset.count(), 0);
}

TEST_F(InboxLater, TheRowAndTheBarSayWhatComesFirst)
{
    putOff(301, clock.now() + 30min);
    EXPECT_FALSE(model().expiresFirst(blog()));
    inbox()->setCurrent(blog());
    EXPECT_TRUE(notice().startsWith(u"Put off. It comes back"_s)) << notice().toStdString();
    putOff(301, sample.blog().expires + 1h);
    EXPECT_TRUE(model().expiresFirst(blog()));
    EXPECT_TRUE(notice().contains(u"expires first"_s)) << notice().toStdString();
    EXPECT_TRUE(notice().contains(sample.blog().onExpiry)) << "and what happens then";
    sample.state.inbox.snoozed.clear();
    page.display(sample.state);
    EXPECT_EQ(notice(), QString());
}

TEST_F(InboxLater, AQuestionThatIsAnsweredWithoutHerSaysSo)
{
    Escalation& question = sample.state.inbox.escalations.first();
    question.expires = clock.now() + 1h;
    question.options = {{u"keep"_s, u"Keep the limit"_s, {}}};
    question.onExpiry = u"keep"_s;
    const InboxKey key{InboxKey::Escalated, question.id.uuid};
    sample.state.inbox.snoozed.insert({question.id.uuid}, clock.now() + 30min);
    page.display(sample.state);
    inbox()->setCurrent(key);
    EXPECT_TRUE(notice().startsWith(u"Put off. It comes back"_s)) << notice().toStdString();
    sample.state.inbox.snoozed.insert({question.id.uuid}, clock.now() + 2h);
    page.display(sample.state);
    EXPECT_TRUE(notice().contains(u"expires first"_s)) << notice().toStdString();
    EXPECT_TRUE(notice().contains(u"Keep the limit"_s)) << notice().toStdString();
}

TEST_F(InboxLater, SOnWhatIsPutOffBringsItBack)
{
    putOff(301, clock.now() + 30min);
    inbox()->setCurrent(blog());
    askLater();
    ASSERT_TRUE(menu());
    QTest::keyClick(menu(), Qt::Key_Return);
    ASSERT_TRUE(last<ReturnItem>());
    EXPECT_EQ(last<ReturnItem>()->item.uuid, blog().id);
}

TEST_F(InboxLater, ZBringsBackWhatSheHasJustPutOff)
{
    askLater();
    choose(Qt::Key_1);
    press(Qt::Key_Z);
    ASSERT_TRUE(last<ReturnItem>()) << "also before the office has answered";
    EXPECT_EQ(last<ReturnItem>()->item.uuid, blog().id);
    press(Qt::Key_Z);
    EXPECT_TRUE(last<UndoApproval>()) << "once: then it is about what leaves, as ever";
}

TEST_F(InboxLater, AYesAfterwardsIsWhatZUndoes)
{
    askLater();
    choose(Qt::Key_1);
    const bool question = inbox()->current().kind == InboxKey::Escalated;
    if (question)
        press(Qt::Key_J);
    press(Qt::Key_A);
    ASSERT_TRUE(last<DecideApproval>());
    press(Qt::Key_Z);
    EXPECT_TRUE(last<UndoApproval>());
}

TEST_F(InboxLater, PutOffItCanStillBeDecided)
{
    putOff(301, clock.now() + 30min);
    inbox()->setCurrent(blog());
    press(Qt::Key_A);
    ASSERT_TRUE(last<DecideApproval>());
    EXPECT_EQ(last<DecideApproval>()->approval, fixedId<ApprovalId>(301));
}

TEST_F(InboxLater, WhatHasExpiredOrLeavesIsNotPutOff)
{
    clock.advance(3h);
    press(Qt::Key_S);
    EXPECT_FALSE(menu());
    EXPECT_TRUE(notice().contains(u"Expired"_s));
    inbox()->setCurrent(model().newestLeaving());
    press(Qt::Key_S);
    EXPECT_FALSE(menu());
}

TEST_F(InboxLater, ARefusalIsSaidWhereTheItemIs)
{
    askLater();
    choose(Qt::Key_1);
    page.refuse(commands.last(), Error{Error::Rule, u"this item has expired"_s, {}, {}});
    EXPECT_EQ(inbox()->current(), blog());
    EXPECT_TRUE(notice().contains(u"expired"_s));
}

} // namespace qd::ui
