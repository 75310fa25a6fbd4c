#include "core/store/HistoryReader.h"
#include "tests/app/Home.h"
#include "tests/core/store/safety/OldRecords.h"
#include "tests/support/Await.h"

#include <QDir>

namespace qd::test {

/// Backups that older versions of the program made, one of each format.
class OldBackupTest : public AppTest {
protected:
    QString backup = folder.file(QStringLiteral("old.qdr"));
    Mailbox mailbox;

    void stateIsAsItWas(const Left& left)
    {
        HistoryReader reader(program.home() + QStringLiteral("/records/") + QLatin1String(left.organisation) + QStringLiteral(".qdr"), {});
        ASSERT_TRUE(reader.open());
        const auto state = answerOf<Result<OfficeState>>([&](auto done) { reader.stateAt(left.facts, &mailbox, done); });
        ASSERT_TRUE(state) << state.error().text.toStdString();
        const Result<Json> before = Json::parse(bytesOfOld(stateFile(left.format)));
        const Result<Json> after = Json::parse(openThings(*state));
        ASSERT_TRUE(before && after);
        EXPECT_EQ(difference(*before, *after).toStdString(), "");
    }
};

TEST_F(OldBackupTest, IsFoundWholeAndPutBack)
{
    for (const Left& left : kLeft) {
        takeOld(left.format, backup);
        const QStringList org{QStringLiteral("--org"), QLatin1String(left.organisation)};
        const Ran found = program.run({QStringLiteral("backup"), QStringLiteral("verify"), backup});
        EXPECT_EQ(found.code, 0) << found.out.toStdString() << found.err.toStdString();
        const Ran done = program.json(QStringList{QStringLiteral("backup"), QStringLiteral("restore"), backup} + org);
        ASSERT_EQ(done.code, 0) << left.format << ": " << done.out.toStdString() << done.err.toStdString();
        stateIsAsItWas(left);
        const Ran verified = program.json(words("log verify") + org);
        EXPECT_EQ(verified.code, 0) << verified.out.toStdString();
        EXPECT_EQ(program.run(words("status") + org).code, 0);
    }
}

TEST_F(OldBackupTest, AnOldHomeIsLookedAtWithoutBeingWritten)
{
    ASSERT_TRUE(QDir().mkpath(program.home() + QStringLiteral("/records")));
    for (const Left& left : kLeft) {
        takeOld(left.format, record());
        const QByteArray before = bytesOfOld(record());
        for (const char* const line : {"log verify", "status", "log replay --to 20", "log show", "runs", "traffic"}) {
            const Ran ran = program.run(words(line));
            EXPECT_EQ(ran.code, 0) << left.format << ' ' << line << ": " << ran.err.toStdString();
        }
        EXPECT_EQ(bytesOfOld(record()), before);
    }
}

TEST_F(OldBackupTest, OfANewerProgramIsRefusedAsWhatItIs)
{
    takeOld(3, backup);
    {
        QFile raw(backup);
        ASSERT_TRUE(raw.open(QIODevice::ReadWrite));
        raw.seek(63); // the last byte of user_version
        raw.putChar(99);
    }
    for (const QString& verb : {QStringLiteral("verify"), QStringLiteral("restore")}) {
        const Ran ran = program.run({QStringLiteral("backup"), verb, backup});
        EXPECT_EQ(ran.code, 1);
        EXPECT_TRUE(ran.err.contains("newer Quarterdeck")) << ran.err.toStdString();
        EXPECT_FALSE((ran.err + ran.out).contains("damaged")) << ran.err.toStdString();
    }
}

} // namespace qd::test
