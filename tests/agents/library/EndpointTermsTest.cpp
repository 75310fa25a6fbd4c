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

    static PriceList pricesOf(const char* line)
    {
        PriceList prices;
        EXPECT_TRUE(prices.add(QByteArray(R"({"provider":"vllm","currency":"USD","unit":"micro-dollars per million tokens","date":"d","source":"s","models":[)") + line + "]}", QStringLiteral("f")));
        return prices;
    }

    const Result<ProviderList> m_providers = ProviderList::read();
    const Result<PriceList> m_prices = PriceList::read();
};

} // namespace

TEST_F(EndpointTermsTest, WhoBillsIsNamedWithTheModelWhosePriceIsToBeReserved)
{
    for (const char* endpoint : {"https://api.openai.com/v1", "https://API.openai.com:443/v1"}) {
        const auto own = terms(endpoint, "text-embedding-3-small");
        ASSERT_TRUE(own && *own) << endpoint;
        EXPECT_EQ((*own)->billed, QStringLiteral("openai:text-embedding-3-small"));
        EXPECT_EQ((*own)->provider, QStringLiteral("openai"));
        EXPECT_EQ((*own)->key.header, QStringLiteral("Authorization"));
        EXPECT_EQ((*own)->origin, QStringLiteral("https://api.openai.com"));
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
    EXPECT_EQ((*own)->billed, QString());
    for (const char* other : {"http://localhost:8999/v1", "https://localhost:8000/v1", "https://example.org/v1", "", "/v1"}) {
        const auto nobodys = terms(other, "bge-m3");
        ASSERT_TRUE(nobodys) << other;
        EXPECT_FALSE(nobodys->has_value()) << other;
    }
}

TEST_F(EndpointTermsTest, WhoBillsForWhatComesBackIsNotAsked)
{
    for (const char* line : {R"({"model":"bge-m3","input":0,"output":5})", R"({"model":"bge-m3","input":3,"output":0,"steps":[{"above_input_tokens":9,"input":3,"output":5}]})"}) {
        const auto refused = termsOf({QStringLiteral("http://localhost:8000/v1"), QStringLiteral("bge-m3")}, *m_providers, pricesOf(line));
        ASSERT_FALSE(refused) << line;
        EXPECT_EQ(refused.error().kind, Error::Rule);
        EXPECT_TRUE(refused.error().text.contains(QStringLiteral("nobody can tell what that costs"))) << refused.error().text.toStdString();
    }
    const auto chat = terms("https://api.openai.com/v1", "gpt-6-luna");
    EXPECT_FALSE(chat) << "no model for embeddings";
}

TEST_F(EndpointTermsTest, OneOfAServersOwnThatHasAPriceIsBilledByTheNameOfItsModel)
{
    for (const char* line : {R"({"model":"bge-m3","input":3,"output":0})", R"({"input":0,"cache_read":3,"output":0})", R"({"input":0,"output":0,"steps":[{"above_input_tokens":9,"input":3,"output":0}]})"}) {
        const auto own = termsOf({QStringLiteral("http://localhost:8000/v1"), QStringLiteral("bge-m3")}, *m_providers, pricesOf(line));
        ASSERT_TRUE(own && *own) << line;
        EXPECT_EQ((*own)->billed, QStringLiteral("vllm:bge-m3")) << line;
    }
}

} // namespace qd::agents
