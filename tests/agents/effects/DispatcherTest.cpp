#include "agents/effects/connectors/FolderConnector.h"

#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/HeldConnector.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

namespace qd::test {

using agents::Outcome;
using UnderWay = agents::Dispatcher::UnderWay;

namespace {

constexpr agents::Patience kShort{Duration(30), Duration(20)};

std::vector<std::unique_ptr<agents::Connector>> held(std::initializer_list<Held*> all)
{
    std::vector<std::unique_ptr<agents::Connector>> list;
    for (Held* each : all)
        list.push_back(std::make_unique<HeldConnector>(*each));
    return list;
}

agents::Delivery delivery(const char* title = "A piece", const QString& connector = QStringLiteral("held"))
{
    agents::Delivery to;
    to.effect = EffectId::make({1'795'000'000'000});
    to.content.connector = {connector};
    to.content.title = QString::fromLatin1(title);
    return to;
}

/// Collects answers and where they came in.
struct Answers {
    QList<Outcome> got;
    bool onOwnThread = true;
    Mailbox mailbox;

    agents::Dispatcher::Answer answer()
    {
        return [this](Outcome outcome) {
            onOwnThread = onOwnThread && QThread::currentThread() == mailbox.thread();
            got.append(std::move(outcome));
        };
    }
    bool wait(qsizetype count) { return waitUntil([this, count] { return got.size() >= count; }); }
    QList<Outcome::Kind> kinds() const
    {
        QList<Outcome::Kind> all;
        for (const Outcome& one : got)
            all.append(one.kind);
        return all;
    }
};

} // namespace

class DispatcherTest : public testing::Test {
protected:
    void send(agents::Delivery what = delivery()) { dispatcher->dispatch(std::move(what), &answers.mailbox, answers.answer()); }
    void start(agents::Patience patience = {})
    {
        dispatcher = std::make_unique<agents::Dispatcher>(held({&one, &two}), patience);
        dispatcher->start();
    }

    Held one;
    Held two{QStringLiteral("other")};
    Answers answers;
    std::unique_ptr<agents::Dispatcher> dispatcher;
};

TEST_F(DispatcherTest, DeliversOnItsThreadAndAnswersOnTheAskers)
{
    start();
    send();
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, Outcome::Confirmed);
    EXPECT_EQ(answers.got.first().text, QStringLiteral("there"));
    EXPECT_TRUE(answers.onOwnThread);
    EXPECT_NE(one.thread.load(), QThread::currentThread());
}

TEST_F(DispatcherTest, NothingBeginsWhileHaltedAndNothingIsLost)
{
    start();
    dispatcher->halt();
    EXPECT_TRUE(dispatcher->isHalted());
    send();
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, Outcome::NotSent);
    EXPECT_EQ(one.deliveries, 0);
    dispatcher->resume();
    send();
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.got.last().kind, Outcome::Confirmed);
}

TEST_F(DispatcherTest, AHaltSendsBackWhatWaitsAndCancelsWhatIsUnderWay)
{
    start();
    for (int i = 0; i < 3; ++i)
        send();
    ASSERT_TRUE(one.waitBegun());
    dispatcher->halt();
    dispatcher->resume(); // it came too late for those
    ASSERT_TRUE(answers.wait(3));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::NotSent, Outcome::NotSent, Outcome::Unknown}));
    EXPECT_EQ(one.deliveries, 1);
    EXPECT_EQ(one.cancels, 1);
    send();
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(answers.wait(4));
    EXPECT_EQ(answers.got.last().kind, Outcome::Confirmed) << "what came after is not cut by it";
}

TEST_F(DispatcherTest, WhereItMayGoOnTheBegunOneEndsByItself)
{
    start();
    send();
    send();
    ASSERT_TRUE(one.waitBegun());
    dispatcher->halt(UnderWay::GoesOn);
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, Outcome::NotSent);
    EXPECT_FALSE(one.mayBegin()) << "no further request of it";
    one.end();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.got.last().kind, Outcome::Confirmed);
    EXPECT_EQ(one.cancels, 0);
}

TEST_F(DispatcherTest, TheGateOfWhatWasCutStaysClosed)
{
    one.endsOnCancel = false;
    start();
    send();
    ASSERT_TRUE(one.waitBegun());
    EXPECT_TRUE(one.mayBegin());
    dispatcher->halt();
    EXPECT_FALSE(one.mayBegin());
    dispatcher->resume();
    EXPECT_FALSE(one.mayBegin());
    one.end();
    ASSERT_TRUE(answers.wait(1));
    EXPECT_FALSE(one.mayBegin());
}

TEST_F(DispatcherTest, AHoldClosesTheGateOfThatOneAlone)
{
    start();
    agents::Delivery first = delivery(), second = delivery("A piece", two.id);
    first.passage = std::make_shared<agents::Passage>();
    second.passage = std::make_shared<agents::Passage>();
    send(first);
    send(second);
    ASSERT_TRUE(one.waitBegun() && two.waitBegun());
    EXPECT_FALSE(first.passage->holdBack()) << "it has begun";
    EXPECT_FALSE(one.mayBegin());
    EXPECT_TRUE(two.mayBegin());
    one.end();
    two.end();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_FALSE(two.mayBegin()) << "it has ended";
    agents::Delivery third = delivery();
    third.passage = std::make_shared<agents::Passage>();
    EXPECT_TRUE(third.passage->holdBack());
    send(third);
    ASSERT_TRUE(answers.wait(3));
    EXPECT_EQ(answers.got.last().kind, Outcome::NotSent);
    EXPECT_EQ(one.deliveries, 1);
}

TEST_F(DispatcherTest, ASlowLaneHoldsUpNobodyAndEachKeepsItsOrder)
{
    start();
    agents::Delivery elsewhere = delivery("first of the account");
    elsewhere.account = QStringLiteral("second");
    for (const char* title : {"a", "b", "c"})
        send(delivery(title));
    ASSERT_TRUE(one.waitBegun());
    for (const char* title : {"x", "y"}) {
        send(delivery(title, two.id));
        ASSERT_TRUE(two.waitBegun()) << "though the other lane is taken";
        two.end();
    }
    ASSERT_TRUE(answers.wait(2));
    send(elsewhere);
    ASSERT_TRUE(one.waitBegun()) << "another account is another lane";
    EXPECT_EQ(one.titles, (QStringList{QStringLiteral("a"), QStringLiteral("first of the account")}));
    for (int i = 0; i < 4; ++i)
        one.end();
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(answers.wait(6));
    EXPECT_EQ(one.titles.mid(2), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
}

TEST_F(DispatcherTest, AnAnswerThatComesTwiceCountsOnce)
{
    start();
    send();
    send();
    ASSERT_TRUE(one.waitBegun());
    agents::Connector::Ended kept;
    one.mailbox->post([&] {
        kept = one.open.front();
        one.open.pop_front();
        kept({Outcome::Confirmed, QStringLiteral("once")});
        kept({Outcome::Refused, QStringLiteral("twice")});
    });
    ASSERT_TRUE(one.waitBegun());
    one.mailbox->post([&] { kept({Outcome::Refused, QStringLiteral("for the second one")}); });
    one.end();
    ASSERT_TRUE(answers.wait(2));
    dispatcher->stop();
    kept({Outcome::Refused, QStringLiteral("after the end")});
    dispatcher.reset();
    kept({Outcome::Refused, QStringLiteral("long after")});
    EXPECT_FALSE(waitUntil([&] { return answers.got.size() > 2; }, Duration(20)));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::Confirmed, Outcome::Confirmed}));
    EXPECT_EQ(answers.got.first().text, QStringLiteral("once"));
}

TEST_F(DispatcherTest, WhatNeverAnswersIsUnknownWhereSomethingMayHaveLeft)
{
    one.endsOnCancel = two.endsOnCancel = false;
    one.longest = two.longest = Duration(10);
    two.asks = false;
    start(kShort);
    send();
    send(delivery("A piece", two.id));
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(one.cancels, 1);
    const bool isFirst = answers.got.first().kind == Outcome::Unknown;
    const Outcome& asked = answers.got.at(isFirst ? 0 : 1);
    const Outcome& silent = answers.got.at(isFirst ? 1 : 0);
    EXPECT_EQ(asked.kind, Outcome::Unknown);
    EXPECT_TRUE(asked.text.contains(QStringLiteral("longer than 0.01 s"))) << asked.text.toStdString();
    EXPECT_EQ(silent.kind, Outcome::Later);
    EXPECT_TRUE(silent.after);
    send();
    ASSERT_TRUE(one.waitBegun(2)) << "the lane goes on without it";
}

TEST_F(DispatcherTest, AStopLetsTheBegunOneEndAndAnswersTheOthers)
{
    start();
    send();
    send();
    ASSERT_TRUE(one.waitBegun());
    one.endWhenClosed();
    dispatcher->stop();
    EXPECT_EQ(one.left, 1);
    EXPECT_EQ(two.left, 1);
    send();
    ASSERT_TRUE(answers.wait(3));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::NotSent, Outcome::Confirmed, Outcome::NotSent}));
    EXPECT_EQ(one.deliveries, 1);
    EXPECT_EQ(one.cancels, 0);
}

TEST_F(DispatcherTest, AStopCutsWhatDoesNotEndAndSaysWhatBecameOfIt)
{
    one.endsOnCancel = two.endsOnCancel = false;
    two.asks = false;
    start(kShort);
    send();
    send(delivery("A piece", two.id));
    ASSERT_TRUE(one.waitBegun() && two.waitBegun());
    dispatcher->stop();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::Unknown, Outcome::NotSent}));
    EXPECT_EQ(one.cancels + two.cancels, 2);
    EXPECT_EQ(one.left, 1);
}

TEST_F(DispatcherTest, AConnectorThatThrowsInTheMiddleIsUnknownNotGuessed)
{
    one.throws = true;
    start();
    send();
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, Outcome::Unknown);
    EXPECT_TRUE(answers.got.first().text.contains(QStringLiteral("the socket broke")));
}

TEST_F(DispatcherTest, IsQuietWhenAllThatWasUnderWayHasEnded)
{
    start();
    send();
    send(delivery("A piece", two.id));
    ASSERT_TRUE(one.waitBegun() && two.waitBegun());
    bool isQuiet = false;
    dispatcher->whenQuiet(&answers.mailbox, [&] { isQuiet = true; });
    one.end();
    ASSERT_TRUE(answers.wait(1));
    send(); // what begins later is not waited for
    ASSERT_TRUE(one.waitBegun());
    EXPECT_FALSE(waitUntil([&] { return isQuiet; }, Duration(20)));
    two.end();
    EXPECT_TRUE(waitUntil([&] { return isQuiet; }));
    EXPECT_EQ(answers.got.size(), 2) << "whoever is told knows of all of them";
    one.end();
    ASSERT_TRUE(answers.wait(3));
    isQuiet = false;
    dispatcher->whenQuiet(&answers.mailbox, [&] { isQuiet = true; });
    EXPECT_TRUE(waitUntil([&] { return isQuiet; }));
}

TEST_F(DispatcherTest, ARehearsalStaysOnThisMachine)
{
    two.isOutward = true;
    start();
    for (const QString& id : {one.id, two.id}) {
        agents::Delivery rehearsal = delivery("A piece", id);
        rehearsal.content.rehearsal = true;
        EXPECT_EQ(bool(dispatcher->check(rehearsal.content)), id == one.id);
        send(rehearsal);
    }
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::Refused, Outcome::Confirmed}));
    EXPECT_EQ(two.deliveries, 0);
}

TEST_F(DispatcherTest, TriesAConnectorAndAHaltEndsThat)
{
    start();
    QList<Result<QString>> found;
    const auto test = [&](const QString& id) { dispatcher->test({id}, &answers.mailbox, [&](const Result<QString>& result) { found.append(result); }); };
    test(one.id);
    ASSERT_TRUE(one.waitBegun());
    test(one.id);
    test(QStringLiteral("carrier-pigeon"));
    ASSERT_TRUE(waitUntil([&] { return found.size() == 2; }));
    EXPECT_TRUE(!found.at(0) && !found.at(1)) << "one at a time, of those that there are";
    one.mailbox->post([&] { one.tests.front()(QStringLiteral("it takes our key")); });
    ASSERT_TRUE(waitUntil([&] { return found.size() == 3; }));
    EXPECT_EQ(found.last().value(), QStringLiteral("it takes our key"));
    test(one.id);
    ASSERT_TRUE(one.waitBegun());
    EXPECT_TRUE(one.mayBegin(1));
    dispatcher->halt();
    EXPECT_FALSE(one.mayBegin(1));
    test(one.id);
    ASSERT_TRUE(waitUntil([&] { return found.size() == 5; }));
    EXPECT_EQ(found.at(3).error().kind, Error::Cancelled);
    EXPECT_EQ(found.at(4).error().kind, Error::Cancelled);
    EXPECT_EQ(one.cancels, 1);
}

TEST_F(DispatcherTest, LooksUpBesideWhatWaitsAndAHaltEndsThat)
{
    start(kShort);
    QList<agents::LookedUp> found;
    const auto looks = [&] { dispatcher->lookUp(delivery(), &answers.mailbox, [&](const agents::LookedUp& one) { found.append(one); }); };
    send();
    ASSERT_TRUE(one.waitBegun());
    looks();
    ASSERT_TRUE(one.waitBegun()) << "it does not wait in the lane";
    one.mailbox->post([this] { one.looks.front()({Found::Yes, QStringLiteral("it stands there"), QStringLiteral("42")}); });
    ASSERT_TRUE(waitUntil([&] { return found.size() == 1; }));
    EXPECT_EQ(found.first().found, Found::Yes);
    EXPECT_EQ(found.first().providerId, QStringLiteral("42"));
    looks();
    ASSERT_TRUE(one.waitBegun());
    dispatcher->halt();
    ASSERT_TRUE(waitUntil([&] { return found.size() == 2; })) << "also where the connector does not end it";
    EXPECT_EQ(found.last().found, Found::Unclear);
    EXPECT_FALSE(one.mayBegin(1));
    looks();
    ASSERT_TRUE(waitUntil([&] { return found.size() == 3; }));
    EXPECT_EQ(found.last().found, Found::Unclear) << "nothing is asked while everything is stopped";
    EXPECT_EQ(one.gates.size(), 3U);
}

TEST_F(DispatcherTest, WhatIsLookedAtWhenAllIsStoppedWasNotLookedAtAndHasNotFailed)
{
    for (const bool ends : {true, false}) {
        start(kShort);
        one.endsOnCancel = ends;
        std::optional<Result<agents::Sight>> seen;
        dispatcher->look(delivery(), &answers.mailbox, [&](const Result<agents::Sight>& sight) { seen = sight; });
        ASSERT_TRUE(one.waitBegun());
        dispatcher->halt();
        ASSERT_TRUE(waitUntil([&] { return seen.has_value(); })) << "also where the connector does not end it";
        ASSERT_FALSE(*seen);
        EXPECT_EQ(seen->error().kind, Error::Cancelled) << ends << " so that it is looked at again: " << seen->error().text.toStdString();
    }
}

TEST(Dispatcher, KnowsItsConnectors)
{
    const TempHome home;
    agents::Dispatcher dispatcher(agents::folderConnectors(home.path(), QStringLiteral("press")));
    EXPECT_EQ(dispatcher.connectors().size(), 4);
    EXPECT_EQ(dispatcher.connectors().first().place, home.file(QStringLiteral("press/site")));
    EXPECT_FALSE(dispatcher.connectors().first().isOutward);
    EXPECT_EQ(dispatcher.infoOf({QStringLiteral("folder-site")})->guarantees.once, agents::Guarantees::ByContent);
    EXPECT_FALSE(dispatcher.infoOf({QStringLiteral("carrier-pigeon")}));
    EXPECT_TRUE(dispatcher.check(agents::renderBlogPage(samplePage(), effectBrand())->content));
    const QString pigeon = QStringLiteral("carrier-pigeon");
    EXPECT_FALSE(dispatcher.check(delivery("A piece", pigeon).content));
    Answers answers;
    dispatcher.start();
    dispatcher.dispatch(delivery("A piece", pigeon), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, Outcome::Later) << "somebody may set it up";
}

TEST_F(DispatcherTest, AWayThatIsShutIsUsedByNothingThatHasNotBegunAndSaysWhy)
{
    one.isOutward = true;
    dispatcher = std::make_unique<agents::Dispatcher>(held({&two}));
    dispatcher->start();
    std::atomic<bool> isShut = false;
    const auto why = [&isShut](const ConnectorId& id) { return isShut && id.text == QLatin1String("held") ? QStringLiteral("its file is another one") : QString(); };
    dispatcher->setOutward(held({&one}), why);
    EXPECT_EQ(dispatcher->whyShut({QStringLiteral("held")}), QString());
    EXPECT_EQ(dispatcher->whyShut({QStringLiteral("other")}), QString()) << "what stays on this machine has no file";
    EXPECT_FALSE(dispatcher->whyShut({QStringLiteral("nobody")}).isEmpty());
    send();
    send();
    ASSERT_TRUE(one.waitBegun());
    isShut = true;
    one.end();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::Confirmed, Outcome::Later})) << "what was on its way goes on";
    EXPECT_EQ(answers.got.last().text, QStringLiteral("its file is another one"));
    EXPECT_EQ(one.deliveries, 1);
    std::optional<agents::LookedUp> looked;
    dispatcher->lookUp(delivery(), &answers.mailbox, [&](const agents::LookedUp& found) { looked = found; });
    ASSERT_TRUE(waitUntil([&] { return looked.has_value(); }));
    EXPECT_EQ(looked->found, Found::Unclear);
    isShut = false;
    send();
    ASSERT_TRUE(one.waitBegun());
    one.end();
    ASSERT_TRUE(answers.wait(3));
    EXPECT_EQ(answers.got.last().kind, Outcome::Confirmed);
}

TEST_F(DispatcherTest, WhatWaitedForAWayThatWasSetUpAnewDoesNotUseTheOneOfBefore)
{
    one.isOutward = two.isOutward = true;
    two.id = one.id;
    dispatcher = std::make_unique<agents::Dispatcher>(held({}));
    dispatcher->start();
    dispatcher->setOutward(held({&one}));
    send();
    send();
    ASSERT_TRUE(one.waitBegun());
    dispatcher->setOutward(held({&two}));
    one.end();
    ASSERT_TRUE(answers.wait(2));
    EXPECT_EQ(answers.kinds(), (QList<Outcome::Kind>{Outcome::Confirmed, Outcome::Later}));
    EXPECT_EQ(one.deliveries + two.deliveries, 1);
    send();
    ASSERT_TRUE(two.waitBegun());
    two.end();
    ASSERT_TRUE(answers.wait(3));
}

TEST(Dispatcher, PublishesToAFolder)
{
    const TempHome home;
    Answers answers;
    agents::Dispatcher dispatcher(agents::folderConnectors(home.path(), QStringLiteral("press")));
    dispatcher.start();
    dispatcher.dispatch(deliveryOf(*agents::renderBlogPage(samplePage(), effectBrand())), &answers.mailbox, answers.answer());
    ASSERT_TRUE(answers.wait(1));
    EXPECT_EQ(answers.got.first().kind, Outcome::Confirmed);
    EXPECT_TRUE(QFile::exists(home.file(QStringLiteral("press/site/posts/first-ninety-days/index.html"))));
}

TEST(Dispatcher, TriesAFolder)
{
    const TempHome home;
    Mailbox mailbox;
    agents::Dispatcher dispatcher(agents::folderConnectors(home.path(), QStringLiteral("press")));
    dispatcher.start();
    std::optional<Result<QString>> found;
    dispatcher.test({QStringLiteral("folder-site")}, &mailbox, [&](const Result<QString>& result) { found = result; });
    ASSERT_TRUE(waitUntil([&] { return found.has_value(); }));
    EXPECT_TRUE(found->value().startsWith(home.file(QStringLiteral("press/site")) + QStringLiteral(" can be written, and has room for "))) << found->value().toStdString();
    EXPECT_FALSE(QFile::exists(home.file(QStringLiteral("press")))) << "trying changes nothing";
}

} // namespace qd::test
