#include "ui/widgets/inbox/later/LaterMenu.h"

#include "tests/support/NoiseIsFailure.h"
#include "ui/widgets/inbox/later/LaterPicker.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QDateTimeEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

Instant at(const char* local)
{
    return {QDateTime::fromString(QLatin1String(local), Qt::ISODate).toMSecsSinceEpoch()};
}

QStringList offered(const char* now)
{
    QStringList lines;
    for (const LaterChoice& choice : laterChoices(at(now)))
        lines.append(choice.name + u' ' + QDateTime::fromMSecsSinceEpoch(choice.until.ms).toString(u"yyyy-MM-dd HH:mm"_s));
    return lines;
}

/// Menus and popups on a platform without a screen.
class LaterMenuOpen : public testing::Test {
protected:
    void SetUp() override
    {
        test::expectNoise(u"raise()"_s);
        test::expectNoise(u"grabbing the keyboard"_s);
    }
};
using LaterPickerOpen = LaterMenuOpen;

} // namespace

TEST(LaterChoices, AreTheHoursOfADesk)
{
    EXPECT_EQ(offered("2026-11-18T10:15"), (QStringList{u"In an hour 2026-11-18 11:15"_s, u"This evening 2026-11-18 18:00"_s,
                                                       u"Tomorrow morning 2026-11-19 09:00"_s, u"Monday morning 2026-11-23 09:00"_s,
                                                       u"In a week 2026-11-25 09:00"_s}));
}

TEST(LaterChoices, LeaveOutWhatHasPassedOrIsSaidAlready)
{
    EXPECT_EQ(offered("2026-11-18T17:00").value(1), u"Tomorrow morning 2026-11-19 09:00"_s) << "the evening is an hour away";
    EXPECT_EQ(offered("2026-11-18T16:59").value(1), u"This evening 2026-11-18 18:00"_s);
    EXPECT_EQ(offered("2026-11-18T02:00").value(1), u"This morning 2026-11-18 09:00"_s);
    EXPECT_EQ(offered("2026-11-22T10:00").filter(u"Monday"_s), QStringList()) << "on Sunday it is tomorrow";
    EXPECT_EQ(offered("2026-11-23T10:00").last(), u"Monday morning 2026-11-30 09:00"_s) << "on Monday it is a week from now";
}

TEST(LaterChoices, ComeInTheirOrderOnAnyHourOfAMonth)
{
    for (int hour = 0; hour < 31 * 24; ++hour) {
        const Instant now = at("2026-10-10T00:30") + std::chrono::hours(hour);
        Instant before = now;
        for (const LaterChoice& choice : laterChoices(now)) {
            ASSERT_GT(choice.until, before) << hour << ' ' << choice.name.toStdString();
            before = choice.until;
        }
    }
}

TEST_F(LaterMenuOpen, TakesADigitTheArrowsAndEnter)
{
    const Instant now = at("2026-11-18T10:15");
    const auto taken = [&](const QList<Qt::Key>& keys) {
        QPointer<LaterMenu> menu(new LaterMenu({}, now, nullptr));
        Instant until;
        QObject::connect(menu, &LaterMenu::chosen, menu, [&](Instant chosen) { until = chosen; });
        menu->open(QPoint(10, 10));
        for (const Qt::Key key : keys)
            QTest::keyClick(menu.data(), key);
        delete menu;
        return until;
    };
    EXPECT_EQ(taken({Qt::Key_3}), at("2026-11-19T09:00"));
    EXPECT_EQ(taken({Qt::Key_Return}), at("2026-11-18T11:15")) << "the first one is current";
    EXPECT_EQ(taken({Qt::Key_Down, Qt::Key_Return}), at("2026-11-18T18:00"));
    EXPECT_EQ(taken({Qt::Key_9}), Instant{});
    EXPECT_EQ(taken({Qt::Key_Escape}), Instant{});
}

TEST_F(LaterMenuOpen, SaysWhatExpiresBeforeAndOffersTheWayBack)
{
    const Instant now = at("2026-11-18T10:15");
    LaterMenu menu({2, true, at("2026-11-18T14:30")}, now, nullptr);
    const auto text = [&](const char* name) { return menu.findChild<QAction*>(QLatin1String(name))->text(); };
    EXPECT_TRUE(text("later.now").startsWith(u"1 "_s));
    EXPECT_TRUE(text("later.0").endsWith(u"11:15"_s)) << text("later.0").toStdString();
    EXPECT_TRUE(text("later.1").endsWith(u"expires first, 14:30"_s)) << text("later.1").toStdString();
    EXPECT_TRUE(menu.accessibleName().contains(u"2"_s));
    menu.setAttribute(Qt::WA_DeleteOnClose, false);
    bool back = false;
    QObject::connect(&menu, &LaterMenu::returnChosen, &menu, [&] { back = true; });
    menu.open(QPoint(10, 10));
    QTest::keyClick(&menu, Qt::Key_Return);
    EXPECT_TRUE(back);
}

TEST_F(LaterPickerOpen, OffersTomorrowAndNothingBeyondTheLimit)
{
    const Instant now = at("2026-11-18T10:15");
    QPointer<LaterPicker> picker(new LaterPicker(now, now + std::chrono::days(30), nullptr));
    Instant until;
    QObject::connect(picker, &LaterPicker::chosen, picker, [&](Instant chosen) { until = chosen; });
    picker->open(QPoint(10, 10));
    auto* when = picker->findChild<QDateTimeEdit*>(u"later.when"_s);
    EXPECT_EQ(when->dateTime().toMSecsSinceEpoch(), at("2026-11-19T09:00").ms);
    EXPECT_LE(when->maximumDateTime().toMSecsSinceEpoch(), (now + std::chrono::days(30)).ms);
    EXPECT_GT(when->minimumDateTime().toMSecsSinceEpoch(), now.ms);
    QTest::keyClick(when, Qt::Key_Up);
    QTest::keyClick(when, Qt::Key_Return);
    EXPECT_EQ(until, at("2026-11-20T09:00"));
    EXPECT_TRUE(!picker || !picker->isVisible());
}

TEST_F(LaterPickerOpen, EnterOnCancelPutsNothingOff)
{
    auto* picker = new LaterPicker(at("2026-11-18T10:15"), at("2026-12-18T10:15"), nullptr);
    bool chose = false;
    QObject::connect(picker, &LaterPicker::chosen, picker, [&] { chose = true; });
    picker->open(QPoint(10, 10));
    auto* cancel = picker->findChild<QPushButton*>(u"later.cancel"_s);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Return);
    EXPECT_FALSE(chose);
    EXPECT_FALSE(picker->isVisible());
}

} // namespace qd::ui
