#include "tests/support/ManualClock.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/CostsPage.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/pages/WorkPage.h"
#include "ui/pages/calls/CallMarkup.h"
#include "ui/pages/calls/CallText.h"
#include "ui/pages/calls/CallsModel.h"
#include "ui/pages/calls/CallsPage.h"
#include "ui/widgets/work/StepGraph.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::fixedId;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;

/// The page over the calls of the sample, at the one of that number.
struct Looking {
    explicit Looking(int call, InboxSample& of) : sample(of), page(&of.history, &clock)
    {
        page.resize(1200, 800);
        page.display(sample.state);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        list()->setFocus();
        page.open(fixedId<TurnId>(quint64(900 + call)));
    }
    QString text() const { return page.findChild<QTextBrowser*>(u"call.text"_s)->toPlainText(); }
    QListWidget* list() const { return page.findChild<QListWidget*>(u"call.list"_s); }
    QTextBrowser* browser() const { return page.findChild<QTextBrowser*>(u"call.text"_s); }
    void follow(const QString& to) const { emit browser()->anchorClicked(QUrl(to)); }
    /// The link whose words are `shown`, the first after `after`.
    QString linkAfter(const QString& after, const QString& shown) const
    {
        QTextCursor at = browser()->document()->find(after);
        EXPECT_FALSE(at.isNull()) << after.toStdString();
        at = browser()->document()->find(shown, at);
        EXPECT_FALSE(at.isNull()) << shown.toStdString();
        return at.charFormat().anchorHref();
    }
    InboxSample& sample;
    ManualClock clock{SampleOffice::now()};
    CallsPage page;
};

} // namespace

TEST(CallsPage, EveryAttemptOfTheStepIsListedWithWhatCameOfIt)
{
    InboxSample sample;
    const Looking at(3, sample);
    ASSERT_EQ(at.list()->count(), 4);
    EXPECT_EQ(at.list()->currentRow(), 2);
    EXPECT_TRUE(at.list()->item(0)->text().contains(u"failed · $0.0341"_s)) << at.list()->item(0)->text().toStdString();
    EXPECT_TRUE(at.list()->item(1)->text().contains(u"attempt 2"_s));
    EXPECT_TRUE(at.list()->item(1)->text().contains(u"asked for tools"_s));
    EXPECT_TRUE(at.list()->item(3)->text().contains(u"round 2"_s));
    EXPECT_TRUE(at.list()->item(3)->text().contains(u"under way"_s));
    EXPECT_EQ(sample.history.callsAsked.last().step, StepId{u"draft"_s});
}

TEST(CallsPage, SaysWhoWhatAndHowMuchAndShowsThePromptInItsBlocks)
{
    InboxSample sample;
    const Looking at(3, sample);
    const QString text = at.text();
    for (const QString& said : {u"Copywriter"_s, u"anthropic:claude-sonnet"_s, u"$0.0912, for at most 21,400 tokens"_s, u"$0.0359"_s, u"5,210 in · 1,240 out · 3,020 read from the cache"_s,
                                u"of memory and library were shown"_s, u"2 found as well, and left out for length"_s, u"Writes what the audience reads."_s, u"Five mistakes of AI implementation"_s,
                                u"Prompts: system (version 3), draft (version 2)"_s, u"Not all of it was read"_s, u"By its own count the model read 1,024 tokens."_s,
                                u"Not all of it fitted"_s, u"the last 9000 of 14000 characters"_s, u"What it had asked for before, and was given"_s, u"tools: read-page, search-web"_s, u"temperature 0.6"_s,
                                u"\"title\": \"Five AI Implementation Mistakes\""_s})
        EXPECT_TRUE(text.contains(said)) << said.toStdString() << "\n" << text.toStdString();
    EXPECT_FALSE(text.contains(u"&lt;"_s));
    EXPECT_FALSE(text.contains(u"The needle stands here"_s)) << "a long text is cut";
    EXPECT_TRUE(text.contains(u"From outside: it informs, and instructs nobody."_s));
}

TEST(CallsPage, WhatFailedSaysWhyWhatItCostAndWhatWasAsked)
{
    InboxSample sample;
    const Looking at(1, sample);
    for (const QString& said : {u"the answer ends in the middle"_s, u"tried again"_s, u"nothing had come for 15 s"_s, u"Counted here"_s, u"Prompt, as it was sent"_s, u"temperature: not sent"_s, u"Five mistakes of AI implementation"_s})
        EXPECT_TRUE(at.text().contains(said)) << said.toStdString() << "\n" << at.text().toStdString();
    const Looking open(4, sample);
    EXPECT_TRUE(open.text().contains(u"It is kept when the call has ended."_s)) << open.text().toStdString();
}

TEST(CallsPage, WhereAPictureWasDrawnItSaysWhy)
{
    ReadCall read;
    read.call.finished = TurnFinished{};
    read.call.finished->values = {{u"painter"_s, QString()}, {u"because"_s, u"The provider's filter refuses this."_s}};
    const QString markup = callDocument(read, SampleOffice().state(), SampleOffice::now(), {}).markup;
    for (const QString& said : {u"failed"_s, u"The provider's filter refuses this."_s, u"a picture was drawn in its place"_s})
        EXPECT_TRUE(markup.contains(said)) << said.toStdString() << markup.toStdString();
}

TEST(CallsPage, ARepeatedAnswerSaysSoAndLeadsToTheCallThatWasAsked)
{
    InboxSample sample;
    ModelCall& again = sample.history.callRows[2];
    again.finished->answerOf = fixedId<TurnId>(902);
    again.finished->spend.cost = {};
    const Looking at(3, sample);
    EXPECT_TRUE(at.list()->item(2)->text().contains(u"answered as before"_s)) << at.list()->item(2)->text().toStdString();
    EXPECT_FALSE(at.list()->item(1)->text().contains(u"as before"_s));
    for (const QString& said : {u"Nothing was asked, and nothing is paid: an earlier call had asked the same, and its answer was given again."_s, u"Prompt, as the earlier call sent it"_s})
        EXPECT_TRUE(at.text().contains(said)) << said.toStdString() << "\n" << at.text().toStdString();
    EXPECT_FALSE(at.text().contains(u"Model asked"_s));
    at.follow(at.linkAfter(u"Repeated"_s, u"Open that call"_s));
    EXPECT_EQ(at.list()->currentRow(), 1);
    EXPECT_TRUE(at.text().contains(u"I need the figures of the survey."_s)) << at.text().toStdString();
    EXPECT_FALSE(at.text().contains(u"Repeated"_s));
}

TEST(CallsPage, ToolsAreShownWithWhatTheyGaveAndWhereItWasRead)
{
    InboxSample sample;
    const Looking at(2, sample);
    for (const QString& said : {u"I need the figures of the survey."_s, u"read-page"_s, u"https://example.org/survey"_s, u"41 percent count stock weekly"_s, u"A survey of shops"_s, u"7373737373"_s})
        EXPECT_TRUE(at.text().contains(said)) << said.toStdString() << "\n" << at.text().toStdString();
    at.follow(at.linkAfter(u"A survey of shops"_s, u"copy"_s));
    EXPECT_EQ(QApplication::clipboard()->text(), u"https://example.org/survey"_s);
    at.follow(at.linkAfter(u"SHA-256"_s, u"copy"_s));
    EXPECT_EQ(QApplication::clipboard()->text(), QString::fromLatin1(QByteArray(32, 's').toHex())) << "all of it, though its beginning is shown";
}

TEST(CallsPage, WordsAreFoundAlsoInWhatIsFolded)
{
    InboxSample sample;
    Looking at(3, sample);
    EXPECT_FALSE(at.text().contains(u"needle"_s));
    QTest::keyClick(at.list(), Qt::Key_F, Qt::ControlModifier);
    auto* words = at.page.findChild<QLineEdit*>(u"call.find"_s);
    ASSERT_TRUE(words->isVisible());
    QTest::keyClicks(words, u"needle"_s);
    auto* found = at.page.findChild<QLabel*>(u"call.found"_s);
    EXPECT_EQ(found->text(), u"1 of 1"_s);
    EXPECT_TRUE(at.text().contains(u"The needle stands here"_s));
    words->setText(u"budget"_s);
    EXPECT_EQ(found->text(), u"1 of 401"_s);
    QTest::keyClick(words, Qt::Key_Return);
    EXPECT_EQ(found->text(), u"2 of 401"_s);
    words->setText(u"nothing like it"_s);
    EXPECT_EQ(found->text(), u"not found"_s);
    QSignalSpy closed(&at.page, &CallsPage::closed);
    QTest::keyClick(words, Qt::Key_Escape);
    EXPECT_FALSE(words->isVisible()) << "the first Esc gives up looking";
    EXPECT_EQ(closed.count(), 0);
    QTest::keyClick(at.list(), Qt::Key_Escape);
    EXPECT_EQ(closed.count(), 1);
}

TEST(CallsPage, AsItWasSentNothingIsReadIntoIt)
{
    InboxSample sample;
    Looking at(3, sample);
    at.page.findChild<QAbstractButton*>(u"call.asSent"_s)->click();
    auto* raw = at.page.findChild<QPlainTextEdit*>(u"call.raw"_s);
    ASSERT_TRUE(raw->isVisible());
    EXPECT_TRUE(raw->toPlainText().startsWith(u"You are one of the agents"_s));
    EXPECT_TRUE(raw->toPlainText().contains(u"<source name=\"Trade press\" origin=\"https://example.org/press\" integrity=\"untrusted\">"_s));
    EXPECT_TRUE(raw->toPlainText().contains(u"The needle stands here"_s)) << "all of it";
}

TEST(CallsPage, TextsComeLaterAndThoseOfAnotherCallAreLeftAlone)
{
    InboxSample sample;
    Looking at(3, sample);
    const QByteArray reply = sample.history.callRows[2].finished->reply;
    EXPECT_TRUE(sample.history.blobsAsked.contains(reply));
    sample.history.blobs.remove(reply);
    Looking without(3, sample);
    EXPECT_TRUE(without.text().contains(u"This can't be read"_s));
    sample.history.waits = true;
    at.list()->setCurrentRow(1);
    EXPECT_TRUE(at.text().contains(u"Reading the prompt"_s)) << at.text().toStdString();
    at.list()->setCurrentRow(0);
    sample.history.answerAll();
    EXPECT_FALSE(at.text().contains(u"I need the figures"_s)) << "of the call that was left";
    EXPECT_TRUE(at.text().contains(u"the answer ends in the middle"_s));
}

TEST(CallsPage, WhereNobodyWasAskedItSaysSo)
{
    InboxSample sample;
    Looking at(3, sample);
    CallFilter none;
    none.agent = {u"cmo"_s};
    at.page.open(none);
    EXPECT_TRUE(at.page.findChild<QWidget*>(u"call.empty"_s)->accessibleName().contains(u"No model was asked"_s));
    at.page.open(fixedId<TurnId>(4711));
    EXPECT_TRUE(at.page.findChild<QWidget*>(u"call.empty"_s)->accessibleName().contains(u"can't be read"_s));
    CallsPage shut(nullptr, &at.clock);
    shut.open(none);
    EXPECT_TRUE(shut.findChild<QWidget*>(u"call.empty"_s)->accessibleName().contains(u"not open"_s));
}

TEST(CallsPage, IsReachedFromAStepAProfileADecisionAndTheCosts)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    WorkPage work(&sample.history, &clock);
    work.resize(1200, 800);
    work.display(sample.state);
    work.show();
    QSignalSpy ofStep(&work, &WorkPage::callsRequested);
    auto* graph = work.findChild<StepGraph*>();
    graph->select({u"draft"_s});
    QTest::keyClick(graph, Qt::Key_Return);
    work.findChild<QAbstractButton*>(u"link.calls:draft"_s)->click();
    ASSERT_EQ(ofStep.count(), 2);
    EXPECT_EQ(ofStep.last().first().value<CallFilter>().step, StepId{u"draft"_s});
    EXPECT_EQ(ofStep.last().first().value<CallFilter>().run, fixedId<RunId>(1));

    PeoplePage people(&sample.history, &clock);
    people.display(sample.state);
    people.show();
    people.open({u"copywriter"_s});
    QSignalSpy ofAgent(&people, &PeoplePage::callRequested);
    people.findChild<QAbstractButton*>(u"link.call:"_s + fixedId<TurnId>(902).toString())->click();
    EXPECT_EQ(ofAgent.count(), 1);

    CostsPage costs(&sample.history, &clock);
    costs.display(sample.state);
    costs.show();
    QSignalSpy dearest(&costs, &CostsPage::callRequested);
    costs.findChild<QAbstractButton*>(u"costs.view.calls"_s)->click();
    auto* table = costs.findChild<QTableView*>(u"costs.calls.table"_s);
    ASSERT_EQ(table->model()->rowCount(), 4);
    EXPECT_EQ(sample.history.callsAsked.last().order, CallFilter::DearestBilled);
    EXPECT_TRUE(table->isColumnHidden(CallsModel::WouldHaveCost)) << "they are ordered by the other";
    EXPECT_FALSE(table->isColumnHidden(CallsModel::Billed));
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_EQ(dearest.count(), 1);
    EXPECT_EQ(dearest.first().first().value<TurnId>(), fixedId<TurnId>(902));
}

TEST(CallsPage, TheCallBehindADecisionIsFoundByWhatWasAsked)
{
    InboxSample sample;
    const QByteArray prompt = sample.history.callRows[2].prompt();
    sample.history.rows.first().decision.run = fixedId<RunId>(1);
    sample.history.rows.first().decision.evidence = {{u"prompt"_s, QString::fromLatin1(prompt.toHex()), u"what the model was given"_s, {}}};
    const ManualClock clock(SampleOffice::now());
    DecisionsPage decisions(&sample.history, &clock);
    decisions.display(sample.state);
    decisions.show();
    QSignalSpy asked(&decisions, &DecisionsPage::callRequested);
    decisions.findChild<QAbstractButton*>(u"link.call"_s)->click();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().at(1).toByteArray(), prompt);
    Looking at(1, sample);
    CallFilter ofRun;
    ofRun.run = fixedId<RunId>(1);
    at.page.open(ofRun, prompt);
    EXPECT_EQ(at.list()->currentRow(), 2);
}

} // namespace qd::ui

Q_DECLARE_METATYPE(qd::CallFilter)
