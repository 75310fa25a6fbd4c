// What packaging/promises says of the two benches that it judges, by packaging/common.sh. Nothing is timed here.
#include <gtest/gtest.h>

#include <QProcess>

namespace qd::house {

namespace {

struct Said {
    int code = -1;
    QString words;
};

Said judged(const QString& how, const QString& said)
{
    QProcess shell;
    shell.setWorkingDirectory(QStringLiteral(QUARTERDECK_SOURCE_DIR));
    shell.start(QStringLiteral("bash"), {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), QStringLiteral(". packaging/common.sh; \"$@\""), QStringLiteral("promises"), how, said});
    shell.waitForFinished();
    return {shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : -1, QString::fromUtf8(shell.readAllStandardError()).trimmed()};
}

QString inbox(const char* p99, int waiting = 10'090)
{
    return QStringLiteral(R"({"bench":"inbox","parameters":{"items":11100,"rounds":1000},"results":{"open_ms":900.5,"waiting":11100,"computed_a_key_ms":31.0,)"
                          R"("key_to_recorded":{"median_ms":20.5,"p95_ms":28.7,"p99_ms":%1,"most_ms":412.5},"window_computed":{"median_ms":9.0,"p95_ms":9.5,"p99_ms":9.75,"most_ms":10.0},)"
                          R"("ten_at_once_each_ms":6.0,"waiting_at_end":%2},"machine":{"cores":2}})")
        .arg(QString::fromLatin1(p99))
        .arg(waiting);
}

QString dryRun(const char* together, int tried = 100'000)
{
    return QStringLiteral(R"({"bench":"dry-run","results":{"tried":%1,"would_ask":7,"reading_ms":400.25,"trying_ms":70.5,"together_ms":%2}})").arg(tried).arg(QString::fromLatin1(together));
}

} // namespace

TEST(BenchFigures, OfAKeyItsP99IsJudgedAndAllFiguresAreSaid)
{
    const Said kept = judged(QStringLiteral("judge_key"), inbox("30.7"));
    EXPECT_EQ(kept.code, 0) << kept.words.toStdString();
    EXPECT_TRUE(kept.words.contains(QStringLiteral("median 20.5 ms, p95 28.7, p99 30.7 (which is judged, for the slowest of thousands depends on the disk), slowest 412.5"))) << kept.words.toStdString();
    EXPECT_EQ(judged(QStringLiteral("judge_key"), inbox("49.9")).code, 0);
    for (const char* slow : {"50.0", "50.1", "1e+2"}) {
        const Said broken = judged(QStringLiteral("judge_key"), inbox(slow));
        EXPECT_EQ(broken.code, 1) << slow;
        EXPECT_TRUE(broken.words.endsWith(QStringLiteral("promised is under 50 ms"))) << broken.words.toStdString();
        EXPECT_EQ(broken.words.count(u'\n'), 0) << "one sentence";
    }
}

TEST(BenchFigures, OfADryRunReadingAndTryingTogetherAreJudged)
{
    EXPECT_EQ(judged(QStringLiteral("judge_dry_run"), dryRun("470.75")).code, 0);
    const Said broken = judged(QStringLiteral("judge_dry_run"), dryRun("2.1e+3"));
    EXPECT_EQ(broken.code, 1);
    EXPECT_TRUE(broken.words.contains(QStringLiteral("100000 past actions: 400.25 ms to read them, 70.5 to try, together 2100: promised is under 2000 ms"))) << broken.words.toStdString();
}

TEST(BenchFigures, ASmallerMeasurementOrNoneKeepsNothing)
{
    EXPECT_EQ(judged(QStringLiteral("judge_key"), inbox("30.7", 9'990)).code, 1);
    EXPECT_EQ(judged(QStringLiteral("judge_dry_run"), dryRun("470.75", 5'000)).code, 1);
    EXPECT_EQ(judged(QStringLiteral("judge_key"), inbox("30.7").replace(QStringLiteral("key_to_recorded"), QStringLiteral("another"))).code, 1) << "the figures of another thing are not taken for it";
    for (const char* how : {"judge_key", "judge_dry_run"}) {
        const Said none = judged(QString::fromLatin1(how), QString());
        EXPECT_EQ(none.code, 1) << how;
        EXPECT_TRUE(none.words.contains(QStringLiteral("came to no figure"))) << none.words.toStdString();
    }
}

} // namespace qd::house
