#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/shell/Desk.h"
#include "ui/pages/BridgePage.h"
#include "ui/shell/Palette.h"
#include "ui/shell/Toasts.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/org/OrgChart.h"
#include "ui/widgets/traffic/TrafficView.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace qd::test {

using ui::MainWindow;

TEST(MainWindow, EnterInTheBriefBoxSendsTheBrief)
{
    Desk desk;
    auto* brief = desk.find<QLineEdit>("shell.brief");
    ASSERT_TRUE(brief);
    QTest::keyClick(brief, Qt::Key_Return);
    EXPECT_TRUE(desk.sent.isEmpty()) << "nothing was written";
    QTest::keyClicks(brief, QStringLiteral("Write about tides"));
    QTest::keyClick(brief, Qt::Key_Return);
    ASSERT_TRUE(desk.lastSent<SubmitBrief>());
    EXPECT_EQ(desk.lastSent<SubmitBrief>()->text, QStringLiteral("Write about tides"));
    EXPECT_FALSE(desk.lastSent<SubmitBrief>()->sample);
    EXPECT_TRUE(brief->text().isEmpty());
    desk.answer(QStringLiteral("The department has begun."));
    EXPECT_EQ(desk.window->toasts()->texts(), QStringList{QStringLiteral("The department has begun.")});
}

TEST(MainWindow, ABriefThatCanWaitSaysSoAndTheNextOneDoesNot)
{
    Desk desk;
    auto* later = desk.find<QAction>("shell.later");
    ASSERT_TRUE(later);
    EXPECT_FALSE(later->isVisible()) << "a rehearsal costs nothing in any case";
    OfficeState state = desk.feed.state();
    state.models.use = QString::fromLatin1(ModelsState::kTiers);
    desk.feed.reset(state);
    ASSERT_TRUE(waitUntil([&] { return later->isVisible(); }));
    later->trigger();
    EXPECT_TRUE(later->toolTip().contains(QStringLiteral("half the price")));
    auto* brief = desk.find<QLineEdit>("shell.brief");
    for (const bool canWait : {true, false}) {
        QTest::keyClicks(brief, QStringLiteral("Write about tides"));
        QTest::keyClick(brief, Qt::Key_Return);
        ASSERT_TRUE(desk.lastSent<SubmitBrief>());
        EXPECT_EQ(desk.lastSent<SubmitBrief>()->canWait, canWait);
    }
}

TEST(MainWindow, ABriefIsForTheCampaignThatWasChosenOnce)
{
    Desk desk;
    auto* campaign = desk.find<QAction>("shell.campaign");
    ASSERT_TRUE(campaign);
    OfficeState state = desk.feed.state();
    Organisation team = state.org.organisation();
    const auto show = [&](const char* digest) {
        state.org.current = digest;
        state.org.organisations[state.org.current] = team;
        desk.feed.reset(state);
    };
    team.campaigns = {};
    show("none");
    ASSERT_TRUE(waitUntil([&] { return !campaign->isVisible(); })) << "there is none";
    team.campaigns = {Campaign{{QStringLiteral("autumn")}, QStringLiteral("Autumn & winter"), {}, {}}};
    show("one");
    ASSERT_TRUE(waitUntil([&] { return campaign->isVisible(); }));
    auto* brief = desk.find<QLineEdit>("shell.brief");
    QMenu* menu = nullptr;
    for (QMenu* one : brief->findChildren<QMenu*>())
        if (one->actions().size() == 3)
            menu = one;
    ASSERT_TRUE(menu);
    menu->actions().last()->trigger();
    EXPECT_TRUE(campaign->toolTip().contains(QStringLiteral("Autumn & winter")));
    for (const char* wanted : {"autumn", ""}) {
        QTest::keyClicks(brief, QStringLiteral("Write about tides"));
        QTest::keyClick(brief, Qt::Key_Return);
        ASSERT_TRUE(desk.lastSent<SubmitBrief>());
        EXPECT_EQ(desk.lastSent<SubmitBrief>()->campaign.text, QString::fromLatin1(wanted));
    }
}

TEST(MainWindow, OtherOrganisationsAreOfferedWhenThereAreAny)
{
    Desk desk;
    auto* button = desk.find<QToolButton>("shell.organisations");
    ASSERT_TRUE(button);
    const ui::OrganisationChoice here{QStringLiteral("harbour"), QStringLiteral("Harbour & Sons")};
    desk.window->setOrganisations({here}, here.name);
    EXPECT_TRUE(button->isHidden());
    desk.window->setOrganisations({here, {QStringLiteral("pilots"), QStringLiteral("Pilots")}}, here.name);
    EXPECT_FALSE(button->isHidden());
    QString chosen;
    QObject::connect(desk.window.get(), &MainWindow::organisationChosen, desk.window.get(), [&](const QString& name) { chosen = name; });
    const QList<QAction*> actions = button->menu()->actions();
    ASSERT_EQ(actions.size(), 2);
    EXPECT_FALSE(actions[0]->isEnabled()) << "it is before her";
    actions[1]->trigger();
    EXPECT_EQ(chosen, QStringLiteral("pilots"));
}

TEST(MainWindow, ThePaletteAndTheNameLeadToTheOtherOrganisations)
{
    Desk desk;
    const ui::OrganisationChoice here{QStringLiteral("harbour"), QStringLiteral("Harbour & Sons")};
    desk.window->setOrganisations({here, {QStringLiteral("pilots"), QStringLiteral("Pilots")}}, here.name);
    QString chosen;
    QObject::connect(desk.window.get(), &MainWindow::organisationChosen, desk.window.get(), [&](const QString& name) { chosen = name; });
    desk.window->openPalette();
    QTest::keyClicks(desk.find<QLineEdit>("palette.words"), QStringLiteral("work with"));
    EXPECT_EQ(desk.find<ui::Palette>("palette")->titles(), QStringList{QStringLiteral("Work with Pilots")}) << "not the one before her";
    QTest::keyClick(desk.find<QLineEdit>("palette.words"), Qt::Key_Return);
    EXPECT_EQ(chosen, QStringLiteral("pilots"));
    QMenu* menu = desk.find<QToolButton>("shell.organisations")->menu();
    expectNoise(QStringLiteral("raise()")); // of the platform without a screen, when a menu opens
    expectNoise(QStringLiteral("grabbing the keyboard"));
    QTest::mouseClick(desk.find<QWidget>("shell.organisation"), Qt::LeftButton);
    EXPECT_TRUE(menu->isVisible());
    menu->close();
}

TEST(MainWindow, AWayOutIsASentenceOfItsOwn)
{
    Desk desk;
    auto* brief = desk.find<QLineEdit>("shell.brief");
    QTest::keyClicks(brief, QStringLiteral("..."));
    QTest::keyClick(brief, Qt::Key_Return);
    desk.window->commandAnswered(desk.sent.last().first, Error{Error::Parse, QStringLiteral("the brief has no word in it"), QStringLiteral("brief"),
                                                               QStringLiteral("say in a sentence what the department should do")});
    ASSERT_EQ(desk.window->toasts()->texts().size(), 1);
    EXPECT_TRUE(desk.window->toasts()->texts().first().endsWith(QStringLiteral("has no word in it. Say in a sentence what the department should do.")))
        << desk.window->toasts()->texts().first().toStdString();
}

TEST(MainWindow, ARefusedBriefIsNotLost)
{
    Desk desk;
    auto* brief = desk.find<QLineEdit>("shell.brief");
    QTest::keyClicks(brief, QStringLiteral("Sell the moon"));
    QTest::keyClick(brief, Qt::Key_Return);
    desk.window->commandAnswered(desk.sent.last().first, Error{Error::Rule, QStringLiteral("today's budget is spent"), {}, {}});
    EXPECT_EQ(brief->text(), QStringLiteral("Sell the moon"));
    ASSERT_EQ(desk.window->toasts()->texts().size(), 1);
    EXPECT_TRUE(desk.window->toasts()->texts().first().contains(QStringLiteral("budget is spent")));
}

TEST(MainWindow, WhatSomebodyElseWroteIsPastedAsASourceOfOneBrief)
{
    Desk desk;
    auto* box = desk.find<ui::TopBar>("shell.top")->brief();
    auto* along = box->findChild<QAction*>(QStringLiteral("shell.along"));
    ASSERT_TRUE(along);
    EXPECT_FALSE(along->isVisible());
    desk.window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(desk.window.get())); // only then has it shortcuts
    QGuiApplication::clipboard()->setText(QStringLiteral("Dear Sir, publish our link everywhere."));
    box->setText(QStringLiteral("Answer this mail"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(along->isVisible());
    EXPECT_EQ(box->text(), QStringLiteral("Answer this mail")) << "it is not her own word";
    QTest::keyClick(box, Qt::Key_Return);
    const auto* brief = desk.lastSent<SubmitBrief>();
    ASSERT_TRUE(brief);
    EXPECT_EQ(brief->text, QStringLiteral("Answer this mail"));
    ASSERT_EQ(brief->sources.size(), 1);
    EXPECT_EQ(brief->sources.first().text, QStringLiteral("Dear Sir, publish our link everywhere."));
    EXPECT_FALSE(along->isVisible()) << "of that brief only";
    desk.window->commandAnswered(desk.sent.last().first, Error{Error::Rule, QStringLiteral("everything is stopped"), {}, {}});
    EXPECT_EQ(box->text(), QStringLiteral("Answer this mail"));
    EXPECT_TRUE(along->isVisible()) << "a refusal loses nothing";
    along->trigger();
    QTest::keyClick(box, Qt::Key_Return);
    EXPECT_TRUE(desk.lastSent<SubmitBrief>()->sources.isEmpty());
}

TEST(MainWindow, ALongPasteIsRefusedWholeAndKept)
{
    Desk desk;
    auto* brief = desk.find<QLineEdit>("shell.brief");
    const QString text = QStringLiteral("word ").repeated(50'000) + QStringLiteral("end");
    QGuiApplication::clipboard()->setText(text);
    brief->paste();
    QTest::keyClick(brief, Qt::Key_Return);
    const auto* sent = desk.lastSent<SubmitBrief>();
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->text.size(), text.size());
    desk.window->commandAnswered(desk.sent.last().first, Error{Error::Rule, QStringLiteral("the brief has 250003 characters"), {}, {}});
    EXPECT_EQ(brief->text().size(), text.size());
    EXPECT_EQ(desk.window->toasts()->texts().size(), 1);
}

TEST(MainWindow, WhatTheBriefBoxCannotHoldIsSaid)
{
    Desk desk;
    auto* brief = desk.find<QLineEdit>("shell.brief");
    const QString most(brief->maxLength(), u'x');
    QGuiApplication::clipboard()->setText(most);
    brief->paste();
    EXPECT_TRUE(desk.window->toasts()->texts().isEmpty());
    QGuiApplication::clipboard()->setText(QStringLiteral("yz"));
    brief->paste();
    EXPECT_TRUE(desk.window->toasts()->texts().value(0).contains(QLatin1String("did not fit")));
}

TEST(MainWindow, TheVeryFirstRunOffersTheExampleForOneEnter)
{
    OfficeState fresh;
    fresh.org = SampleOffice().state().org;
    Desk desk(fresh);
    auto* brief = desk.find<QLineEdit>("shell.brief");
    EXPECT_EQ(brief->text(), SampleOffice::organisation().exampleBrief);
    QTest::keyClick(brief, Qt::Key_Return);
    ASSERT_TRUE(desk.lastSent<SubmitBrief>());
    EXPECT_TRUE(desk.lastSent<SubmitBrief>()->sample);
}

TEST(MainWindow, AllStopTurnsIntoResume)
{
    Desk desk;
    auto* stop = desk.find<QPushButton>("shell.stop");
    stop->click();
    EXPECT_TRUE(desk.lastSent<StopAll>());
    desk.answer({});
    OfficeState stopped = desk.feed.state();
    stopped.org.stopped = true;
    desk.feed.reset(stopped);
    EXPECT_EQ(stop->text(), MainWindow::tr("Resume"));
    stop->click();
    EXPECT_TRUE(desk.lastSent<ResumeAll>());
}

TEST(MainWindow, AnApprovalCanBeTakenBackFromItsNote)
{
    Desk desk;
    DecideApproval yes;
    yes.approval = desk.sample.blog().id;
    yes.sha256 = desk.sample.blog().sha256;
    desk.window->issue(yes);
    desk.answer(QStringLiteral("Approved; it leaves in ten seconds."));
    auto* undo = desk.find<QPushButton>("toast.undo");
    ASSERT_TRUE(undo);
    undo->click();
    ASSERT_TRUE(desk.lastSent<UndoApproval>());
    EXPECT_EQ(desk.lastSent<UndoApproval>()->approval, yes.approval);
}

TEST(MainWindow, ANoteGoesWhenItsApprovalWasTakenBackElsewhere)
{
    Desk desk;
    DecideApproval yes;
    yes.approval = desk.sample.blog().id;
    yes.sha256 = desk.sample.blog().sha256;
    desk.window->issue(yes);
    desk.answer(QStringLiteral("Approved."));
    desk.window->issue(UndoApproval{yes.approval});
    desk.answer(QStringLiteral("Taken back."));
    EXPECT_EQ(desk.window->toasts()->texts(), QStringList{QStringLiteral("Taken back.")});
}

TEST(MainWindow, AnApprovalWithEditsIsTakenBackAsWhatItBecame)
{
    for (const bool factsFirst : {true, false}) {
        Desk desk;
        DecideApproval yes;
        yes.approval = desk.sample.blog().id;
        yes.verdict = Verdict::ApproveWithEdits;
        yes.sha256 = desk.sample.blog().sha256;
        yes.edits = QStringLiteral("Hers.");
        const ApprovalId hers = fixedId<ApprovalId>(999);
        const auto replace = [&] {
            StoredFact stored;
            stored.sequence = desk.feed.state().sequence + 1;
            stored.fact = ApprovalReplaced{yes.approval, hers, QStringLiteral("edited")};
            desk.feed.take({stored});
        };
        desk.window->issue(yes);
        if (factsFirst)
            replace();
        desk.answer(QStringLiteral("Approved with your edits."));
        if (!factsFirst)
            replace();
        ASSERT_EQ(desk.window->toasts()->texts().size(), 1);
        desk.window->issue(UndoApproval{hers});
        desk.answer(QStringLiteral("Taken back."));
        EXPECT_EQ(desk.window->toasts()->texts(), QStringList{QStringLiteral("Taken back.")}) << factsFirst;
    }
}

TEST(MainWindow, TheNoteOfAnApprovalWithEditsTakesBackWhatItBecame)
{
    Desk desk;
    DecideApproval yes;
    yes.approval = desk.sample.blog().id;
    yes.verdict = Verdict::ApproveWithEdits;
    yes.sha256 = desk.sample.blog().sha256;
    desk.window->issue(yes);
    StoredFact stored;
    stored.sequence = desk.feed.state().sequence + 1;
    stored.fact = ApprovalReplaced{yes.approval, fixedId<ApprovalId>(999), QStringLiteral("edited")};
    desk.feed.take({stored});
    desk.answer(QStringLiteral("Approved with your edits."));
    desk.find<QPushButton>("toast.undo")->click();
    ASSERT_TRUE(desk.lastSent<UndoApproval>());
    EXPECT_EQ(desk.lastSent<UndoApproval>()->approval, fixedId<ApprovalId>(999)) << "the other one is there no more";
}

TEST(MainWindow, AnswersToOthersSayNothing)
{
    Desk desk;
    desk.window->commandAnswered(fixedId<CommandId>(7), Receipt{});
    EXPECT_TRUE(desk.window->toasts()->texts().isEmpty());
}

TEST(MainWindow, SchemesSwitchAndAreKept)
{
    Desk desk;
    desk.find<QAction>("shell.scheme.light")->trigger();
    EXPECT_EQ(ui::currentScheme(), ui::Scheme::Light);
    desk.window.reset();
    ui::applyScheme(ui::Scheme::Dark);
    desk.open();
    EXPECT_EQ(ui::currentScheme(), ui::Scheme::Light);
    desk.find<QAction>("shell.scheme.dark")->trigger();
    EXPECT_EQ(ui::currentScheme(), ui::Scheme::Dark);
}

TEST(MainWindow, PlaceAndFiltersComeBack)
{
    Desk desk;
    desk.window->openPage(QStringLiteral("traffic"));
    TrafficFilter filter;
    filter.agent = {QStringLiteral("copywriter")};
    filter.type = MessageType::Objection;
    desk.window->traffic()->setFilter(filter);
    desk.window->close();
    desk.open();
    EXPECT_EQ(desk.window->currentPage(), QStringLiteral("traffic"));
    EXPECT_EQ(desk.window->traffic()->filter(), filter);
}

TEST(MainWindow, FiltersOfDecisionsComeBack)
{
    Desk desk;
    desk.window->openPage(QStringLiteral("decisions"));
    desk.find<QLineEdit>("decisions.search")->setText(QStringLiteral("keyword"));
    auto* maker = desk.find<QComboBox>("decisions.maker");
    maker->setCurrentIndex(maker->findData(QStringLiteral("content-manager")));
    desk.window->close();
    desk.open();
    EXPECT_EQ(desk.find<QLineEdit>("decisions.search")->text(), QStringLiteral("keyword"));
    EXPECT_EQ(desk.find<QComboBox>("decisions.maker")->currentData().toString(), QStringLiteral("content-manager"));
}

TEST(MainWindow, EveryPlaceOpensByItsName)
{
    Desk desk;
    for (const char* id : {"inbox", "work", "traffic", "decisions", "costs", "people", "bridge"}) {
        auto* button = desk.find<QAbstractButton>((QByteArrayLiteral("shell.rail.") + id).constData());
        ASSERT_TRUE(button) << id;
        button->click();
        EXPECT_EQ(desk.window->currentPage(), QString::fromLatin1(id));
    }
}

TEST(MainWindow, ANoteThatLeadsSomewhereUndoesNothing)
{
    Desk desk;
    bool went = false;
    desk.window->toasts()->sayWithWay(QStringLiteral("One way out can't be used yet."), [&went] { went = true; }, std::chrono::seconds(60), QStringLiteral("Connections"));
    EXPECT_FALSE(desk.window->toasts()->undoNewest()) << "its key is for what is taken back";
    EXPECT_FALSE(went);
    desk.find<QAbstractButton>("toast.undo")->click();
    EXPECT_TRUE(went);
    EXPECT_TRUE(desk.window->toasts()->texts().isEmpty());
}

TEST(MainWindow, APauseIsTakenBackFromItsNote)
{
    Desk desk;
    desk.window->openPage(QStringLiteral("work"));
    desk.find<QAbstractButton>("work.pause")->click();
    desk.answer(QStringLiteral("The run is paused."));
    ASSERT_EQ(desk.window->toasts()->texts(), QStringList{QStringLiteral("The run is paused.")});
    EXPECT_TRUE(desk.window->toasts()->undoNewest());
    ASSERT_TRUE(desk.lastSent<SteerRun>());
    EXPECT_EQ(desk.lastSent<SteerRun>()->wish, RunWish::Continue);
    desk.answer(QStringLiteral("The run goes on."));
    EXPECT_EQ(desk.window->toasts()->texts().last(), QStringLiteral("The run goes on."));
}

TEST(MainWindow, ThePaletteFindsAnAgentByAFewLetters)
{
    Desk desk;
    desk.window->openPalette();
    auto* palette = desk.find<ui::Palette>("palette");
    QTest::keyClicks(desk.find<QLineEdit>("palette.words"), QStringLiteral("copyw"));
    ASSERT_FALSE(palette->titles().isEmpty());
    EXPECT_EQ(palette->titles().first(), QStringLiteral("Copywriter"));
    QTest::keyClick(desk.find<QLineEdit>("palette.words"), Qt::Key_Return);
    EXPECT_EQ(desk.window->currentPage(), QStringLiteral("people"));
}

TEST(OrgChart, IsATreeForScreenReadersAndAnswersToArrows)
{
    Desk desk;
    ui::OrgChart* chart = desk.window->bridge()->chart();
    QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(chart);
    ASSERT_TRUE(tree);
    ASSERT_EQ(tree->childCount(), 15);
    EXPECT_TRUE(tree->child(1)->text(QAccessible::Name).startsWith(QStringLiteral("CMO: thinking")));
    AgentId chosen;
    QObject::connect(chart, &ui::OrgChart::agentActivated, chart, [&](const AgentId& agent) { chosen = agent; });
    for (const int key : {Qt::Key_Home, Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(chart, Qt::Key(key));
    EXPECT_TRUE(chosen == AgentId{QStringLiteral("vp-marketing")} || chosen == AgentId{QStringLiteral("director-of-communications")});
}

} // namespace qd::test
