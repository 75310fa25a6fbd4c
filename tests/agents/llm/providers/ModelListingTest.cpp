#include "agents/keys/Secret.h"
#include "agents/llm/providers/ModelListing.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

ModelProvider provider(Dialect dialect)
{
    ModelProvider made;
    made.id = QStringLiteral("mine");
    made.title = QStringLiteral("Mine");
    made.dialect = dialect;
    made.baseUrl = QStringLiteral("https://models.example:8443/base");
    made.key = {QStringLiteral("x-api-key"), QStringLiteral("Key "), false};
    made.headers.insert(QStringLiteral("X-Title"), QStringLiteral("Q"));
    return made;
}

HttpAnswer answered(int status, const QByteArray& body)
{
    HttpAnswer answer;
    answer.delivery = HttpAnswer::Answered;
    answer.status = status;
    answer.body = body;
    return answer;
}

} // namespace

TEST(ModelListing, IsAskedForInTheDialectWithTheKeyPinned)
{
    const auto key = Secret::of("sk-listing-0123456789");
    HttpRequest request = listingOf(provider(Dialect::Anthropic), key);
    EXPECT_EQ(request.method, HttpRequest::Get);
    EXPECT_EQ(request.url, QStringLiteral("https://models.example:8443/base/v1/models?limit=1000"));
    EXPECT_EQ(request.key.origin, QStringLiteral("https://models.example:8443"));
    EXPECT_EQ(request.key.header, "x-api-key");
    EXPECT_TRUE(request.headers.contains(std::pair(QByteArray("anthropic-version"), QByteArray("2023-06-01"))));
    ModelProvider azure = provider(Dialect::OpenAiChat);
    azure.query = QStringLiteral("api-version=preview");
    request = listingOf(azure, nullptr);
    EXPECT_EQ(request.url, QStringLiteral("https://models.example:8443/base/models?api-version=preview"));
    EXPECT_FALSE(request.key.secret);
    EXPECT_FALSE(request.headers.contains(std::pair(QByteArray("anthropic-version"), QByteArray("2023-06-01"))));
}

TEST(ModelListing, SaysWhatThereIsAndWhetherThatIsAll)
{
    const ModelProvider mine = provider(Dialect::Anthropic);
    const Result<ModelListing> all = readListing(mine, nullptr, answered(200, R"({"data":[{"id":"a"},{"id":"b"},{}],"has_more":false})"));
    ASSERT_TRUE(all);
    EXPECT_EQ(all->models, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    EXPECT_TRUE(all->isWhole);
    const Result<ModelListing> some = readListing(mine, nullptr, answered(200, R"({"data":[],"has_more":true})"));
    ASSERT_TRUE(some);
    EXPECT_FALSE(some->isWhole);
}

TEST(ModelListing, WhatIsNoneIsAnErrorWithoutTheKey)
{
    const ModelProvider mine = provider(Dialect::OpenAiResponses);
    const auto key = Secret::of("sk-listing-0123456789");
    const Result<ModelListing> refused = readListing(mine, key, answered(401, R"({"error":{"message":"bad key sk-listing-0123456789","type":"x"}})"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Rule);
    EXPECT_FALSE((refused.error().text + refused.error().hint + refused.error().where).contains(QLatin1String("0123456789"))) << refused.error().text.toStdString();
    EXPECT_EQ(readListing(mine, key, answered(200, "<html>")).error().kind, Error::Model);
    EXPECT_EQ(readListing(mine, key, answered(200, R"({"data":{}})")).error().kind, Error::Model);
    HttpAnswer lost;
    lost.trouble = QStringLiteral("models.example is not known");
    EXPECT_EQ(readListing(mine, key, lost).error().kind, Error::Network);
}
