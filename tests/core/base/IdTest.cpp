#include "core/base/Id.h"

#include <gtest/gtest.h>

#include <QSet>

#include <algorithm>
#include <thread>
#include <vector>

namespace qd {

namespace {
constexpr Instant kNow{1'795'000'000'000};
}

TEST(Uuid, ComesBackFromItsText)
{
    for (int i = 0; i < 100; ++i) {
        const Uuid uuid = Uuid::makeV7(kNow);
        const QString text = uuid.toString();
        ASSERT_EQ(text.size(), 36);
        ASSERT_EQ(text[14], QLatin1Char('7')) << "version";
        ASSERT_TRUE(QStringLiteral("89ab").contains(text[19])) << "variant";
        ASSERT_EQ(Uuid::fromString(text), uuid);
    }
    EXPECT_EQ((Uuid{0x0123456789abcdefull, 0xfedcba9876543210ull}).toString(), QStringLiteral("01234567-89ab-cdef-fedc-ba9876543210"));
}

TEST(Uuid, ReadsNothingElse)
{
    for (const char16_t* text : {u"", u"01234567-89ab-cdef-fedc-ba987654321", u"01234567-89ab-cdef-fedc-ba98765432100",
                                 u"{1234567-89ab-cdef-fedc-ba9876543210", u"0123456789ab-cdef-fedc-ba9876543210--", u"01234567-89ab-cdef-fedc-ba987654321g",
                                 u"01234567-89AB-cdef-fedc-ba9876543210", u"01234567-89ab-cdef-fedc-ba98765432\uff11\uff10"})
        EXPECT_EQ(Uuid::fromString(QStringView(text)), std::nullopt);
}

TEST(Uuid, IsOrderedAsItsTextIs)
{
    std::vector<Uuid> made{{1, 0}, {0, ~0ull}, {~0ull, 1}, {0x8000000000000000ull, 0}};
    for (int i = 0; i < 50; ++i)
        made.push_back(Uuid::makeV7(kNow + Duration(i)));
    std::sort(made.begin(), made.end());
    EXPECT_TRUE(std::is_sorted(made.begin(), made.end(), [](const Uuid& a, const Uuid& b) { return a.toString() < b.toString(); }));
}

TEST(Uuid, HoldsItsTime)
{
    const Instant late{4'000'000'000'000};
    EXPECT_EQ(qint64(Uuid::makeV7(late).high >> 16), late.ms);
}

TEST(Uuid, MadeLaterSortsLaterEvenWhenTheClockStandsOrGoesBack)
{
    Uuid before = Uuid::makeV7(kNow);
    for (int i = 0; i < 10'000; ++i) { // more than the 4096 that one millisecond has room for
        const Uuid next = Uuid::makeV7(i % 3 == 0 ? kNow - Duration(500) : kNow);
        ASSERT_LT(before, next) << i;
        before = next;
    }
}

TEST(Uuid, AreDifferentAndAscendingAcrossThreads)
{
    constexpr int kThreads = 4;
    constexpr int kEach = 5'000;
    std::vector<std::vector<Uuid>> made(kThreads);
    std::vector<std::thread> threads;
    for (std::vector<Uuid>& own : made)
        threads.emplace_back([&own] {
            for (int i = 0; i < kEach; ++i)
                own.push_back(Uuid::makeV7(kNow));
        });
    for (std::thread& thread : threads)
        thread.join();
    QSet<quint64> times;
    for (const std::vector<Uuid>& own : made) {
        EXPECT_TRUE(std::is_sorted(own.begin(), own.end()));
        for (const Uuid& uuid : own)
            times.insert(uuid.high);
    }
    EXPECT_EQ(times.size(), kThreads * kEach) << "time and counter alone tell them apart";
}

TEST(Id, IsNullUntilItIsMade)
{
    using ThingId = Id<struct IdTestTag>;
    EXPECT_TRUE(ThingId().isNull());
    const ThingId made = ThingId::make(kNow);
    EXPECT_FALSE(made.isNull());
    EXPECT_EQ(ThingId::fromString(made.toString()), made);
    EXPECT_EQ(ThingId::fromString(u"x"), std::nullopt);
    EXPECT_EQ(qHash(made), qHash(*ThingId::fromString(made.toString())));
}

} // namespace qd
