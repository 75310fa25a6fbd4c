#include "agents/workbench/Workbench.h"

#include "agents/keys/Secret.h"
#include "agents/llm/PriceList.h"
#include "agents/skills/SkillLibrary.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using test::waitUntil;

class WorkbenchTest : public testing::Test {
protected:
    WorkbenchTest()
        : shelf(home.file(QStringLiteral("settings.ini")), std::make_unique<SessionKeyRing>())
        , bench({home.path(), &skills, &shelf, &clock, {}, {}})
    {
        bench.start();
        EXPECT_TRUE(waitUntil([this] { return !bench.offers().isEmpty(); }));
    }
    ToolGiven use(const char* tool, const char* input)
    {
        std::optional<ToolGiven> came;
        bench.use({TurnId(), QStringLiteral("c"), QString::fromLatin1(tool), QString::fromUtf8(input), {}}, &mailbox, [&came](const ToolGiven& given) { came = given; });
        EXPECT_TRUE(waitUntil([&came] { return came.has_value(); }));
        return came.value_or(ToolGiven{});
    }
    const ToolOffer* offer(const char* name)
    {
        all = bench.offers();
        const auto found = std::find_if(all.begin(), all.end(), [name](const ToolOffer& one) { return one.name == QLatin1String(name); });
        return found == all.end() ? nullptr : &*found;
    }

    test::TempHome home;
    test::ManualClock clock;
    SkillLibrary skills;
    KeyShelf shelf;
    Mailbox mailbox;
    Workbench bench;
    QList<ToolOffer> all;
};

TEST_F(WorkbenchTest, SkillsStayInsideAndReadersDoNot)
{
    ASSERT_TRUE(offer("content_readability"));
    EXPECT_FALSE(offer("content_readability")->isOutward);
    ASSERT_TRUE(offer("read-page"));
    EXPECT_TRUE(offer("read-page")->isOutward);
    EXPECT_FALSE(offer("search-web")) << "nobody searches without a key";
}

TEST_F(WorkbenchTest, WhoeverSearchesTakesItsPriceOrIsNotAsked)
{
    const auto priced = [this](const PriceList* prices, const QString& searxng) {
        Workbench other({home.path(), &skills, &shelf, &clock, {}, searxng, prices});
        other.start();
        EXPECT_TRUE(waitUntil([&] {
            const QList<ToolOffer> all = other.offers();
            return std::any_of(all.begin(), all.end(), [](const ToolOffer& one) { return one.name == u"search-web"; });
        }));
        const Result<ToolPrice> price = other.priceOf(QStringLiteral("search-web"));
        EXPECT_EQ(other.priceOf(QStringLiteral("read-page"))->each, Money{}) << "what nobody takes money for";
        other.stop();
        return price;
    };
    const PriceList shipped = *PriceList::read();
    const Result<ToolPrice> own = priced(&shipped, QStringLiteral("http://127.0.0.1:9"));
    ASSERT_TRUE(own);
    EXPECT_EQ(own->each, Money{});
    EXPECT_FALSE(priced(nullptr, QStringLiteral("http://127.0.0.1:9"))) << "what nobody knows is never nothing";
    bool kept = false;
    shelf.keep(QStringLiteral("tavily"), Secret::of("tvly-0123456789"), [&](const Result<KeptKey>&) { kept = true; });
    ASSERT_TRUE(waitUntil([&] { return kept; }));
    const Result<ToolPrice> tavily = priced(&shipped, {});
    ASSERT_TRUE(tavily);
    EXPECT_EQ(tavily->each, Money{8'000});
    EXPECT_EQ(tavily->service, QStringLiteral("tavily:search"));
}

TEST_F(WorkbenchTest, ASkillGivesWhatItGives)
{
    const ToolGiven given = use("content_readability", R"({"markdown":"The cat sat. It was warm."})");
    EXPECT_FALSE(given.failed) << given.text.toStdString();
    EXPECT_TRUE(given.text.startsWith(u'{'));
    EXPECT_EQ(given.label.integrity, Integrity::Internal);
}

TEST_F(WorkbenchTest, AnInputThatIsWrongIsSaidToTheModel)
{
    EXPECT_TRUE(use("content_readability", "{").failed);
    const ToolGiven given = use("content_readability", "{}");
    EXPECT_TRUE(given.failed);
    EXPECT_FALSE(given.text.isEmpty());
}

TEST_F(WorkbenchTest, NobodyIsSentInside)
{
    const ToolGiven given = use("read-page", R"({"address":"http://127.0.0.1:1/"})");
    EXPECT_TRUE(given.failed);
    EXPECT_EQ(given.label.integrity, Integrity::Untrusted);
}

TEST_F(WorkbenchTest, AServerThatNobodyAllowedIsNotUsed)
{
    EXPECT_TRUE(use("mcp_files_read", "{}").failed);
}

} // namespace
} // namespace qd::agents
