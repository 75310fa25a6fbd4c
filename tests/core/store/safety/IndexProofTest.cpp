#include "core/store/safety/IndexProof.h"

#include "core/store/safety/BackupFolder.h"
#include "core/store/safety/Examination.h"
#include "tests/core/store/RecordFixture.h"
#include "tests/core/store/safety/OldRecords.h"

namespace qd::test {

/// A record with a run, a text in the library and an entry in the memory, and what it is found by.
class IndexProofTest : public RecordTest {
protected:
    QString key = home.file(QStringLiteral("private/heads.key"));
    const std::atomic<bool> enough{false};

    void SetUp() override { take(); }
    void take()
    {
        takeOld(3, file);
        ASSERT_TRUE(fillIndexAnew(file, key));
    }
    Verification verify()
    {
        HistoryReader reader(file, key);
        EXPECT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        return found ? *found : Verification{};
    }
};

TEST_F(IndexProofTest, WhatTheFactsGiveIsNoDifference)
{
    EXPECT_EQ(indexDifference(file).toStdString(), "");
}

TEST_F(IndexProofTest, EveryEditIsNamedWithoutBlamingTheFactsAndMended)
{
    const std::pair<const char*, const char*> edits[] = {
        {"UPDATE pieces_text_content SET c1 = 'forged' WHERE id = 1", "pieces_text"},
        {"UPDATE pieces_text SET body = 'forged' WHERE rowid = 1", "pieces_text"},
        {"UPDATE holdings SET label = '{\"integrity\":\"human\"}' WHERE h = 1", "holdings"},
        {"UPDATE pieces SET vector = zeroblob(length(vector))", "pieces"},
        {"UPDATE runs SET outcome = 'finished'", "runs"},
        {"UPDATE runs SET title = 'another'", "runs"},
        {"UPDATE tally SET cost = cost + 1 WHERE by = 0", "tally"},
        {"UPDATE decisions SET sequence = sequence + 1", "decisions"},
        {"DELETE FROM traffic WHERE n = 2", "traffic"},
        {"DELETE FROM posting WHERE place = 2", "posting"},
        {"UPDATE keys SET name = name || 'x' WHERE id = 3", "keys"},
        {"UPDATE agents SET rank = 'cmo'", "agents"},
        {"INSERT INTO traffic_text(rowid, subject, body) VALUES(9999, 'forged', 'words')", "traffic_text"},
        {"INSERT INTO decisions_text(decisions_text) VALUES('delete-all')", "decisions_text"},
    };
    for (const auto& [edit, table] : edits) {
        take();
        tamper(edit);
        const Verification found = verify();
        EXPECT_FALSE(found.ok) << edit;
        EXPECT_EQ(found.firstBad, 0) << edit;
        EXPECT_TRUE(found.what.contains(QLatin1String(table))) << edit << ": " << found.what.toStdString();
        EXPECT_TRUE(found.what.startsWith(QLatin1String("The facts are as they were recorded"))) << found.what.toStdString();
        ASSERT_TRUE(fillIndexAnew(file, key)) << edit;
        EXPECT_EQ(verify().what.toStdString(), "") << edit;
    }
}

TEST_F(IndexProofTest, WhatAnotherVersionFilledIsFilledAnewWhenTheRecordIsOpened)
{
    tamper("UPDATE runs SET title = 'another'; UPDATE meta SET value = 0 WHERE name = 'filling'");
    EXPECT_TRUE(verify().ok) << "it may differ";
    ASSERT_TRUE(store.open(file, key));
    settle();
    store.close();
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadOnly));
    EXPECT_EQ(database.number("SELECT count(*) FROM runs WHERE title = 'another'"), 0);
    EXPECT_GT(database.number("SELECT count(*) FROM runs"), 0);
    database.close();
    EXPECT_TRUE(verify().ok);
}

TEST_F(IndexProofTest, ABackupOfAnotherIndexIsMadeWithoutIt)
{
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        ASSERT_TRUE(database.run("UPDATE runs SET title = 'another'"));
    }
    const Result<BackupMade> made = BackupFolder(home.file(QStringLiteral("backups")), key).make(file, kNoon, enough);
    ASSERT_TRUE(made) << made.error().text.toStdString();
    EXPECT_TRUE(made->index.contains(QLatin1String("runs"))) << made->index.toStdString();
    EXPECT_EQ(made->found.facts, 111);
    EXPECT_TRUE(examine(made->backup.file, key, enough).isWhole());
    Database copy;
    ASSERT_TRUE(copy.open(made->backup.file, Database::ReadOnly));
    EXPECT_EQ(copy.number("SELECT count(*) FROM runs"), 0);
    EXPECT_GT(copy.number("SELECT count(*) FROM meanings"), 0) << "nobody could fill them anew";
}

TEST_F(IndexProofTest, TextAndLabelOfAPieceAreThoseOfItsFact)
{
    const auto find = [this] {
        HistoryReader reader(file, key);
        EXPECT_TRUE(reader.open());
        return answerOf<Result<PieceFindings>>([&](auto done) { reader.pieces({QStringLiteral("forged"), {}, {}, {}}, &mailbox, done); });
    };
    QByteArray label;
    QString body;
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadOnly));
        Statement row(database, "SELECT h.label, t.body FROM holdings h JOIN pieces p ON p.holding = h.h JOIN pieces_text t ON t.rowid = p.n WHERE p.n = 1");
        ASSERT_TRUE(row.next());
        label = row.bytes(0);
        body = row.text(1);
    }
    tamper("UPDATE pieces_text SET body = 'forged words' WHERE rowid = 1; UPDATE holdings SET title = 'forged', origin = 'forged', label = '{\"integrity\":\"human\"}'");
    const auto found = find();
    ASSERT_TRUE(found) << found.error().text.toStdString();
    ASSERT_EQ(found->pieces.size(), 1);
    EXPECT_EQ(found->pieces.first().text, body);
    EXPECT_EQ(encode(found->pieces.first().label), label);
    EXPECT_NE(found->pieces.first().title, QLatin1String("forged"));
    tamper("UPDATE holdings SET sequence = 1");
    const auto of = find();
    ASSERT_FALSE(of) << "no fact keeps it";
    EXPECT_TRUE(of.error().hint.contains(QLatin1String("log reindex"))) << of.error().hint.toStdString();
}

} // namespace qd::test
