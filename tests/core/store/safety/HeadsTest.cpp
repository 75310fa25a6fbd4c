#include "core/async/Worker.h"
#include "core/store/RecordFile.h"
#include "core/store/safety/Heads.h"
#include "core/store/safety/Proof.h"
#include "tests/core/store/RecordFixture.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <memory>
#include <vector>

namespace qd::test {

/// A record of 600 facts whose heads were signed at 300, 500 and 600.
class HeadsTest : public RecordTest {
protected:
    QString key = home.file(QStringLiteral("private/heads.key"));

    void SetUp() override
    {
        RecordFile record(StoreLimits{0, 0});
        ASSERT_TRUE(record.open(file, key));
        for (const int count : {300, 200, 100}) {
            PreparedBatch prepared(batch(notices(count)));
            prepared.prepare();
            const PreparedBatch* const group[] = {&prepared};
            ASSERT_TRUE(record.store(group));
            record.signHead(kNoon);
        }
        record.saveSnapshotOfEnd();
    }
    Verification verified(const QString& with)
    {
        HistoryReader reader(file, with);
        EXPECT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        return found ? *found : Verification{};
    }
    Verification verified() { return verified(key); }
    /// What somebody would do who knows the chain and the tables, but not the key.
    void rewriteFrom(Sequence from)
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        FactKinds kinds;
        kinds.load(database, false);
        ASSERT_TRUE(database.run("DROP TRIGGER facts_stay; DELETE FROM snapshots"));
        for (Sequence at = from; at <= 600; ++at) {
            Statement row(database, kSelectFact);
            ASSERT_TRUE(row.with(at).next());
            Result<StoredFact> fact = readFact(row, kinds);
            ASSERT_TRUE(fact);
            row.reset();
            if (at == from)
                std::get<MessageSent>(fact->fact).message.subject = QStringLiteral("forged");
            const FactRow forged = encodeRow(*fact);
            Statement before(database, "SELECT hash FROM facts WHERE sequence = ?1");
            ASSERT_TRUE(before.with(at - 1).next());
            const QByteArray hash = chainLink(before.bytes(0), forged);
            before.reset();
            ASSERT_TRUE(Statement(database, "UPDATE facts SET body = ?2, hash = ?3 WHERE sequence = ?1").with(at, Utf8{forged.body}, hash).run());
        }
    }
    QByteArray heads()
    {
        QFile in(headsFileOf(file));
        EXPECT_TRUE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    }
    void setHeads(const QByteArray& text)
    {
        QFile out(headsFileOf(file));
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
};

TEST_F(HeadsTest, OfManyWhoMakeTheKeyAtOnceAllHaveTheSame)
{
    const QString file = home.file(QStringLiteral("fresh/heads.key"));
    std::array<QByteArray, 8> keys;
    {
        std::vector<std::unique_ptr<Worker>> makers;
        for (QByteArray& key : keys) {
            makers.push_back(std::make_unique<Worker>(QStringLiteral("maker")));
            makers.back()->start();
            makers.back()->post([&key, file] {
                const Result<SigningKey> made = SigningKey::readOrMake(file);
                key = made ? made->publicPart() : QByteArray();
            });
        }
    }
    for (const QByteArray& key : keys)
        EXPECT_EQ(key.toHex().toStdString(), keys.front().toHex().toStdString());
    EXPECT_FALSE(keys.front().isEmpty());
}

TEST_F(HeadsTest, AgreeWithAWholeRecordAndSayHowFarTheyReach)
{
    const Verification found = verified();
    EXPECT_TRUE(found.ok) << found.what.toStdString();
    EXPECT_EQ(found.heads, 3);
    EXPECT_EQ(found.headsOfOthers, 0);
    EXPECT_EQ(found.signedUpTo, 600);
    EXPECT_EQ(found.signedAt, kNoon);
}

TEST_F(HeadsTest, TheKeyIsForThisUserAlone)
{
    EXPECT_EQ(QFileInfo(key).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    EXPECT_EQ(QFileInfo(home.file(QStringLiteral("private"))).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther), QFile::Permissions());
}

TEST_F(HeadsTest, ACutEndIsFoundAlsoWhenAllElseWasCutWithIt)
{
    tamper("DELETE FROM facts WHERE sequence > 550; DELETE FROM snapshots; DELETE FROM meta WHERE name = 'indexed'");
    const Verification found = verified();
    EXPECT_FALSE(found.ok);
    EXPECT_EQ(found.firstBad, 551);
    const auto opened = store.open(file, key);
    ASSERT_FALSE(opened) << "work would begin anew that was done already";
    EXPECT_TRUE(opened.error().text.contains(QLatin1String("551"))) << opened.error().text.toStdString();
}

TEST_F(HeadsTest, AChainThatWasWrittenAnewIsFoundBetweenTwoHeads)
{
    rewriteFrom(420);
    const Verification found = verified();
    EXPECT_FALSE(found.ok);
    EXPECT_EQ(found.firstBad, 301) << "after the last head that agrees";
    EXPECT_TRUE(found.what.contains(QLatin1String("301 to 500"))) << found.what.toStdString();
    EXPECT_FALSE(store.open(file, key)) << "the last head is another";
}

TEST_F(HeadsTest, HeadsOfAnotherKeyAreComparedAndNotCounted)
{
    const Verification found = verified(home.file(QStringLiteral("no.key")));
    EXPECT_TRUE(found.ok);
    EXPECT_EQ(found.headsOfOthers, 3);
    EXPECT_EQ(found.signedUpTo, 0);
}

TEST_F(HeadsTest, AForgedLineIsNoHead)
{
    QByteArray text = heads();
    text.replace("\n500 ", "\n499 ");
    setHeads(text);
    const Verification found = verified();
    EXPECT_TRUE(found.ok);
    EXPECT_EQ(found.heads, 2);
    EXPECT_EQ(found.headsUnreadable, 1);
}

TEST_F(HeadsTest, ATornLastLineIsCutOffByTheNext)
{
    setHeads(heads().chopped(100));
    EXPECT_EQ(verified().heads, 2);
    EXPECT_EQ(verified().headsUnreadable, 0);
    ASSERT_TRUE(store.open(file, key));
    next = 601;
    ASSERT_TRUE(append(notices(1)));
    store.close();
    const Verification found = verified();
    EXPECT_TRUE(found.ok) << found.what.toStdString();
    EXPECT_EQ(found.headsUnreadable, 0);
    EXPECT_EQ(found.signedUpTo, 601) << "closing signs what came";
}

TEST_F(HeadsTest, AreNotTakenForThoseOfANewRecord)
{
    ASSERT_TRUE(QFile::remove(file));
    ASSERT_TRUE(store.open(file, key)) << "the heads are of a record that is gone";
    store.close();
    EXPECT_TRUE(QFile::exists(headsFileOf(file) + QStringLiteral("-before")));
}

TEST_F(HeadsTest, AChangedBlobIsFound)
{
    ASSERT_TRUE(store.open(file, key));
    next = 601;
    Batch with = batch(notices(1));
    with.blobs.append({sha256("what was said"), "what was said"});
    ASSERT_TRUE(append(with));
    store.close();
    EXPECT_EQ(verified().blobs, 1);
    tamper("UPDATE blobs SET bytes = CAST('what was sbid' AS BLOB)");
    const Verification found = verified();
    EXPECT_FALSE(found.ok);
    EXPECT_EQ(found.firstBad, 0);
    EXPECT_TRUE(found.what.contains(QString::fromLatin1(sha256("what was said").toHex()))) << found.what.toStdString();
}

TEST_F(HeadsTest, WhereNoKeyIsNamedEveryHeadIsAnothers)
{
    const Result<SigningKey> none = SigningKey::read({}); // and nothing warns of a file without a name
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, Error::Store);
    const Verification found = verified({});
    EXPECT_TRUE(found.ok) << found.what.toStdString();
    EXPECT_EQ(found.heads, 3);
    EXPECT_EQ(found.headsOfOthers, 3);
    EXPECT_EQ(found.signedUpTo, 0);
}

} // namespace qd::test
