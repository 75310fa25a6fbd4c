#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeHistory.h"
#include "ui/models/PeopleModel.h"
#include "ui/models/past/CostsModel.h"
#include "ui/models/past/DecisionsModel.h"
#include "ui/models/past/StoredHistory.h"
#include "ui/widgets/parts/DecisionDelegate.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::FakeHistory;

FakeHistory longPast(int count)
{
    FakeHistory history;
    for (int i = 0; i < count; ++i) {
        DecisionRow row;
        row.sequence = count - i;
        row.decision.decision = u"Decision %1"_s.arg(count - i);
        history.rows.append(row);
    }
    return history;
}

} // namespace

TEST(DecisionsModel, FetchesByPageAndNoMoreThanIsAskedFor)
{
    FakeHistory history = longPast(150);
    DecisionsModel model(&history);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), 60);
    EXPECT_EQ(history.pages.size(), 1);
    EXPECT_EQ(model.total(), 150);
    model.fetchMore({});
    model.fetchMore({});
    EXPECT_EQ(model.rowCount(), 150);
    EXPECT_FALSE(model.canFetchMore({}));
    EXPECT_EQ(model.row(149)->sequence, 1);
}

TEST(DecisionsModel, WhatCameSinceIsPutOnTopWithoutAReset)
{
    FakeHistory history = longPast(3);
    DecisionsModel model(&history);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter({});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    DecisionRow fresh;
    fresh.sequence = 4;
    history.rows.prepend(fresh);
    model.refresh();
    EXPECT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.row(0)->sequence, 4);
    EXPECT_EQ(reset.count(), 0);
}

TEST(DecisionsModel, AnAnswerToAnOlderQuestionIsDropped)
{
    FakeHistory history = longPast(5);
    history.waits = true;
    DecisionsModel model(&history);
    model.setFilter({});
    DecisionFilter none;
    none.text = u"nothing like it"_s;
    model.setFilter(none);
    history.answerAll();
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.status(), DecisionsModel::Status::Ready);
}

TEST(DecisionsModel, AFailureIsAStatusWithItsError)
{
    FakeHistory history;
    history.failure = Error{Error::Store, u"the disk is away"_s, {}, {}};
    DecisionsModel model(&history);
    model.setFilter({});
    EXPECT_EQ(model.status(), DecisionsModel::Status::Failed);
    EXPECT_EQ(model.error().text, u"the disk is away"_s);
    DecisionsModel without(nullptr);
    without.setFilter({});
    EXPECT_EQ(without.status(), DecisionsModel::Status::Failed);
}

TEST(StoredHistory, WithoutARecordEverythingFailsWithASentence)
{
    StoredHistory history(nullptr);
    QObject owner;
    int failed = 0;
    history.decisions({}, 0, 1, &owner, [&](const Result<DecisionPage>& r) { failed += !r; });
    history.traffic({}, 0, 1, &owner, [&](const Result<TrafficPage>& r) { failed += !r; });
    history.costs(CostBy::Agent, {}, &owner, [&](const Result<CostTable>& r) { failed += !r; });
    history.costDays(CostBy::Agent, 7, &owner, [&](const Result<CostDays>& r) { failed += !r; });
    history.blob({}, &owner, [&](const Result<QByteArray>& r) { failed += !r; });
    EXPECT_EQ(failed, 5);
}

TEST(CostsModel, TheSumStandsFirst)
{
    CostsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CostTable table;
    table.rows = {{u"copywriter"_s, u"Copywriter"_s, {3, {{10}, {20}, {5}, {0}}, {1'500'000}, {1'500'000}}}};
    table.total = table.rows.first().tally;
    model.show(table, u"Agent"_s);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, CostsModel::What).data().toString(), u"Total"_s);
    EXPECT_EQ(model.index(1, CostsModel::What).data().toString(), u"Copywriter"_s);
    EXPECT_EQ(model.index(1, CostsModel::Billed).data().toString(), u"$1.50"_s);
    EXPECT_EQ(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Agent"_s);
    model.show({}, u"Rank"_s);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(CostsModel, WhatCameOfAPieceStandsBesideItsCost)
{
    CostsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CostTable table;
    table.rows = {{u"a"_s, u"Tides"_s, {3, {}, {1'500'000}, {}}}, {u"b"_s, u"Harbour"_s, {}}};
    table.total = table.rows.first().tally;
    model.show(table, u"Piece"_s, {u"clicks 12 (blog), leads 7"_s, {}});
    ASSERT_EQ(model.columnCount(), int(CostsModel::kColumns));
    EXPECT_EQ(model.index(0, CostsModel::Outcome).data().toString(), QString());
    EXPECT_EQ(model.index(1, CostsModel::Outcome).data().toString(), u"clicks 12 (blog), leads 7"_s);
    EXPECT_EQ(model.index(2, CostsModel::Outcome).data().toString(), QString());
    const QByteArray csv = toCsv(table, u"Piece"_s, model.outcomes());
    EXPECT_TRUE(csv.contains(",Would have cost (USD),Outcome\r\n")) << csv.constData();
    EXPECT_TRUE(csv.contains("Tides,3,0,0,0,1.500000,0.000000,\"clicks 12 (blog), leads 7\"\r\n")) << csv.constData();
    model.show(table, u"Piece"_s);
    EXPECT_EQ(model.columnCount(), int(CostsModel::Outcome)) << "of no other table";
}

TEST(Csv, CellsThatWouldRunAsFormulasAreDefused)
{
    CostTable table;
    for (const QString& title : {u"=SUM(A1)"_s, u"+1"_s, u"-1"_s, u"@x"_s, u"\tx"_s, u"\rx"_s, u"a,\"b\"\nc"_s, u"plain"_s})
        table.rows.append({u"key"_s, title, {}});
    const QByteArray csv = toCsv(table, u"Agent"_s);
    for (const char* defused : {"\n'=SUM(A1),", "\n'+1,", "\n'-1,", "\n'@x,", "\n'\tx,", "\n\"'\rx\",", "\n\"a,\"\"b\"\"\nc\",", "\nplain,"})
        EXPECT_TRUE(csv.contains(defused)) << defused << "\n" << csv.constData();
}

TEST(Csv, AmountsAreExact)
{
    CostTable table;
    table.rows = {{u"a"_s, u"A"_s, {1, {{2}, {3}, {4}, {5}}, {-1'000'001}, {12'345'678}}}};
    EXPECT_TRUE(toCsv(table, u"Agent"_s).contains("A,1,2,3,4,-1.000001,12.345678\r\n"));
}

TEST(PeopleModel, RanksAreHeadingsAndOnlyChangedPeopleRepaint)
{
    OfficeState state = test::SampleOffice().state();
    PeopleModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(state);
    EXPECT_EQ(model.rowCount(), 14 + 3);
    EXPECT_TRUE(model.agent(0).isEmpty());
    EXPECT_EQ(model.agent(1).text, u"cmo"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    state.org.agents[{u"cmo"_s}].task = u"reads the paper"_s;
    model.show(state);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_FALSE(model.index(1).data(PeopleModel::RehearsedRole).toBool());
    PeopleModel rehearsed;
    rehearsed.show(test::SampleOffice(test::SampleOffice::Money::Rehearsed).state());
    EXPECT_TRUE(rehearsed.index(1).data(PeopleModel::RehearsedRole).toBool()) << "a cost that was not billed is marked";
    EXPECT_EQ(model.index(1).data(PeopleModel::TaskRole).toString(), u"reads the paper"_s);
}

TEST(MarkedText, MatchesAreTakenOutOfTheirMarks)
{
    const MarkedText marked = markedText(u"the \u0002model\u0003 was \u0002dear"_s);
    EXPECT_EQ(marked.text, u"the model was dear"_s);
    ASSERT_EQ(marked.matches.size(), 2);
    EXPECT_EQ(marked.matches.at(0), std::pair(4, 5));
    EXPECT_EQ(marked.matches.at(1), std::pair(14, 4));
}

} // namespace qd::ui
