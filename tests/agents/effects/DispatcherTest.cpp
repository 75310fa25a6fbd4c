#include "agents/effects/Dispatcher.h"

#include "agents/effects/connectors/FolderConnector.h"

#include "tests/agents/effects/EffectSamples.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QSemaphore>
#include <QThread>

#include <atomic>

namespace qd::test {

namespace {

constexpr int kLimit = 5'000; ///< milliseconds; a broken dispatcher fails the test instead of holding it up

/// What a connector that the test holds in its hand has seen.
struct Seen {
    QSemaphore begun;
    QSemaphore mayEnd;
    std::atomic<int> deliveries = 0;
    std::atomic<QThread*> thread = nullptr;
};

class HeldConnector final : public agents::Connector {
public:
    explicit HeldConnector(Seen& seen, bool throws = false) : m_seen(seen), m_throws(throws) {}
    ConnectorId id() const override { return {QStringLiteral("held")}; }
    QString title() const override { return QStringLiteral("Held"); }
    bool repeatable() const override { return false; }
    Result<Done> check(const EffectContent& content) const override
    {
        if (content.title.isEmpty())
            return Error{Error::Rule, QStringLiteral("no title"), {}, {}};
        return Done{};
    }
    agents::Outcome deliver(const agents::Delivery&) override
    {
        ++m_seen.deliveries;
        m_seen.thread = QThread::currentThread();
        m_seen.begun.release();
        if (!m_seen.mayEnd.tryAcquire(1, kLimit))
            return {agents::Outcome::Unknown, QStringLiteral("nobody let it end")};
        if (m_throws)
            throw std::runtime_error("the socket broke");
        return {agents::Outcome::Confirmed, QStringLiteral("there")};
    }

private:
    Seen& m_seen;
    bool m_throws;
};

std::vector<std::unique_ptr<agents::Connector>> held(Seen& seen, bool throws = false)
{
    std::vector<std::unique_ptr<agents::Connector>> list;
    list.push_back(std::make_unique<HeldConnector>(seen, throws));
    return list;
}

agents::Delivery delivery(const QString& connector = QStringLiteral("held"))
{
    agents::Delivery to;
    to.effect = EffectId::make({1'795'000'000'000});
    to.content.connector = {connector};
    to.content.title = QStringLiteral("A piece");
    return to;
}

/// Collects answers and where they came in.
struct Answers {
    QList<agents::Outcome> got;
    bool onOwnThread = true;
    Mailbox mailbox;

    agents::Dispatcher::Answer answer()
    {
        return [this](agents::Outcome outcome) {
            onOwnThread = onOwnThread && QThread::currentThread() == mailbox.thread();
            got.append(std::move(outcome));
        };
    }
    bool wait(qsizetype count) { return waitUntil([this, count] { return got.size() >= count; }); }
};

} // namespace

TEST(Dispatcher, DeliversOnItsThreadAndAnswersOnTheAskers)
{
    Seen seen;
    Answers answers;
    agents::Dispatcher dispatcher(held(seen));
    dispatcher.start();
    seen.mayEnd.release();
    dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, agents::Outcome::Confirmed);
    EXPECT_EQ(answers.got.first().text, QStringLiteral("there"));
    EXPECT_TRUE(answers.onOwnThread);
    EXPECT_NE(seen.thread.load(), QThread::currentThread());
}

TEST(Dispatcher, NothingBeginsWhileHaltedAndNothingIsLost)
{
    Seen seen;
    Answers answers;
    agents::Dispatcher dispatcher(held(seen));
    dispatcher.start();
    dispatcher.halt();
    EXPECT_TRUE(dispatcher.isHalted());
    dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, agents::Outcome::NotSent);
    EXPECT_EQ(seen.deliveries, 0);
    dispatcher.resume();
    seen.mayEnd.release();
    dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.got.last().kind, agents::Outcome::Confirmed);
}

TEST(Dispatcher, AHaltHoldsBackWhatWaitsAndLetsTheBegunOneEnd)
{
    Seen seen;
    Answers answers;
    agents::Dispatcher dispatcher(held(seen));
    dispatcher.start();
    for (int i = 0; i < 3; ++i)
        dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(seen.begun.tryAcquire(1, kLimit));
    dispatcher.halt();
    seen.mayEnd.release(3);
    ASSERT_TRUE(answers.wait(3));
    EXPECT_EQ(answers.got.at(0).kind, agents::Outcome::Confirmed);
    EXPECT_EQ(answers.got.at(1).kind, agents::Outcome::NotSent);
    EXPECT_EQ(answers.got.at(2).kind, agents::Outcome::NotSent);
    EXPECT_EQ(seen.deliveries, 1);
}

TEST(Dispatcher, StopWaitsForTheBegunOneAndAnswersTheOthers)
{
    Seen seen;
    Answers answers;
    agents::Dispatcher dispatcher(held(seen));
    dispatcher.start();
    dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(seen.begun.tryAcquire(1, kLimit));
    seen.mayEnd.release();
    dispatcher.stop();
    dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.got.at(0).kind, agents::Outcome::Confirmed);
    EXPECT_EQ(answers.got.at(1).kind, agents::Outcome::NotSent);
    EXPECT_EQ(seen.deliveries, 1);
}

TEST(Dispatcher, AConnectorThatThrowsInTheMiddleIsUnknownNotGuessed)
{
    Seen seen;
    Answers answers;
    agents::Dispatcher dispatcher(held(seen, true));
    dispatcher.start();
    seen.mayEnd.release(1);
    dispatcher.dispatch(delivery(), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, agents::Outcome::Unknown);
    EXPECT_TRUE(answers.got.first().text.contains(QStringLiteral("the socket broke")));
}

TEST(Dispatcher, KnowsItsConnectors)
{
    const TempHome home;
    agents::Dispatcher dispatcher(agents::folderConnectors(home.path(), QStringLiteral("press")));
    EXPECT_EQ(dispatcher.connectors().size(), 3);
    EXPECT_EQ(dispatcher.connectors().first().place, home.file(QStringLiteral("press/site")));
    EXPECT_TRUE(dispatcher.repeatable({QStringLiteral("folder-site")}));
    EXPECT_FALSE(dispatcher.repeatable({QStringLiteral("carrier-pigeon")}));
    EXPECT_TRUE(dispatcher.check(agents::renderBlogPage(samplePage(), effectBrand())->content));
    EXPECT_FALSE(dispatcher.check(delivery(QStringLiteral("carrier-pigeon")).content));
    Answers answers;
    dispatcher.start();
    dispatcher.dispatch(delivery(QStringLiteral("carrier-pigeon")), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, agents::Outcome::Refused);
}

TEST(Dispatcher, PublishesToAFolder)
{
    const TempHome home;
    Answers answers;
    agents::Dispatcher dispatcher(agents::folderConnectors(home.path(), QStringLiteral("press")));
    dispatcher.start();
    dispatcher.dispatch(deliveryOf(*agents::renderBlogPage(samplePage(), effectBrand())), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, agents::Outcome::Confirmed);
    EXPECT_TRUE(QFile::exists(home.file(QStringLiteral("press/site/posts/first-ninety-days/index.html"))));
}

} // namespace qd::test
