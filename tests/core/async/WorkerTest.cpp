#include "core/async/Worker.h"

#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <atomic>

namespace qd {

namespace {
const QString kName = QStringLiteral("tested");
}

TEST(Worker, ReadsLettersOnItsOwnThread)
{
    Worker worker(kName);
    worker.start();
    std::atomic<QThread*> seen{nullptr};
    worker.post([&] { seen = QThread::currentThread(); });
    worker.stop();
    ASSERT_NE(seen.load(), nullptr);
    EXPECT_NE(seen.load(), QThread::currentThread());
    EXPECT_EQ(worker.mailbox()->thread(), seen.load());
}

TEST(Worker, KeepsLettersPostedBeforeItStarts)
{
    Worker worker(kName);
    QList<int> read;
    worker.post([&] { read.append(1); });
    worker.start();
    worker.post([&] { read.append(2); });
    worker.stop();
    EXPECT_EQ(read, (QList<int>{1, 2}));
}

TEST(Worker, StopReadsWhatWasPostedAndRunsTheLastThingLast)
{
    Worker worker(kName);
    worker.start();
    QStringList log;
    for (int i = 0; i < 1000; ++i)
        worker.post([&] { log.append(QStringLiteral("letter")); });
    worker.stop([&] {
        log.append(QStringLiteral("last"));
        worker.post([&] { log.append(QStringLiteral("too late")); });
    });
    EXPECT_EQ(log.size(), 1001);
    EXPECT_EQ(log.last(), QStringLiteral("last"));
}

TEST(Worker, MayBeStoppedTwiceOrNeverStarted)
{
    Worker worker(kName);
    worker.start();
    worker.stop();
    int runs = 0;
    worker.stop([&] { ++runs; });
    EXPECT_EQ(runs, 0);
    Worker idle(kName);
    idle.post([&] { ++runs; });
    idle.stop();
    EXPECT_EQ(runs, 0);
}

TEST(Worker, StopsByItselfWhenForgotten)
{
    std::atomic<int> read{0};
    {
        Worker worker(kName);
        worker.start();
        worker.post([&] { ++read; });
    }
    EXPECT_EQ(read, 1);
}

TEST(Worker, AnswersThroughTheOthersMailbox)
{
    Worker worker(kName);
    Mailbox here;
    worker.start();
    QThread* answeredOn = nullptr;
    worker.post([&] { here.post([&] { answeredOn = QThread::currentThread(); }); });
    EXPECT_TRUE(test::waitUntil([&] { return answeredOn != nullptr; }));
    EXPECT_EQ(answeredOn, QThread::currentThread());
}

TEST(Worker, ObjectsMadeInALetterCanUseTimersAndDieInTheLast)
{
    Worker worker(kName);
    worker.start();
    std::unique_ptr<QTimer> timer;
    std::atomic<int> ticks{0};
    worker.post([&] {
        timer = std::make_unique<QTimer>();
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [&] { ++ticks; });
        timer->start(1);
    });
    EXPECT_TRUE(test::waitUntil([&] { return ticks >= 3; }));
    worker.stop([&] { timer.reset(); });
    EXPECT_EQ(timer, nullptr);
}

} // namespace qd
