#include "agents/llm/PriceList.h"
#include "agents/llm/Settlement.h"
#include "agents/llm/TokenBound.h"

#include <QRandomGenerator>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

LlmRequest request()
{
    LlmRequest request;
    request.system = QString(600, u's');
    request.prompt = QString(400, u'p');
    return request;
}

LlmAnswer answer(qint64 in, qint64 out, qint64 read = 0, qint64 write = 0)
{
    LlmAnswer answer;
    answer.text = QString(200, u'a');
    answer.usage = {{in}, {out}, {read}, {write}};
    return answer;
}

constexpr Reserved kReserved{{1200}, {500}};

void expectSettled(const LlmAnswer& answer, Settled::How how, const TokenUsage& expected)
{
    const Settled result = settled(request(), answer, kReserved);
    EXPECT_EQ(result.how, how);
    EXPECT_EQ(result.usage.in, expected.in);
    EXPECT_EQ(result.usage.out, expected.out);
    EXPECT_EQ(result.usage.cacheRead, expected.cacheRead);
    EXPECT_EQ(result.usage.cacheWrite, expected.cacheWrite);
}

} // namespace

TEST(Settlement, TakesWhatIsReportedWhereItCanBe)
{
    expectSettled(answer(250, 50), Settled::Reported, {{250}, {50}, {}, {}});
    expectSettled(answer(20, 50, 200, 30), Settled::Reported, {{20}, {50}, {200}, {30}});
    expectSettled(answer(1200, 500), Settled::Reported, {{1200}, {500}, {}, {}});
}

TEST(Settlement, WhatIsLessThanItCanBeIsFalseAndTakesAllThatWasReservedOfIt)
{
    expectSettled(answer(0, 0), Settled::Raised, {{}, {500}, {}, {1200}});
    expectSettled(answer(10, 50, 30), Settled::Raised, {{}, {50}, {}, {1200}});
    expectSettled(answer(250, 3), Settled::Raised, {{250}, {500}, {}, {}});
    expectSettled(answer(100, 20), Settled::Reported, {{100}, {20}, {}, {}});
}

TEST(Settlement, ClampsEachComponentAndTheirSum)
{
    expectSettled(answer(1'000'000'000'000, 1'000'000'000'000), Settled::Clamped, {{1200}, {500}, {}, {}});
    expectSettled(answer(1000, 50, 1000, 1000), Settled::Clamped, {{200}, {50}, {}, {1000}});
    expectSettled(answer(250, 501), Settled::Clamped, {{250}, {500}, {}, {}});
    expectSettled(answer(100, 50, 5000), Settled::Clamped, {{100}, {50}, {1100}, {}});
}

TEST(Settlement, WhatNobodyCanTellTakesTheWholeReservation)
{
    LlmAnswer cut = answer(250, 50);
    cut.isWhole = false;
    expectSettled(cut, Settled::Whole, {{}, {500}, {}, {1200}});
    LlmAnswer silent = answer(250, 50);
    silent.isReported = false;
    expectSettled(silent, Settled::Whole, {{}, {500}, {}, {1200}});
}

TEST(Settlement, OursTakesWhatItSays)
{
    LlmAnswer ours = answer(0, 0);
    ours.fromCache = true;
    expectSettled(ours, Settled::Reported, {});
    LlmAnswer rehearsal = answer(5000, 5000);
    rehearsal.rehearsal = true;
    expectSettled(rehearsal, Settled::Reported, {{5000}, {5000}, {}, {}});
}

TEST(Settlement, NeverCostsMoreThanWasReserved)
{
    PriceList prices;
    ASSERT_TRUE(bool(prices.add(R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"m","input":3000000,"output":15000000,"cache_write":3750000,"cache_read":300000,
        "steps":[{"above_input_tokens":1000,"input":6000000,"output":22500000,"cache_write":7500000,"cache_read":600000}]}]})", QStringLiteral("f"))));
    const QString model = QStringLiteral("p:m");
    const Money worst = *prices.worstCase(model, kReserved.in, kReserved.out);
    QRandomGenerator dice(4711);
    for (int i = 0; i < 20'000; ++i) {
        const auto figure = [&] { return dice.bounded(4) == 0 ? qint64(1) << dice.bounded(45) : qint64(dice.bounded(2000)); };
        LlmAnswer lie = answer(figure(), figure(), figure(), figure());
        lie.isWhole = dice.bounded(10) != 0;
        const Settled result = settled(request(), lie, kReserved);
        const Money cost = *prices.cost(model, result.usage);
        EXPECT_LE(cost.micro, worst.micro);
        EXPECT_TRUE(lie.isWhole || cost == worst);
    }
}

TEST(TokenBound, CountsTheBytesOfEverythingThatIsSent)
{
    LlmRequest empty;
    const qint64 none = countAtMost(empty).value;
    const auto grows = [&](auto change) {
        LlmRequest more = empty;
        change(more);
        return countAtMost(more).value - none;
    };
    EXPECT_EQ(grows([](LlmRequest& r) { r.system = QStringLiteral("abc"); }), 3);
    EXPECT_EQ(grows([](LlmRequest& r) { r.prompt = QStringLiteral("ü€🌊"); }), 2 + 3 + 4);
    EXPECT_GE(grows([](LlmRequest& r) { r.replySchema = QByteArray(1000, ' '); }), 2000);
    EXPECT_GE(grows([](LlmRequest& r) { r.tools = {{QString(10, u'n'), QString(100, u'd'), QByteArray(1000, ' ')}}; }), 2110 + 530);
    EXPECT_EQ(grows([](LlmRequest& r) { r.images = {{}, {}}; }), 2 * 16'384);
    EXPECT_GE(grows([](LlmRequest& r) {
        r.exchanges = {{QString(100, u's'), {{QString(10, u'i'), QString(10, u'n'), QString(1000, u'a')}}, {{QString(10, u'i'), QString(2000, u'r'), false}}, QString(500, u'k')}};
    }), 3630);
    LlmRequest pictured;
    pictured.images = {{}};
    EXPECT_EQ(countAtMost(pictured, {4784}).value - none, 4784);
}

TEST(TokenBound, TheLowerEstimateIsBelowTheUpperBound)
{
    EXPECT_EQ(countAtLeast(request()).value, 100);
    EXPECT_LT(countAtLeast(request()), countAtMost(request()));
    EXPECT_EQ(countAtLeast(answer(0, 0)).value, 20);
}

TEST(TokenBound, APictureIsReckonedByItsSizeAsItsProviderCounts)
{
    const QByteArray head = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000004b0000002760802000000"); // 1200 by 630
    LlmRequest shown = request();
    shown.images = {{QStringLiteral("image/png"), head}};
    ModelTraits claude;
    claude.images = true;
    claude.imagePatch = 28;
    claude.imageTokens = {4800};
    EXPECT_EQ(imageAtMost(shown.images[0], claude).value, 43 * 23 + 16);
    claude.imageWeight = 110;
    EXPECT_EQ(imageAtMost(shown.images[0], claude).value, (43 * 23 * 110 + 99) / 100 + 16);
    EXPECT_EQ(countAtMost(shown, claude).value - countAtMost(request(), claude).value, imageAtMost(shown.images[0], claude).value);
    claude.imageTokens = {500};
    EXPECT_EQ(imageAtMost(shown.images[0], claude).value, 500) << "never more than the most";
    claude.imagePatch = 0;
    claude.imageTokens = {4800};
    EXPECT_EQ(imageAtMost(shown.images[0], claude).value, 4800) << "nobody said how it is counted";
    shown.images[0].bytes = "no picture";
    claude.imagePatch = 28;
    EXPECT_EQ(imageAtMost(shown.images[0], claude).value, 4800);
    claude.images = false;
    EXPECT_EQ(countAtMost(shown, claude).value, countAtMost(request(), claude).value) << "it is not sent";
}
