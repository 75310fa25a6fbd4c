#include "core/store/Replay.h"
#include "tests/core/store/RecordFixture.h"

namespace qd::test {

class ReplayTest : public RecordTest {
protected:
    /// Of the facts after the second one.
    QList<Sequence> told;
    Result<Done> tell(Sequence at = 2)
    {
        Database database;
        EXPECT_TRUE(database.open(file, Database::ReadOnly));
        Statement row(database, "SELECT hash FROM facts WHERE sequence = ?1");
        const QByteArray head = row.with(at).next() ? row.bytes(0) : QByteArray();
        row.reset();
        EXPECT_TRUE(holdsFact(database, at, head));
        EXPECT_FALSE(holdsFact(database, at, QByteArray(32, 'x'))) << "another fact";
        EXPECT_FALSE(holdsFact(database, 99, chainStart())) << "none";
        told.clear();
        return tellFactsAfter(database, at, head, [this](const StoredFact& stored) { told.append(stored.sequence); });
    }
    void SetUp() override
    {
        ASSERT_TRUE(open());
        ASSERT_TRUE(append(notices(5)));
        settle();
        store.close();
    }
};

TEST_F(ReplayTest, FactsAfterOneAreToldInOrder)
{
    const Result<Done> done = tell();
    EXPECT_TRUE(done) << done.error().text.toStdString();
    EXPECT_EQ(told, (QList<Sequence>{3, 4, 5}));
}

TEST_F(ReplayTest, WhatWasChangedEndsIt)
{
    tamper("UPDATE facts SET actor = 'nobody' WHERE sequence = 4");
    const Result<Done> done = tell();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, Error::Store);
    EXPECT_EQ(told, (QList<Sequence>{3})) << "what comes before it is good";
    EXPECT_TRUE(tell(4)) << "what was changed before is not of what is told; the hash of the fourth is what it was";
}

TEST_F(ReplayTest, WhatIsMissingAtTheEndIsSaid)
{
    tamper("DELETE FROM facts WHERE sequence = 5");
    const Result<Done> done = tell();
    ASSERT_FALSE(done);
    EXPECT_TRUE(done.error().text.contains(QLatin1String("Fact 5 is missing"))) << done.error().text.toStdString();
    EXPECT_EQ(told, (QList<Sequence>{3, 4}));
}

} // namespace qd::test
