#include "ui/models/TrafficModel.h"

#include "tests/support/Await.h"
#include "tests/support/SampleState.h"
#include "tests/support/SampleTraffic.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace qd::test {

namespace {

using ui::TrafficModel;

Message message(qint64 number)
{
    Message made;
    made.id = fixedId<MessageId>(quint64(number));
    made.from = {QStringLiteral("a")};
    made.to = {number % 2 ? QStringLiteral("b") : QStringLiteral("c")};
    made.subject = QStringLiteral("message %1").arg(number);
    made.time = {number * 1000};
    return made;
}

QList<Message> messages(qint64 count)
{
    QList<Message> all;
    for (qint64 i = 0; i < count; ++i)
        all.append(message(i));
    return all;
}

StoredFact sent(Sequence sequence)
{
    StoredFact fact;
    fact.sequence = sequence;
    fact.fact = MessageSent{message(sequence - 1)};
    return fact;
}

QString subjectAt(const TrafficModel& model, int row)
{
    return model.index(row, TrafficModel::Subject).data().toString();
}

bool ready(const TrafficModel& model)
{
    return waitUntil([&] { return model.state() == TrafficModel::State::Ready; });
}

/// Ten million rows that exist only when asked for.
class EndlessTraffic final : public ui::TrafficSource {
public:
    void fetch(const TrafficFilter&, qint64 first, qint64 limit, Answer answer) override
    {
        ++asked;
        rows += limit;
        TrafficPage page;
        page.total = kTotal;
        page.first = first < 0 ? kTotal + first : first;
        for (qint64 at = page.first; at < qMin(kTotal, page.first + limit); ++at)
            page.rows.append({at + 1, message(at)});
        QTimer::singleShot(0, qApp, [answer = std::move(answer), page] { answer(page); });
    }
    static constexpr qint64 kTotal = 10'000'000;
    int asked = 0;
    qint64 rows = 0;
};

} // namespace

TEST(TrafficModel, IsAProperModelWhileItGrowsAndIsFiltered)
{
    SampleTraffic source(messages(300));
    TrafficModel model(&source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning);
    ASSERT_TRUE(ready(model));
    EXPECT_EQ(model.rowCount(), 300);
    EXPECT_EQ(subjectAt(model, 299), QStringLiteral("message 299"));
    source.rows.append({301, message(300)});
    model.take({sent(301)});
    EXPECT_EQ(model.rowCount(), 301);
    TrafficFilter filter;
    filter.agent = {QStringLiteral("b")};
    model.setFilter(filter);
    ASSERT_TRUE(ready(model));
    EXPECT_EQ(model.rowCount(), 150);
}

TEST(TrafficModel, NewMessagesAreInsertedAndNeverReset)
{
    SampleTraffic source(messages(10));
    TrafficModel model(&source);
    ASSERT_TRUE(ready(model));
    QSignalSpy resets(&model, &TrafficModel::modelReset);
    QSignalSpy inserts(&model, &TrafficModel::rowsInserted);
    model.take({sent(11), sent(12), sent(13)});
    EXPECT_EQ(resets.count(), 0);
    ASSERT_EQ(inserts.count(), 1);
    EXPECT_EQ(inserts[0][1].toInt(), 10);
    EXPECT_EQ(inserts[0][2].toInt(), 12);
    EXPECT_EQ(subjectAt(model, 12), QStringLiteral("message 12"));
}

TEST(TrafficModel, WhatComesBeforeTheFirstAnswerIsNeitherLostNorDoubled)
{
    SampleTraffic source(messages(10));
    TrafficModel model(&source);
    model.take({sent(10), sent(11)}); // the tenth is also in the answer
    ASSERT_TRUE(ready(model));
    EXPECT_EQ(model.rowCount(), 11);
    EXPECT_EQ(subjectAt(model, 10), QStringLiteral("message 10"));
}

TEST(TrafficModel, TenMillionRowsAreNotLoaded)
{
    EndlessTraffic source;
    TrafficModel model(&source);
    ASSERT_TRUE(ready(model));
    EXPECT_EQ(model.rowCount(), 10'000'000);
    EXPECT_EQ(subjectAt(model, 9'999'999), QStringLiteral("message 9999999"));
    EXPECT_EQ(source.asked, 1);
    EXPECT_EQ(model.row(5'000'000), nullptr);
    EXPECT_TRUE(waitUntil([&] { return model.row(5'000'000) != nullptr; }));
    EXPECT_EQ(subjectAt(model, 5'000'000), QStringLiteral("message 5000000"));
    EXPECT_EQ(source.asked, 2) << "one page, asked for once";
    for (int page = 0; page < 200; ++page)
        model.row(page * TrafficModel::kPage);
    EXPECT_TRUE(waitUntil([&] { return model.row(199 * TrafficModel::kPage) != nullptr; }));
    EXPECT_EQ(model.row(0), nullptr) << "pages out of use are let go";
}

TEST(TrafficModel, AnIndexThatLaggedIsCaughtUpWith)
{
    SampleTraffic source(messages(5));
    TrafficModel model(&source);
    ASSERT_TRUE(ready(model));
    for (qint64 late = 5; late < 8; ++late)
        source.rows.append({late + 1, message(late)}); // in the record before we listened, in the index only now
    EXPECT_TRUE(waitUntil([&] { return model.rowCount() == 8; }));
    EXPECT_TRUE(waitUntil([&] { return subjectAt(model, 7) == QStringLiteral("message 7"); }));
}

TEST(TrafficModel, ClearedSampleWorkGoes)
{
    SampleTraffic source(messages(5));
    TrafficModel model(&source);
    ASSERT_TRUE(ready(model));
    source.rows = source.rows.mid(3);
    StoredFact cleared;
    cleared.sequence = 6;
    cleared.fact = SamplesCleared{human()};
    model.take({cleared});
    EXPECT_TRUE(waitUntil([&] { return model.rowCount() == 2; }));
    EXPECT_TRUE(waitUntil([&] { return subjectAt(model, 0) == QStringLiteral("message 3"); }));
}

TEST(TrafficModel, AFailureIsSaidAndCanBeTriedAgain)
{
    SampleTraffic source(messages(3));
    source.failing = true;
    TrafficModel model(&source);
    EXPECT_TRUE(waitUntil([&] { return model.state() == TrafficModel::State::Failed; }));
    EXPECT_EQ(model.error().kind, Error::Store);
    source.failing = false;
    model.reload();
    ASSERT_TRUE(ready(model));
    EXPECT_EQ(model.rowCount(), 3);
}

TEST(TrafficModel, AnAnswerAfterItsEndIsDropped)
{
    SampleTraffic source(messages(3));
    {
        TrafficModel model(&source);
    }
    EXPECT_TRUE(waitUntil([&] { return source.asked == 1; }));
    QCoreApplication::sendPostedEvents();
}

} // namespace qd::test
