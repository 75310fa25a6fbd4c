#include "tests/ui/shell/Desk.h"
#include "ui/pages/BridgePage.h"
#include "ui/shell/Toasts.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/traffic/TrafficView.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace qd::test {

namespace {

/// The window with the focus of the desktop, so that keys go where they would.
class ActiveDesk : public Desk {
public:
    explicit ActiveDesk(const OfficeState& state = InboxSample().state) : Desk(state)
    {
        window->activateWindow();
        active = QTest::qWaitForWindowActive(window.get());
    }
    QLineEdit* brief() const { return find<QLineEdit>("shell.brief"); }
    QWidget* page(const char* name) const { return find<QWidget>(name); }
    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, with); }
    /// What Tab comes by until it is back at `start`, which has the keys.
    static QStringList round(const QWidget* start)
    {
        QStringList names;
        for (int i = 0; i < 60; ++i) {
            press(Qt::Key_Tab);
            const QWidget* at = QApplication::focusWidget();
            EXPECT_TRUE(at && at->isVisible());
            names.append(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className()) : at->objectName());
            if (at == start)
                break;
        }
        return names;
    }
    qsizetype decisions() const
    {
        return std::count_if(sent.begin(), sent.end(), [](const auto& one) { return std::holds_alternative<DecideApproval>(one.second); });
    }
    static bool isIn(const QWidget* page)
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus && (focus == page || page->isAncestorOf(focus));
    }

    bool active = false;
};

} // namespace

TEST(Focus, AfterABriefTheNextKeyIsMeantForTheInbox)
{
    ActiveDesk desk;
    ASSERT_TRUE(desk.active);
    desk.brief()->setFocus();
    QTest::keyClicks(desk.brief(), QStringLiteral("Write about tides"));
    ActiveDesk::press(Qt::Key_Return);
    desk.answer(QStringLiteral("The department has begun."));
    EXPECT_FALSE(desk.brief()->hasFocus());
    ActiveDesk::press(Qt::Key_A);
    EXPECT_EQ(desk.decisions(), 1);
    EXPECT_TRUE(desk.brief()->text().isEmpty());
}

TEST(Focus, ARefusedBriefTakesItBack)
{
    ActiveDesk desk;
    desk.brief()->setFocus();
    QTest::keyClicks(desk.brief(), QStringLiteral("Sell the moon"));
    ActiveDesk::press(Qt::Key_Return);
    desk.window->commandAnswered(desk.sent.last().first, Error{Error::Rule, QStringLiteral("today's budget is spent"), {}, {}});
    EXPECT_TRUE(desk.brief()->hasFocus());
}

TEST(Focus, EscapeLeavesTheBriefBoxForThePage)
{
    ActiveDesk desk;
    desk.brief()->setFocus();
    ActiveDesk::press(Qt::Key_Escape);
    EXPECT_TRUE(ActiveDesk::isIn(desk.page("bridge")));
}

TEST(Focus, KeysAndRailGiveItToThePage)
{
    ActiveDesk desk;
    const char* const places[] = {"bridge", "inbox", "work", "traffic", "decisions", "costs", "people"};
    for (int i = 6; i >= 0; --i) {
        desk.brief()->setFocus();
        ActiveDesk::press(Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
        EXPECT_EQ(desk.window->currentPage(), QLatin1String(places[i]));
        EXPECT_FALSE(desk.brief()->hasFocus()) << places[i];
        EXPECT_TRUE(QApplication::focusWidget() && QApplication::focusWidget()->isVisible()) << places[i];
    }
    desk.brief()->setFocus();
    ActiveDesk::press(Qt::Key_9, Qt::ControlModifier);
    EXPECT_EQ(desk.window->currentPage(), QStringLiteral("settings")) << "nine, although the eighth is not there";
    EXPECT_TRUE(QApplication::focusWidget()->objectName().startsWith(QStringLiteral("settings.")));
    for (const char* place : places) {
        desk.brief()->setFocus();
        desk.find<QAbstractButton>((QByteArrayLiteral("shell.rail.") + place).constData())->click();
        EXPECT_FALSE(desk.brief()->hasFocus()) << place;
    }
}

TEST(Focus, OneKeyDecidesOnceOnBridgeAndInbox)
{
    ActiveDesk desk;
    ActiveDesk::press(Qt::Key_1, Qt::ControlModifier);
    ActiveDesk::press(Qt::Key_A);
    EXPECT_EQ(desk.decisions(), 1);
    ActiveDesk::press(Qt::Key_2, Qt::ControlModifier);
    ActiveDesk::press(Qt::Key_A);
    EXPECT_EQ(desk.decisions(), 2);
}

TEST(Focus, StaysWithTheInboxWhenItsLastItemGoes)
{
    ActiveDesk desk;
    ActiveDesk::press(Qt::Key_1, Qt::ControlModifier);
    const OfficeState full = desk.feed.state();
    OfficeState empty = full;
    empty.inbox = {};
    desk.feed.reset(empty);
    EXPECT_TRUE(ActiveDesk::isIn(desk.page("bridge")));
    desk.feed.reset(full);
    ActiveDesk::press(Qt::Key_A);
    EXPECT_EQ(desk.decisions(), 1);
}

TEST(Focus, RowsThatComeLaterTakeTheKeysOfTheirPage)
{
    ActiveDesk desk;
    for (const char* place : {"decisions", "people", "work", "traffic", "inbox", "bridge"}) {
        desk.window->openPage(QString::fromLatin1(place));
        QCoreApplication::sendPostedEvents();
        EXPECT_TRUE(qobject_cast<QAbstractItemView*>(QApplication::focusWidget())) << place;
    }
}

TEST(Focus, SpaceOnAButtonPressesIt)
{
    ActiveDesk desk;
    auto* reject = desk.find<QPushButton>("bridge.reject");
    ASSERT_TRUE(reject);
    reject->setFocus();
    ActiveDesk::press(Qt::Key_Space);
    EXPECT_EQ(desk.window->currentPage(), QStringLiteral("bridge")) << "Space looked at the item instead";
}

TEST(Focus, TabGoesOnceRoundEveryControlOfTheBridge)
{
    ActiveDesk desk;
    desk.brief()->setFocus();
    const QStringList round = ActiveDesk::round(desk.brief());
    const std::string seen = round.join(QLatin1Char(' ')).toStdString();
    for (const char* name : {"shell.brief", "shell.menu", "shell.stop", "shell.rail.bridge", "bridge.meters.today", "bridge.meters.mix", "bridge.chart",
                             "bridge.chart.fit", "bridge.dock.chart.float", "bridge.traffic.words", "bridge.traffic.list", "bridge.list", "bridge.approve"})
        EXPECT_EQ(round.count(QString::fromLatin1(name)), 1) << name << " in: " << seen;
}

TEST(Focus, TabGoesOnceRoundEveryControlOfTheOtherPages)
{
    const QHash<QString, QStringList> places{
        {QStringLiteral("inbox"), {QStringLiteral("inbox.order"), QStringLiteral("inbox.list"), QStringLiteral("inbox.approve"), QStringLiteral("inbox.facts")}},
        {QStringLiteral("work"), {QStringLiteral("work.list"), QStringLiteral("work.graph"), QStringLiteral("work.pause"), QStringLiteral("work.facts")}},
        {QStringLiteral("traffic"), {QStringLiteral("traffic.words"), QStringLiteral("traffic.filter"), QStringLiteral("traffic.follow")}},
        {QStringLiteral("decisions"), {QStringLiteral("decisions.search"), QStringLiteral("decisions.maker"), QStringLiteral("decisions.kind"),
                                       QStringLiteral("decisions.list"), QStringLiteral("decisions.detail")}},
        {QStringLiteral("costs"), {QStringLiteral("costs.view.spending"), QStringLiteral("costs.billed"), QStringLiteral("costs.days14"), QStringLiteral("costs.by.agent"), QStringLiteral("costs.table"), QStringLiteral("costs.export")}},
        {QStringLiteral("settings"), {QStringLiteral("settings.view.models"), QStringLiteral("settings.use.rehearsal"), QStringLiteral("settings.use.model"), QStringLiteral("settings.tiers"),
                                      QStringLiteral("settings.provider.anthropic.test"), QStringLiteral("settings.key.anthropic.set"), QStringLiteral("settings.key.openai.set")}},
        {QStringLiteral("people"), {QStringLiteral("people.list"), QStringLiteral("people.profile"), QStringLiteral("people.traffic")}}};
    for (auto place = places.begin(); place != places.end(); ++place) {
        ActiveDesk desk;
        desk.window->openPage(place.key());
        QCoreApplication::sendPostedEvents();
        desk.brief()->setFocus();
        const QStringList round = ActiveDesk::round(desk.brief());
        const std::string seen = place.key().toStdString() + ": " + round.join(QLatin1Char(' ')).toStdString();
        EXPECT_EQ(QSet<QString>(round.begin(), round.end()).size(), round.size()) << "one of them twice in " << seen;
        for (const QString& name : place.value() + QStringList{QStringLiteral("shell.stop"), QStringLiteral("shell.rail.") + place.key()})
            EXPECT_TRUE(round.contains(name)) << name.toStdString() << " is missing in " << seen;
    }
}

TEST(Focus, TheRowThatHasTheKeysIsRinged)
{
    ActiveDesk desk;
    const QRgb ring = ui::tokens().info.rgb();
    for (const char* place : {"inbox", "work", "decisions", "costs", "people"}) {
        desk.window->openPage(QString::fromLatin1(place));
        QCoreApplication::sendPostedEvents();
        auto* list = qobject_cast<QAbstractItemView*>(QApplication::focusWidget());
        ASSERT_TRUE(list) << place;
        const QRect row = list->visualRect(list->currentIndex());
        const auto drawn = [&] { return list->viewport()->grab().toImage().pixel(row.center().x(), row.top()); };
        EXPECT_EQ(drawn(), ring) << place;
        desk.brief()->setFocus();
        EXPECT_NE(drawn(), ring) << place;
    }
}

TEST(Focus, AnUndoBeforeTheAnswerIsCarriedOutWithIt)
{
    for (const char* list : {"bridge.list", "inbox.list"}) {
        ActiveDesk desk;
        desk.window->openPage(QLatin1String(list).left(6) == QLatin1String("bridge") ? QStringLiteral("bridge") : QStringLiteral("inbox"));
        auto* rows = desk.find<QAbstractItemView>(list);
        QTest::keyClick(rows, Qt::Key_A);
        ASSERT_TRUE(desk.lastSent<DecideApproval>()) << list;
        const ApprovalId approved = desk.lastSent<DecideApproval>()->approval;
        QTest::keyClick(rows, Qt::Key_Z);
        QTest::keyClick(rows, Qt::Key_Z, Qt::ControlModifier);
        EXPECT_EQ(desk.sent.size(), 1) << "the Office has not answered yet";
        desk.answer(QString());
        ASSERT_TRUE(desk.lastSent<UndoApproval>()) << list;
        EXPECT_EQ(desk.lastSent<UndoApproval>()->approval, approved) << "not what left before it";
        EXPECT_EQ(desk.sent.size(), 2) << "once, however often Z was pressed";
        EXPECT_TRUE(desk.window->toasts()->texts().isEmpty()) << "nothing offers to undo what is being undone";
    }
}

TEST(Focus, AnUndoOfARefusedYesIsForgotten)
{
    ActiveDesk desk;
    auto* rows = desk.find<QAbstractItemView>("bridge.list");
    QTest::keyClick(rows, Qt::Key_A);
    QTest::keyClick(rows, Qt::Key_Z);
    const Error refused{Error::Rule, QStringLiteral("today's budget is spent"), {}, {}};
    desk.window->commandAnswered(desk.sent.last().first, refused);
    EXPECT_EQ(desk.sent.size(), 1);
    QTest::keyClick(rows, Qt::Key_A);
    desk.answer(QString());
    EXPECT_EQ(desk.sent.size(), 2) << "the next yes is not undone for it";
}

TEST(Focus, StaysInTheSearchWhenItsWordsAreTakenOver)
{
    ActiveDesk desk;
    auto* words = desk.find<QLineEdit>("bridge.traffic.words");
    auto* view = qobject_cast<ui::TrafficView*>(desk.find<QWidget>("bridge.traffic"));
    ASSERT_TRUE(words && view);
    words->setFocus();
    QSignalSpy changed(view, &ui::TrafficView::filterChanged);
    QTest::keyClicks(words, QStringLiteral("te"));
    ASSERT_TRUE(changed.wait());
    EXPECT_TRUE(words->hasFocus());
    ActiveDesk::press(Qt::Key_A);
    EXPECT_EQ(words->text(), QStringLiteral("tea"));
    EXPECT_EQ(desk.decisions(), 0) << "a letter of a word approved something";
}

TEST(Focus, PaletteAndKeysGiveItBack)
{
    ActiveDesk desk;
    desk.window->focusPage();
    const QWidget* before = QApplication::focusWidget();
    desk.window->openPalette();
    EXPECT_NE(QApplication::focusWidget(), before);
    ActiveDesk::press(Qt::Key_Escape);
    EXPECT_EQ(QApplication::focusWidget(), before);
    ActiveDesk::press(Qt::Key_Question);
    EXPECT_NE(QApplication::focusWidget(), before);
    ActiveDesk::press(Qt::Key_Escape);
    EXPECT_EQ(QApplication::focusWidget(), before);
}

} // namespace qd::test
