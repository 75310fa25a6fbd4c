#include "agents/programs/Program.h"

#include "agents/keys/Secret.h"
#include "tests/support/Await.h"
#include "tests/support/ProcessAt.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>

namespace qd::test {

using agents::Program;
using agents::ProgramEnd;
using agents::RunningProgram;

namespace {

Program::Parts shell(const QString& script)
{
    Program::Parts parts;
    parts.program = QStringLiteral("/bin/sh");
    parts.arguments = QStringList{QStringLiteral("-c"), script};
    parts.environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    return parts;
}

ProgramEnd ran(const Program::Parts& parts)
{
    RunningProgram running;
    return answerOf<ProgramEnd>([&](const std::function<void(ProgramEnd)>& take) { running.reset(new Program(parts, take)); });
}

/// Waits without an event loop: nothing that the program says is heard meanwhile.
bool waitUnheard(const std::function<bool()>& isSo)
{
    QDeadlineTimer deadline(10'000);
    while (!isSo() && !deadline.hasExpired())
        QThread::msleep(1);
    return isSo();
}

} // namespace

TEST(Program, GetsItsInputAndItsEnvironmentAndNothingElse)
{
    qputenv("QD_CANARY", "1");
    Program::Parts parts = shell(QStringLiteral("cat; echo \"$QD_CANARY|$PWD\"; echo no >&2; exit 3"));
    parts.input = "given\n";
    const ProgramEnd end = ran(parts);
    qunsetenv("QD_CANARY");
    EXPECT_TRUE(end.isWhole);
    EXPECT_EQ(end.code, 3);
    EXPECT_EQ(end.out, "given\n|/\n");
    EXPECT_EQ(end.error, QStringLiteral("no"));
}

TEST(Program, SaysWhyItDidNotStart)
{
    Program::Parts parts;
    parts.program = QStringLiteral("/nowhere/program");
    const ProgramEnd end = ran(parts);
    EXPECT_FALSE(end.hasStarted);
    EXPECT_FALSE(end.isWhole);
    EXPECT_TRUE(end.error.startsWith(QStringLiteral("/nowhere/program cannot be started: "))) << end.error.toStdString();
}

TEST(Program, ReadsASecretThatStandsNowhereElse)
{
    Program::Parts parts = shell(QStringLiteral("cat /dev/fd/$QUARTERDECK_ASK_FD; tr '\\0' '\\n' </proc/$$/environ; cat /dev/fd/$QUARTERDECK_ASK_FD"));
    parts.secret = agents::Secret::of("a-key-of-hers");
    const ProgramEnd end = ran(parts);
    EXPECT_TRUE(end.out.startsWith("a-key-of-hers\n")) << end.out.toStdString();
    EXPECT_EQ(end.out.count("a-key-of-hers"), 1) << end.out.toStdString();
}

/// Ended by a stop, by its time, by what it says: with everything that it has started.
TEST(Program, EndsWithAllThatItHasStarted)
{
    for (const int how : {0, 1, 2}) {
        QTemporaryDir folder;
        const QString at = folder.filePath(QStringLiteral("pid"));
        Program::Parts parts = shell(QStringLiteral("trap '' TERM; sleep 600 & echo $! >%1.new; mv %1.new %1; %2").arg(at, how == 2 ? QStringLiteral("yes") : QStringLiteral("wait; wait")));
        if (how == 1)
            parts.longest = Duration(1'000);
        parts.mostSaid = 100'000;
        std::optional<ProgramEnd> ended;
        RunningProgram running(new Program(parts, [&](const ProgramEnd& end) { ended = end; }));
        ASSERT_TRUE(waitUntil([&] { return QFile::exists(at); }));
        QFile file(at);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const pid_t child = file.readAll().trimmed().toInt();
        if (how == 0)
            running->stop();
        ASSERT_TRUE(waitUntil([&] { return ended.has_value() && isGone(child); })) << how;
        EXPECT_FALSE(ended->isWhole) << how;
    }
}

TEST(Program, IsGoneWithWhoeverLetItGo)
{
    for (const bool isKnownToRun : {true, false}) { // the word that it runs comes by the event loop
        QTemporaryDir folder;
        const QString at = folder.filePath(QStringLiteral("pid"));
        bool isTold = false;
        auto running = std::make_unique<Program>(shell(QStringLiteral("sleep 600 & echo $! >%1.new; mv %1.new %1; wait").arg(at)), [&](const ProgramEnd&) { isTold = true; });
        const auto isThere = [&] { return QFile::exists(at); };
        ASSERT_TRUE(isKnownToRun ? waitUntil(isThere) : waitUnheard(isThere));
        QFile file(at);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const pid_t child = file.readAll().trimmed().toInt();
        running.reset();
        ASSERT_TRUE(waitUntil([&] { return isGone(child); })) << isKnownToRun;
        EXPECT_FALSE(isTold);
    }
}

} // namespace qd::test
