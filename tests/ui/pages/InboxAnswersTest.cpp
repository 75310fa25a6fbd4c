// What can be answered stands before what explains it; "always do it like this" is two presses away.
#include "tests/support/ManualClock.h"
#include "tests/support/NoiseIsFailure.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/InboxPage.h"
#include "ui/pages/details/ApprovalFacts.h"
#include "ui/words/Amounts.h"
#include "ui/pages/details/RuleFacts.h"
#include "ui/widgets/parts/Sections.h"
#include "ui/words/Words.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QTest>

#include <algorithm>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;
using test::fixedId;

/// The page as large as in a window of 1280 by 800, and what it has commanded.
struct Answers {
    Answers()
    {
        QObject::connect(&page, &InboxPage::commandIssued, &page, [this](const Command& c) { commands.append(c); });
        page.resize(1280, 700);
        page.show();
        display();
        (void)QTest::qWaitForWindowActive(&page);
    }
    void display() { page.display(sample.state); }
    QAbstractButton* link(const QString& to)
    {
        QAbstractButton* found = nullptr;
        (void)QTest::qWaitFor([&] { return (found = page.findChild<QAbstractButton*>(u"link."_s + to)) != nullptr; }, 3000);
        return found;
    }
    template <class T> const T* last() const { return commands.isEmpty() ? nullptr : std::get_if<T>(&commands.last()); }

    InboxSample sample;
    ManualClock clock{SampleOffice::now()};
    InboxPage page{&sample.history, &clock};
    QList<Command> commands;
};

Escalation choice()
{
    Escalation question;
    question.id = fixedId<EscalationId>(78);
    question.run = fixedId<RunId>(9);
    question.raisedBy = system();
    question.with = human();
    question.reason = QString::fromLatin1(Escalation::kFailedRun);
    question.issue = u"“Stock counts” has failed: no words came"_s;
    question.attempts = QStringList(12, u"It was tried, and tried again, in one way after the other, each with a sentence that takes its room."_s);
    question.recommendation = u"See to what it failed by."_s;
    question.impact = u"Nothing of it has gone out."_s;
    question.raised = SampleOffice::now();
    question.answerBy = SampleOffice::now() + std::chrono::minutes(1);
    question.options = {{u"again"_s, u"Do it again"_s, u"Another run begins."_s}, {u"leave"_s, u"Leave it"_s, u"It stays failed."_s}};
    question.onNo = u"it stays failed."_s;
    return question;
}

} // namespace

TEST(InboxAnswers, AlwaysDoItLikeThisAsksForTheRuleOfThatItem)
{
    Answers desk;
    QAbstractButton* ask = desk.link(u"rule:ask"_s);
    ASSERT_TRUE(ask);
    EXPECT_TRUE(ask->text().startsWith(u"Always do it like this"_s));
    ask->click();
    ASSERT_TRUE(desk.last<ProposeRule>());
    EXPECT_EQ(desk.last<ProposeRule>()->approval, desk.sample.blog().id);
    EXPECT_EQ(desk.commands.size(), 1) << "nothing is approved by it";
}

TEST(InboxAnswers, TheRuleThatIsPutThenIsTakenOrLeft)
{
    for (const bool takes : {true, false}) {
        Answers desk;
        Proposal proposal;
        proposal.id = fixedId<ProposalId>(5);
        proposal.approval = desk.sample.blog().id;
        proposal.rule.kinds = {desk.sample.blog().kind};
        proposal.agreed = 11;
        proposal.of = 12;
        desk.sample.state.rules.proposals.insert(proposal.id, proposal);
        desk.display();
        QAbstractButton* answer = desk.link((takes ? u"rule:take:"_s : u"rule:leave:"_s) + proposal.id.toString());
        ASSERT_TRUE(answer);
        EXPECT_FALSE(desk.page.findChild<QAbstractButton*>(u"link.rule:ask"_s)) << "it was asked for already";
        answer->click();
        ASSERT_TRUE(desk.last<AnswerProposal>());
        EXPECT_EQ(desk.last<AnswerProposal>()->proposal, proposal.id);
        EXPECT_EQ(desk.last<AnswerProposal>()->accepted, takes);
    }
}

TEST(InboxAnswers, WhatCannotBeUndoneOrHasChangedOffersNoRule)
{
    Answers desk;
    desk.sample.blog().content.reversible = false;
    desk.sample.blog().sha256 = sha256(QByteArray("another"));
    desk.display();
    EXPECT_TRUE(ruleFactsOf(desk.sample.blog(), desk.sample.state).isEmpty());
    desk.sample.blog().content.reversible = true;
    EXPECT_FALSE(ruleFactsOf(desk.sample.blog(), desk.sample.state).isEmpty());
    desk.sample.blog().status = ApprovalStatus::Stale;
    EXPECT_TRUE(ruleFactsOf(desk.sample.blog(), desk.sample.state).isEmpty());
}

TEST(InboxAnswers, WhatCanBeAnsweredStandsBeforeWhatExplainsIt)
{
    Answers desk;
    const QList<FactLine> lines = factsOf(choice(), desk.sample.state, SampleOffice::now());
    const auto placeOf = [&](const QString& text) {
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (lines[i].text.contains(text))
                return i;
        return qsizetype(-1);
    };
    ASSERT_GE(placeOf(u"Do it again"_s), 0);
    EXPECT_LT(placeOf(u"has failed"_s), placeOf(u"Do it again"_s));
    EXPECT_LT(placeOf(u"Do it again"_s), placeOf(u"Leave it"_s));
    EXPECT_LT(placeOf(u"Leave it"_s), placeOf(u"It was tried"_s));
    EXPECT_LT(placeOf(u"It was tried"_s), placeOf(u"See to what it failed by"_s));
}

TEST(InboxAnswers, TheWaysOutAreSeenWithoutScrolling)
{
    Answers desk;
    const Escalation question = choice();
    desk.sample.state.inbox.approvals.clear();
    desk.sample.state.inbox.escalations = {{question.id, question}};
    desk.sample.state.inbox.indexAll();
    desk.display();
    for (const QString& way : {u"Do it again"_s, u"Leave it"_s}) {
        const auto isSeen = [&] {
            const QList<QLabel*> labels = desk.page.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == way && label->isVisible() && label->visibleRegion().boundingRect() == label->rect(); });
        };
        EXPECT_TRUE(QTest::qWaitFor(isSeen, 3000)) << way.toStdString();
    }
}

TEST(InboxAnswers, DelegateSaysTheWayToADeputyWhoDecidesElsewhere)
{
    test::expectNoise(u"raise()"_s);
    test::expectNoise(u"grabbing the keyboard"_s);
    Answers desk;
    desk.sample.state.rules.deputies.insert({u"anna-berg"_s}, {{u"anna-berg"_s}, u"Anna Berg"_s, QByteArray(32, 'a'), {}, {}, {}});
    desk.sample.state.rules.deputies.insert({u"ben"_s}, {{u"ben"_s}, u"Ben"_s, QByteArray(32, 'b'), {{u"letter"_s}}, {}, {}});
    desk.display();
    auto* list = desk.page.findChild<QAbstractItemView*>(u"inbox.list"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_D);
    auto* menu = desk.page.findChild<QMenu*>(u"inbox.delegates"_s);
    ASSERT_TRUE(menu);
    QList<QAction*> elsewhere;
    for (QAction* action : menu->actions())
        if (action->toolTip().contains(u"inbox export"_s))
            elsewhere.append(action);
    ASSERT_EQ(elsewhere.size(), 1) << "Ben may not decide it";
    EXPECT_EQ(elsewhere.first()->text(), u"Anna Berg: copy the command that writes it for them"_s);
    elsewhere.first()->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"quarterdeck inbox export %1 --for anna-berg --out for-anna-berg.review"_s.arg(desk.sample.blog().id.toString()));
    EXPECT_TRUE(desk.commands.isEmpty()) << "nobody was delegated to";
    menu->close();
}

TEST(InboxAnswers, WhatALimitHoldsBackSaysWhichUntilWhenAndWhoseItIs)
{
    Answers desk;
    Approval approval = desk.sample.blog();
    approval.status = ApprovalStatus::Held;
    Effect& effect = desk.sample.state.effects.open[approval.effect];
    effect.id = approval.effect;
    effect.status = EffectStatus::Deferred;
    effect.deferral = Deferral::Quota;
    effect.deferredUntil = SampleOffice::now() + std::chrono::hours(2);
    const auto said = [&] {
        QStringList lines;
        for (const FactLine& line : factsOf(approval, desk.sample.state, SampleOffice::now()))
            lines << line.text;
        return lines.join(u'\n');
    };
    effect.receipt = u"by your own settings no more than 3 a day go out there"_s;
    EXPECT_TRUE(said().contains(u"No more than 3 a day go out there; it waits until %1. You have set that yourself, in the settings at Connections."_s.arg(momentText(*effect.deferredUntil, SampleOffice::now())))) << said().toStdString();
    effect.deferral = Deferral::QuietHours;
    effect.receipt = u"by the department's rules nothing goes out there from 22:00 to 07:00 (Europe/Berlin)"_s;
    EXPECT_TRUE(said().contains(u"Nothing goes out there from 22:00 to 07:00 (Europe/Berlin); it waits until "_s)) << said().toStdString();
    EXPECT_TRUE(said().contains(u"That is a rule of the department."_s));
    desk.sample.state.org.stopped = true;
    EXPECT_TRUE(said().contains(u"Everything is stopped: nothing leaves before work goes on."_s)) << said().toStdString();
    desk.sample.state.org.stopped = false;
    EXPECT_FALSE(said().contains(u"Everything is stopped"_s));
    effect.receipt = u"there is no network"_s;
    EXPECT_FALSE(said().contains(u"it waits until"_s));
    EXPECT_TRUE(said().contains(u"It is approved, and "_s)) << said().toStdString();
    effect.level = Autonomy::L4;
    EXPECT_TRUE(said().contains(u"A rule let it out, and it "_s)) << "nobody was asked: " << said().toStdString();
    EXPECT_FALSE(said().contains(u"It is approved"_s));
    effect.level = Autonomy::L3;
    RunState& run = desk.sample.state.runs.open[approval.run];
    run.id = approval.run;
    run.paused = true;
    EXPECT_TRUE(said().contains(u"You have approved it. It leaves when its run goes on, which is paused."_s)) << said().toStdString();
    desk.sample.state.org.stopped = true;
    EXPECT_TRUE(said().contains(u"You have approved it. It leaves when work goes on, and its run, which is paused."_s)) << said().toStdString();
}

TEST(InboxAnswers, WhatItWasMadeFromIsNamedAmongItsSourcesWhereverItCameFrom)
{
    Answers desk;
    Approval approval = desk.sample.blog();
    approval.sources.clear();
    approval.label = {Integrity::Untrusted, Confidentiality::Public, false, {u"inj.txt"_s}};
    QStringList said;
    for (const FactLine& line : factsOf(approval, desk.sample.state, SampleOffice::now()))
        said << line.text + u' ' + line.value;
    EXPECT_TRUE(said.contains(u"inj.txt %1"_s.arg(words(Integrity::Untrusted)))) << said.join(u'\n').toStdString();
    EXPECT_FALSE(said.join(u'\n').contains(u"No source was given"_s));
}

} // namespace qd::ui
