#include "tests/ui/shell/Desk.h"
#include "tests/ui/widgets/setup/SetupSample.h"
#include "ui/shell/strips/StopStrip.h"
#include "ui/shell/strips/TrialStrip.h"
#include "ui/style/Tokens.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QTest>
#include <QImage>
#include <QLabel>
#include <QToolButton>

namespace qd::test {

using namespace ui;
using namespace Qt::Literals::StringLiterals;

TEST(Strips, AreTintedAndHaveTheirIconAndARuleBelow)
{
    OrgState org;
    org.stopped = true;
    StopStrip strip;
    strip.resize(600, 60);
    strip.show(org);
    const QImage image = strip.grab().toImage();
    const Tokens& t = tokens();
    const QColor ground = image.pixelColor(image.width() - 2, 2);
    EXPECT_EQ(ground, mixed(t.bad, t.panel, t.dark ? 0.08 : 0.06)) << "in the colour of what it says";
    EXPECT_EQ(image.pixelColor(300, image.height() - 1), t.border);
    bool hasIcon = false;
    const int words = strip.findChild<QLabel*>(QStringLiteral("shell.stopped.words"))->mapTo(&strip, QPoint()).x();
    for (int y = 0; y < image.height() - 1; ++y)
        for (int x = 0; x < words; ++x)
            hasIcon = hasIcon || image.pixelColor(x, y) == t.bad;
    EXPECT_TRUE(hasIcon) << "left of its words";
}

TEST(Strips, ATrialThatShowsADifferenceIsSaidUntilItIsTaken)
{
    OfficeState state = InboxSample().state;
    addVersions(state);
    addTrial(state, 4);
    Desk desk(state);
    auto* strip = desk.find<QWidget>("shell.trial");
    EXPECT_FALSE(strip->isVisible()) << "it may still be chance";
    state.setups.open.clear();
    const TrialId id = addTrial(state, 30);
    desk.feed.reset(state);
    ASSERT_TRUE(strip->isVisible());
    const QString said = desk.find<QLabel>("shell.trial.words")->text();
    EXPECT_TRUE(said.startsWith(u"Copywriter does better with version 2 than with version 1, and it is hardly chance. Version 2: 100 % of 30 piece"_s)) << said.toStdString();
    desk.find<QAbstractButton>("shell.trial.take")->click();
    const auto* taken = desk.lastSent<EndTrial>();
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->trial, id);
    EXPECT_EQ(taken->adopt, 2);
    state.setups.open.clear();
    desk.feed.reset(state);
    EXPECT_FALSE(strip->isVisible());
}

TEST(Strips, WhoClosedTheNoteOfATrialIsNotToldAgainAfterARestart)
{
    OfficeState state = InboxSample().state;
    addVersions(state);
    addTrial(state, 30);
    Desk desk(state);
    desk.open();
    ASSERT_TRUE(desk.find<QWidget>("shell.trial")->isVisible()) << "nobody has heard it yet";
    desk.find<QAbstractButton>("shell.trial.look")->click();
    EXPECT_EQ(desk.window->currentPage(), u"people"_s);
    EXPECT_TRUE(desk.find<QWidget>("trial.take-b")->isVisible());
    desk.find<QAbstractButton>("shell.trial.close")->click();
    EXPECT_FALSE(desk.find<QWidget>("shell.trial")->isVisible());
    EXPECT_TRUE(desk.sent.isEmpty()) << "the trial goes on";
    desk.open();
    EXPECT_FALSE(desk.find<QWidget>("shell.trial")->isVisible());
    state.setups.open[fixedId<TrialId>(78)] = *state.setups.open.begin();
    state.setups.open[fixedId<TrialId>(78)].trial.id = fixedId<TrialId>(78);
    desk.feed.reset(state);
    EXPECT_TRUE(desk.find<QWidget>("shell.trial")->isVisible()) << "another one";
}

TEST(Strips, WhoComesBackIsToldWhatHappenedMeanwhile)
{
    Desk desk;
    auto* strip = desk.find<QWidget>("shell.away");
    EXPECT_FALSE(strip->isVisible());
    OfficeState state = desk.feed.state();
    state.activity.effectsByLevel[u"L3"_s] += 2;
    state.activity.effectsByLevel[u"L4"_s] += 9;
    state.ledger.ever.cost.micro += 3'200'000;
    RunSummary failed;
    failed.outcome = RunOutcome::Failed;
    failed.ended = desk.clock.now() + std::chrono::minutes(20);
    state.runs.recent.prepend(failed);
    desk.clock.advance(std::chrono::minutes(30));
    desk.feed.reset(state);
    QTest::keyClick(desk.window.get(), Qt::Key_Shift);
    EXPECT_FALSE(strip->isVisible()) << "that was no absence";
    desk.clock.advance(std::chrono::minutes(90));
    QTest::keyClick(desk.window.get(), Qt::Key_Shift);
    ASSERT_TRUE(strip->isVisible());
    const QString words = desk.find<QLabel>("shell.away.words")->text();
    EXPECT_TRUE(words.startsWith(u"While you were away (2 h"_s)) << words.toStdString();
    EXPECT_TRUE(words.contains(u"11 sent, 9 of it without asking you · 1 run"_s)) << words.toStdString();
    EXPECT_TRUE(words.contains(u"$3.20 spent"_s) && words.contains(u"wait"_s)) << words.toStdString();
    QTest::mouseClick(desk.find<QToolButton>("shell.away.close"), Qt::LeftButton);
    EXPECT_FALSE(strip->isVisible());
    desk.clock.advance(std::chrono::hours(5));
    desk.open();
    EXPECT_TRUE(desk.find<QWidget>("shell.away")->isVisible()) << "also over a restart";
    EXPECT_FALSE(desk.find<QLabel>("shell.away.words")->text().contains(u"sent"_s)) << "that was told";
}

TEST(Strips, NothingIsTakenFromThePast)
{
    OfficeState state = InboxSample().state;
    addVersions(state);
    addTrial(state, 30);
    TrialStrip strip;
    strip.show(state, {});
    auto* take = strip.findChild<QAbstractButton*>(u"shell.trial.take"_s);
    EXPECT_TRUE(take->isEnabled());
    strip.setReadOnly(u"This is a moment of the past."_s);
    EXPECT_FALSE(take->isEnabled());
    EXPECT_EQ(take->toolTip(), u"This is a moment of the past."_s);
}

} // namespace qd::test
