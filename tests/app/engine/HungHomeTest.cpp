#include "tests/app/ControlLine.h"
#include "tests/app/Home.h"
#include "tests/app/RecordFacts.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <sys/stat.h>

namespace qd::test {

/// A prompt of the home is a pipe that nobody writes to: whoever reads it hangs, and no stop reaches it.
class HungHomeTest : public AppTest {
protected:
    const QString prompt = program.home() + QStringLiteral("/prompts/outline.md");

    bool hasBegun(const QString& step) const
    {
        bool begun = false;
        readFacts(record(), 0, [&](const SeenFact& fact) { begun = begun || (fact.kind == QLatin1String("turn-started") && fact.text("step") == step); });
        return begun;
    }
};

TEST_F(HungHomeTest, EndsWithinSecondsAndTheWorkGoesOnAfterwards)
{
    QDir().mkpath(QFileInfo(prompt).path());
    ASSERT_EQ(::mkfifo(QFile::encodeName(prompt).constData(), 0600), 0);
    const auto server = program.serve({QStringLiteral("--pace"), QStringLiteral("0")});
    ASSERT_TRUE(server);
    ControlLine line(program.home(), QStringLiteral("marketing-department"));
    ASSERT_TRUE(line.open());
    SubmitBrief wish;
    wish.text = brief();
    wish.approveAll = true;
    ASSERT_FALSE(line.begin(wish).isEmpty());
    ASSERT_TRUE(waitUntil([&] { return hasBegun(QStringLiteral("outline")); }, std::chrono::seconds(30)));
    QElapsedTimer timer;
    timer.start();
    EXPECT_GE(endPolitely(*server), 0) << "it crashed, or hangs with the one who hangs";
    EXPECT_LT(timer.elapsed(), 10'000);
    ASSERT_TRUE(QFile::remove(prompt));
    const Ran rest = program.json(words("serve --until-idle --pace 0"), 120'000);
    EXPECT_EQ(rest.code, 0) << rest.out.toStdString() << rest.err.toStdString();
    EXPECT_EQ(rest.json().at(u"open_runs").toInteger(-1), 0);
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

} // namespace qd::test
