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
