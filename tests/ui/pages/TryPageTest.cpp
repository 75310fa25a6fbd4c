#include "tests/support/ManualClock.h"
#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/pages/FakeTries.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/WorkPage.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTest>
#include <QTextBrowser>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::FakeTries;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;
using test::fixedId;

/// The page Work in a window, with somewhere to try its runs.
struct TryDesk {
    TryDesk()
    {
        tries.offer.title = u"Counting by night"_s;
        tries.offer.steps = {{{u"plan"_s}, u"Choose the angle"_s, u"Choose the angle."_s, {}},
                             {{u"draft"_s}, u"Write the draft"_s, u"Write the whole piece."_s, {fixedId<DecisionId>(7)}},
                             {{u"publish"_s}, u"Publish it"_s, {}, {}}};
        tries.offer.models = {u"anthropic:claude-opus-5-5"_s, u"anthropic:claude-haiku-5-5"_s};
        tries.offer.model = u"rehearsal"_s;
        page.setTries(&tries);
        page.resize(1200, 760);
        page.display(sample.state);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        page.findChild<QAbstractItemView*>(u"work.list"_s)->setFocus();
    }
    template <class W> W* find(const char* name) { return page.findChild<W*>(QLatin1String(name)); }
    void press(const char* where, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(find<QWidget>(where), key, with); }
    void openForm() { press("work.list", Qt::Key_T); }
    bool isSeen(const char* name) { return find<QWidget>(name)->isVisible(); }
    QString said() { return find<QWidget>("try.empty")->accessibleName(); }

    InboxSample sample;
    ManualClock clock{SampleOffice::now()};
    FakeTries tries;
    WorkPage page{&sample.history, &clock};
    const RunId run = fixedId<RunId>(1);
};

} // namespace

TEST(TryPage, TheFormHasThePresentPromptAndAsksForAChange)
{
    TryDesk desk;
    desk.openForm();
    ASSERT_TRUE(desk.isSeen("try.task"));
    EXPECT_EQ(desk.find<QPlainTextEdit>("try.task")->toPlainText(), u"Choose the angle."_s);
    EXPECT_FALSE(desk.find<QAbstractButton>("try.begin")->isEnabled());
    EXPECT_TRUE(desk.find<QLabel>("try.whether")->text().contains(u"Nothing is changed yet"_s));
    desk.find<QComboBox>("try.from")->setCurrentIndex(1);
    EXPECT_EQ(desk.find<QPlainTextEdit>("try.task")->toPlainText(), u"Write the whole piece."_s);
    desk.find<QPlainTextEdit>("try.task")->clear();
    EXPECT_TRUE(desk.find<QLabel>("try.whether")->text().contains(u"empty"_s));
    desk.find<QPlainTextEdit>("try.task")->setPlainText(u"Write half of it."_s);
    EXPECT_TRUE(desk.find<QAbstractButton>("try.begin")->isEnabled());
    desk.find<QAbstractButton>("try.back")->click();
    EXPECT_EQ(desk.find<QPlainTextEdit>("try.task")->toPlainText(), u"Write the whole piece."_s);
    desk.find<QComboBox>("try.from")->setCurrentIndex(2);
    EXPECT_TRUE(desk.find<QPlainTextEdit>("try.task")->isReadOnly());
    EXPECT_TRUE(desk.find<QPlainTextEdit>("try.task")->placeholderText().contains(u"asks no model"_s));
    desk.find<QComboBox>("try.level")->setCurrentIndex(1);
    EXPECT_TRUE(desk.find<QAbstractButton>("try.begin")->isEnabled());
}

TEST(TryPage, IsTriedByKeyWithProgressAndShownSideBySide)
{
    TryDesk desk;
    desk.openForm();
    desk.find<QComboBox>("try.from")->setCurrentIndex(1);
    desk.find<QPlainTextEdit>("try.task")->setPlainText(u"Write it for people who count by night."_s);
    desk.find<QComboBox>("try.model")->setCurrentIndex(2);
    desk.press("try.task", Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(desk.tries.begun.size(), 1);
    EXPECT_EQ(desk.tries.begun.first().run, desk.run);
    EXPECT_EQ(desk.tries.begun.first().from.text, u"draft"_s);
    EXPECT_EQ(desk.tries.begun.first().task, u"Write it for people who count by night."_s);
    EXPECT_EQ(desk.tries.begun.first().model, u"anthropic:claude-haiku-5-5"_s);
    EXPECT_FALSE(desk.tries.begun.first().level);
    ASSERT_TRUE(desk.isSeen("try.progress"));
    desk.tries.tell({0.4, true, 8, 2});
    EXPECT_EQ(desk.find<QProgressBar>("try.progress")->value(), 40);
    EXPECT_TRUE(desk.find<QLabel>("try.counted")->text().contains(u"2"_s));
    desk.tries.finish(test::sampleTried(desk.run, u"one"_s));
    ASSERT_TRUE(desk.isSeen("try.result"));
    const QString text = desk.find<QTextBrowser>("try.result")->toPlainText();
    for (const QString& part : {u"$0.0123"_s, u"The opening says what is at stake."_s, u"It is written for <b>the night</b>."_s, u"work of today"_s, u"work of tonight"_s})
        EXPECT_TRUE(text.contains(part)) << part.toStdString() << "\n" << text.toStdString();
    const QString html = desk.find<QTextBrowser>("try.result")->toHtml();
    EXPECT_TRUE(html.contains(u"line-through"_s) && html.contains(u"underline"_s)) << "no colour stands alone";
    EXPECT_EQ(desk.find<QListWidget>("try.list")->count(), 2) << "it is kept";
    desk.press("try.result", Qt::Key_Escape);
    EXPECT_TRUE(desk.isSeen("work.list"));
}

TEST(TryPage, EarlierTriesAreListedAndThrownAway)
{
    TryDesk desk;
    desk.tries.kept = {test::sampleTried(desk.run, u"two"_s), test::sampleTried(desk.run, u"one"_s)};
    desk.openForm();
    auto* list = desk.find<QListWidget>("try.list");
    ASSERT_EQ(list->count(), 3);
    list->setFocus();
    desk.press("try.list", Qt::Key_Down);
    ASSERT_TRUE(desk.isSeen("try.result"));
    EXPECT_TRUE(desk.find<QLabel>("try.sentence")->text().contains(u"differ"_s));
    desk.press("try.list", Qt::Key_Delete);
    EXPECT_EQ(desk.tries.thrownAway, QStringList{u"two"_s});
    EXPECT_EQ(list->count(), 2);
    EXPECT_TRUE(desk.isSeen("try.task"));
    list->setCurrentRow(1);
    desk.find<QAbstractButton>("try.again")->click();
    EXPECT_EQ(desk.find<QPlainTextEdit>("try.task")->toPlainText(), u"Write it for people who count by night."_s) << "to be changed further";
}

TEST(TryPage, StoppedItGoesBackToTheFormAsItWasFilledIn)
{
    TryDesk desk;
    desk.openForm();
    desk.find<QPlainTextEdit>("try.task")->setPlainText(u"Choose another."_s);
    desk.find<QAbstractButton>("try.begin")->click();
    desk.find<QAbstractButton>("try.stop")->click();
    EXPECT_EQ(desk.tries.stops, 1);
    ASSERT_TRUE(desk.isSeen("try.task"));
    EXPECT_EQ(desk.find<QPlainTextEdit>("try.task")->toPlainText(), u"Choose another."_s);
    EXPECT_EQ(desk.find<QListWidget>("try.list")->count(), 1);
}

TEST(TryPage, WhatCannotBeTriedSaysWhy)
{
    TryDesk desk;
    desk.tries.refusal = Error{Error::Rule, u"The run cannot be done again from its record: at fact 7 it was parked."_s, {}, {}};
    desk.openForm();
    ASSERT_TRUE(desk.isSeen("try.empty"));
    EXPECT_TRUE(desk.said().contains(u"at fact 7"_s)) << desk.said().toStdString();
    desk.press("try.list", Qt::Key_Escape);
    desk.tries.refusal.reset();
    desk.openForm();
    desk.find<QPlainTextEdit>("try.task")->setPlainText(u"Choose another."_s);
    desk.find<QAbstractButton>("try.begin")->click();
    desk.tries.finish(Error{Error::Store, u"There is no room for a record."_s, {}, u"a disk with room"_s});
    ASSERT_TRUE(desk.isSeen("try.empty"));
    EXPECT_TRUE(desk.said().contains(u"no room"_s));
}

TEST(TryPage, AReplayShowsEachDecisionEqualOrNot)
{
    TryDesk desk;
    desk.press("work.list", Qt::Key_T, Qt::ShiftModifier);
    ASSERT_EQ(desk.tries.begun.size(), 1);
    EXPECT_TRUE(desk.tries.begun.first().isReplay());
    Tried same = test::sampleTried(desk.run, {});
    same.attempt = desk.tries.begun.first();
    same.comparison.decisions.first().same = true;
    desk.tries.finish(same);
    ASSERT_TRUE(desk.isSeen("try.result"));
    EXPECT_TRUE(desk.find<QLabel>("try.sentence")->text().contains(u"byte by byte"_s));
    EXPECT_TRUE(desk.find<QTextBrowser>("try.result")->toPlainText().contains(u"✓ the same"_s));
    EXPECT_FALSE(desk.isSeen("try.away")) << "there is nothing to keep";
    desk.find<QAbstractButton>("try.again")->click();
    Tried other = same;
    other.difference = u"Decision 1 of 1 is another one."_s;
    other.comparison.decisions.first().same = false;
    desk.tries.finish(other);
    EXPECT_TRUE(desk.find<QTextBrowser>("try.result")->toPlainText().contains(u"✗ another one"_s));
    EXPECT_TRUE(desk.find<QLabel>("try.sentence")->text().contains(u"another way"_s));
}

TEST(TryPage, FromADecisionItBeginsWhereThatWasMade)
{
    TryDesk desk;
    desk.page.tryDifferently(desk.run, fixedId<DecisionId>(7));
    EXPECT_EQ(desk.find<QComboBox>("try.from")->currentData().toString(), u"draft"_s);
}

TEST(TryPage, WithoutAPlaceForItNothingIsOffered)
{
    InboxSample sample;
    ManualClock clock{SampleOffice::now()};
    WorkPage page(&sample.history, &clock);
    page.display(sample.state);
    EXPECT_TRUE(page.findChild<QWidget*>(u"work.try"_s)->parentWidget()->isHidden());
}

} // namespace qd::ui
