#include "core/async/Mailbox.h"

#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <thread>

namespace qd {

TEST(Mailbox, ReadsLettersLaterAndInOrder)
{
    Mailbox mailbox;
    QList<int> read;
    for (int i = 0; i < 100; ++i)
        mailbox.post([&read, i] { read.append(i); });
    EXPECT_TRUE(read.isEmpty()) << "a letter is never read inside post()";
    ASSERT_TRUE(test::waitUntil([&] { return read.size() == 100; }));
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(read[i], i);
}

TEST(Mailbox, KeepsTheOrderOfEachSender)
{
    Mailbox mailbox;
    constexpr int kSenders = 4;
    constexpr int kEach = 5'000;
    std::vector<int> next(kSenders, 0);
    int inOrder = 0;
    std::vector<std::thread> senders;
    for (int sender = 0; sender < kSenders; ++sender)
        senders.emplace_back([&, sender] {
            for (int i = 0; i < kEach; ++i)
                mailbox.post([&next, &inOrder, sender, i] { inOrder += next[size_t(sender)]++ == i ? 1 : 0; });
        });
    EXPECT_TRUE(test::waitUntil([&] { return inOrder == kSenders * kEach; }));
    for (std::thread& sender : senders)
        sender.join();
}

TEST(Mailbox, LettersPostedWhileReadingWaitForTheNextBatch)
{
    Mailbox mailbox;
    QStringList read;
    mailbox.post([&] {
        mailbox.post([&] { read.append(QStringLiteral("later")); });
        read.append(QStringLiteral("first"));
    });
    mailbox.post([&] { read.append(QStringLiteral("second")); });
    ASSERT_TRUE(test::waitUntil([&] { return read.size() == 3; }));
    EXPECT_EQ(read.join(u' '), QStringLiteral("first second later"));
}

TEST(Mailbox, DropsUnreadLettersWhenItDies)
{
    const auto alive = std::make_shared<int>(0);
    {
        Mailbox mailbox;
        mailbox.post([alive] { ++*alive; });
        EXPECT_EQ(alive.use_count(), 2);
    }
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(*alive, 0);
    EXPECT_EQ(alive.use_count(), 1) << "what a dropped letter holds is let go";
}

TEST(Mailbox, ALetterMayEndItAndTheRestOfTheBatchIsDropped)
{
    auto mailbox = std::make_unique<Mailbox>();
    int read = 0;
    mailbox->post([&] { ++read; });
    mailbox->post([&] { mailbox.reset(); });
    mailbox->post([&] { ++read; });
    ASSERT_TRUE(test::waitUntil([&] { return !mailbox; }));
    EXPECT_EQ(read, 1);
}

TEST(Mailbox, TheEventLoopTicksWhileLettersKeepComing)
{
    Mailbox mailbox;
    int ticks = 0;
    bool stop = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++ticks; });
    timer.start(1);
    std::function<void()> again = [&] {
        if (!stop)
            mailbox.post(again);
    };
    mailbox.post(again);
    EXPECT_TRUE(test::waitUntil([&] { return ticks >= 5; }));
    stop = true;
}

} // namespace qd
