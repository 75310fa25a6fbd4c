#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "resources/Resources.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <thread>

using namespace qd;
using namespace qd::agents;

namespace {

PriceList shipped()
{
    openResources();
    const Result<PriceList> list = PriceList::read();
    EXPECT_TRUE(bool(list)) << (list ? "" : list.error().text.toStdString());
    return list ? *list : PriceList();
}

TokenUsage usage(qint64 in, qint64 out, qint64 read = 0, qint64 write = 0)
{
    TokenUsage u;
    u.in = {in};
    u.out = {out};
    u.cacheRead = {read};
    u.cacheWrite = {write};
    return u;
}

qint64 microOf(const Result<Money>& money)
{
    return money ? money->micro : -1;
}

const char* const kFile = R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","date":"2026-01-01","source":"s","models":[
  {"model":"m","input":3000000,"output":15000000,"cache_write":3750000,"cache_read":300000,
   "steps":[{"above_input_tokens":1000,"input":6000000,"output":20000000}]}]})";

PriceList small()
{
    PriceList list;
    EXPECT_TRUE(bool(list.add(kFile, QStringLiteral("f"))));
    return list;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

TEST(PriceList, KnowsWhatSearchesCost)
{
    const PriceList list = shipped();
    EXPECT_EQ(microOf(list.request(QStringLiteral("brave:search"))), 5'000);
    EXPECT_EQ(microOf(list.request(QStringLiteral("tavily:search"))), 8'000);
    EXPECT_EQ(microOf(list.request(QStringLiteral("searxng:search"))), 0) << "a server of one's own";
    const Result<Money> unknown = list.request(QStringLiteral("brave:answers"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, Error::Rule);
    EXPECT_TRUE(unknown.error().text.contains(QStringLiteral("brave:answers")));
    EXPECT_FALSE(list.price(QStringLiteral("brave:search"))) << "it is no model";
    PriceList own;
    EXPECT_FALSE(own.add(R"({"provider":"p","currency":"USD","unit":"micro-dollars per request","date":"d","source":"s","requests":[{"request":"x","price":-1}]})", QStringLiteral("f")));
    EXPECT_FALSE(own.add(R"({"provider":"p","currency":"USD","unit":"micro-dollars per request","date":"d","source":"s","requests":[{"request":"","price":1}]})", QStringLiteral("f")));
    EXPECT_TRUE(own.add(R"({"provider":"p","currency":"USD","unit":"micro-dollars per request","date":"d","source":"s","requests":[{"request":"x","price":7}]})", QStringLiteral("f")));
    EXPECT_EQ(microOf(own.request(QStringLiteral("p:x"))), 7);
}

TEST(PriceList, KnowsTheModelsOfTheTiers)
{
    const PriceList list = shipped();
    for (const char* const model : {"anthropic:claude-opus-4-5", "anthropic:claude-sonnet-4-5", "anthropic:claude-haiku-4-5", "rehearsal"})
        EXPECT_TRUE(bool(list.price(QString::fromLatin1(model)))) << model;
    const Result<ModelPrice> opus = list.price(QStringLiteral("anthropic:claude-opus-4-5"));
    ASSERT_TRUE(bool(opus));
    EXPECT_EQ(opus->price.input.micro, 5'000'000);
    EXPECT_FALSE(opus->date.isEmpty());
    EXPECT_TRUE(opus->source.startsWith(QStringLiteral("https://")));
}

TEST(PriceList, AddsEveryKindOfToken)
{
    EXPECT_EQ(microOf(small().cost(QStringLiteral("p:m"), usage(100, 10, 200, 300))), 300 + 150 + 60 + 1125);
}

TEST(PriceList, RoundsUpToAMicroDollarOnceForTheWholeCall)
{
    const PriceList list = small();
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(0, 0, 1))), 1);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(0, 0, 3))), 1);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(0, 0, 4))), 2);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(0, 0))), 0);
}

TEST(PriceList, TakesTheStepOfTheWholeInput)
{
    const PriceList list = small();
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(1000, 0))), 3000);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(1001, 0))), 6006);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(1, 0, 1000))), 6006) << "cache tokens count as input and cost like it in this step";
}

TEST(PriceList, RefusesAModelWithoutAPrice)
{
    const Result<Money> cost = small().cost(QStringLiteral("p:unknown"), usage(1, 1));
    ASSERT_FALSE(cost);
    EXPECT_EQ(cost.error().kind, Error::Rule);
    EXPECT_TRUE(cost.error().text.contains(QStringLiteral("p:unknown")));
    EXPECT_FALSE(small().worstCase(QStringLiteral("unknown"), {1}, {1}));
}

TEST(PriceList, RehearsalIsFree)
{
    EXPECT_EQ(microOf(shipped().cost(QStringLiteral("rehearsal"), usage(1'000'000, 1'000'000, 5, 5))), 0);
}

TEST(PriceList, WorstCaseIsNeverBelowTheCost)
{
    const PriceList list = shipped();
    for (const QString& model : list.models()) {
        if (!list.believed(model, true))
            continue; // it says what texts mean, and answers nobody
        for (const qint64 in : {0, 1, 999, 150'000, 300'000}) {
            const qint64 most = microOf(list.worstCase(model, {in}, {4096}));
            EXPECT_GE(most, microOf(list.cost(model, usage(in, 4096)))) << model.toStdString();
            EXPECT_GE(most, microOf(list.cost(model, usage(0, 4096, 0, in)))) << model.toStdString();
            EXPECT_GE(most, microOf(list.cost(model, usage(in / 2, 100, in - in / 2, 0)))) << model.toStdString();
        }
    }
}

TEST(PriceList, RefusesAnAmountThatDoesNotFit)
{
    const qint64 huge = std::numeric_limits<qint64>::max();
    const Result<Money> cost = small().cost(QStringLiteral("p:m"), usage(huge / 2, huge / 2));
    ASSERT_FALSE(cost);
    EXPECT_EQ(cost.error().kind, Error::Rule);
    EXPECT_FALSE(small().cost(QStringLiteral("p:m"), usage(-1, 0))) << "a negative count is no usage";
    EXPECT_FALSE(small().cost(QStringLiteral("p:m"), usage(huge, 0, huge, huge)));
}

TEST(PriceList, AFileOfTheHomeReplacesALine)
{
    openResources();
    const test::TempHome home;
    QDir(home.path()).mkdir(QStringLiteral("prices"));
    write(home.file(QStringLiteral("prices/mine.json")), R"({"provider":"anthropic","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"claude-opus-4-5","input":1000000,"output":2000000}]})");
    const Result<PriceList> list = PriceList::read(home.path());
    ASSERT_TRUE(bool(list));
    EXPECT_EQ(microOf(list->cost(QStringLiteral("anthropic:claude-opus-4-5"), usage(10, 10))), 30);
    EXPECT_TRUE(bool(list->price(QStringLiteral("anthropic:claude-sonnet-4-5")))) << "the other lines stay";
}

TEST(PriceList, SaysWhereAFileIsWrong)
{
    openResources();
    const test::TempHome home;
    QDir(home.path()).mkdir(QStringLiteral("prices"));
    const QString path = home.file(QStringLiteral("prices/mine.json"));
    const QList<std::pair<QByteArray, QString>> cases{
        {"{\"provider\":\"p\",\"currency\":\"EUR\",\"models\":[]}", QStringLiteral("/currency")},
        {"{\"currency\":\"USD\"}", QStringLiteral("/provider")},
        {"{\"provider\":\"p\",\"currency\":\"USD\",\"unit\":\"micro-dollars per million tokens\",\"models\":[{\"model\":\"m\",\"input\":1}]}", QStringLiteral("/models/0")},
        {"{\"provider\":\"p\",\"currency\":\"USD\",\"unit\":\"micro-dollars per million tokens\",\"models\":[{\"model\":\"m\",\"input\":-1,\"output\":1}]}", QStringLiteral("/models/0")},
        {"{\"provider\":\"p\",\"currency\":\"USD\",\"unit\":\"micro-dollars per million tokens\",\"models\":[{\"model\":\"m\",\"input\":\"3\",\"output\":1}]}", QStringLiteral("/models/0/input")},
        {"{\"provider\":\"p\",\"currency\":\"USD\",\"unit\":\"micro-dollars per million tokens\",\"models\":[{\"model\":\"m\",\"input\":3.5,\"output\":1}]}", QStringLiteral("/models/0/input")},
        {R"({"provider":"p","currency":"USD","unit":"dollars per million tokens","models":[{"model":"m","input":3,"output":15}]})", QStringLiteral("/unit")},
        {R"({"provider":"p","currency":"USD","models":[{"model":"m","input":3,"output":15}]})", QStringLiteral("/unit")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","requests":[{"request":"search","price":1}]})", QStringLiteral("/unit")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per request","models":[{"model":"m","input":1,"output":1}]})", QStringLiteral("/unit")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per request","models":[{"model":"m","input":1,"output":1}],"requests":[{"request":"search","price":1}]})", QStringLiteral("/requests")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","modles":[]})", QStringLiteral("/modles")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"m","input":1,"output":1,"stepz":[]}]})", QStringLiteral("/models/0/stepz")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"m","input":1,"output":1,"steps":[{"above":9,"input":2,"output":2}]}]})",
         QStringLiteral("/models/0/steps/0/above")},
        {R"({"provider":"p","currency":"USD","unit":"micro-dollars per request","requests":[{"request":"search","prize":1}]})", QStringLiteral("/requests/0/prize")},
        {"not json", QString()},
    };
    for (const auto& [bytes, place] : cases) {
        write(path, bytes);
        const Result<PriceList> list = PriceList::read(home.path());
        ASSERT_FALSE(list) << bytes.constData();
        EXPECT_EQ(list.error().kind, Error::Parse);
        EXPECT_TRUE(list.error().where.startsWith(path)) << list.error().where.toStdString();
        EXPECT_TRUE((list.error().where + list.error().text).contains(place)) << (list.error().where + list.error().text).toStdString();
    }
}

TEST(PriceList, ABatchCostsItsShareRoundedUpAtTheEndOnly)
{
    PriceList list;
    ASSERT_TRUE(bool(list.add(R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","batch_percent":50,"models":[
      {"model":"m","input":3000000,"output":15000000},{"model":"alone","input":3000000,"output":15000000,"batch_percent":0},
      {"model":"third","input":3000000,"output":15000000,"batch_percent":33}]})", QStringLiteral("f"))));
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(1, 0), PriceList::InBatch)), 2) << "of 1.5";
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(1'000, 100), PriceList::InBatch)), 2'250);
    EXPECT_EQ(microOf(list.worstCase(QStringLiteral("p:m"), {1'000}, {100}, PriceList::InBatch)), 2'250);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:third"), usage(100, 0), PriceList::InBatch)), 99);
    EXPECT_EQ(microOf(list.cost(QStringLiteral("p:m"), usage(1'000, 100))), 4'500) << "what is asked alone costs the whole";
    EXPECT_TRUE(list.hasBatchPrice(QStringLiteral("p:m")));
    EXPECT_FALSE(list.hasBatchPrice(QStringLiteral("p:alone")));
    EXPECT_EQ(list.cost(QStringLiteral("p:alone"), usage(1, 0), PriceList::InBatch).error().kind, Error::Rule);
    EXPECT_EQ(small().worstCase(QStringLiteral("p:m"), {1}, {1}, PriceList::InBatch).error().kind, Error::Rule);
}

TEST(PriceList, AShareOfABatchIsBetweenNothingAndTheWhole)
{
    PriceList list;
    for (const char* wrong : {R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","batch_percent":101,"models":[]})",
                              R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"m","input":1,"output":1,"batch_percent":-2}]})"})
        EXPECT_EQ(list.add(wrong, QStringLiteral("f")).error().kind, Error::Parse) << wrong;
}

namespace {

/// What a provider's models may be asked for: one on another machine, and one on this.
Result<Money> worstOf(const QByteArray& line, const QByteArray& address)
{
    openResources();
    const test::TempHome home;
    for (const char* folder : {"prices", "providers"})
        QDir(home.path()).mkdir(QLatin1String(folder));
    write(home.file(QStringLiteral("providers/mine.json")),
          R"({"id":"mine","title":"Mine","dialect":"openai-chat","base_url":")" + address + R"(","any_model":true,"defaults":{"context":100000},"models":[]})");
    write(home.file(QStringLiteral("prices/mine.json")), R"({"provider":"mine","currency":"USD","unit":"micro-dollars per million tokens","models":[)" + line + "]}");
    const Result<PriceList> list = PriceList::read(home.path());
    if (!list)
        return list.error();
    EXPECT_TRUE(list->price(QStringLiteral("mine:m"))) << "the line is shown as it stands";
    EXPECT_EQ(bool(list->believed(QStringLiteral("mine:m"), true)), bool(list->worstCase(QStringLiteral("mine:m"), {1'000'000}, {0})));
    EXPECT_TRUE(list->cost(QStringLiteral("mine:m"), usage(1'000'000, 0))) << "what would have been is shown";
    return list->worstCase(QStringLiteral("mine:m"), {1'000'000}, {0});
}

} // namespace

TEST(PriceList, NextToNothingIsASlipWhereTheProviderIsOnAnotherMachine)
{
    const QByteArray there = "https://models.example/v1";
    for (const char* slip : {R"({"input":3,"output":15})", R"({"input":0,"output":0})", R"({"input":999,"output":1000})", R"({"input":1000,"output":999})", R"({"input":3000000,"output":0})",
                             R"({"input":3000000,"output":15000000,"cache_read":1})", R"({"input":3000000,"output":15000000,"cache_write":1})",
                             R"({"input":3000000,"output":15000000,"steps":[{"above_input_tokens":9,"input":6,"output":22}]})"}) {
        const Result<Money> worst = worstOf(slip, there);
        ASSERT_FALSE(worst) << slip;
        EXPECT_EQ(worst.error().kind, Error::Rule) << worst.error().text.toStdString();
        EXPECT_TRUE(worst.error().text.contains(QStringLiteral("mine:m"))) << worst.error().text.toStdString();
        EXPECT_TRUE(worst.error().hint.contains(QStringLiteral("$3.00 is 3000000")));
        EXPECT_TRUE(bool(worstOf(slip, "http://127.0.0.1:9/v1"))) << slip;
    }
    EXPECT_EQ(microOf(worstOf(R"({"input":1000,"output":1000})", there)), 1'000);
    EXPECT_EQ(microOf(worstOf(R"({"input":0,"output":0,"free":true})", there)), 0) << "somebody says so";
    EXPECT_EQ(microOf(worstOf(R"({"input":3000000,"output":15000000,"cache_write":0})", there)), 3'000'000) << "to write a cache may cost nothing";
}

TEST(PriceList, ANewerOneTakesItsPlaceForWhoeverAsksNext)
{
    PriceList list = shipped();
    const PriceList copy = list;
    const QString model = QStringLiteral("anthropic:claude-sonnet-4-5");
    const Money before = *list.cost(model, usage(1'000'000, 0));
    PriceList newer;
    ASSERT_TRUE(newer.add(R"({"provider":"anthropic","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"claude-sonnet-4-5","input":90000000,"output":90000000}]})", QStringLiteral("a.json")));
    std::atomic<bool> isOver = false;
    std::thread other([&] {
        while (!isOver)
            EXPECT_TRUE(list.cost(model, usage(1'000'000, 0))) << "there is one all the time";
    });
    for (int i = 0; i < 1'000; ++i)
        list.take(i % 2 == 0 ? copy : newer);
    isOver = true;
    other.join();
    EXPECT_EQ(list.cost(model, usage(1'000'000, 0))->micro, 90'000'000);
    EXPECT_EQ(*copy.cost(model, usage(1'000'000, 0)), before) << "a copy keeps what it had";
    EXPECT_FALSE(list.cost(QStringLiteral("openai:gpt-5.4"), usage(1, 0))) << "what is gone is gone";
}

TEST(PriceList, AProviderThatWasLookedAtStaysAsItWas)
{
    ProviderList list = *ProviderList::read();
    const auto before = list.provider(QStringLiteral("anthropic"));
    ASSERT_TRUE(before);
    list.take(ProviderList());
    EXPECT_EQ(before->id, QStringLiteral("anthropic"));
    EXPECT_FALSE(list.provider(QStringLiteral("anthropic")));
    EXPECT_FALSE(list.find(QStringLiteral("anthropic:claude-sonnet-4-5")));
}
