#include "tests/support/ManualClock.h"
#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/details/ApprovalFacts.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/inbox/PagePreview.h"
#include "ui/widgets/parts/Sections.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
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
        QObject::connect(&page, &InboxPage::commandIssued, &page, [this](const Command& c) { commands.append(c); });
        page.resize(1280, 760);
        page.display(sample.state);
        page.show();
        page.activateWindow();
        list()->setFocus();
        (void)QTest::qWaitForWindowActive(&page);
    }
    QAbstractItemView* list() { return page.findChild<QAbstractItemView*>(u"inbox.list"_s); }
    QAbstractButton* button(const char* name) { return page.findChild<QAbstractButton*>(QLatin1String(name)); }
    QString text(const char* name) { return page.findChild<QLabel*>(QLatin1String(name))->text(); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(list(), key, with); }
    void click(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString title(int row) { return list()->model()->index(row, 0).data().toString(); }
    int row() { return list()->currentIndex().row(); }
    const DecideApproval* decided() { return commands.isEmpty() ? nullptr : std::get_if<DecideApproval>(&commands.last()); }

    InboxSample sample;
    ManualClock clock{SampleOffice::now()};
    InboxPage page{&sample.history, &clock};
    QList<Command> commands;
};

} // namespace

TEST(InboxPage, ApproveCarriesTheHashAndGoesOnToTheNext)
{
    Desk desk;
    ASSERT_EQ(desk.row(), 0);
    desk.press(Qt::Key_A);
    ASSERT_EQ(desk.commands.size(), 1);
    ASSERT_TRUE(desk.decided());
    EXPECT_EQ(desk.decided()->verdict, Verdict::Approve);
    EXPECT_EQ(desk.decided()->approval, desk.sample.blog().id);
    EXPECT_EQ(desk.decided()->sha256, desk.sample.blog().sha256);
    EXPECT_FALSE(desk.decided()->sha256.isEmpty());
    EXPECT_EQ(desk.row(), 1) << "the next item is current, the list keeps the focus";
    EXPECT_TRUE(desk.list()->hasFocus());
}

TEST(InboxPage, ARuleThatIsPutToHerIsTakenOrLeftWithOnePress)
{
    for (const bool takes : {true, false}) {
        Desk desk;
        Escalation question;
        question.id = fixedId<EscalationId>(77);
        question.raisedBy = system();
        question.with = human();
        question.reason = QString::fromLatin1(Escalation::kProposal);
        question.issue = u"Should things of the kind “post” go out without asking you first?"_s;
        question.raised = SampleOffice::now();
        question.answerBy = SampleOffice::now() + std::chrono::minutes(1);
        question.options = {{u"take"_s, u"Take the rule"_s, u"It ends by itself"_s}, {u"keep"_s, u"Leave it as it is"_s, u"Nothing changes"_s}};
        question.onNo = u"Nothing changes"_s;
        desk.sample.state.inbox.approvals.clear();
        desk.sample.state.inbox.escalations = {{question.id, question}};
        desk.sample.state.inbox.indexAll();
        desk.page.display(desk.sample.state);
        desk.press(takes ? Qt::Key_A : Qt::Key_R);
        ASSERT_EQ(desk.commands.size(), 1) << takes;
        const auto* settle = std::get_if<SettleEscalation>(&desk.commands.last());
        ASSERT_TRUE(settle);
        EXPECT_EQ(settle->escalation, question.id);
        EXPECT_EQ(settle->carryOn, takes);
        EXPECT_EQ(settle->option, takes ? u"take"_s : QString());
    }
}

TEST(InboxPage, TheSameItemIsNotDecidedTwice)
{
    Desk desk;
    desk.press(Qt::Key_A);
    desk.press(Qt::Key_K);
    ASSERT_EQ(desk.row(), 0);
    EXPECT_FALSE(desk.button("inbox.approve")->isEnabled());
    desk.press(Qt::Key_A);
    EXPECT_EQ(desk.commands.size(), 1);
}

TEST(InboxPage, ARefusedDecisionCanBeMadeAgainAndSaysWhy)
{
    Desk desk;
    desk.press(Qt::Key_A);
    desk.page.refuse(desk.commands.last(), Error{Error::Rule, u"the day's budget is spent"_s, {}, {}});
    EXPECT_EQ(desk.row(), 0);
    EXPECT_TRUE(desk.button("inbox.approve")->isEnabled());
    EXPECT_TRUE(desk.text("inbox.notice").contains(u"budget"_s)) << desk.text("inbox.notice").toStdString();
}

TEST(InboxPage, AnExpiredItemCannotBeApprovedAndSaysWhy)
{
    Desk desk;
    desk.clock.advance(std::chrono::hours(3));
    desk.press(Qt::Key_A); // before anything has repainted
    EXPECT_TRUE(desk.commands.isEmpty());
    EXPECT_FALSE(desk.button("inbox.approve")->isEnabled());
    EXPECT_TRUE(desk.text("inbox.notice").contains(u"Expired"_s));
    desk.click("inbox.approve");
    EXPECT_TRUE(desk.commands.isEmpty());
}

TEST(InboxPage, AnItemThatChangedUnderHerEyesMustBeLookedAtAgain)
{
    Desk desk;
    const QByteArray seen = desk.sample.blog().sha256;
    desk.sample.blog().sha256 = sha256(QByteArray("another page"));
    desk.page.display(desk.sample.state);
    desk.press(Qt::Key_A);
    EXPECT_TRUE(desk.commands.isEmpty());
    EXPECT_TRUE(desk.text("inbox.notice").contains(u"changed"_s));
    desk.press(Qt::Key_J);
    desk.press(Qt::Key_K);
    desk.press(Qt::Key_A);
    ASSERT_EQ(desk.commands.size(), 1);
    EXPECT_NE(desk.decided()->sha256, seen);
    EXPECT_EQ(desk.decided()->sha256, desk.sample.blog().sha256);
}

TEST(InboxPage, RejectAsksForAReasonInPlace)
{
    Desk desk;
    desk.press(Qt::Key_R);
    EXPECT_TRUE(desk.commands.isEmpty());
    auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
    ASSERT_TRUE(note->isVisible());
    EXPECT_FALSE(desk.button("inbox.send")->isEnabled()) << "a reason is needed";
    desk.click("inbox.chip1");
    QTest::keyClick(note, Qt::Key_Return);
    ASSERT_TRUE(desk.decided());
    EXPECT_EQ(desk.decided()->verdict, Verdict::Reject);
    EXPECT_EQ(desk.decided()->note, u"Not accurate"_s);
    EXPECT_EQ(desk.decided()->sha256, desk.sample.blog().sha256);
    EXPECT_FALSE(note->isVisible());
}

TEST(InboxPage, AskForChangesSendsTheNoteAsItWasTyped)
{
    Desk desk;
    desk.press(Qt::Key_C);
    auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
    QTest::keyClicks(note, u"shorter by 10% and %1 <b>bold</b> a j k z"_s);
    desk.click("inbox.send");
    ASSERT_TRUE(desk.decided());
    EXPECT_EQ(desk.decided()->verdict, Verdict::AskChanges);
    EXPECT_EQ(desk.decided()->note, u"shorter by 10% and %1 <b>bold</b> a j k z"_s);
    EXPECT_EQ(desk.commands.size(), 1) << "letters in the field are no keys of the list";
}

TEST(InboxPage, EscapeClosesTheNoteAndDecidesNothing)
{
    Desk desk;
    desk.press(Qt::Key_R);
    auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
    QTest::keyClick(note, Qt::Key_Escape);
    EXPECT_FALSE(note->isVisible());
    EXPECT_TRUE(desk.button("inbox.approve")->isVisible());
    EXPECT_TRUE(desk.commands.isEmpty());
}

TEST(InboxPage, EditAndApproveSendsTheWholeText)
{
    Desk desk;
    desk.press(Qt::Key_E);
    auto* editor = desk.page.findChild<QPlainTextEdit*>(u"inbox.editor"_s);
    ASSERT_TRUE(editor->isVisible());
    const QString before = editor->toPlainText();
    EXPECT_TRUE(before.contains(u"Buying before measuring"_s));
    EXPECT_FALSE(desk.button("inbox.approveEdits")->isEnabled()) << "nothing changed yet";
    editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor, u"Two words"_s);
    EXPECT_TRUE(desk.text("inbox.words").contains(u"(+2)"_s)) << desk.text("inbox.words").toStdString();
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(desk.decided());
    EXPECT_EQ(desk.decided()->verdict, Verdict::ApproveWithEdits);
    EXPECT_EQ(desk.decided()->edits, before + u"Two words"_s);
    EXPECT_EQ(desk.decided()->sha256, desk.sample.blog().sha256);
    EXPECT_FALSE(editor->isVisible());
}

TEST(InboxPage, AMailIsEditedWithItsSubjectAndPreheader)
{
    Desk desk;
    Approval& blog = desk.sample.blog();
    blog.content.details = {{u"subject"_s, u"Five mistakes"_s}, {u"preheader"_s, u"And what they cost"_s}};
    blog.sha256 = sha256(QByteArray("a mail"));
    desk.page.display(desk.sample.state);
    desk.press(Qt::Key_J);
    desk.press(Qt::Key_K); // looked at as it is now
    desk.press(Qt::Key_E);
    auto* editor = desk.page.findChild<QPlainTextEdit*>(u"inbox.editor"_s);
    const QString before = editor->toPlainText();
    ASSERT_TRUE(before.startsWith(u"Subject: Five mistakes\nPreheader: And what they cost\n\n# "_s)) << before.left(80).toStdString();
    EXPECT_FALSE(desk.button("inbox.approveEdits")->isEnabled()) << "nothing changed yet";
    editor->moveCursor(QTextCursor::Start);
    editor->moveCursor(QTextCursor::EndOfLine);
    QTest::keyClicks(editor, u", mended"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(desk.decided());
    EXPECT_TRUE(desk.decided()->edits.startsWith(u"Subject: Five mistakes, mended\nPreheader: And what they cost\n\n# "_s)) << desk.decided()->edits.left(80).toStdString();
}

TEST(InboxPage, WhatSheTypedSurvivesClosingAndTheItemGoing)
{
    Desk desk;
    desk.press(Qt::Key_E);
    auto* editor = desk.page.findChild<QPlainTextEdit*>(u"inbox.editor"_s);
    QTest::keyClicks(editor, u"Mine. "_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    desk.press(Qt::Key_E);
    EXPECT_TRUE(editor->toPlainText().contains(u"Mine. "_s));
    OfficeState gone = desk.sample.state;
    gone.inbox.approvals.remove(desk.sample.blog().id);
    desk.page.display(gone);
    EXPECT_TRUE(editor->isVisible());
    EXPECT_FALSE(desk.button("inbox.approveEdits")->isEnabled());
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(desk.commands.isEmpty());
}

TEST(InboxPage, DelegateOffersThoseWhoLead)
{
    test::expectNoise(u"raise()"_s); // of the platform without a screen, when a menu opens
    test::expectNoise(u"grabbing the keyboard"_s);
    Desk desk;
    desk.press(Qt::Key_D);
    auto* menu = desk.page.findChild<QMenu*>(u"inbox.delegates"_s);
    ASSERT_TRUE(menu);
    QAction* cmo = nullptr;
    for (QAction* action : menu->actions())
        if (action->text() == u"Chief Marketing Officer"_s)
            cmo = action;
    ASSERT_TRUE(cmo);
    cmo->trigger();
    ASSERT_TRUE(desk.decided());
    EXPECT_EQ(desk.decided()->verdict, Verdict::Delegate);
    EXPECT_EQ(desk.decided()->delegateTo.text, u"cmo"_s);
    EXPECT_EQ(desk.decided()->sha256, desk.sample.blog().sha256);
    menu->close();
}

TEST(InboxPage, DelegateOffersNobodyWhoWouldBeRefused)
{
    test::expectNoise(u"raise()"_s);
    test::expectNoise(u"grabbing the keyboard"_s);
    const auto offered = [](Desk& desk) {
        desk.press(Qt::Key_D);
        auto* menu = desk.page.findChild<QMenu*>(u"inbox.delegates"_s);
        QStringList names;
        for (const QAction* action : menu->actions())
            if (action->isEnabled() && !action->isSeparator())
                names << action->text();
        menu->close();
        return names;
    };
    Desk desk; // the VP asks: its peers and whoever leads it may decide
    EXPECT_EQ(offered(desk), QStringList({u"Chief Marketing Officer"_s, u"Director of Communications"_s}));
    Desk dear;
    dear.sample.blog().content.cost = Money{1'000'000'000'000};
    dear.page.display(dear.sample.state);
    EXPECT_EQ(offered(dear), QStringList()) << "beyond everybody's authority";
}

TEST(InboxPage, UndoTakesBackWhatIsGoingOut)
{
    Desk desk;
    desk.press(Qt::Key_Z);
    ASSERT_EQ(desk.commands.size(), 1);
    const auto* undo = std::get_if<UndoApproval>(&desk.commands.last());
    ASSERT_TRUE(undo);
    EXPECT_EQ(undo->approval, fixedId<ApprovalId>(304));
}

TEST(InboxPage, ChosenItemsAreApprovedTogetherWithoutTheExpired)
{
    Desk desk;
    desk.press(Qt::Key_X); // the blog post; goes on to the question
    desk.press(Qt::Key_J);
    desk.press(Qt::Key_X); // the newsletter
    desk.clock.advance(std::chrono::hours(3)); // the blog post has expired meanwhile
    desk.press(Qt::Key_A, Qt::ShiftModifier);
    ASSERT_EQ(desk.commands.size(), 1);
    EXPECT_EQ(desk.decided()->approval, fixedId<ApprovalId>(302));
    EXPECT_EQ(desk.decided()->sha256, desk.sample.state.inbox.approvals.value(fixedId<ApprovalId>(302)).sha256);
}

TEST(InboxPage, OneReasonRejectsAllThatIsSelected)
{
    Desk desk;
    desk.press(Qt::Key_X);
    desk.press(Qt::Key_J);
    desk.press(Qt::Key_X);
    desk.press(Qt::Key_R);
    auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
    QTest::keyClicks(note, u"Off brand"_s);
    QTest::keyClick(note, Qt::Key_Return);
    ASSERT_EQ(desk.commands.size(), 1);
    const auto* many = std::get_if<DecideMany>(&desk.commands.last());
    ASSERT_TRUE(many);
    ASSERT_EQ(many->decisions.size(), 2);
    for (const DecideApproval& one : many->decisions) {
        EXPECT_EQ(one.verdict, Verdict::Reject);
        EXPECT_EQ(one.note, u"Off brand"_s);
        EXPECT_EQ(one.sha256, desk.sample.state.inbox.approvals.value(one.approval).sha256);
    }
    EXPECT_NE(many->decisions.at(0).approval, many->decisions.at(1).approval);
}

TEST(InboxPage, WhatChangedSaysWhatAndCannotBeApproved)
{
    Desk desk;
    desk.sample.blog().status = ApprovalStatus::Stale;
    desk.sample.blog().stale = {{u"price"_s, u"$0.25"_s, u"$0.50"_s}};
    desk.page.display(desk.sample.state);
    ASSERT_EQ(desk.row(), 0) << "it waits still";
    EXPECT_TRUE(desk.text("inbox.notice").contains(u"The price was $0.25 and is $0.50."_s)) << desk.text("inbox.notice").toStdString();
    for (const char* name : {"inbox.approve", "inbox.edit", "inbox.delegate"})
        EXPECT_FALSE(desk.button(name)->isEnabled()) << name;
    desk.press(Qt::Key_A);
    EXPECT_TRUE(desk.commands.isEmpty());
    EXPECT_TRUE(desk.button("inbox.reject")->isEnabled());
    desk.sample.blog().status = ApprovalStatus::Waiting;
    desk.page.display(desk.sample.state);
    EXPECT_TRUE(desk.button("inbox.approve")->isEnabled());
}

TEST(InboxPage, WhatSeveralAskForIsOneRowThatSaysSo)
{
    Desk desk;
    const int before = desk.list()->model()->rowCount();
    RunState run;
    run.id = fixedId<RunId>(77);
    run.title = u"Series, part 2"_s;
    desk.sample.state.runs.open.insert(run.id, run);
    Approval same = desk.sample.blog();
    same.id = fixedId<ApprovalId>(377);
    same.run = run.id;
    same.status = ApprovalStatus::Merged;
    desk.sample.state.inbox.approvals.insert(same.id, same);
    desk.sample.blog().merged = {same.id};
    desk.page.display(desk.sample.state);
    EXPECT_EQ(desk.list()->model()->rowCount(), before) << "it is shown once";
    EXPECT_EQ(desk.row(), 0);
    const QString spoken = desk.list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.contains(u"2 piece(s) of work ask for the same"_s)) << spoken.toStdString();
    const QList<FactLine> facts = factsOf(desk.sample.blog(), desk.sample.state, SampleOffice::now());
    for (const RunId& one : {desk.sample.blog().run, run.id})
        EXPECT_TRUE(std::any_of(facts.begin(), facts.end(), [&](const FactLine& line) { return line.kind == FactLine::Link && line.value == one.toString(); })) << one.toString().toStdString();
    desk.press(Qt::Key_A);
    ASSERT_TRUE(desk.decided());
    EXPECT_EQ(desk.decided()->approval, desk.sample.blog().id);
    EXPECT_EQ(desk.decided()->sha256, desk.sample.blog().sha256);
}

TEST(InboxPage, AQuestionIsSettledEitherWay)
{
    for (const bool carryOn : {true, false}) {
        Desk desk;
        desk.press(Qt::Key_J);
        desk.click(carryOn ? "inbox.carryOn" : "inbox.endRun");
        auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
        QTest::keyClicks(note, u"go"_s);
        QTest::keyClick(note, Qt::Key_Return);
        ASSERT_EQ(desk.commands.size(), 1);
        const auto* settled = std::get_if<SettleEscalation>(&desk.commands.last());
        ASSERT_TRUE(settled);
        EXPECT_EQ(settled->escalation, fixedId<EscalationId>(1));
        EXPECT_EQ(settled->carryOn, carryOn);
        EXPECT_EQ(settled->note, u"go"_s);
    }
}

TEST(InboxPage, OneOfSeveralWaysOutIsChosen)
{
    for (const char* unclear : {"", "I am still thinking about it"}) {
        Desk desk;
        Escalation& asked = desk.sample.state.inbox.escalations.first();
        asked.asked = true;
        asked.onNo = u"Nothing is moved."_s;
        asked.remedies = {{u"shift-print"_s, u"Shift $20 from Print to Radio"_s, u"Radio: limit $50 before, $70 after."_s, {}},
                          {u"end-early"_s, u"End Radio early"_s, u"Nothing is moved."_s, {}}};
        desk.page.display(desk.sample.state);
        desk.press(Qt::Key_J);
        EXPECT_EQ(desk.button("inbox.endRun")->text(), u"No"_s) << "a no does not end the run";
        desk.click("inbox.carryOn");
        auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
        QTest::keyClicks(note, QString::fromLatin1(unclear));
        QTest::keyClick(note, Qt::Key_Return);
        EXPECT_TRUE(desk.commands.isEmpty()) << "no way is taken for her";
        note->clear();
        desk.click("inbox.chip1");
        QTest::keyClicks(note, u": it brings nothing"_s);
        QTest::keyClick(note, Qt::Key_Return);
        ASSERT_EQ(desk.commands.size(), 1);
        const auto* settled = std::get_if<SettleEscalation>(&desk.commands.last());
        ASSERT_TRUE(settled);
        EXPECT_EQ(settled->option, u"end-early"_s);
        EXPECT_EQ(settled->note, u"it brings nothing"_s);
    }
}

TEST(InboxPage, WhatNobodyCanTellIsRuledByOneOfThreeAnswers)
{
    Desk desk;
    Escalation& asked = desk.sample.state.inbox.escalations.first();
    asked.reason = QString::fromLatin1(Escalation::kUnknownOutcome);
    desk.page.display(desk.sample.state);
    desk.press(Qt::Key_J);
    EXPECT_EQ(desk.button("inbox.carryOn")->text(), u"Choose …"_s) << "nothing is sent again by carrying on";
    desk.click("inbox.carryOn");
    desk.click("inbox.chip2");
    auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
    EXPECT_EQ(note->text(), u"Send it again"_s);
    QTest::keyClick(note, Qt::Key_Return);
    ASSERT_EQ(desk.commands.size(), 1);
    const auto* settled = std::get_if<SettleEscalation>(&desk.commands.last());
    ASSERT_TRUE(settled);
    EXPECT_EQ(settled->option, u"send-again"_s);
    EXPECT_TRUE(settled->carryOn);
}

TEST(InboxPage, WhatAStepRaisesIsAnsweredYesOrNo)
{
    Desk desk;
    Escalation& raised = desk.sample.state.inbox.escalations.first();
    desk.page.display(desk.sample.state);
    desk.press(Qt::Key_J);
    EXPECT_EQ(desk.button("inbox.carryOn")->text(), u"Carry on"_s) << "a step that failed is carried on with";
    raised.asked = true;
    raised.onNo = u"The run goes on and knows that the answer was no."_s;
    desk.page.display(desk.sample.state);
    EXPECT_EQ(desk.button("inbox.carryOn")->text(), u"Yes"_s);
    EXPECT_EQ(desk.button("inbox.endRun")->text(), u"No"_s);
}

TEST(InboxPage, WhatAStepAsksIsAnsweredInWords)
{
    Desk desk;
    Escalation& asked = desk.sample.state.inbox.escalations.first();
    asked.reason = QString::fromLatin1(Escalation::kQuestion);
    asked.issue = u"Which price stands on the page?"_s;
    desk.page.display(desk.sample.state);
    desk.press(Qt::Key_J);
    EXPECT_EQ(desk.button("inbox.carryOn")->text(), u"Answer"_s);
    EXPECT_EQ(desk.button("inbox.endRun")->text(), u"No"_s);
    desk.press(Qt::Key_A);
    EXPECT_FALSE(desk.button("inbox.send")->isEnabled()) << "an answer has a word in it";
    auto* note = desk.page.findChild<QLineEdit*>(u"inbox.note"_s);
    QTest::keyClicks(note, u"1,200"_s);
    QTest::keyClick(note, Qt::Key_Return);
    ASSERT_EQ(desk.commands.size(), 1);
    const auto* settled = std::get_if<SettleEscalation>(&desk.commands.last());
    ASSERT_TRUE(settled);
    EXPECT_TRUE(settled->carryOn);
    EXPECT_EQ(settled->note, u"1,200"_s);
}

TEST(InboxPage, AnItemLeadsToItsRun)
{
    Desk desk;
    RunId asked;
    QObject::connect(&desk.page, &InboxPage::runRequested, &desk.page, [&](const RunId& run) { asked = run; });
    const QString link = u"link."_s + fixedId<RunId>(1).toString();
    ASSERT_TRUE(desk.page.findChild<QAbstractButton*>(link));
    desk.page.findChild<QAbstractButton*>(link)->click();
    EXPECT_EQ(asked, fixedId<RunId>(1));
}

TEST(InboxPage, AnEmptyInboxTellsOfTheDay)
{
    Desk desk;
    desk.sample.state.inbox = {};
    desk.page.display(desk.sample.state);
    QString all;
    for (const QLabel* label : desk.page.findChild<QWidget*>(u"inbox.empty"_s)->findChildren<QLabel*>())
        all += label->text() + QLatin1Char(' ');
    EXPECT_TRUE(all.contains(u"Nothing waits for you"_s)) << all.toStdString();
    EXPECT_TRUE(all.contains(u"180"_s)) << all.toStdString();
    desk.press(Qt::Key_A);
    EXPECT_TRUE(desk.commands.isEmpty());
}

TEST(InboxPage, TextOfOthersIsShownAsTextAndNeverAsFormat)
{
    Desk desk;
    Approval& blog = desk.sample.blog();
    blog.title = u"%1 %2 <b>100%</b>"_s;
    blog.content.destination = u"%1/%2"_s;
    blog.content.audience = u"%3 readers"_s;
    blog.onExpiry = u"<img src='x'> %1"_s;
    blog.checks = {{{u"cmo"_s}, u"%1"_s, u"%2"_s}};
    desk.page.display(desk.sample.state);
    QStringList shown;
    for (const FactLine& line : desk.page.findChild<Sections*>(u"inbox.facts"_s)->lines())
        shown << line.text;
    EXPECT_TRUE(shown.contains(u"Publishes to %1/%2"_s)) << shown.join(u"|"_s).toStdString();
    EXPECT_TRUE(shown.contains(u"Seen by %3 readers"_s));
    EXPECT_TRUE(shown.join(u"|"_s).contains(u"Chief Marketing Officer — %1: “%2”"_s)) << shown.join(u"|"_s).toStdString();
    for (const QLabel* label : desk.page.findChild<Sections*>(u"inbox.facts"_s)->findChildren<QLabel*>())
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
}

TEST(InboxPage, BytesThatCannotBeReadAreAnErrorWithAWayOut)
{
    Desk desk;
    desk.sample.blog().preview = QByteArray("nowhere");
    desk.sample.blog().sha256 = QByteArray("other");
    desk.page.display(desk.sample.state);
    auto* message = desk.page.findChild<QWidget*>(u"inbox.message"_s);
    EXPECT_TRUE(message->isVisible());
    EXPECT_TRUE(message->accessibleName().contains(u"can't be shown"_s));
}

TEST(InboxPage, SpaceShowsTheItemAloneAndTheKeysStillWork)
{
    Desk desk;
    desk.press(Qt::Key_Space);
    EXPECT_FALSE(desk.list()->isVisible());
    QTest::keyClick(desk.page.focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(desk.list()->isVisible());
    desk.press(Qt::Key_Space);
    QTest::keyClick(desk.page.focusWidget(), Qt::Key_A);
    ASSERT_EQ(desk.commands.size(), 1);
    EXPECT_EQ(desk.decided()->verdict, Verdict::Approve);
}

TEST(InboxPage, AKeyHeldDownDecidesOneItemOnly)
{
    Desk desk;
    int deciding = 0;
    for (const QShortcut* shortcut : desk.page.findChildren<QShortcut*>(QString(), Qt::FindDirectChildrenOnly)) {
        const bool moves = shortcut->key() == QKeySequence(Qt::Key_J) || shortcut->key() == QKeySequence(Qt::Key_K);
        EXPECT_EQ(shortcut->autoRepeat(), moves) << shortcut->key().toString().toStdString();
        deciding += !moves;
    }
    EXPECT_EQ(deciding, 10);
}

TEST(InboxPage, FiveThousandItemsNeedNoWidgetEach)
{
    Desk desk;
    const auto before = desk.page.findChildren<QWidget*>().size();
    for (int i = 0; i < 5000; ++i) {
        Approval more = desk.sample.blog();
        more.id = fixedId<ApprovalId>(quint64(10'000 + i));
        more.expires = more.expires + Duration(i + 1);
        desk.sample.state.inbox.approvals.insert(more.id, more);
    }
    desk.page.display(desk.sample.state);
    EXPECT_EQ(desk.list()->model()->rowCount(), 5006);
    EXPECT_LE(desk.page.findChildren<QWidget*>().size(), before + 10);
}

} // namespace qd::ui
