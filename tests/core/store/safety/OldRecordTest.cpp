#include "core/store/Schema.h"
#include "core/store/safety/Examination.h"
#include "tests/core/store/RecordFixture.h"
#include "tests/core/store/safety/OldRecords.h"

#include <QFile>

namespace qd::test {

/// Records that older versions of the program left behind, one for each format there was.
class OldRecordTest : public RecordTest {
protected:
    /// It opens, folds to what it folded to then, can be written, is brought up to this format, and is whole.
    void check(const Left& left)
    {
        takeOld(left.format, file);
        const auto opened = store.open(file, key);
        ASSERT_TRUE(opened) << opened.error().text.toStdString();
        EXPECT_EQ(opened->state.sequence, left.facts);
        compare(stateFile(left.format), openThings(opened->state));
        next = left.facts + 1;
        ASSERT_TRUE(append(notices(1))) << "it can be written";
        store.close();
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadOnly));
        EXPECT_EQ(database.number("PRAGMA user_version"), kSchemaVersion);
        database.close();
        HistoryReader reader(file, key);
        ASSERT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        ASSERT_TRUE(found);
        EXPECT_TRUE(found->ok) << found->what.toStdString();
        EXPECT_EQ(found->facts, left.facts + 1);
        EXPECT_EQ(found->blobs, left.blobs);
    }
    static void compare(const QString& golden, const QByteArray& now)
    {
        if (qEnvironmentVariableIsSet("QD_WRITE_GOLDEN") && !QFile::exists(golden)) {
            QFile out(golden);
            ASSERT_TRUE(out.open(QIODevice::WriteOnly));
            out.write(now + '\n');
        }
        const Result<Json> before = Json::parse(bytesOfOld(golden));
        const Result<Json> after = Json::parse(now);
        ASSERT_TRUE(before && after);
        EXPECT_EQ(difference(*before, *after).toStdString(), "");
    }

    QString key = home.file(QStringLiteral("private/heads.key"));
};

// Written by the program of 21 November 2026: one run of the marketing department, whose blog post waits for a yes.
TEST_F(OldRecordTest, FormatOneOpensFoldsToTheSameAndIsWhole)
{
    check(kLeft[0]);
}

// Written by the program of the same day: a text in the library, an entry in the memory, a run that listens for a fact and
// waits for another run, whose field note waits for a yes, and a third one that was undone.
TEST_F(OldRecordTest, FormatTwoOpensFoldsToTheSameAndIsWhole)
{
    check(kLeft[1]);
}

// Written by the program of 22 November 2026: an endpoint has said what a text in the library and an entry in the memory mean,
// and a run waits for a yes.
TEST_F(OldRecordTest, FormatThreeOpensFoldsToTheSameAndKeepsWhatAnEndpointHasSaid)
{
    check(kLeft[2]);
    HistoryReader reader(file, key);
    ASSERT_TRUE(reader.open());
    const auto said = answerOf<Result<Unmeant>>([&](auto done) {
        reader.unmeant({QStringLiteral("toy at http://127.0.0.1:18099/v1"), true, 0, 0}, &mailbox, done);
    });
    ASSERT_TRUE(said);
    EXPECT_EQ(said->meant, 2);
    EXPECT_GE(said->pieces, 2);
}

// Written by the program of the same day: limits set in place, in money, minutes and calls, of which half the calls are used up,
// a bill of a campaign, and a run that waits for a yes.
TEST_F(OldRecordTest, FormatFourOpensFoldsToTheSameAndKeepsItsLimits)
{
    check(kLeft[3]);
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadOnly));
    EXPECT_EQ(database.number("SELECT spent FROM budget WHERE scope = 'organisation' AND unit = 'calls'"), 15);
    EXPECT_EQ(database.number("SELECT cap FROM budget_limits WHERE scope = 'provider:ollama' AND unit = 'minutes'"), 90 * 60'000);
}

// Written by the program of the same day: a channel that has spent too much, and the run about its campaign that waits for a yes;
// two readings of leads and one of revenue; and a run that waits for another yes.
TEST_F(OldRecordTest, FormatFiveOpensFoldsToTheSameAndKnowsWhatItsRunsAreAbout)
{
    check(kLeft[4]);
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadOnly));
    EXPECT_EQ(database.number("SELECT count(*) FROM runs WHERE root = run AND campaign = 'autumn-launch'"), 1);
    EXPECT_EQ(database.number("SELECT count(*) FROM runs WHERE root = run AND campaign = ''"), 1);
}

// Written by the program of 23 November 2026: a run whose three pieces are out, one of them with a yes that was a trial's; another that
// waits for a yes, and the rule that was put to her for it; rules and ceilings of her own.
TEST_F(OldRecordTest, FormatSixOpensFoldsToTheSameAndKnowsWhatWasDone)
{
    check(kLeft[5]);
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadOnly));
    EXPECT_EQ(database.number("SELECT count(*) FROM actions"), 4);
    EXPECT_EQ(database.number("SELECT count(*) FROM actions WHERE level = 3"), 2);
    EXPECT_EQ(database.number("SELECT count(*) FROM actions WHERE said = 0"), 4) << "nobody but a trial has said a word";
    EXPECT_EQ(database.number("SELECT count(*) FROM proposals WHERE kind = 'blog-post' AND accepted IS NULL"), 1);
}

TEST_F(OldRecordTest, ADifferenceInTheFoldWouldShow)
{
    const Result<Json> then = Json::parse(R"({"a":[{"b":1,"c":"x"}]})");
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[{"b":1,"c":"x","new":2}]})")), QString());
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[{"b":2,"c":"x"}]})")), QStringLiteral("/a/0/b"));
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[{"b":1}]})")), QStringLiteral("/a/0/c"));
    EXPECT_EQ(difference(*then, *Json::parse(R"({"a":[]})")), QStringLiteral("/a"));
}

TEST_F(OldRecordTest, EveryFormatHasARecordHere)
{
    for (int format = 1; format <= kSchemaVersion; ++format)
        EXPECT_TRUE(QFile::exists(recordFile(format)) && QFile::exists(stateFile(format))) << format;
}

TEST_F(OldRecordTest, IsFoundWholeInTheFormOfItsFormatAndIsNotWritten)
{
    const std::atomic<bool> enough{false};
    for (const Left& left : kLeft) {
        takeOld(left.format, file);
        const QByteArray before = bytesOfOld(file);
        const Examined found = examine(file, key, enough);
        EXPECT_TRUE(found.ok) << left.format << ": " << found.what.toStdString();
        EXPECT_FALSE(found.newer);
        EXPECT_EQ(found.facts, left.facts);
        EXPECT_EQ(found.blobs, left.blobs);
        EXPECT_EQ(bytesOfOld(file), before);
    }
}

TEST_F(OldRecordTest, OneFlippedBitIsFound)
{
    const std::atomic<bool> enough{false};
    for (const Left& left : kLeft) {
        takeOld(left.format, file);
        QByteArray hash;
        {
            Database database;
            ASSERT_TRUE(database.open(file, Database::ReadOnly));
            Statement row(database, "SELECT hash FROM facts WHERE sequence = 20");
            ASSERT_TRUE(row.next());
            hash = row.bytes(0);
        }
        QByteArray bytes = bytesOfOld(file);
        const qsizetype at = bytes.indexOf(hash);
        ASSERT_GT(at, 0);
        bytes[at + 2] = char(bytes[at + 2] ^ 4);
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        out.close();
        const Examined found = examine(file, key, enough);
        EXPECT_FALSE(found.ok) << left.format;
        EXPECT_FALSE(found.newer);
    }
}

TEST_F(OldRecordTest, TablesOfAnotherFormatAreFound)
{
    const std::atomic<bool> enough{false};
    takeOld(2, file);
    tamper("PRAGMA user_version=1");
    EXPECT_FALSE(examine(file, key, enough).ok);
    tamper("PRAGMA user_version=99");
    const Examined found = examine(file, key, enough);
    EXPECT_FALSE(found.ok);
    ASSERT_TRUE(found.newer);
    EXPECT_TRUE(found.newer->text.contains(QLatin1String("newer Quarterdeck"))) << found.newer->text.toStdString();
}

TEST_F(OldRecordTest, IsReadWithoutBeingBroughtUp)
{
    for (const Left& left : kLeft) {
        takeOld(left.format, file);
        const QByteArray before = bytesOfOld(file);
        HistoryReader reader(file, key);
        const Result<Done> opened = reader.open();
        ASSERT_TRUE(opened) << left.format << ": " << opened.error().text.toStdString();
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        ASSERT_TRUE(found);
        EXPECT_TRUE(found->ok) << found->what.toStdString();
        const auto state = answerOf<Result<OfficeState>>([&](auto done) { reader.state(&mailbox, done); });
        ASSERT_TRUE(state);
        compare(stateFile(left.format), openThings(*state));
        const auto pieces = answerOf<Result<PieceFindings>>([&](auto done) { reader.pieces({QStringLiteral("post"), {}, {}, {}}, &mailbox, done); });
        EXPECT_EQ(bool(pieces), left.format == kSchemaVersion) << "what needs the newer tables says so";
        if (!pieces)
            EXPECT_TRUE(pieces.error().text.contains(QLatin1String("older format"))) << pieces.error().text.toStdString();
        reader.close();
        EXPECT_EQ(bytesOfOld(file), before);
    }
}

} // namespace qd::test
