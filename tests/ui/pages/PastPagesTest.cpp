#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/pages/CostsPage.h"
#include "ui/pages/DecisionsPage.h"
#include "ui/pages/PeoplePage.h"
#include "ui/widgets/charts/CostChart.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/parts/Sections.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::InboxSample;
using test::ManualClock;
using test::SampleOffice;

QString saysOf(QWidget* page, const char* name)
{
    return page->findChild<QWidget*>(QLatin1String(name))->accessibleName();
}

QString joinedLines(QWidget* page, const char* name)
{
    QString all;
    for (const FactLine& line : page->findChild<Sections*>(QLatin1String(name))->lines())
        all += line.text + QLatin1Char('|') + line.value + QLatin1Char('\n');
    return all;
}

} // namespace

TEST(DecisionsPage, TypingSearchesOnceAfterAPause)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    DecisionsPage page(&sample.history, &clock);
    page.display(sample.state);
    EXPECT_TRUE(sample.history.asked.isEmpty()) << "nothing is asked before the page is seen";
    page.show();
    ASSERT_EQ(sample.history.asked.size(), 1);
    QTest::keyClicks(page.findChild<QLineEdit*>(u"decisions.search"_s), u"keyword"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return sample.history.asked.size() > 1; }, 5000));
    EXPECT_EQ(sample.history.asked.size(), 2);
    EXPECT_EQ(sample.history.asked.last().text, u"keyword"_s);
    EXPECT_EQ(page.findChild<QAbstractItemView*>(u"decisions.list"_s)->model()->rowCount(), 1);
    EXPECT_TRUE(joinedLines(&page, "decisions.detail").contains(u"Ten times the searches"_s));
}

TEST(DecisionsPage, EveryStateHasItsOwnWords)
{
    const ManualClock clock(SampleOffice::now());
    test::FakeHistory nothing;
    nothing.waits = true;
    DecisionsPage page(&nothing, &clock);
    page.show();
    EXPECT_TRUE(saysOf(&page, "decisions.empty").contains(u"Reading"_s));
    nothing.answerAll();
    EXPECT_TRUE(saysOf(&page, "decisions.empty").contains(u"Nothing has been decided"_s));
    page.showRun(test::fixedId<RunId>(9), u"A run"_s);
    nothing.answerAll();
    EXPECT_TRUE(saysOf(&page, "decisions.empty").contains(u"filters"_s));
    nothing.waits = false;
    nothing.failure = Error{Error::Store, u"the disk is away"_s, {}, {}};
    page.showRun({}, {});
    EXPECT_TRUE(saysOf(&page, "decisions.empty").contains(u"can't be read"_s));
}

TEST(DecisionsPage, TheRunOfADecisionLeadsToItsMessages)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    DecisionsPage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    QSignalSpy asked(&page, &DecisionsPage::runTrafficRequested);
    page.findChild<QAbstractButton*>(u"link.run"_s)->click();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().first().value<RunId>(), test::fixedId<RunId>(1));
}

TEST(DecisionsPage, WhatADecisionRestsOnIsReadInPlace)
{
    InboxSample sample;
    const QByteArray system = sample.put("You are the content manager.");
    const QByteArray call = sample.put(R"({"model":"m","system_sha256":")" + system.toHex() + R"(","prompt":"Choose a keyword."})");
    const QByteArray reply = sample.put(R"({"keyword":"AI implementation","alternatives":[{"option":"AI cost"}]})");
    const Message asked = sample.office.messages().at(3);
    DecisionRecord& decision = sample.history.rows.first().decision;
    decision.evidence = {{u"message"_s, asked.id.toString(), u"what it was asked"_s, {}},
                         {u"artefact"_s, QString::fromLatin1(reply.toHex()), u"result of \u201cFind\u201d"_s, {}},
                         {u"prompt"_s, QString::fromLatin1(call.toHex()), {}, {}},
                         {u"artefact"_s, QString(64, u'0'), u"gone"_s, {}},
                         {u"source"_s, u"keywords.csv"_s, u"keyword planner"_s, {}}};
    const ManualClock clock(SampleOffice::now());
    DecisionsPage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    const auto press = [&page](int piece) {
        auto* link = page.findChild<QAbstractButton*>(u"link.evidence.%1"_s.arg(piece));
        ASSERT_TRUE(link) << piece;
        EXPECT_FALSE(link->accessibleName().isEmpty());
        link->setFocus();
        QTest::keyClick(link, Qt::Key_Space);
        QCoreApplication::sendPostedEvents();
    };
    for (int piece = 0; piece < 4; ++piece)
        press(piece);
    const QString all = joinedLines(&page, "decisions.detail");
    EXPECT_TRUE(all.contains(asked.subject)) << all.toStdString();
    EXPECT_TRUE(all.contains(u"Keyword|AI implementation\n"_s)) << all.toStdString();
    EXPECT_TRUE(all.contains(u"Choose a keyword."_s)) << all.toStdString();
    EXPECT_TRUE(all.contains(u"You are the content manager."_s)) << "a call is read with its instructions";
    EXPECT_TRUE(all.contains(u"can't be read"_s)) << "what is not there is said";
    EXPECT_TRUE(all.contains(u"keywords.csv"_s)) << "and a name stays a name";
    EXPECT_FALSE(page.findChild<QAbstractButton*>(u"link.evidence.4"_s));
    EXPECT_EQ(page.window()->focusWidget(), page.findChild<QAbstractButton*>(u"link.evidence.3"_s)) << "the keys stay where they were";
    press(1);
    EXPECT_FALSE(joinedLines(&page, "decisions.detail").contains(u"Keyword|AI implementation\n"_s)) << "pressed again it closes";
    auto* list = page.findChild<QAbstractItemView*>(u"decisions.list"_s);
    list->setCurrentIndex(list->model()->index(1, 0));
    list->setCurrentIndex(list->model()->index(0, 0));
    EXPECT_FALSE(joinedLines(&page, "decisions.detail").contains(u"Choose a keyword."_s)) << "another decision begins closed";
}

TEST(CostsPage, RehearsalSaysBothWhatWasBilledAndWhatItWouldHaveCost)
{
    InboxSample sample(SampleOffice::Money::Rehearsed);
    const ManualClock clock(SampleOffice::now());
    CostsPage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    EXPECT_EQ(page.findChild<QLabel*>(u"costs.today"_s)->text(), u"$0.00"_s);
    EXPECT_TRUE(page.findChild<QLabel*>(u"costs.today.detail"_s)->text().contains(u"would have cost $15.76 (Rehearsal)"_s));
    EXPECT_TRUE(page.findChild<QLabel*>(u"costs.caption"_s)->text().contains(u"Billed $0.00"_s));
    EXPECT_TRUE(page.findChild<QAbstractButton*>(u"costs.wouldHaveCost"_s)->isChecked());
    page.findChild<QAbstractButton*>(u"costs.billed"_s)->click();
    auto* chart = page.findChild<CostChart*>();
    for (const QList<double>& key : chart->drawn())
        for (const double day : key)
            EXPECT_EQ(day, 0) << "nothing was billed, so nothing is drawn";
}

TEST(CostsPage, FiguresThatHoldMoreThanTheTableSayWhy)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    sample.state.ledger.day = dayOf(SampleOffice::now());
    sample.state.ledger.today.wouldHaveCost = {};
    for (const QList<qd::Money>& key : sample.history.days.wouldHaveCost)
        sample.state.ledger.today.wouldHaveCost += key.last();
    const auto captionOf = [&] {
        CostsPage page(&sample.history, &clock);
        page.display(sample.state);
        page.show();
        return page.findChild<QLabel*>(u"costs.caption"_s)->text();
    };
    EXPECT_FALSE(captionOf().contains(u"cleared"_s)) << captionOf().toStdString();
    sample.state.ledger.today.wouldHaveCost.micro += 410'000;
    EXPECT_TRUE(captionOf().contains(u"sample work that was cleared"_s)) << captionOf().toStdString();
}

TEST(CostsPage, TheChartStacksEveryCentAndGathersTheSmallKeys)
{
    InboxSample sample;
    CostChart chart;
    chart.display(sample.history.days, CostChart::Measure::Billed);
    EXPECT_EQ(chart.keys().size(), CostChart::kKeys + 1);
    EXPECT_EQ(chart.keys().last(), u"Others"_s);
    double drawn = 0;
    double expected = 0;
    for (const QList<double>& key : chart.drawn())
        for (const double day : key)
            drawn += day;
    for (const QList<Money>& key : sample.history.days.cost)
        for (const Money day : key)
            expected += double(day.micro) / 1e6;
    EXPECT_NEAR(drawn, expected, 1e-6);
    sample.history.days.cost[0][13] = {99'000'000};
    chart.display(sample.history.days, CostChart::Measure::Billed);
    EXPECT_EQ(chart.drawn().first().last(), 99.0);
}

TEST(CostsPage, AnotherKeyAsksAgainAndFailuresHaveWords)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    CostsPage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    page.findChild<QAbstractButton*>(u"costs.by.model"_s)->click();
    EXPECT_EQ(sample.history.costsAsked, (QList<CostBy>{CostBy::Agent, CostBy::Model}));
    sample.history.failure = Error{Error::Store, u"the disk is away"_s, {}, {}};
    page.findChild<QAbstractButton*>(u"costs.by.rank"_s)->click();
    EXPECT_TRUE(saysOf(&page, "costs.empty").contains(u"can't be read"_s));
}

TEST(CostsPage, TheTableIsSavedOrTheFaultIsNamed)
{
    InboxSample sample;
    const test::TempHome home;
    const ManualClock clock(SampleOffice::now());
    CostsPage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    ASSERT_TRUE(page.saveCsv(home.file(u"costs.csv"_s)));
    QFile file(home.file(u"costs.csv"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("Copywriter,13,"));
    const Result<Done> bad = page.saveCsv(home.file(u"no/such/folder.csv"_s));
    ASSERT_FALSE(bad);
    EXPECT_TRUE(bad.error().where.endsWith(u"folder.csv"_s));
}

TEST(PeoplePage, AProfileSaysWhoItIsAndWhatItIsAt)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    PeoplePage page(&sample.history, &clock);
    page.display(sample.state);
    page.show();
    page.open({u"copywriter"_s});
    EXPECT_EQ(page.findChild<QLabel*>(u"people.title"_s)->text(), u"Copywriter"_s);
    const QString profile = joinedLines(&page, "people.profile");
    for (const QString& part : {u"At work on|revision 2"_s, u"Reports to|Content Manager"_s, u"Tone|calm, exact"_s, u"Turns done|12"_s,
                                u"Top|anthropic:claude-opus"_s, u"Billed|$4.30"_s})
        EXPECT_TRUE(profile.contains(part)) << part.toStdString() << "\n" << profile.toStdString();
    EXPECT_TRUE(joinedLines(&page, "people.messages").contains(u"Draft ready for review"_s));
    QSignalSpy asked(&page, &PeoplePage::trafficRequested);
    page.findChild<QAbstractButton*>(u"people.traffic"_s)->click();
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().first().value<AgentId>().text, u"copywriter"_s);
}

TEST(PeoplePage, BeforeAnyOrganisationItSaysSo)
{
    const ManualClock clock(SampleOffice::now());
    PeoplePage page(nullptr, &clock);
    page.display({});
    page.show();
    EXPECT_TRUE(saysOf(&page, "people.empty").contains(u"Nobody works here"_s));
}

TEST(InboxList, OnTheBridgeItDecidesFromTheRow)
{
    InboxSample sample;
    const ManualClock clock(SampleOffice::now());
    InboxList list(&clock, InboxList::Place::Bridge);
    QList<Command> commands;
    QObject::connect(&list, &InboxList::commandIssued, &list, [&](const Command& c) { commands.append(c); });
    list.resize(380, 640);
    list.display(sample.state);
    list.show();
    QTest::mouseClick(list.findChild<QAbstractButton*>(u"bridge.approve"_s), Qt::LeftButton);
    ASSERT_EQ(commands.size(), 1);
    const auto* decided = std::get_if<DecideApproval>(&commands.first());
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->sha256, sample.blog().sha256);
    QSignalSpy edit(&list, &InboxList::editRequested);
    list.setCurrent({InboxKey::Waiting, test::fixedId<ApprovalId>(302).uuid});
    EXPECT_FALSE(list.findChild<QAbstractButton*>(u"bridge.edit"_s)->isEnabled()) << "there is no text behind it";
}

} // namespace qd::ui
