#include "core/state/StateFeed.h"

#include "tests/support/Await.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

StoredFact said(Sequence sequence)
{
    MessageSent sent;
    sent.message.subject = QString::number(sequence);
    StoredFact fact;
    fact.sequence = sequence;
    fact.time = {1'795'000'000'000 + sequence};
    fact.fact = sent;
    return fact;
}

struct Listener {
    explicit Listener(StateFeed& feed)
    {
        QObject::connect(&feed, &StateFeed::stateChanged, &feed, [this] { ++changes; });
        QObject::connect(&feed, &StateFeed::factsTaken, &feed, [this](const QList<StoredFact>& facts) { taken += facts.size(); });
    }
    int changes = 0;
    qsizetype taken = 0;
};

} // namespace

TEST(StateFeed, TellsTheFirstChangeAtOnceAndTheRestTogether)
{
    StateFeed feed;
    Listener heard(feed);
    feed.take({said(1)});
    EXPECT_EQ(heard.changes, 1);
    for (Sequence sequence = 2; sequence <= 500; ++sequence)
        feed.take({said(sequence)});
    EXPECT_EQ(heard.changes, 1) << "a flood is one change";
    EXPECT_EQ(heard.taken, 500) << "but every fact is handed on at once";
    EXPECT_EQ(feed.state().activity.messages, 500);
    EXPECT_TRUE(waitUntil([&] { return heard.changes == 2; }));
}

TEST(StateFeed, IsQuietWhenNothingComes)
{
    StateFeed feed;
    Listener heard(feed);
    feed.take({said(1)});
    feed.take({});
    EXPECT_FALSE(waitUntil([&] { return heard.changes > 1; }, std::chrono::milliseconds(150)));
}

TEST(StateFeed, LeavesOutWhatItAlreadyHas)
{
    StateFeed feed;
    OfficeState ahead;
    ahead.sequence = 3;
    ahead.activity.messages = 3;
    feed.reset(ahead);
    Listener heard(feed);
    feed.take({said(2), said(3), said(4)});
    EXPECT_EQ(heard.taken, 1);
    EXPECT_EQ(feed.state().activity.messages, 4);
    EXPECT_EQ(feed.state().sequence, 4);
}

TEST(StateFeed, ResetTellsAtOnce)
{
    StateFeed feed;
    Listener heard(feed);
    feed.reset({});
    feed.reset({});
    EXPECT_EQ(heard.changes, 2);
}

} // namespace qd::test
