#include "ui/widgets/traffic/TrafficView.h"

#include "tests/support/Await.h"
#include "tests/support/SampleState.h"
#include "tests/support/SampleTraffic.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/traffic/MessageList.h"
#include "ui/widgets/traffic/MessagePane.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

namespace qd::test {

namespace {

struct Bench {
    Bench() : view(&feed, &source, QStringLiteral("traffic"))
    {
        feed.reset(office.state());
        view.resize(900, 240);
        view.show();
        waitUntil([this] { return view.model()->state() != ui::TrafficModel::State::Loading; });
    }
    void say(const QString& subject)
    {
        MessageSent sent;
        sent.message.subject = subject;
        sent.message.from = {QStringLiteral("cmo")};
        StoredFact fact;
        fact.sequence = ++sequence;
        fact.time = SampleOffice::now();
        fact.fact = sent;
        source.rows.append({sequence, sent.message});
        feed.take({fact});
    }
    QString emptySentence() const { return view.findChild<ui::EmptyState*>()->accessibleName(); }

    SampleOffice office;
    SampleTraffic source{office.messages()};
    StateFeed feed;
    ui::TrafficView view;
    Sequence sequence = 5000;
};

} // namespace

TEST(TrafficView, FollowsTheNewestUntilScrolledAndThenCounts)
{
    Bench bench;
    QScrollBar* bar = bench.view.list()->verticalScrollBar();
    EXPECT_EQ(bar->value(), bar->maximum());
    bench.say(QStringLiteral("one"));
    EXPECT_EQ(bar->value(), bar->maximum());
    bar->setValue(0);
    EXPECT_FALSE(bench.view.list()->isFollowing());
    bench.say(QStringLiteral("two"));
    bench.say(QStringLiteral("three"));
    EXPECT_EQ(bar->value(), 0) << "what is read stays in place";
    auto* pill = bench.view.findChild<ui::Chip*>(QStringLiteral("traffic.new"));
    ASSERT_TRUE(pill && pill->isVisible());
    EXPECT_TRUE(pill->text().startsWith(QLatin1Char('2')));
    pill->click();
    EXPECT_TRUE(bench.view.list()->isFollowing());
    EXPECT_EQ(bar->value(), bar->maximum());
    EXPECT_FALSE(pill->isVisible());
}

TEST(TrafficView, TheFirstRowInSightIsAWholeOne)
{
    Bench bench;
    ui::MessageList* list = bench.view.list();
    const int last = list->model()->rowCount() - 1;
    const auto top = [&](int row) { return list->visualRect(list->model()->index(row, 0)).top(); };
    for (const int height : {240, 250, 257}) {
        bench.view.resize(900, height);
        EXPECT_EQ(top(list->firstInSight()), 0) << "following, " << height << " high";
        EXPECT_LT(top(last), list->viewport()->height());
        list->verticalScrollBar()->setValue(0);
        list->scrollTo(list->model()->index(last, 0));
        EXPECT_EQ(top(list->firstInSight()), 0) << "led there by the keys, " << height << " high";
        EXPECT_TRUE(list->isFollowing()) << "the newest row is in sight";
    }
}

TEST(TrafficView, FilteredToNothingSaysSoAndLeadsBack)
{
    Bench bench;
    TrafficFilter filter;
    filter.text = QStringLiteral("zeppelin");
    bench.view.setFilter(filter);
    EXPECT_TRUE(waitUntil([&] { return bench.emptySentence() == ui::TrafficView::tr("No message passes these filters."); }));
    bench.view.findChild<QPushButton*>(QStringLiteral("empty.action"))->click();
    EXPECT_TRUE(bench.view.filter().isEmpty());
    EXPECT_TRUE(waitUntil([&] { return bench.view.model()->rowCount() == 14; }));
}

TEST(TrafficView, AnUnreadableRecordSaysSoAndCanBeTriedAgain)
{
    Bench bench;
    bench.source.failing = true;
    bench.view.showTrafficOf({QStringLiteral("cmo")});
    EXPECT_TRUE(waitUntil([&] { return bench.emptySentence().contains(QStringLiteral("the record cannot be read")); }));
    bench.source.failing = false;
    bench.view.findChild<QPushButton*>(QStringLiteral("empty.action"))->click();
    EXPECT_TRUE(waitUntil([&] { return bench.view.model()->rowCount() == 1; }));
}

TEST(TrafficView, AFilterIsAChipThatCanBeTakenAway)
{
    Bench bench;
    bench.view.showTrafficOf({QStringLiteral("copywriter")});
    auto* chip = bench.view.findChild<ui::Chip*>(QStringLiteral("traffic.active"));
    ASSERT_TRUE(chip);
    EXPECT_TRUE(chip->text().contains(QStringLiteral("Copywriter")));
    QTest::keyClick(chip, Qt::Key_Delete);
    EXPECT_TRUE(bench.view.filter().isEmpty());
}

TEST(TrafficView, ARunThatHasEndedKeepsItsTitleOnTheChip)
{
    Bench bench;
    OfficeState state = bench.office.state();
    RunSummary ended;
    ended.id = fixedId<RunId>(4711);
    ended.title = QStringLiteral("Weekly counts");
    state.runs.recent.prepend(ended);
    bench.feed.reset(state);
    TrafficFilter filter;
    filter.run = ended.id;
    bench.view.setFilter(filter);
    auto* chip = bench.view.findChild<ui::Chip*>(QStringLiteral("traffic.active"));
    ASSERT_TRUE(chip);
    EXPECT_EQ(chip->text(), QStringLiteral("campaign: Weekly counts"));
}

TEST(TrafficView, EnterOpensTheMessageAndEscapeClosesIt)
{
    Bench bench;
    ui::MessageList* list = bench.view.list();
    list->setCurrentIndex(bench.view.model()->index(4, 0));
    QTest::keyClick(list, Qt::Key_Return);
    auto* pane = bench.view.findChild<ui::MessagePane*>();
    EXPECT_FALSE(pane->isHidden());
    QTest::keyClick(list, Qt::Key_Escape);
    EXPECT_TRUE(pane->isHidden());
}

TEST(TrafficView, ScreenReadersFindTheRowsInSight)
{
    Bench bench;
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(bench.view.list());
    ASSERT_TRUE(access);
    EXPECT_EQ(access->role(), QAccessible::List);
    ASSERT_GT(access->childCount(), 2);
    EXPECT_LT(access->childCount(), 14) << "not the whole record";
    const QString newest = access->child(access->childCount() - 1)->text(QAccessible::Name);
    EXPECT_TRUE(newest.contains(QStringLiteral("Blog ready for publication"))) << newest.toStdString();
    EXPECT_TRUE(newest.contains(QStringLiteral("VP Marketing"))) << newest.toStdString();
}

TEST(TrafficView, MessagesOfThoseWhomAStormPausedAreMarked)
{
    Bench bench;
    Message between;
    between.from = {QStringLiteral("copywriter")};
    between.to = {QStringLiteral("designer")};
    EXPECT_FALSE(bench.view.model()->isStorm(between));
    OfficeState state = bench.office.state();
    const qsizetype before = ui::stormsIn(state);
    Escalation question;
    question.id = EscalationId::make(SampleOffice::now());
    question.reason = QString::fromLatin1(Escalation::kStorm);
    question.with = human();
    question.agents = {between.from, between.to};
    state.inbox.escalations.insert(question.id, question);
    EXPECT_EQ(ui::stormsIn(state), before + 1);
    bench.view.model()->setNames(state);
    EXPECT_TRUE(bench.view.model()->isStorm(between));
    Message other = between;
    other.to = {QStringLiteral("cmo")};
    EXPECT_FALSE(bench.view.model()->isStorm(other)) << "who only hears one of them is no part of it";
    state.inbox.escalations.remove(question.id);
    bench.view.model()->setNames(state);
    EXPECT_FALSE(bench.view.model()->isStorm(between)) << "once she has answered, it is over";
}

} // namespace qd::test
