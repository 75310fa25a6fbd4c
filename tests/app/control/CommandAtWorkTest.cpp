#include "tests/app/ControlLine.h"
#include "tests/app/Home.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QElapsedTimer>

namespace qd::test {

/// A command that drives the department itself, with no window and no server, and others that come meanwhile.
class CommandAtWork : public AppTest {
protected:
    /// Begins a run here and waits until it can be spoken to, and the brief is on record.
    std::unique_ptr<QProcess> work(const char* pace)
    {
        QDir().mkpath(program.home());
        auto run = program.start({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("all"),
                                  QStringLiteral("--pace"), QString::fromLatin1(pace), QStringLiteral("--json")});
        ControlLine line(program.home(), QStringLiteral("marketing-department"));
        const bool begun = line.open(20'000) && line.greet() && waitUntil([this] { return !runs().isEmpty(); });
        return begun ? std::move(run) : nullptr;
    }
    QList<Json> runs() const { return program.json(words("runs list")).json().at(u"runs").items(); }
    qsizetype finishedRuns() const
    {
        qsizetype finished = 0;
        for (const Json& run : runs())
            finished += run.at(u"state").toString() == QLatin1String("finished");
        return finished;
    }
};

TEST_F(CommandAtWork, IsHaltedByAStop)
{
    const auto run = work("0.3");
    ASSERT_TRUE(run);
    QElapsedTimer timer;
    timer.start();
    const Ran stop = program.json(words("stop"));
    EXPECT_EQ(stop.code, 0) << stop.out.toStdString();
    EXPECT_LT(timer.elapsed(), 5'000);
    EXPECT_TRUE(program.json(words("status")).json().at(u"stopped").toBool());
    ASSERT_TRUE(run->waitForFinished(20'000)) << "nothing is left to do until she resumes";
    EXPECT_EQ(run->exitCode(), 3);
    EXPECT_EQ(finishedRuns(), 0);
    EXPECT_EQ(program.json(words("resume")).code, 0);
    EXPECT_EQ(finishedRuns(), 1);
}

TEST_F(CommandAtWork, DoesWhatAnotherBringsAndEndsAfterThat)
{
    const auto first = work("0.05");
    ASSERT_TRUE(first);
    const Ran second = program.json(runArguments());
    EXPECT_EQ(second.code, 0) << second.out.left(300).toStdString() << second.err.toStdString();
    EXPECT_EQ(second.json().at(u"state").toString(), QStringLiteral("finished"));
    ASSERT_TRUE(first->waitForFinished(20'000));
    EXPECT_EQ(first->exitCode(), 0) << first->readAllStandardError().toStdString();
    EXPECT_EQ(finishedRuns(), 2);
}

TEST_F(CommandAtWork, HasNoWindowToShowAndAServerTakesItsPlace)
{
    const auto run = work("0.05");
    ASSERT_TRUE(run);
    const Ran window = program.run(words("--exit-after-startup"));
    EXPECT_EQ(window.code, 5);
    EXPECT_TRUE(window.err.contains("a command works on this organisation now")) << window.err.toStdString();
    const auto server = program.serve();
    ASSERT_TRUE(server);
    EXPECT_TRUE(run->state() == QProcess::NotRunning || run->waitForFinished(2'000)) << "the server came to its place before it had ended";
    EXPECT_EQ(run->exitCode(), 0);
    EXPECT_EQ(finishedRuns(), 1);
    EXPECT_GE(endPolitely(*server), 0);
}

TEST_F(CommandAtWork, IsTakenUpByAServerThatAnswersBeforeItEnds)
{
    const auto killed = work("0.3");
    ASSERT_TRUE(killed);
    killed->kill();
    ASSERT_TRUE(killed->waitForFinished(5'000));
    const auto server = program.serve(words("--until-idle --pace 0.05"));
    ASSERT_TRUE(server);
    const Ran second = program.json(runArguments());
    EXPECT_EQ(second.code, 0) << second.out.left(300).toStdString() << second.err.toStdString();
    EXPECT_EQ(second.json().at(u"state").toString(), QStringLiteral("finished"));
    ASSERT_TRUE(server->waitForFinished(20'000));
    EXPECT_EQ(server->exitCode(), 0) << server->readAllStandardError().toStdString();
    EXPECT_EQ(finishedRuns(), 2);
}

} // namespace qd::test
