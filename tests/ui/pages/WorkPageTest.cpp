#include "tests/support/ManualClock.h"
#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/WorkPage.h"
#include "ui/widgets/parts/Sections.h"
#include "ui/widgets/work/StepGraph.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;
using test::fixedId;

/// The page in a window, and what it has commanded.
struct Desk {
    Desk()
    {
        QObject::connect(&page, &WorkPage::commandIssued, &page, [this](const Command& c) { commands.append(c); });
        page.resize(1200, 760);
        page.display(sample.state);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        list()->setFocus();
    }
    QAbstractItemView* list() { return page.findChild<QAbstractItemView*>(u"work.list"_s); }
    StepGraph* graph() { return page.findChild<StepGraph*>(u"work.graph"_s); }
    QAbstractButton* button(const char* name) { return page.findChild<QAbstractButton*>(QLatin1String(name)); }
    QString title() { return page.findChild<QLabel*>(u"work.title"_s)->text(); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(list(), key, with); }
    template <class C> const C* last() { return commands.isEmpty() ? nullptr : std::get_if<C>(&commands.last()); }
    RunState& run() { return sample.state.runs.open[fixedId<RunId>(1)]; }
    QString facts()
    {
        QString all;
        for (const FactLine& line : page.findChild<Sections*>(u"work.facts"_s)->lines())
            all += line.text + QLatin1Char('|') + line.value + QLatin1Char('\n');
        return all;
    }

    InboxSample sample;
    ManualClock clock{SampleOffice::now()};
    WorkPage page{&sample.history, &clock};
    QList<Command> commands;
};

QString emptyWords(QWidget* page, const char* name)
{
    return page->findChild<QWidget*>(QLatin1String(name))->accessibleName();
}

} // namespace

TEST(WorkPage, PausesAndGoesOnByKeyAndButton)
{
    Desk desk;
    desk.press(Qt::Key_P);
    ASSERT_TRUE(desk.last<SteerRun>());
    EXPECT_EQ(desk.last<SteerRun>()->run, fixedId<RunId>(1));
    EXPECT_EQ(desk.last<SteerRun>()->wish, RunWish::Pause);
    desk.run().paused = true;
    desk.page.display(desk.sample.state);
    EXPECT_EQ(desk.button("work.pause")->text(), u"Go on"_s);
    desk.button("work.pause")->click();
    EXPECT_EQ(desk.last<SteerRun>()->wish, RunWish::Continue);
}

TEST(WorkPage, SaysHowAPiecePerformedAndWhoMeasuredIt)
{
    Desk desk;
    EXPECT_FALSE(desk.facts().contains(u"How it performed"_s));
    Measurement reads;
    reads.name = u"click-rate"_s;
    reads.value = 2.5;
    reads.unit = u"%"_s;
    reads.run = fixedId<RunId>(1);
    reads.channel = u"linkedin"_s;
    reads.from = u"week.csv"_s;
    reads.measured = SampleOffice::now() - Duration(3'600'000);
    desk.sample.state.metrics.latest.insert(reads.key(), reads);
    desk.page.display(desk.sample.state);
    EXPECT_TRUE(desk.facts().contains(u"How it performed"_s));
    EXPECT_TRUE(desk.facts().contains(u"Click rate|2.5 %"_s)) << desk.facts().toStdString();
    EXPECT_TRUE(desk.facts().contains(u"according to week.csv"_s));
}

TEST(WorkPage, StopsAndUndoesWithAWordForTheRecord)
{
    for (const bool stops : {true, false}) {
        Desk desk;
        if (stops)
            desk.press(Qt::Key_Delete, Qt::ShiftModifier);
        else
            desk.button("work.undo")->click();
        EXPECT_TRUE(desk.commands.isEmpty()) << "it asks first";
        auto* note = desk.page.findChild<QLineEdit*>(u"work.note"_s);
        ASSERT_TRUE(note->isVisible());
        QTest::keyClicks(note, u"pause? no, enough"_s);
        QTest::keyClick(note, Qt::Key_Return);
        ASSERT_EQ(desk.commands.size(), 1) << "a P that is typed is no pause";
        EXPECT_EQ(desk.last<SteerRun>()->wish, stops ? RunWish::Stop : RunWish::Undo);
        EXPECT_EQ(desk.last<SteerRun>()->reason, u"pause? no, enough"_s);
        EXPECT_FALSE(note->isVisible());
    }
}

TEST(WorkPage, AStepIsDoneAgainLeftOutOrGivenAway)
{
    test::expectNoise(u"raise()"_s); // of the platform without a screen, when a menu opens
    test::expectNoise(u"grabbing the keyboard"_s);
    Desk desk;
    desk.graph()->select({u"draft"_s});
    EXPECT_EQ(desk.title(), u"Write the draft"_s);
    for (const auto& [name, wish] : {std::pair("work.retry", StepWish::Retry), std::pair("work.skip", StepWish::Skip)}) {
        desk.button(name)->click();
        ASSERT_TRUE(desk.last<SteerStep>()) << name;
        EXPECT_EQ(desk.last<SteerStep>()->wish, wish);
        EXPECT_EQ(desk.last<SteerStep>()->step, StepId{u"draft"_s});
    }
    desk.button("work.reassign")->click();
    auto* menu = desk.page.findChild<QMenu*>(u"work.assignees"_s);
    ASSERT_TRUE(menu);
    const QList<QAction*> actions = menu->actions();
    ASSERT_EQ(actions.size(), 1 + 13) << "a heading and everybody but the copywriter";
    actions.at(1)->trigger();
    EXPECT_EQ(desk.last<SteerStep>()->wish, StepWish::Reassign);
    EXPECT_EQ(desk.last<SteerStep>()->to, AgentId{u"cmo"_s});
}

TEST(WorkPage, WhatCantBeDoneSaysWhy)
{
    Desk desk;
    desk.graph()->select({u"strategy"_s}); // done
    EXPECT_FALSE(desk.button("work.skip")->isEnabled());
    EXPECT_TRUE(desk.button("work.skip")->toolTip().contains(u"is done already"_s)) << desk.button("work.skip")->toolTip().toStdString();
    EXPECT_TRUE(desk.button("work.retry")->isEnabled());
    EXPECT_FALSE(desk.button("work.reassign")->isEnabled());
    EXPECT_TRUE(desk.button("work.reassign")->toolTip().contains(u"nothing left to give away"_s));
    desk.graph()->select({u"publish"_s}); // not begun
    EXPECT_FALSE(desk.button("work.retry")->isEnabled());
    EXPECT_TRUE(desk.button("work.retry")->toolTip().contains(u"has not been done yet"_s));
    desk.run().undone = true;
    desk.page.display(desk.sample.state);
    EXPECT_FALSE(desk.button("work.undo")->isEnabled());
    EXPECT_TRUE(desk.button("work.undo")->toolTip().contains(u"being undone already"_s));
}

TEST(WorkPage, ThePastIsLookedAtOnly)
{
    Desk desk;
    ASSERT_TRUE(desk.button("work.pause")->isEnabled());
    desk.page.setReadOnly(u"It is over."_s);
    for (const char* name : {"work.pause", "work.stop", "work.undo"}) {
        EXPECT_FALSE(desk.button(name)->isEnabled()) << name;
        EXPECT_EQ(desk.button(name)->toolTip(), u"It is over."_s);
    }
    desk.page.setReadOnly({});
    EXPECT_TRUE(desk.button("work.pause")->isEnabled());
}

TEST(WorkPage, ARunThatHasEndedOffersNothingButItsRecord)
{
    Desk desk;
    RunDetail detail;
    detail.row.brief = u"Say what a pilot costs"_s;
    Artefact draft;
    draft.kind = u"draft"_s;
    draft.version = 3;
    draft.madeBy = {u"copywriter"_s};
    detail.artefacts.append(draft);
    desk.sample.history.runDetails.insert(fixedId<RunId>(2), detail);
    desk.page.open(fixedId<RunId>(2));
    EXPECT_EQ(desk.title(), u"What a pilot really costs"_s);
    EXPECT_TRUE(desk.facts().contains(u"Draft|version 3"_s)) << desk.facts().toStdString();
    EXPECT_FALSE(desk.button("work.pause")->isVisible());
    QSignalSpy asked(&desk.page, &WorkPage::runTrafficRequested);
    desk.page.findChild<QAbstractButton*>(u"link.traffic"_s)->click();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().first().value<RunId>(), fixedId<RunId>(2));
    desk.press(Qt::Key_P);
    EXPECT_TRUE(desk.commands.isEmpty());
}

TEST(WorkPage, WhatTheRecordCantSayIsSaid)
{
    Desk desk;
    desk.sample.history.waits = true;
    desk.page.open(fixedId<RunId>(2));
    EXPECT_TRUE(desk.facts().contains(u"Reading what it made"_s));
    desk.sample.history.answerAll();
    EXPECT_FALSE(desk.facts().contains(u"Reading what it made"_s));
    Desk other;
    other.sample.history.failure = Error{Error::Store, u"the disk is away"_s, {}, {}};
    other.page.open(fixedId<RunId>(2));
    EXPECT_TRUE(other.facts().contains(u"the disk is away"_s));
}

TEST(WorkPage, BeforeTheFirstBriefItSaysWhatToDo)
{
    const ManualClock clock(SampleOffice::now());
    WorkPage page(nullptr, &clock);
    page.display({});
    page.show();
    EXPECT_TRUE(emptyWords(&page, "work.empty").contains(u"Nothing has been given"_s));
    EXPECT_TRUE(emptyWords(&page, "work.noSteps").contains(u"No run is selected"_s));
    EXPECT_FALSE(page.findChild<QAbstractButton*>(u"work.pause"_s)->isVisible());
}

TEST(WorkPage, TheGraphIsATreeForScreenReadersAndAnswersToArrows)
{
    Desk desk;
    QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(desk.graph());
    ASSERT_TRUE(tree);
    ASSERT_EQ(tree->childCount(), 6);
    EXPECT_TRUE(tree->child(2)->text(QAccessible::Name).startsWith(u"Write the draft: under way, Copywriter"_s))
        << tree->child(2)->text(QAccessible::Name).toStdString();
    desk.graph()->select({u"strategy"_s});
    QTest::keyClick(desk.graph(), Qt::Key_Down);
    EXPECT_EQ(desk.graph()->selected(), StepId{u"research"_s});
    EXPECT_EQ(desk.title(), u"Research the market"_s);
    desk.button("work.whole")->click();
    EXPECT_EQ(desk.title(), u"Q4 series: AI implementation"_s);
}

TEST(WorkPage, TheChosenRunStaysChosenWhenItEnds)
{
    Desk desk;
    RunSummary summary;
    summary.id = fixedId<RunId>(1);
    summary.title = u"Q4 series: AI implementation"_s;
    summary.outcome = RunOutcome::Stopped;
    desk.sample.state.runs.open.clear();
    desk.sample.state.runs.recent.prepend(summary);
    desk.page.display(desk.sample.state);
    EXPECT_EQ(desk.title(), summary.title);
    EXPECT_TRUE(desk.facts().contains(u"State|Stopped"_s)) << desk.facts().toStdString();
    EXPECT_EQ(desk.list()->currentIndex().data().toString(), summary.title);
}

} // namespace qd::ui
