#include "agents/library/EndpointTerms.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

#include <gtest/gtest.h>

namespace qd::agents {

namespace {

class EndpointTermsTest : public testing::Test {
protected:
    Result<std::optional<EndpointTerms>> terms(const char* endpoint, const char* model) const
    {
        return termsOf({QString::fromLatin1(endpoint), QString::fromLatin1(model)}, *m_providers, *m_prices);
    }

    const Result<ProviderList> m_providers = ProviderList::read();
    const Result<PriceList> m_prices = PriceList::read();
};

} // namespace

TEST_F(EndpointTermsTest, WhoBillsIsNotAsked)
{
    for (const char* endpoint : {"https://api.openai.com/v1", "https://API.openai.com:443/v1"}) {
        const auto refused = terms(endpoint, "text-embedding-3-small");
        ASSERT_FALSE(refused) << endpoint;
        EXPECT_EQ(refused.error().kind, Error::Rule);
        EXPECT_EQ(refused.error().text, QStringLiteral("OpenAI bills for what “text-embedding-3-small” says that texts mean, and no budget can hold that yet, so it is not asked."));
    }
}

TEST_F(EndpointTermsTest, APriceThatNobodyKnowsIsNotTakenForNothing)
{
    const auto refused = terms("https://api.openai.com/v1", "text-embedding-9");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, QStringLiteral("No price is known for the model “openai:text-embedding-9”, so it may not be used."));
}

TEST_F(EndpointTermsTest, AServerThatCostsNothingGetsItsOwnKeyAndNobodyElses)
{
    const auto own = terms("http://localhost:8000/v1", "bge-m3"); // vLLM
    ASSERT_TRUE(own && *own);
    EXPECT_EQ((*own)->provider, QStringLiteral("vllm"));
    EXPECT_EQ((*own)->key.header, QStringLiteral("Authorization"));
    EXPECT_EQ((*own)->key.prefix, QStringLiteral("Bearer "));
    EXPECT_EQ((*own)->origin, QStringLiteral("http://localhost:8000"));
    EXPECT_TRUE((*own)->key.isOptional);
    for (const char* other : {"http://localhost:8999/v1", "https://localhost:8000/v1", "https://example.org/v1"}) {
        const auto nobodys = terms(other, "bge-m3");
        ASSERT_TRUE(nobodys) << other;
        EXPECT_FALSE(nobodys->has_value()) << other;
    }
}

TEST_F(EndpointTermsTest, WhoBillsForWhatComesBackIsNotAskedEither)
{
    PriceList prices;
    ASSERT_TRUE(prices.add(R"({"provider":"vllm","currency":"USD","unit":"micro-dollars per million tokens","date":"d","source":"s","models":[{"model":"bge-m3","input":0,"output":5}]})", QStringLiteral("f")));
    const auto refused = termsOf({QStringLiteral("http://localhost:8000/v1"), QStringLiteral("bge-m3")}, *m_providers, prices);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().text.contains(QStringLiteral("bills for what"))) << refused.error().text.toStdString();
}

} // namespace qd::agents
