#include "core/async/Shown.h"

#include <gtest/gtest.h>

#include <QString>

#include <atomic>
#include <thread>

namespace qd {
namespace {

TEST(Shown, IsNothingBeforeTheFirst)
{
    EXPECT_EQ(Shown<int>().now(), nullptr);
}

TEST(Shown, WhatIsHeldStaysAsItWas)
{
    Shown<QString> shown;
    shown.show(QStringLiteral("first"));
    const auto held = shown.now();
    shown.show(QStringLiteral("second"));
    EXPECT_EQ(*held, QStringLiteral("first"));
    EXPECT_EQ(*shown.now(), QStringLiteral("second"));
}

TEST(Shown, ALookIsOfOneWholeValue)
{
    struct Pair {
        int one, other;
    };
    Shown<Pair> shown;
    shown.show(Pair{0, 0});
    std::atomic<bool> broken = false;
    std::jthread reader([&] {
        for (int last = 0; last < 2'000;) {
            const auto seen = shown.now();
            broken = broken || seen->one != seen->other || seen->one < last;
            last = seen->one;
        }
    });
    for (int i = 1; i <= 2'000; ++i)
        shown.show(Pair{i, i});
    reader.join();
    EXPECT_FALSE(broken);
}

} // namespace
} // namespace qd
