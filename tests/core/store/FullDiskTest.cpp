#include "tests/core/store/RecordFixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

namespace qd::test {

class FullDiskTest : public RecordTest {
protected:
    /// Appends until something is refused. @returns the last fact that was acknowledged.
    static Sequence fill(EventStore& into, Mailbox& mailbox, Error& why)
    {
        Sequence last = 0;
        for (int i = 0; i < 5'000; ++i) {
            StoredFact big = message(QStringLiteral("cmo"), QStringLiteral("copywriter"), QStringLiteral("big"), QString(20'000, u'x'));
            big.sequence = last + 1;
            const auto taken = answerOf<Result<Sequence>>([&](auto done) { into.append({{big}, {}, {}}, &mailbox, done); });
            if (!taken) {
                why = taken.error();
                return last;
            }
            last = *taken;
        }
        return last;
    }
};

TEST_F(FullDiskTest, SaysSoRefusesAndGoesOnWhenThereIsSpaceAgain)
{
    EventStore small{clock, StoreLimits{0, 150}};
    ASSERT_TRUE(small.open(file));
    Error why;
    const Sequence last = fill(small, mailbox, why);
    EXPECT_GT(last, 3);
    EXPECT_EQ(why.kind, Error::Store);
    EXPECT_TRUE(why.text.contains(QLatin1String("disk is full"))) << why.text.toStdString();
    StoredFact next = notices(1).first();
    next.sequence = last + 1;
    const auto append = [&] {
        return answerOf<Result<Sequence>>([&](auto done) { small.append({{next}, {}, {}}, &mailbox, done); });
    };
    EXPECT_FALSE(append()) << "nothing is taken before reopen()";
    const auto reopened = answerOf<Result<OfficeState>>([&](auto done) { small.reopen(&mailbox, done); });
    ASSERT_TRUE(reopened) << reopened.error().text.toStdString();
    EXPECT_EQ(reopened->sequence, last);
    EXPECT_TRUE(append());
}

TEST_F(FullDiskTest, WhoWaitsForTheIndexIsNotLeftWaiting)
{
    EventStore small{clock, StoreLimits{0, 150}};
    ASSERT_TRUE(small.open(file));
    Error why;
    ASSERT_GT(fill(small, mailbox, why), 3);
    bool answered = false;
    small.whenIndexed(&mailbox, [&answered] { answered = true; });
    EXPECT_TRUE(waitUntil([&answered] { return answered; })) << "what is refused now would be told to nobody";
}

/// Runs inside a small file system of its own; see the next test.
TEST_F(FullDiskTest, DISABLED_StopsOnASmallDisk)
{
    const QString disk = qEnvironmentVariable("QD_TEST_DISK");
    EventStore small{clock, StoreLimits{512 * 1024, 0}};
    ASSERT_TRUE(small.open(disk + QStringLiteral("/record.qd")));
    ASSERT_TRUE(waitUntil([&] { return QFileInfo::exists(disk + QStringLiteral("/record.ballast")); }));
    Error why;
    const Sequence last = fill(small, mailbox, why);
    EXPECT_TRUE(why.text.contains(QLatin1String("disk is full"))) << why.text.toStdString();
    EXPECT_FALSE(QFileInfo::exists(disk + QStringLiteral("/record.ballast")));
    const auto reopened = answerOf<Result<OfficeState>>([&](auto done) { small.reopen(&mailbox, done); });
    ASSERT_TRUE(reopened) << reopened.error().text.toStdString();
    EXPECT_EQ(reopened->sequence, last);
    StoredFact stop = stored(AllStopped{human(), QStringLiteral("the disk is full"), {}});
    stop.sequence = last + 1;
    EXPECT_TRUE(answerOf<Result<Sequence>>([&](auto done) { small.append({{stop}, {}, {}}, &mailbox, done); }));
}

TEST_F(FullDiskTest, TheBallastLetsAStopBeWritten)
{
    const QString disk = home.file(QStringLiteral("disk"));
    ASSERT_TRUE(QDir().mkdir(disk));
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QD_TEST_DISK"), disk);
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral("unshare"), {QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"),
                QStringLiteral("mount -t tmpfs -o size=6m tmpfs \"$QD_TEST_DISK\" || exit 77; exec \"$0\" --gtest_also_run_disabled_tests "
                               "--gtest_filter=FullDiskTest.DISABLED_StopsOnASmallDisk"),
                QCoreApplication::applicationFilePath()});
    if (!child.waitForStarted() || !child.waitForFinished(60'000) || child.exitCode() == 77
        || child.readAllStandardError().contains("unshare"))
        GTEST_SKIP() << "this machine lets nobody mount";
    EXPECT_EQ(child.exitCode(), 0) << child.readAllStandardOutput().toStdString();
}

} // namespace qd::test
