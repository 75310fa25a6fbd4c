#include "agents/llm/AskableModel.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using namespace Qt::Literals::StringLiterals;

TEST(AskableModel, IsOneThatSomebodyHasAtAPriceThatIsBelieved)
{
    ProviderList providers;
    ASSERT_TRUE(providers.add(R"({"id":"there","title":"There","dialect":"openai-chat","base_url":"https://example.org/v1","date":"2026-11-22","source":"a test",
                                  "key":{"header":"Authorization","prefix":"Bearer "},"models":[{"model":"a","context":1000,"most_output":100},{"model":"b","context":1000,"most_output":100}]})", u"there.json"_s));
    PriceList prices;
    ASSERT_TRUE(prices.add(R"({"provider":"there","currency":"USD","unit":"micro-dollars per million tokens","models":[{"model":"a","input":1000000,"output":2000000},
                               {"model":"gone","input":1000000,"output":2000000}]})", u"there.json"_s));
    EXPECT_TRUE(checkAskable(u"there:a"_s, &providers, prices, u"tier"_s));
    const Result<Done> unpriced = checkAskable(u"there:b"_s, &providers, prices, u"tier"_s);
    ASSERT_FALSE(unpriced);
    EXPECT_EQ(unpriced.error().kind, Error::Parse);
    EXPECT_EQ(unpriced.error().where, u"tier"_s);
    EXPECT_FALSE(unpriced.error().hint.isEmpty());
    const Result<Done> unknown = checkAskable(u"there:gone"_s, &providers, prices, u"tier"_s);
    ASSERT_FALSE(unknown);
    EXPECT_TRUE(unknown.error().text.contains(u"There has no model “gone”"_s)) << unknown.error().text.toStdString();
    EXPECT_TRUE(checkAskable(u"there:gone"_s, nullptr, prices, {})) << "its price alone";
}

TEST(AskableModel, WhoMakesPicturesIsAskedForNothingElse)
{
    const Result<ProviderList> providers = ProviderList::read();
    const Result<PriceList> prices = PriceList::read();
    ASSERT_TRUE(providers && prices);
    const auto says = [&](const QString& model, AskedFor what) {
        const Result<Done> askable = checkAskable(model, &*providers, *prices, {}, what);
        return askable ? QString() : askable.error().text;
    };
    EXPECT_EQ(says(u"openai:gpt-image-2.6-flare"_s, AskedFor::Pictures), QString());
    EXPECT_EQ(says(u"openai:gpt-image-2.6-flare"_s, AskedFor::Words), u"The model “openai:gpt-image-2.6-flare” makes pictures and answers nothing else."_s);
    EXPECT_EQ(says(u"anthropic:claude-opus-5-5"_s, AskedFor::Words), QString());
    EXPECT_EQ(says(u"anthropic:claude-opus-5-5"_s, AskedFor::Pictures), u"The model “anthropic:claude-opus-5-5” makes no pictures."_s);
    EXPECT_FALSE(says(u"openai:text-embedding-3-large"_s, AskedFor::Words).isEmpty()) << "it only says what texts mean";
}
