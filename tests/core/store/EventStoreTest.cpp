#include "tests/core/store/RecordFixture.h"

#include "core/facts/FactCodec.h"
#include "core/store/RecordFile.h"
#include "core/store/Schema.h"

#include <sqlite3.h>
#include <sys/fsuid.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>

namespace qd::test {

class EventStoreTest : public RecordTest {
protected:
    QList<StoredFact> readBack(Sequence first = 1, qint64 limit = 100'000)
    {
        HistoryReader reader(file);
        const auto opened = reader.open();
        EXPECT_TRUE(opened) << opened.error().text.toStdString();
        const auto facts = answerOf<Result<QList<StoredFact>>>([&](auto done) { reader.facts(first, limit, &mailbox, done); });
        EXPECT_TRUE(facts);
        return facts ? *facts : QList<StoredFact>();
    }
    bool runRaw(const char* sql)
    {
        Database database;
        EXPECT_TRUE(database.open(file, Database::ReadWrite));
        return database.run(sql);
    }
};

TEST_F(EventStoreTest, GivesBackWhatWasAppendedInOrder)
{
    const auto opened = open();
    ASSERT_TRUE(opened) << opened.error().text.toStdString();
    EXPECT_TRUE(opened->created);
    StoredFact first = message(QStringLiteral("cmo"), QStringLiteral("copywriter"), QStringLiteral("Über 10 %"), {}, MessageType::Request, runOf(1));
    first.cause = 7;
    first.label.confidentiality = Confidentiality::Pii;
    first.label.sources = {QStringLiteral("crm")};
    const auto last = append({first, stored(RecordOpened{QStringLiteral("second")})});
    ASSERT_TRUE(last) << last.error().text.toStdString();
    EXPECT_EQ(*last, 2);
    const QList<StoredFact> facts = readBack();
    ASSERT_EQ(facts.size(), 2);
    EXPECT_EQ(facts[0].sequence, 1);
    EXPECT_EQ(facts[0].cause, 7);
    EXPECT_EQ(facts[0].time.ms, kNoon.ms);
    EXPECT_EQ(facts[0].correlation, runOf(1));
    EXPECT_EQ(facts[0].label, first.label);
    EXPECT_EQ(encodeFact(facts[0].fact), encodeFact(first.fact));
    EXPECT_EQ(facts[1].label, Label{});
    EXPECT_EQ(std::get<RecordOpened>(facts[1].fact).program, QStringLiteral("second"));
}

TEST_F(EventStoreTest, StoresManyBatchesInTheOrderTheyCame)
{
    ASSERT_TRUE(open());
    int answers = 0;
    Sequence before = 0;
    QList<StoredFact> told;
    QObject::connect(&store, &EventStore::factsAppended, &mailbox, [&told](const QList<StoredFact>& facts) { told += facts; });
    for (int i = 0; i < 500; ++i)
        store.append(batch(notices(3)), &mailbox, [&](Result<Sequence> last) {
            ++answers;
            ASSERT_TRUE(last);
            EXPECT_EQ(*last, before + 3);
            before = *last;
        });
    ASSERT_TRUE(waitUntil([&] { return answers == 500 && told.size() == 1'500; }));
    for (qsizetype i = 0; i < told.size(); ++i)
        ASSERT_EQ(told[i].sequence, i + 1);
    EXPECT_EQ(readBack().size(), 1'500);
}

TEST_F(EventStoreTest, StoresWhatNobodyWaitsForWithWhatComesNext)
{
    ASSERT_TRUE(open());
    QList<qsizetype> groups;
    QObject::connect(&store, &EventStore::factsAppended, &mailbox, [&groups](const QList<StoredFact>& facts) { groups.append(facts.size()); });
    QStringList answers;
    const auto told = [&answers](const char* which) { return [&answers, which](const Result<Sequence>&) { answers.append(QString::fromLatin1(which)); }; };
    Batch first = batch(notices(2)), second = batch(notices(1));
    first.canWait = second.canWait = true;
    store.append(first, &mailbox, told("first"));
    store.append(second, &mailbox, told("second"));
    store.append(batch(notices(1)), &mailbox, told("third"));
    ASSERT_TRUE(waitUntil([&] { return answers.size() == 3; }));
    EXPECT_EQ(answers.join(u' '), QStringLiteral("first second third"));
    EXPECT_EQ(groups, QList<qsizetype>{4});
    store.append(batch(notices(1)), &mailbox, told("fourth")); // it is rung again
    ASSERT_TRUE(waitUntil([&] { return answers.size() == 4; }));
}

TEST_F(EventStoreTest, StoresWhatNobodyWaitsForWhenAskedForTheRest)
{
    ASSERT_TRUE(open());
    Batch alone = batch(notices(1));
    alone.canWait = true;
    std::optional<Result<Sequence>> last;
    store.append(alone, &mailbox, [&last](const Result<Sequence>& reached) { last = reached; });
    EXPECT_FALSE(waitUntil([&] { return last.has_value(); }, Duration(30))) << "nobody woke the disk for it";
    store.storeRest();
    ASSERT_TRUE(waitUntil([&] { return last.has_value(); }));
    ASSERT_TRUE(*last);
    EXPECT_EQ(**last, 1);
}

TEST_F(EventStoreTest, ClosesWithWhatNobodyWaitedForOnTheDisk)
{
    ASSERT_TRUE(open());
    Batch alone = batch(notices(1));
    alone.canWait = true;
    store.append(alone, nullptr, {});
    store.close();
    EXPECT_EQ(readBack().size(), 1);
}

TEST_F(EventStoreTest, RefusesAGapAndStoresNothingOfTheBatch)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(2)));
    Batch gap = batch(notices(2));
    gap.facts[1].sequence = 9;
    const auto refused = append(gap);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Internal);
    EXPECT_EQ(readBack().size(), 2);
    next = 3;
    EXPECT_TRUE(append(notices(1)));
}

TEST_F(EventStoreTest, RefusesOnlyTheFaultyBatchOfAGroup)
{
    ASSERT_TRUE(open());
    QList<bool> took;
    const auto note = [&took](Result<Sequence> last) { took.append(bool(last)); };
    const CommandId command = CommandId::make(kNoon);
    store.append(batch(notices(1), command), &mailbox, note);
    Batch again = batch(notices(1), command);
    next -= 1;
    store.append(again, &mailbox, note);
    store.append(batch(notices(1)), &mailbox, note);
    ASSERT_TRUE(waitUntil([&took] { return took.size() == 3; }));
    EXPECT_EQ(took, (QList<bool>{true, false, true}));
    EXPECT_EQ(readBack().size(), 2);
}

TEST_F(EventStoreTest, CarriesACommandOutOnce)
{
    ASSERT_TRUE(open());
    const CommandId command = CommandId::make(kNoon);
    ASSERT_TRUE(append(batch(notices(1), command)));
    const auto again = append(batch(notices(1), command));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, Error::Rule);
    store.close();
    ASSERT_TRUE(open());
    EXPECT_FALSE(append(batch(notices(1), command)));
}

TEST_F(EventStoreTest, LetsNobodyChangeOrRemoveAFact)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(2)));
    store.close();
    EXPECT_FALSE(runRaw("UPDATE facts SET time = 0 WHERE sequence = 1"));
    EXPECT_FALSE(runRaw("DELETE FROM facts WHERE sequence = 2"));
    EXPECT_EQ(readBack().size(), 2);
}

TEST_F(EventStoreTest, StartsFromASnapshotAndGivesTheSameStateAsFullReplay)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(700)));
    store.close(); // keeps a snapshot
    auto opened = open();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->snapshot, 700);
    EXPECT_FALSE(opened->created);
    store.saveSnapshot(opened->state);
    ASSERT_TRUE(append(notices(10)));
    HistoryReader reader(file);
    ASSERT_TRUE(reader.open());
    const auto withTail = answerOf<Result<OfficeState>>([&](auto done) { reader.state(&mailbox, done); });
    ASSERT_TRUE(withTail);
    store.close();
    ASSERT_TRUE(runRaw("DELETE FROM snapshots"));
    opened = open();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->snapshot, 0);
    EXPECT_EQ(opened->state.sequence, 710);
    EXPECT_EQ(encodeSnapshot(opened->state), encodeSnapshot(*withTail));
}

TEST_F(EventStoreTest, PassesOverADamagedSnapshotAndKeepsThree)
{
    ASSERT_TRUE(open());
    OfficeState state;
    for (int i = 0; i < 5; ++i) {
        Batch one = batch(notices(1));
        state.apply(one.facts);
        ASSERT_TRUE(append(one));
        store.saveSnapshot(state);
    }
    settle();
    store.close();
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadWrite));
    EXPECT_EQ(database.number("SELECT count(*) FROM snapshots"), 3);
    ASSERT_TRUE(database.run("UPDATE snapshots SET body = replace(body, '5', '6') WHERE sequence = 5"));
    database.close();
    const auto opened = open();
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->snapshot, 4);
    EXPECT_EQ(opened->state.sequence, 5);
}

// It is encoded beside the facts that follow, among which others may have the places that it speaks of.
TEST_F(EventStoreTest, ASnapshotOfFactsThatNeverCameToBeIsNotKept)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(1)));
    OfficeState state;
    BriefSubmitted brief;
    brief.run = runOf(1);
    QList<StoredFact> never{notices(1).first(), stored(brief, runOf(1)), stored(RunStarted{runOf(1), {QStringLiteral("piece")}, {}, QStringLiteral("Never")}, runOf(1))};
    for (StoredFact& fact : never) {
        fact.sequence = state.sequence + 1;
        state.apply(fact);
    }
    store.saveSnapshot(state);
    settle();
    ASSERT_TRUE(append(notices(2)));
    store.close();
    const auto kept = open();
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->state.runs.open.isEmpty());
    EXPECT_EQ(kept->state.sequence, 3);
    store.close();
    ASSERT_TRUE(runRaw("DELETE FROM snapshots"));
    const auto whole = open();
    ASSERT_TRUE(whole);
    EXPECT_EQ(encodeSnapshot(kept->state), encodeSnapshot(whole->state));
}

TEST_F(EventStoreTest, TheIndexIsTriedAgainAfterItCouldNotBeWritten)
{
    ASSERT_TRUE(open());
    store.close(); // while it lengthens its log nobody else may write
    ASSERT_TRUE(runRaw("CREATE TRIGGER nothing_is_found BEFORE INSERT ON traffic BEGIN SELECT RAISE(ABORT, 'broken'); END"));
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(3)));
    settle(); // nobody is kept waiting for what may never come
    HistoryReader reader(file);
    ASSERT_TRUE(reader.open());
    const auto reach = [&] { return answerOf<Result<IndexReach>>([&](auto done) { reader.reach(&mailbox, done); }).value(); };
    EXPECT_EQ(reach().found, 0);
    EXPECT_EQ(reach().last, 3);
    ASSERT_TRUE(runRaw("DROP TRIGGER nothing_is_found"));
    EXPECT_TRUE(waitUntil([&] { return reach().found == 3; })) << "by itself, and without another fact";
}

TEST_F(EventStoreTest, RefusesARecordOfANewerProgramAndTouchesNothing)
{
    ASSERT_TRUE(open());
    store.close();
    ASSERT_TRUE(runRaw("PRAGMA user_version=99"));
    QFile bytes(file);
    ASSERT_TRUE(bytes.open(QIODevice::ReadOnly));
    const QByteArray before = bytes.readAll();
    bytes.close();
    const auto opened = open();
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().text.contains(QLatin1String("newer")));
    ASSERT_TRUE(bytes.open(QIODevice::ReadOnly));
    EXPECT_EQ(bytes.readAll(), before);
    EXPECT_FALSE(HistoryReader(file).open());
}

TEST_F(EventStoreTest, RefusesWhatIsNotARecord)
{
    QFile text(file);
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5'000, 'x'));
    text.close();
    EXPECT_FALSE(open());
    EXPECT_EQ(QFileInfo(file).size(), 5'000);
    const QString other = home.file(QStringLiteral("other.db"));
    Database database;
    ASSERT_TRUE(database.open(other, Database::ReadWrite));
    ASSERT_TRUE(database.run("CREATE TABLE mine(x)"));
    database.close();
    const auto opened = store.open(other);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().text.contains(QLatin1String("another program")));
}

TEST_F(EventStoreTest, UndoesAFailedMigration)
{
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadWrite));
    // Something that stands in the way of the last table of the first step.
    ASSERT_TRUE(database.run("PRAGMA application_id=1363430193; CREATE TABLE runs(x)"));
    EXPECT_FALSE(migrate(database));
    EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'facts'"), 0);
    EXPECT_EQ(database.number("PRAGMA user_version"), 0);
}

TEST_F(EventStoreTest, KeepsBlobsUnderTheirHash)
{
    ASSERT_TRUE(open());
    const QByteArray page("<html>\0</html>", 14);
    Batch withBlob = batch(notices(1));
    withBlob.blobs = {{sha256(page), page}, {sha256(page), page}};
    ASSERT_TRUE(append(withBlob));
    HistoryReader reader(file);
    ASSERT_TRUE(reader.open());
    const auto blob = [&](const QByteArray& hash) {
        return answerOf<Result<QByteArray>>([&](auto done) { reader.blob(hash, &mailbox, done); });
    };
    ASSERT_TRUE(blob(sha256(page)));
    EXPECT_EQ(*blob(sha256(page)), page);
    EXPECT_FALSE(blob(sha256("other")));
    ASSERT_TRUE(runRaw("UPDATE blobs SET bytes = x'00'"));
    EXPECT_FALSE(blob(sha256(page)));
}

TEST_F(EventStoreTest, AnswersWhenItIsNotOpen)
{
    EXPECT_FALSE(append(notices(1)));
    EXPECT_FALSE(answerOf<Result<OfficeState>>([&](auto done) { store.reopen(&mailbox, done); }));
    ASSERT_TRUE(open());
    store.close();
    store.close();
    EXPECT_FALSE(append(notices(1)));
}

TEST_F(EventStoreTest, CanBeReadButNotWrittenInAFolderThatIsReadOnly)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(3)));
    store.close();
    QFile::remove(home.file(QStringLiteral("ballast")));
    QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    const auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QFile::setPermissions(home.path(), readable);
    const bool isRoot = geteuid() == 0;
    if (isRoot)
        setfsuid(65534); // whom permissions apply to; threads made from here on inherit it
    const auto opened = store.open(file);
    EXPECT_EQ(readBack().size(), 3);
    if (isRoot)
        setfsuid(0);
    QFile::setPermissions(home.path(), readable | QFile::WriteOwner);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().text.contains(QLatin1String("read-only"))) << opened.error().text.toStdString();
}

TEST_F(EventStoreTest, SyncsEveryCommitAndLeavesCheckpointsToTheWriter)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append(notices(50)));
    settle();
    const qint64 log = QFileInfo(file + QStringLiteral("-wal")).size();
    EXPECT_GT(log, 0);
    readBack(); // opens and closes a reader
    EXPECT_GE(QFileInfo(file + QStringLiteral("-wal")).size(), log);
    store.close();
    EXPECT_FALSE(QFileInfo::exists(file + QStringLiteral("-wal")));
    EXPECT_EQ(readBack().size(), 50);
}

TEST_F(EventStoreTest, StoresALongBatchWholeOrNothingOfIt)
{
    ASSERT_TRUE(open());
    const auto last = append(notices(500)); // its rows are made while the first of them are stored
    ASSERT_TRUE(last) << last.error().text.toStdString();
    EXPECT_EQ(*last, 500);
    Batch gap = batch(notices(300));
    gap.facts[250].sequence += 1;
    EXPECT_FALSE(append(gap));
    next = 501;
    ASSERT_TRUE(append(notices(100)));
    store.close();
    const QList<StoredFact> facts = readBack();
    ASSERT_EQ(facts.size(), 600);
    EXPECT_EQ(std::get<MessageSent>(facts[499].fact).message.subject, QStringLiteral("notice 499"));
    EXPECT_EQ(std::get<MessageSent>(facts[500].fact).message.subject, QStringLiteral("notice 0"));
    ASSERT_TRUE(open()) << "the chain is whole";
}

TEST_F(EventStoreTest, GivesTheWordOnlyForWhatIsOnTheDisk)
{
    ASSERT_TRUE(open());
    std::atomic<int> words = 0;
    Sequence seen = 0;
    Batch good = batch(notices(3));
    good.onDisk = [&] {
        ++words;
        Database reader; // from outside: what is not committed is not seen
        if (reader.open(file, Database::ReadOnly))
            seen = reader.number("SELECT max(sequence) FROM facts");
    };
    ASSERT_TRUE(append(good));
    EXPECT_EQ(words, 1);
    EXPECT_EQ(seen, 3);
    Batch bad = batch(notices(2));
    bad.facts.last().sequence = 99;
    bad.onDisk = [&words] { ++words; };
    EXPECT_FALSE(append(bad));
    EXPECT_EQ(words, 1);
}

TEST_F(EventStoreTest, ARowIsWaitedForUntilItIsMade)
{
    PreparedBatch prepared(batch(notices(100)));
    Worker other(QStringLiteral("caller"));
    other.start();
    other.post([&prepared] { prepared.prepare(); });
    EXPECT_EQ(prepared.row(99).sequence, 100);
    EXPECT_EQ(prepared.row(0).sequence, 1);
    other.stop();
}

} // namespace qd::test
