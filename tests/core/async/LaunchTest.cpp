#include "core/async/Launch.h"

#include "core/async/Worker.h"
#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <QCoroTimer>

#include <stdexcept>
#include <stop_token>

namespace qd {

namespace {

using namespace std::chrono_literals;

QCoro::Task<Result<int>> valueAfter(std::chrono::milliseconds wait, int value)
{
    if (wait > 0ms)
        co_await QCoro::sleepFor(wait);
    co_return value;
}

QCoro::Task<Result<int>> errorLater()
{
    co_await QCoro::sleepFor(1ms);
    co_return Error{Error::Rule, QStringLiteral("no"), {}, {}};
}

QCoro::Task<Result<int>> throwAfter(std::chrono::milliseconds wait)
{
    if (wait > 0ms)
        co_await QCoro::sleepFor(wait);
    throw std::runtime_error("boom");
}

struct Odd {};
QCoro::Task<Result<int>> throwOdd()
{
    co_await QCoro::sleepFor(1ms);
    throw Odd{};
}

QCoro::Task<Result<int>> untilStopped(std::stop_token stop)
{
    while (!stop.stop_requested())
        co_await QCoro::sleepFor(1ms);
    co_return Error{Error::Cancelled, QStringLiteral("stopped"), {}, {}};
}

QCoro::Task<Result<int>> nested(int depth)
{
    if (depth == 0)
        co_return 0;
    auto inner = nested(depth - 1);
    const Result<int> below = co_await inner;
    co_return below ? Result<int>(*below + 1) : below;
}

QCoro::Task<Result<Done>> nothing()
{
    co_return Done{};
}

} // namespace

TEST(Launch, GivesTheValue)
{
    EXPECT_EQ(test::await(valueAfter(1ms, 4)).value(), 4);
    EXPECT_EQ(test::await(nested(50)).value(), 50);
    EXPECT_TRUE(test::await(nothing()));
}

TEST(Launch, GivesTheError)
{
    const Result<int> result = test::await(errorLater());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, Error::Rule);
}

TEST(Launch, AFinishedTaskFinishesInsideTheCall)
{
    QObject owner;
    int got = 0;
    launch(&owner, valueAfter(0ms, 4), [&](Result<int> result) { got = result ? *result : -1; });
    EXPECT_EQ(got, 4);
}

TEST(Launch, WhatATaskThrowsBecomesAnError)
{
    for (const auto wait : {0ms, 1ms}) {
        const Result<int> result = test::await(throwAfter(wait));
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().kind, Error::Internal);
        EXPECT_EQ(result.error().text, QStringLiteral("boom"));
    }
    const Result<int> odd = test::await(throwOdd());
    ASSERT_FALSE(odd);
    EXPECT_EQ(odd.error().kind, Error::Internal);
}

TEST(Launch, NobodyIsCalledWhenTheOwnerHasGone)
{
    auto owner = std::make_unique<QObject>();
    const auto held = std::make_shared<int>(0);
    bool called = false;
    bool over = false;
    QObject witness;
    launch(owner.get(), valueAfter(2ms, 1), [&called, held](Result<int>) { called = true; });
    launch(&witness, valueAfter(20ms, 1), [&](Result<int>) { over = true; });
    owner.reset();
    ASSERT_TRUE(test::waitUntil([&] { return over; }));
    EXPECT_FALSE(called);
    EXPECT_TRUE(test::waitUntil([&] { return held.use_count() == 1; })) << "what the callback holds is let go";
}

TEST(Launch, AStopRequestEndsATaskThatLooksAtIt)
{
    QObject owner;
    std::stop_source stop;
    std::optional<Result<int>> got;
    launch(&owner, untilStopped(stop.get_token()), [&](Result<int> result) { got = std::move(result); });
    EXPECT_FALSE(got);
    stop.request_stop();
    ASSERT_TRUE(test::waitUntil([&] { return got.has_value(); }));
    EXPECT_EQ(got->error().kind, Error::Cancelled);
}

TEST(Launch, TheEventLoopTicksMeanwhile)
{
    QObject owner;
    int ticks = 0;
    bool over = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++ticks; });
    timer.start(1);
    std::stop_source stop;
    launch(&owner, untilStopped(stop.get_token()), [&](Result<int>) { over = true; });
    EXPECT_TRUE(test::waitUntil([&] { return ticks >= 5; }));
    EXPECT_FALSE(over);
    stop.request_stop();
    EXPECT_TRUE(test::waitUntil([&] { return over; }));
}

TEST(Launch, ResumesOnTheThreadThatLaunched)
{
    Worker worker(QStringLiteral("launching"));
    worker.start();
    std::unique_ptr<QObject> owner;
    std::atomic<QThread*> resumedOn{nullptr};
    worker.post([&] {
        owner = std::make_unique<QObject>();
        launch(owner.get(), valueAfter(1ms, 1), [&](Result<int>) { resumedOn = QThread::currentThread(); });
    });
    EXPECT_TRUE(test::waitUntil([&] { return resumedOn.load() != nullptr; }));
    EXPECT_EQ(resumedOn.load(), worker.mailbox()->thread());
    worker.stop([&] { owner.reset(); });
}

TEST(Launch, ManyTasksRunBesideEachOther)
{
    QObject owner;
    int sum = 0;
    for (int i = 1; i <= 200; ++i)
        launch(&owner, valueAfter(std::chrono::milliseconds(i % 5), i), [&](Result<int> result) { sum += *result; });
    EXPECT_TRUE(test::waitUntil([&] { return sum == 200 * 201 / 2; }));
}

} // namespace qd
