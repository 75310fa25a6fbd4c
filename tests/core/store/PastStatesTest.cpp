#include "tests/core/store/RecordFixture.h"

#include "core/store/Snapshots.h"

namespace qd::test {

class PastStates : public RecordTest {
protected:
    void SetUp() override { ASSERT_TRUE(open()); }
    void fill(QList<StoredFact> facts)
    {
        for (StoredFact& fact : facts) {
            fact.sequence = next + made.size();
            made.append(fact);
        }
    }
    void write()
    {
        for (qsizetype i = 0; i < made.size(); i += 1'000)
            ASSERT_TRUE(append(Batch{made.mid(i, 1'000), {}, {}}));
    }
    Result<OfficeState> at(Moment moment)
    {
        if (!reader) {
            reader.emplace(file);
            EXPECT_TRUE(reader->open());
        }
        return answerOf<Result<OfficeState>>([&](auto done) { reader->stateAt(moment, &mailbox, done); });
    }
    OfficeState folded(Sequence upTo) const
    {
        OfficeState state;
        state.apply(made.first(upTo));
        return state;
    }
    QList<qint64> snapshots()
    {
        Database database;
        QList<qint64> all;
        EXPECT_TRUE(database.open(file, Database::ReadOnly));
        Statement rows(database, "SELECT sequence FROM snapshots ORDER BY sequence");
        while (rows.next())
            all.append(rows.integer(0));
        return all;
    }
    static StoredFact turn(const QString& agent, qint64 cents, Instant time)
    {
        TurnFinished done;
        done.run = runOf(1);
        done.agent = {agent};
        done.spend.model = QStringLiteral("a");
        done.spend.cost = {cents * 10'000};
        return stored(done, runOf(1), time);
    }
    QList<StoredFact> made;
    std::optional<HistoryReader> reader;
};

TEST_F(PastStates, EveryMomentIsWhatTheFactsUpToItGive)
{
    QList<StoredFact> facts = notices(400);
    for (int i = 0; i < facts.size(); ++i)
        facts[i].time = {kNoon.ms + i * 1'000};
    fill(facts);
    write();
    for (const Sequence wanted : {400, 1, 200, 201, 199, 399})
        EXPECT_EQ(encodeSnapshot(at(wanted).value()), encodeSnapshot(folded(wanted))) << wanted;
    EXPECT_EQ(at(Instant{kNoon.ms + 99'999}).value().sequence, 100);
    EXPECT_EQ(at(kNoon).value().sequence, 1);
    EXPECT_EQ(at(Instant{kNoon.ms + 9'000'000}).value().sequence, 400) << "nothing has happened since";
}

TEST_F(PastStates, BeyondTheRecordItSaysWhereTheRecordEnds)
{
    fill(notices(3));
    write();
    EXPECT_EQ(at(Sequence(4)).error().text, QStringLiteral("The record ends at fact 3; there is no fact 4 yet."));
    EXPECT_EQ(at(Sequence(4)).error().kind, Error::Parse);
    EXPECT_FALSE(at(Sequence(0)));
    EXPECT_FALSE(at(Instant{kNoon.ms - 1}));
    EXPECT_TRUE(at(Sequence(3))) << "an error is not kept";
}

TEST_F(PastStates, SnapshotsLieThinnerTheOlderTheyAreAndNoGapIsTooWide)
{
    const auto keep = [this](Sequence last) {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        Transaction all(database);
        OfficeState state;
        for (state.sequence = kLeastGap; state.sequence <= last; state.sequence += kLeastGap)
            EXPECT_TRUE(keepSnapshot(database, {}, encodedSnapshot(state)));
        ASSERT_TRUE(all.commit());
    };
    store.close();
    keep(250 * kLeastGap);
    const QList<qint64> all = snapshots();
    EXPECT_EQ(all.last(), 250 * kLeastGap);
    EXPECT_LT(all.size(), 90) << "not one for each of 250";
    for (qsizetype i = 1; i < all.size(); ++i)
        EXPECT_LE(all[i] - all[i - 1], qMax(kLeastGap, (all.last() - all[i]) / kGapShare)) << i;
    keep(2'000 * kLeastGap);
    EXPECT_LT(snapshots().size(), all.size() + 60) << "eight times the facts, three more steps of the logarithm";
}

TEST_F(PastStates, ARecordWithoutSnapshotsGetsThemWhenItIsOpened)
{
    fill(notices(3 * kLeastGap));
    write();
    store.close();
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        ASSERT_TRUE(database.run("DELETE FROM snapshots"));
    }
    ASSERT_TRUE(open());
    EXPECT_TRUE(waitUntil([this] { return snapshots().size() >= 3; }));
    store.close();
    EXPECT_EQ(snapshots(), (QList<qint64>{kLeastGap, 2 * kLeastGap, 3 * kLeastGap}));
    EXPECT_EQ(encodeSnapshot(at(2 * kLeastGap + 7).value()), encodeSnapshot(folded(2 * kLeastGap + 7)));
}

TEST_F(PastStates, PagesOfTheRecordShowWhatThereWasThen)
{
    const Instant before{kNoon.ms - 86'400'000};
    fill({turn(QStringLiteral("cmo"), 5, before), message(QStringLiteral("cmo"), QStringLiteral("editor"), QStringLiteral("first words")),
          turn(QStringLiteral("cmo"), 1, kNoon), message(QStringLiteral("editor"), QStringLiteral("cmo"), QStringLiteral("more words")),
          message(QStringLiteral("copywriter"), QStringLiteral("cmo"), QStringLiteral("other words")), turn(QStringLiteral("editor"), 2, kNoon)});
    write();
    settle();
    ASSERT_TRUE(at(Sequence(1)));
    const auto total = [this](TrafficFilter filter, Sequence until) {
        filter.until = until;
        return answerOf<Result<TrafficPage>>([&](auto done) { reader->traffic(filter, 0, 9, &mailbox, done); }).value().total;
    };
    const TrafficFilter editor{{QStringLiteral("editor")}, {}, {}, {}, {}};
    const TrafficFilter found{{}, {}, {}, {}, QStringLiteral("words")};
    EXPECT_EQ(total({}, 0), 3);
    EXPECT_EQ(total({}, 4), 2);
    EXPECT_EQ(total({}, 1), 0);
    EXPECT_EQ(total(editor, 3), 1);
    EXPECT_EQ(total(editor, 1), 0);
    EXPECT_EQ(total(found, 4), 2);
    EXPECT_EQ(total(found, 0), 3);
    EXPECT_EQ(total(found, 2), 1);
    const auto costs = [this](Sequence until) {
        return answerOf<Result<CostTable>>([&](auto done) { reader->costsAsOf(until, CostBy::Agent, {}, &mailbox, done); }).value();
    };
    EXPECT_EQ(costs(2).total.cost.micro, 50'000);
    EXPECT_EQ(costs(4).total.cost.micro, 60'000);
    EXPECT_EQ(costs(4).rows.size(), 1);
    EXPECT_EQ(costs(6).total.cost.micro, 80'000);
    const auto days = answerOf<Result<CostDays>>([&](auto done) { reader->costDaysAsOf(2, CostBy::Day, 7, &mailbox, done); }).value();
    EXPECT_EQ(days.days.last(), dayOf(before)) << "the last day that had any, then";
}

} // namespace qd::test
