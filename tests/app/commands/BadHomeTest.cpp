#include "tests/app/Home.h"

#include <QDir>
#include <QFile>

#include <csignal>

namespace qd::test {

class BadHome : public AppTest {
protected:
    /// One finished run, and nobody there.
    void SetUp() override { ASSERT_EQ(program.json(runArguments()).code, 0); }
    /// What lasts: SQLite's own side files come and go with each reader.
    QMap<QString, QByteArray> lasting() const
    {
        QMap<QString, QByteArray> tree = treeOf(program.home());
        for (const char* name : {"records/marketing-department.qdr-shm", "records/marketing-department.qdr-wal", "lock-marketing-department"})
            tree.remove(QLatin1String(name));
        return tree;
    }
    void sql(const char* statements) const
    {
        QProcess python;
        python.start(QStringLiteral("python3"), {QStringLiteral("-c"),
                     QStringLiteral("import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2]); d.commit()"), record(),
                     QString::fromUtf8(statements)});
        ASSERT_TRUE(python.waitForFinished() && python.exitCode() == 0) << python.readAllStandardError().toStdString();
    }
    /// Runs a shell line as root of a name space of its own. @returns false when this machine does not allow that.
    static bool inNamespace(const QString& line, QByteArray& out, int& code)
    {
        QProcess shell;
        shell.setStandardInputFile(QProcess::nullDevice());
        shell.start(QStringLiteral("unshare"), {QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"), line});
        if (!shell.waitForStarted() || !shell.waitForFinished(60'000))
            return false;
        out = shell.readAllStandardOutput();
        code = shell.exitCode();
        return !shell.readAllStandardError().contains("unshare:") && code != 77;
    }
};

TEST_F(BadHome, ARecordOfANewerVersionIsLeftAlone)
{
    sql("PRAGMA user_version=99");
    const auto before = lasting();
    for (const char* line : {"run --brief Counts --approve all", "serve --until-idle", "status", "inbox list", "runs list", "log verify", "stop"}) {
        const Ran ran = program.json(words(line));
        EXPECT_EQ(ran.code, 1) << line;
        EXPECT_TRUE(ran.message().contains(QLatin1String("newer Quarterdeck"))) << line << ran.out.toStdString();
    }
    const Ran window = program.run({}, 20'000);
    EXPECT_EQ(window.code, 1) << "it ends by itself where there is no screen";
    EXPECT_TRUE(window.err.contains("newer Quarterdeck")) << window.err.toStdString();
    EXPECT_EQ(lasting(), before);
}

TEST_F(BadHome, ABrokenChainIsNamedAndNothingIsAdded)
{
    sql("DROP TRIGGER facts_stay; UPDATE facts SET body = replace(body, 'human', 'humxn') WHERE sequence = 5; DELETE FROM snapshots;");
    const auto before = lasting();
    const Ran verified = program.json(words("log verify"));
    EXPECT_EQ(verified.code, 1);
    EXPECT_FALSE(verified.json().at(u"ok").toBool(true));
    EXPECT_EQ(verified.json().at(u"first_bad_sequence").toInteger(), 5);
    for (const char* line : {"run --brief Counts --approve all", "serve --until-idle", "stop"}) {
        const Ran ran = program.json(words(line));
        EXPECT_EQ(ran.code, 1) << line;
        EXPECT_TRUE(ran.message().contains(QLatin1String("Fact 5"))) << line << ran.out.toStdString();
    }
    EXPECT_EQ(lasting(), before);
}

TEST_F(BadHome, AnotherProgramsFileIsLeftAlone)
{
    writeFile(record(), QByteArray(20'000, 'x'));
    const auto before = lasting();
    for (const char* line : {"run --brief Counts --approve all", "status", "log verify"})
        EXPECT_EQ(program.json(words(line)).code, 1) << line;
    EXPECT_EQ(lasting(), before);
}

TEST_F(BadHome, AHomeThatCannotBeLookedIntoIsNotTakenForAnEmptyOne)
{
    const QString circle = folder.file(QStringLiteral("circle"));
    ASSERT_TRUE(QFile::link(circle, circle));
    const Ran ran = Program(QStringLiteral(QUARTERDECK_PROGRAM), circle).json(words("status"));
    EXPECT_EQ(ran.code, 1) << ran.out.toStdString();
    EXPECT_TRUE(ran.message().contains(QLatin1String("cannot be looked into"))) << ran.out.toStdString();
}

TEST_F(BadHome, AReadOnlyHomeSaysSo)
{
    QByteArray out;
    int code = 0;
    const QString line = QStringLiteral("mount --bind '%1' '%1' && mount -o remount,ro,bind '%1' || exit 77; '%2' run --home '%1' --brief Counts --json")
                             .arg(program.home(), QStringLiteral(QUARTERDECK_PROGRAM));
    const auto before = lasting();
    if (!inNamespace(line, out, code))
        GTEST_SKIP() << "this machine gives no name space with mounts of its own";
    EXPECT_EQ(code, 1) << out.toStdString();
    EXPECT_TRUE(out.contains("read-only") || out.contains("cannot be written")) << out.toStdString();
    EXPECT_EQ(lasting(), before);
}

TEST_F(BadHome, AFullHomeLosesNothing)
{
    QByteArray out;
    int code = 0;
    const QString line = QStringLiteral("mkdir -p '%1' && mount -t tmpfs -o size=3m tmpfs '%1' || exit 77; cd '%1' || exit 77; "
                                        "'%2' stop --home '%1/h' --json >/dev/null && '%2' resume --home '%1/h' --json >/dev/null; "
                                        "head -c 3m /dev/zero >fill 2>/dev/null; "
                                        "timeout 20 '%2' run --home '%1/h' --brief 'Why weekly counts beat yearly ones' --approve all --json; echo \" code $?\"; "
                                        "'%2' status --home '%1/h' --json >/dev/null; echo \" status $?\"; "
                                        "rm fill; '%2' log verify --home '%1/h' --json")
                             .arg(folder.file(QStringLiteral("small")), QStringLiteral(QUARTERDECK_PROGRAM));
    if (!inNamespace(line, out, code))
        GTEST_SKIP() << "this machine gives no name space with mounts of its own";
    EXPECT_TRUE(out.contains(" code 1")) << out.toStdString();
    EXPECT_TRUE(out.contains("\"kind\":\"store\"")) << out.toStdString();
    EXPECT_TRUE(out.contains("is full")) << out.toStdString();
    EXPECT_TRUE(out.contains(" status 0")) << "what is stored can be read: " << out.toStdString();
    EXPECT_TRUE(out.contains("\"ok\":true")) << out.toStdString();
}

TEST_F(BadHome, AFrozenHolderIsNotWaitedForAndNothingIsSentToIt)
{
    const auto holder = program.serve({QStringLiteral("--pace"), QStringLiteral("0")});
    ASSERT_TRUE(holder);
    ::kill(pid_t(holder->processId()), SIGSTOP);
    const Ran ran = program.json(runArguments());
    ::kill(pid_t(holder->processId()), SIGCONT);
    EXPECT_EQ(ran.code, 5) << ran.out.toStdString();
    EXPECT_TRUE(ran.message().contains(QLatin1String("does not answer"))) << ran.out.toStdString();
    EXPECT_EQ(endPolitely(*holder), 0);
    EXPECT_EQ(program.json(words("runs list")).json().at(u"runs").items().size(), 1) << "the refused brief was carried out later";
}

TEST_F(BadHome, AHolderThatWasKilledIsNoHolder)
{
    const auto holder = program.serve();
    ASSERT_TRUE(holder);
    holder->kill();
    holder->waitForFinished();
    EXPECT_EQ(program.json(words("stop")).code, 0);
    EXPECT_TRUE(program.json(words("status")).json().at(u"stopped").toBool());
}

} // namespace qd::test
