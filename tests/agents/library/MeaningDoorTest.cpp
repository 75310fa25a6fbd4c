#include "agents/library/MeaningDoor.h"

#include "agents/keys/Secret.h"
#include "agents/llm/PriceList.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using Vectors = Result<QList<QByteArray>>;

const QString kPath = QStringLiteral("/v1/embeddings");
const QString kModel = QStringLiteral("world:m");
constexpr qint64 kEach = 20; ///< micro-dollars for a token

/// A door to the world outside, and somebody who promises money as the test has it.
class MeaningDoorTest : public testing::Test {
protected:
    MeaningDoorTest()
    {
        EXPECT_TRUE(prices.add(R"({"provider":"world","currency":"USD","unit":"micro-dollars per million tokens","date":"d","source":"s","models":[{"model":"m","input":20000000,"output":0}]})",
                               QStringLiteral("f")));
        terms.billed = kModel;
        make(true);
    }
    void make(bool pays, const agents::ToldLimits& told = agents::ToldLimits())
    {
        agents::MeaningDoor::Parts parts{transport, halted};
        parts.told = told;
        parts.findTerms = [this](const MeaningSource&, const std::function<void(Result<agents::AskingTerms>)>& found) { found(terms); };
        parts.prices = &prices;
        if (pays)
            parts.money = {[this](const QString& model, Money most, agents::MeaningMoney::Promised promised) {
                               EXPECT_EQ(model, kModel);
                               EXPECT_EQ(asked(), before) << "the money comes first";
                               reserved.append(most.micro);
                               waits = std::move(promised);
                               if (!holds)
                                   goOn(refusal ? Result<TurnId>(*refusal) : Result<TurnId>(hold));
                           },
                           [this](const TurnId& settled, Money owed) {
                               EXPECT_EQ(settled, hold);
                               paid.append(owed.micro);
                           }};
        door = std::make_unique<agents::MeaningDoor>(parts);
    }
    void goOn(const Result<TurnId>& given) { std::exchange(waits, nullptr)(given); }
    void begin(Duration deadline = std::chrono::seconds(10))
    {
        vectors.reset();
        door->embed(source, texts, deadline, [this](const Vectors& got) {
            EXPECT_FALSE(vectors) << "once";
            vectors = got;
        });
    }
    Vectors said(Duration deadline = std::chrono::seconds(10))
    {
        begin(deadline);
        EXPECT_TRUE(waitUntil([this] { return vectors.has_value(); }));
        return vectors.value_or(Vectors(QList<QByteArray>()));
    }
    /// The same, with the world as told.
    Vectors under(const char* fault, QJsonObject more = {})
    {
        EXPECT_TRUE(world.script(kPath, QString::fromLatin1(fault), std::move(more)));
        return said();
    }
    qsizetype asked() const { return world.count().size(); }
    qint64 whole() const { return agents::tokensAtMost(texts).value * kEach; }

    WorldProcess world;
    agents::PriceList prices;
    agents::Transport transport;
    std::atomic<bool> halted = false;
    agents::AskingTerms terms;
    const TurnId hold = TurnId::make({1'795'000'000'000});
    std::optional<Error> refusal;
    bool holds = false; ///< the money waits for goOn()
    agents::MeaningMoney::Promised waits;
    QList<qint64> reserved;
    QList<qint64> paid;
    qsizetype before = 0;
    std::optional<Vectors> vectors;
    MeaningSource source{QStringLiteral("http://127.0.0.1:%1/v1").arg(world.port()), QStringLiteral("m")};
    const QStringList texts{QStringLiteral("Automobiles are washed on Fridays."), QStringLiteral("The reading room is closed in winter.")};
    std::unique_ptr<agents::MeaningDoor> door;
};

} // namespace

TEST_F(MeaningDoorTest, TheWorstIsReservedFirstAndWhatWasReportedIsPaid)
{
    ASSERT_TRUE(said());
    ASSERT_EQ(reserved, QList<qint64>{whole()});
    ASSERT_EQ(world.bill().size(), 1);
    ASSERT_EQ(paid, QList<qint64>{world.bill()[0].value(QStringLiteral("input_tokens")).toInteger() * kEach}) << "as the world counts";
    EXPECT_LT(paid[0], whole());
}

TEST_F(MeaningDoorTest, WhereALimitStandsInTheWayNobodyIsAsked)
{
    refusal = Error{Error::Rule, QStringLiteral("the budget is used up"), {}, {}};
    const Vectors none = said();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, Error::Rule);
    EXPECT_EQ(none.error().text, source.embedder() + QStringLiteral(" was not asked: the budget is used up"));
    EXPECT_EQ(asked(), 0);
    EXPECT_TRUE(paid.isEmpty());
}

TEST_F(MeaningDoorTest, WhereNobodyKeepsTheMoneyNobodyIsAsked)
{
    make(false);
    const Vectors none = said();
    ASSERT_FALSE(none);
    EXPECT_TRUE(none.error().text.contains(QStringLiteral("costs money, which only a window or a server that is at work may spend"))) << none.error().text.toStdString();
    EXPECT_EQ(asked(), 0);
    terms.billed.clear();
    EXPECT_TRUE(said()) << "what costs nothing needs nobody";
    EXPECT_EQ(asked(), 1);
}

TEST_F(MeaningDoorTest, WhatCostsNothingReservesNothing)
{
    terms.billed.clear();
    ASSERT_TRUE(said());
    EXPECT_TRUE(reserved.isEmpty());
    EXPECT_TRUE(paid.isEmpty());
}

TEST_F(MeaningDoorTest, FalseUsageIsPaidWhole)
{
    int calls = 0;
    for (const char* lie : {"zero", "negative", "absent", "huge", "text"}) {
        before = calls++;
        ASSERT_TRUE(under("usage-lie", {{QStringLiteral("as"), QString::fromLatin1(lie)}, {QStringLiteral("times"), 1}})) << lie;
        EXPECT_EQ(paid.last(), whole()) << lie;
    }
}

TEST_F(MeaningDoorTest, WhatNobodySawTheEndOfIsPaidWhole)
{
    int calls = 0;
    for (const char* fault : {"close-after-body", "cut", "half-status-line", "garbage"}) {
        before = calls++;
        EXPECT_FALSE(under(fault, {{QStringLiteral("times"), 1}})) << fault;
        ASSERT_EQ(paid.size(), calls);
        EXPECT_EQ(paid.last(), whole()) << fault;
    }
    before = calls;
    EXPECT_FALSE(under("status", {{QStringLiteral("status"), 504}, {QStringLiteral("times"), 1}}));
    EXPECT_EQ(paid.last(), whole()) << "a gateway gave up, and the model may have worked";
}

TEST_F(MeaningDoorTest, WhatIsNoEmbeddingIsPaidAsFarAsItSaysSo)
{
    EXPECT_FALSE(under("answer", {{QStringLiteral("status"), 200}, {QStringLiteral("body"), QStringLiteral(R"({"usage":{"prompt_tokens":33}})")}}));
    EXPECT_EQ(paid, QList<qint64>{33 * kEach});
}

TEST_F(MeaningDoorTest, ARefusalCostsNothing)
{
    int calls = 0;
    for (const int status : {400, 401, 429, 503}) {
        before = calls++;
        EXPECT_FALSE(under("status", {{QStringLiteral("status"), status}, {QStringLiteral("times"), 1}})) << status;
        ASSERT_EQ(paid.size(), calls);
        EXPECT_EQ(paid.last(), 0) << status;
    }
    ASSERT_TRUE(world.refuse(60'000));
    before = calls;
    EXPECT_FALSE(said()) << "nothing left";
    EXPECT_EQ(paid.last(), 0);
}

TEST_F(MeaningDoorTest, MoneyThatComesTooLateIsFreeAgainAndNothingIsSent)
{
    holds = true;
    const Vectors none = said(Duration(50));
    ASSERT_FALSE(none);
    EXPECT_TRUE(none.error().text.contains(QStringLiteral("not reserved in time"))) << none.error().text.toStdString();
    EXPECT_TRUE(paid.isEmpty());
    goOn(hold);
    EXPECT_EQ(paid, QList<qint64>{0});
    EXPECT_EQ(asked(), 0);
}

TEST_F(MeaningDoorTest, AStopBeforeItWasSentCostsNothingAndOneThereafterAllOfIt)
{
    holds = true;
    begin();
    halted = true;
    goOn(hold);
    ASSERT_TRUE(vectors);
    EXPECT_EQ(vectors->error().kind, Error::Cancelled);
    EXPECT_EQ(paid, QList<qint64>{0});
    EXPECT_EQ(asked(), 0);
    halted = false;
    begin();
    door->cancelAll(); // somebody else was chosen meanwhile
    goOn(hold);
    EXPECT_EQ(paid, (QList<qint64>{0, 0}));
    EXPECT_EQ(asked(), 0);
    ASSERT_TRUE(world.script(kPath, QStringLiteral("hang")));
    holds = false;
    begin();
    ASSERT_TRUE(waitUntil([this] { return asked() == 1; }));
    door->cancelAll();
    ASSERT_TRUE(waitUntil([this] { return vectors.has_value(); }));
    EXPECT_EQ(vectors->error().kind, Error::Cancelled);
    EXPECT_EQ(paid.last(), whole());
}

TEST_F(MeaningDoorTest, WhatARefusalSaysDoesNotShowTheKey)
{
    terms.key = {agents::Secret::of("canary-0123456789"), "Authorization", "Bearer ", world.origin()};
    const Vectors none = under("answer", {{QStringLiteral("status"), 400}, {QStringLiteral("body"), QStringLiteral(R"({"error":{"message":"no project has canary-0123456789"}})")}});
    ASSERT_FALSE(none);
    EXPECT_TRUE(none.error().text.contains(QStringLiteral("no project has"))) << none.error().text.toStdString();
    EXPECT_FALSE(none.error().text.contains(QStringLiteral("canary"))) << none.error().text.toStdString();
}

TEST_F(MeaningDoorTest, WhatItIsToldOfLimitsHoldsForTheHomeAndTheOtherWayRound)
{
    const TempHome home;
    const agents::ToldLimits told(home.path());
    terms.model = kModel;
    make(true, told);
    EXPECT_FALSE(under("status", {{QStringLiteral("status"), 429}, {QStringLiteral("retry_after"), 40}}));
    EXPECT_EQ(asked(), 1);
    EXPECT_TRUE(told.until(kModel, SystemClock().now())) << "whoever asks that model from this home reads it";
    make(true, told);
    const Vectors vectors = said();
    ASSERT_FALSE(vectors);
    EXPECT_EQ(vectors.error().kind, Error::Network);
    EXPECT_TRUE(vectors.error().text.contains(QLatin1String("was not asked: its provider said to somebody at work in this home"))) << vectors.error().text.toStdString();
    EXPECT_EQ(asked(), 1);
    EXPECT_EQ(reserved.size(), 1) << "and no money is held for it";
}

} // namespace qd::test
