#include "agents/library/MeaningPrice.h"

#include "agents/library/EndpointEmbedder.h"
#include "agents/llm/PriceList.h"

#include <gtest/gtest.h>

namespace qd::agents {

namespace {

constexpr TokenCount kLeast{10};
constexpr TokenCount kMost{200};

qint64 owed(const MeaningBill& bill)
{
    return tokensOwed(bill, kLeast, kMost).value;
}

MeaningBill reported(qint64 tokens)
{
    return {MeaningBill::Answered, TokenCount{tokens}};
}

PriceList pricesWith(const char* model)
{
    PriceList prices;
    EXPECT_TRUE(prices.add(QByteArray(R"({"provider":"p","currency":"USD","unit":"micro-dollars per million tokens","date":"d","source":"s","models":[)") + model + "]}", QStringLiteral("f")));
    return prices;
}

} // namespace

TEST(MeaningPrice, ATokenHasAByteAtLeastAndATextSomeMarksAroundIt)
{
    EXPECT_EQ(tokensAtMost({QString::fromUtf8("abc")}).value, 3 + 16);
    EXPECT_EQ(tokensAtMost({QString::fromUtf8("äöü"), QString::fromUtf8("漢")}).value, 6 + 3 + 2 * 16);
    EXPECT_EQ(tokensAtMost({QString::fromUtf8("😀")}).value, 4 + 16);
    EXPECT_EQ(tokensAtLeast({QStringLiteral("-"), QString(100, u'a'), QString::fromUtf8("äöüäöü")}).value, 1 + 10 + 1);
}

TEST(MeaningPrice, WhatIsReportedIsPaidWhereItCanBeTrue)
{
    EXPECT_EQ(owed(reported(10)), 10);
    EXPECT_EQ(owed(reported(57)), 57);
    EXPECT_EQ(owed(reported(200)), 200);
    EXPECT_EQ(owed(reported(201)), 200) << "never more than was reserved";
    EXPECT_EQ(owed(reported(1'000'000'000'000)), 200);
    EXPECT_EQ(owed(reported(9)), 200) << "less than it can be: nobody knows how much it was";
    EXPECT_EQ(owed(reported(0)), 200);
}

TEST(MeaningPrice, WhatNobodySawTheEndOfIsPaidWholeAndWhatWasRefusedIsNot)
{
    EXPECT_EQ(owed({MeaningBill::Unknown}), 200);
    EXPECT_EQ(owed({MeaningBill::Answered, std::nullopt}), 200);
    EXPECT_EQ(owed({MeaningBill::NotOwed}), 0);
}

TEST(MeaningPrice, TheDearestWayOfBillingInputIsReckonedAndRoundedUp)
{
    const PriceList prices = pricesWith(R"({"model":"a","input":20000,"output":0},{"model":"b","input":20000,"cache_write":25000,"output":0})");
    EXPECT_EQ(priceOf(prices, QStringLiteral("p:a"), {1'000'000})->micro, 20'000);
    EXPECT_EQ(priceOf(prices, QStringLiteral("p:a"), {1})->micro, 1) << "a part of a micro-dollar is one";
    EXPECT_EQ(priceOf(prices, QStringLiteral("p:a"), {0})->micro, 0);
    EXPECT_EQ(priceOf(prices, QStringLiteral("p:b"), {1'000'000})->micro, 25'000);
    EXPECT_FALSE(priceOf(prices, QStringLiteral("p:c"), {1}));
}

TEST(MeaningPrice, OpenAisModelsHaveTheirPrices)
{
    const Result<PriceList> prices = PriceList::read();
    ASSERT_TRUE(prices);
    EXPECT_EQ(priceOf(*prices, QStringLiteral("openai:text-embedding-3-small"), {1'000'000})->micro, 20'000);
    EXPECT_EQ(priceOf(*prices, QStringLiteral("openai:text-embedding-3-large"), {1'000'000})->micro, 130'000);
}

TEST(MeaningPrice, UsageIsTheLargerOfItsTwoCounts)
{
    EXPECT_EQ(readEmbeddingUsage(R"({"usage":{"prompt_tokens":8,"total_tokens":8}})"), TokenCount{8});
    EXPECT_EQ(readEmbeddingUsage(R"({"usage":{"prompt_tokens":8,"total_tokens":9}})"), TokenCount{9});
    EXPECT_EQ(readEmbeddingUsage(R"({"usage":{"total_tokens":7}})"), TokenCount{7});
    for (const char* none : {"{}", "[]", "", R"({"usage":{}})", R"({"usage":{"prompt_tokens":-3,"total_tokens":-3}})", R"({"usage":{"prompt_tokens":"8"}})", R"({"usage":null})"})
        EXPECT_FALSE(readEmbeddingUsage(none)) << none;
}

} // namespace qd::agents
