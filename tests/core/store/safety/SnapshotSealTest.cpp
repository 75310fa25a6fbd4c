#include "core/store/safety/Heads.h"
#include "core/store/safety/SnapshotSeal.h"
#include "tests/core/store/RecordFixture.h"

#include <QFile>

namespace qd::test {

/// A record of 600 facts that was closed, so it holds a snapshot of its end; and what somebody does who knows the tables.
class SnapshotSealTest : public RecordTest {
protected:
    QString key = home.file(QStringLiteral("private/heads.key"));
    QByteArray whole;

    void SetUp() override
    {
        ASSERT_TRUE(openWithKey());
        ASSERT_TRUE(append(notices(600)));
        store.close();
        const auto opened = openWithKey();
        ASSERT_TRUE(opened);
        EXPECT_EQ(opened->snapshot, 600) << "what this home sealed is believed";
        whole = encodeSnapshot(opened->state);
        store.close();
    }
    Result<EventStore::Opened> openWithKey()
    {
        Result<EventStore::Opened> opened = store.open(file, key);
        next = opened ? opened->state.sequence + 1 : 1;
        return opened;
    }
    void put(Sequence at, const QByteArray& body, const QByteArray& seal)
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        ASSERT_TRUE(Statement(database, "INSERT OR REPLACE INTO snapshots(sequence, version, sha256, body) VALUES(?1, ?2, ?3, ?4)")
                        .with(at, OfficeState::kVersion, seal, Utf8{body}).run());
    }
    QByteArray column(const char* name)
    {
        Database database;
        EXPECT_TRUE(database.open(file, Database::ReadOnly));
        Statement row(database, QByteArray("SELECT ").append(name).append(" FROM snapshots ORDER BY sequence DESC").constData());
        return row.next() ? row.bytes(0) : QByteArray();
    }
    QByteArray forged() const
    {
        QByteArray body = whole;
        body.replace("\"day\":0", "\"day\":1");
        EXPECT_NE(body, whole);
        return body;
    }
    Verification verified()
    {
        HistoryReader reader(file, key);
        EXPECT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        return found ? *found : Verification{};
    }
    void expectNotBelieved()
    {
        const Verification found = verified();
        EXPECT_FALSE(found.ok);
        EXPECT_EQ(found.firstBad, 0) << "no fact is wrong";
        EXPECT_TRUE(found.what.contains(QLatin1String("snapshot at fact 600"))) << found.what.toStdString();
        const auto opened = openWithKey();
        ASSERT_TRUE(opened);
        EXPECT_EQ(opened->snapshot, 0) << "from the facts";
        EXPECT_EQ(encodeSnapshot(opened->state), whole);
        store.close();
        EXPECT_TRUE(verified().ok) << "one that is sealed took its place";
        EXPECT_EQ(openWithKey()->snapshot, 600);
    }
};

TEST_F(SnapshotSealTest, OneWithItsPlainHashBesideIsNotBelieved)
{
    put(600, forged(), sha256(forged()));
    expectNotBelieved();
}

TEST_F(SnapshotSealTest, OneWithTheSealOfTheTrueOneIsNotBelieved)
{
    put(600, forged(), column("sha256"));
    expectNotBelieved();
}

TEST_F(SnapshotSealTest, OneThatAnotherKeySignedIsNotBelieved)
{
    const Result<SigningKey> other = SigningKey::readOrMake(home.file(QStringLiteral("other/heads.key")));
    ASSERT_TRUE(other);
    put(600, forged(), other->sign("quarterdeck-snapshot-1 600 " + column("(SELECT hash FROM facts WHERE sequence = 600)").toHex() + ' '
                                   + sha256(forged()).toHex()));
    expectNotBelieved();
}

TEST_F(SnapshotSealTest, ASealIsOfItsPlaceAndOfTheFactsBeforeIt)
{
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadOnly));
    const SnapshotSeal seal = SnapshotSeal::with(key);
    const QByteArray made = seal.of(database, 500, whole);
    EXPECT_TRUE(seal.fits(database, 500, whole, made));
    EXPECT_FALSE(seal.fits(database, 501, whole, made));
    EXPECT_FALSE(SnapshotSeal().fits(database, 500, whole, made)) << "without a key its plain hash is looked for";
    EXPECT_TRUE(seal.of(database, 601, whole).isEmpty()) << "there is no such fact";
    database.close();
    tamper("UPDATE facts SET hash = randomblob(32) WHERE sequence = 500");
    ASSERT_TRUE(database.open(file, Database::ReadOnly));
    EXPECT_FALSE(seal.fits(database, 500, whole, made)) << "other facts";
}

TEST_F(SnapshotSealTest, ARecordOfBeforeThereWereSealsIsAddedUpOnce)
{
    put(600, whole, sha256(whole));
    EXPECT_TRUE(verified().ok) << "it is what the facts add up to";
    EXPECT_EQ(openWithKey()->snapshot, 0);
    store.close();
    EXPECT_EQ(openWithKey()->snapshot, 600);
}

TEST_F(SnapshotSealTest, WithAnotherKeyTheFactsAreAddedUpAnewAndItsOwnSealFits)
{
    ASSERT_TRUE(QFile::rename(key, key + QStringLiteral(".gone")));
    const auto opened = openWithKey();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->snapshot, 0);
    EXPECT_EQ(encodeSnapshot(opened->state), whole);
    store.close();
    EXPECT_EQ(openWithKey()->snapshot, 600);
}

TEST_F(SnapshotSealTest, APastMomentIsNotShownFromAForgedOne)
{
    put(600, forged(), sha256(forged()));
    HistoryReader reader(file, key);
    ASSERT_TRUE(reader.open());
    for (int i = 0; i < 2; ++i) {
        const auto state = answerOf<Result<OfficeState>>([&](auto done) { reader.stateAt(Moment(Sequence(600)), &mailbox, done); });
        ASSERT_TRUE(state);
        EXPECT_EQ(encodeSnapshot(*state), whole);
    }
}

} // namespace qd::test
