// The table that packaging/check and packaging/promises end with, made from what trials say by packaging/common.sh.
#include <gtest/gtest.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryFile>

namespace qd::house {

namespace {

struct Table {
    QStringList rows;
    int code = -1;
};

/// The table of these lines where `parts` of packaging/promises ran.
Table tableOf(const QByteArray& lines, const QString& parts)
{
    QTemporaryFile log;
    if (!log.open())
        return {};
    log.write(lines);
    log.close();
    QProcess shell;
    shell.setWorkingDirectory(QStringLiteral(QUARTERDECK_SOURCE_DIR));
    shell.start(QStringLiteral("bash"), {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"),
                                         QStringLiteral(". '" QUARTERDECK_SOURCE_DIR "/packaging/common.sh'; promise_table \"$(promise_rows %1)\" '%2'").arg(parts, log.fileName())});
    shell.waitForFinished();
    const QStringList all = QString::fromUtf8(shell.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return {all.mid(2), shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : -1};
}

const QByteArray kKill = "| P1 | deaths of the program | 90 | 0 | 81 at fail points |\n"
                         "| P10 | runs on a disk that fails for a while | 8 | 0 |  |\n"
                         "| P10 | runs with 64 open files | 3 | 0 |  |\n";

} // namespace

TEST(PromiseTable, ShowsWhatWasTriedAndAddsUpWhatIsSaidOften)
{
    const Table table = tableOf("noise\n" + kKill + "| P14 | stops | 2 | 0 | a |\n| P14 | stops | 3 | 0 | b |\n", QStringLiteral("kill:9 stop"));
    EXPECT_EQ(table.code, 0);
    ASSERT_EQ(table.rows.size(), 4);
    EXPECT_EQ(table.rows[0], QStringLiteral("| P1 | deaths of the program | 90 | 0 | 81 at fail points |"));
    EXPECT_EQ(table.rows[3], QStringLiteral("| P14 | stops | 5 | 0 | a; b |"));
}

TEST(PromiseTable, FailsWhereAnythingIsBroken)
{
    EXPECT_EQ(tableOf(kKill + "| P14 | stops | 3 | 1 |  |\n", QStringLiteral("kill stop")).code, 1);
}

// One row for each corpus: a fuzz program that is not run, or that nobody wrote, is seen.
TEST(PromiseTable, EveryCorpusOfHostileBytesHasItsRow)
{
    const QStringList corpora = QDir(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/fuzz/corpus")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    ASSERT_GE(corpora.size(), 13);
    const Table none = tableOf({}, QStringLiteral("fuzz:1"));
    EXPECT_EQ(none.rows.size(), corpora.size());
    EXPECT_EQ(none.code, 1);
    QByteArray lines;
    for (const QString& corpus : corpora)
        lines += "| P9 | hostile bytes to " + QString(corpus).replace(QLatin1Char('-'), QLatin1Char('_')).toUtf8() + " | 1000 | 0 | 3 new ways found |\n";
    EXPECT_EQ(tableOf(lines, QStringLiteral("fuzz")).code, 0);
    EXPECT_EQ(tableOf(lines.replace("html | 1000 | 0", "html | 1000 | 1"), QStringLiteral("fuzz")).code, 1);
}

TEST(PromiseTable, ATrialThatSaidNothingIsBroken)
{
    const Table table = tableOf(kKill, QStringLiteral("kill stop load:3"));
    EXPECT_EQ(table.code, 1);
    ASSERT_EQ(table.rows.size(), 5);
    EXPECT_EQ(table.rows[3], QStringLiteral("| P14 | stops | 0 | 1 | not run, or it came to no result |"));
    EXPECT_TRUE(table.rows[4].startsWith(QLatin1String("| P15 | tasks at once | 0 | 1 |"))) << table.rows[4].toStdString();
    EXPECT_EQ(tableOf({}, QStringLiteral("stop")).rows.size(), 1);
}

TEST(PromiseTable, OnlyThePartsThatRanAreExpected)
{
    EXPECT_EQ(tableOf({}, QStringLiteral("asan tsan bench")).code, 0);
    EXPECT_EQ(tableOf(kKill, QStringLiteral("kill")).code, 0);
}

TEST(PromiseTable, ATrialThatTriedNothingIsBroken)
{
    const Table table = tableOf("| P14 | stops | 0 | 0 |  |\n", QStringLiteral("stop"));
    EXPECT_EQ(table.code, 1);
    EXPECT_EQ(table.rows.value(0), QStringLiteral("| P14 | stops | 0 | 1 | nothing was tried |"));
}

} // namespace qd::house
