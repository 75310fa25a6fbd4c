#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "resources/Resources.h"
#include "tests/support/TempHome.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

const QByteArray kFile = R"({"id":"mine","title":"Mine","dialect":"openai-chat","base_url":"https://example.org:8443/v1",
  "key":{"header":"Authorization","prefix":"Bearer ","is_optional":true},"headers":{"X-Title":"Q"},"query":"api-version=1",
  "defaults":{"context":1000,"most_output":100,"tools":true,"structured":"schema"},
  "models":[{"model":"a"},{"model":"b:7","tools":false,"thinking":"effort","idle_thinking":"none"}]})";

ProviderList shipped(const QString& home = {})
{
    openResources();
    const Result<ProviderList> list = ProviderList::read(home);
    EXPECT_TRUE(bool(list)) << (list ? "" : qPrintable(list.error().text + list.error().where));
    return list ? *list : ProviderList();
}

/// Where the file is wrong once `from` is `to`; empty: it is read.
QString wrongAt(const QByteArray& from, const QByteArray& to)
{
    EXPECT_TRUE(kFile.contains(from)) << from.constData();
    const Result<ModelProvider> read = readProvider(QByteArray(kFile).replace(from, to), QStringLiteral("f"));
    return read ? QString() : read.error().where;
}

} // namespace

TEST(ProviderList, EveryModelOfAPaidProviderHasAPriceAndLimits)
{
    const ProviderList list = shipped();
    const Result<PriceList> prices = PriceList::read();
    ASSERT_TRUE(bool(prices));
    int models = 0;
    for (const ModelProvider& provider : list.providers()) {
        EXPECT_FALSE(provider.date.isEmpty() || provider.source.isEmpty()) << qPrintable(provider.id);
        EXPECT_EQ(provider.anyModel, provider.isOnThisMachine()) << qPrintable(provider.id);
        EXPECT_TRUE(provider.isOnThisMachine() || !provider.key.header.isEmpty()) << qPrintable(provider.id);
        for (const ModelTraits& traits : provider.models) {
            const QString name = provider.id + u':' + traits.model;
            const Result<ModelPrice> price = prices->price(name);
            ASSERT_TRUE(bool(price)) << qPrintable(name);
            EXPECT_EQ(price->key, name) << "a line of its own";
            EXPECT_GT(price->price.output.micro, 0) << qPrintable(name);
            EXPECT_GT(traits.context.value, 0) << qPrintable(name);
            EXPECT_TRUE(bool(list.find(name))) << qPrintable(name);
            ++models;
        }
    }
    EXPECT_GE(models, 20);
    for (const QString& model : prices->models()) {
        const auto of = list.provider(model.section(u':', 0, 0));
        const bool isEmbedding = model.contains(QStringLiteral("embedding")); // those are no models that answer
        EXPECT_TRUE(!of || of->anyModel || isEmbedding || list.find(model)) << qPrintable(model) << " has a price, but nobody can be asked";
    }
}

TEST(ProviderList, ServersOfOnesOwnTakeAnyModelForNothing)
{
    const ProviderList list = shipped();
    const PriceList prices = *PriceList::read();
    for (const char* model : {"ollama:qwen3:8b", "llama-cpp:default", "vllm:org/name", "lm-studio:x"}) {
        const Result<ChosenModel> chosen = list.find(QString::fromLatin1(model));
        ASSERT_TRUE(bool(chosen)) << model;
        EXPECT_EQ(chosen->traits.model, QString::fromLatin1(model).section(u':', 1));
        EXPECT_TRUE(chosen->provider.isOnThisMachine());
        EXPECT_EQ(prices.worstCase(QString::fromLatin1(model), {1'000'000}, {1'000'000})->micro, 0) << model;
    }
    EXPECT_FALSE(prices.price(QStringLiteral("anthropic:unheard-of"))) << "a provider that is paid has no price for all models";
    EXPECT_FALSE(prices.price(QStringLiteral("openrouter:any/thing")));
}

TEST(ProviderList, RefusesWhatIsNotKnownInASentence)
{
    const ProviderList list = shipped();
    for (const char* model : {"anthropic:claude-9", "anthropic", "anthropic:", "nobody:x", "", "azure:gpt", "ollama:"}) {
        const Result<ChosenModel> chosen = list.find(QString::fromLatin1(model));
        ASSERT_FALSE(bool(chosen)) << model;
        EXPECT_EQ(chosen.error().kind, Error::Rule);
        EXPECT_TRUE(chosen.error().text.endsWith(u'.')) << qPrintable(chosen.error().text);
        EXPECT_FALSE(chosen.error().hint.isEmpty());
    }
    EXPECT_EQ(list.find(QStringLiteral("anthropic:claude-9")).error().text, QStringLiteral("Anthropic has no model “claude-9” that is known here, so it cannot be used."));
}

TEST(ProviderList, AFileOfTheHomeAddsAndReplaces)
{
    const test::TempHome home;
    QDir(home.path()).mkdir(QStringLiteral("providers"));
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(home.file(QStringLiteral("providers/") + QLatin1String(name)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write("a.json", kFile);
    write("b.json", QByteArray(kFile).replace("\"mine\"", "\"ollama\""));
    const ProviderList list = shipped(home.path());
    EXPECT_TRUE(bool(list.find(QStringLiteral("mine:b:7"))));
    EXPECT_FALSE(bool(list.find(QStringLiteral("ollama:llama3")))) << "the own file has no other models";
    EXPECT_TRUE(bool(list.find(QStringLiteral("anthropic:claude-opus-4-5"))));
    write("c.json", "{");
    const Result<ProviderList> broken = ProviderList::read(home.path());
    ASSERT_FALSE(bool(broken));
    EXPECT_TRUE(broken.error().where.endsWith(QStringLiteral("c.json")));
}

TEST(ModelProvider, ReadsEveryMember)
{
    const Result<ModelProvider> read = readProvider(kFile, QStringLiteral("f"));
    ASSERT_TRUE(bool(read)) << qPrintable(read.error().text + read.error().where);
    EXPECT_EQ(read->origin(), QStringLiteral("https://example.org:8443"));
    EXPECT_FALSE(read->isOnThisMachine());
    EXPECT_TRUE(read->key.isOptional);
    EXPECT_EQ(read->key.prefix, QStringLiteral("Bearer "));
    EXPECT_EQ(read->headers.value(QStringLiteral("X-Title")), QStringLiteral("Q"));
    ASSERT_EQ(read->models.size(), 2);
    EXPECT_TRUE(read->models[0].tools);
    EXPECT_FALSE(read->models[1].tools);
    EXPECT_EQ(read->models[1].thinking, ThinkingWay::Effort);
    EXPECT_EQ(read->models[1].mostOutput.value, 100);
    EXPECT_EQ(read->query, QStringLiteral("api-version=1"));
    EXPECT_EQ(read->dialect, Dialect::OpenAiChat);
}

TEST(ModelProvider, RefusesAddressesThatWouldLeak)
{
    const QByteArray url = "https://example.org:8443/v1";
    const QString at = QStringLiteral("f/base_url");
    for (const char* bad : {"http://example.org/v1", "http://127.0.0.1.example.org/v1", "http://localhost.example.org", "https://key@example.org/v1", "https://u:p@h/v1",
                            "https://h/v1?key=1", "https://h/v1#a", "https://h/v1/", "ftp://h/v1", "https:///v1", "file:///etc", "h/v1", "https://h h/v1"})
        EXPECT_EQ(wrongAt(url, bad), at) << bad;
    for (const char* good : {"https://h", "http://localhost:11434/v1", "http://127.0.0.1:8080", "http://[::1]:8080/v1", ""})
        EXPECT_EQ(wrongAt(url, good), QString()) << good;
    EXPECT_EQ(readProvider(QByteArray(kFile).replace(url, "http://[::1]:8080/v1"), {})->origin(), QStringLiteral("http://[::1]:8080"));
    EXPECT_EQ(readProvider(QByteArray(kFile).replace(url, "https://Example.ORG/v1"), {})->origin(), QStringLiteral("https://example.org"));
}

TEST(ModelProvider, RefusesWhatIsWrongAndSaysWhere)
{
    EXPECT_EQ(wrongAt("\"mine\"", "\"my server\""), QStringLiteral("f/id"));
    EXPECT_EQ(wrongAt("\"mine\"", "\"a:b\""), QStringLiteral("f/id"));
    EXPECT_EQ(wrongAt("\"Mine\"", "\" \""), QStringLiteral("f/title"));
    EXPECT_EQ(wrongAt("openai-chat", "gopher"), QStringLiteral("f/dialect"));
    EXPECT_EQ(wrongAt("\"query\"", "\"qeury\""), QStringLiteral("f/qeury"));
    EXPECT_EQ(wrongAt("\"prefix\"", "\"perfix\""), QStringLiteral("f/key/perfix"));
    EXPECT_EQ(wrongAt("\"tools\":false", "\"tolls\":false"), QStringLiteral("f/models/1/tolls"));
    EXPECT_EQ(wrongAt("\"tools\":true", "\"tolls\":true"), QStringLiteral("f/defaults/tolls"));
    EXPECT_EQ(wrongAt("\"tools\":false", "\"tools\":\"no\""), QStringLiteral("f/models/1/tools"));
    EXPECT_EQ(wrongAt("\"effort\"", "\"much\""), QStringLiteral("f/models/1/thinking"));
    EXPECT_EQ(wrongAt("\"none\"", "\"idle\""), QStringLiteral("f/models/1/idle_thinking"));
    EXPECT_EQ(wrongAt("\"b:7\"", "\"a\""), QStringLiteral("f/models/1/model"));
    EXPECT_EQ(wrongAt("\"b:7\"", "\"\""), QStringLiteral("f/models/1/model"));
    EXPECT_EQ(wrongAt("\"most_output\":100", "\"most_output\":2000"), QStringLiteral("f/defaults"));
    EXPECT_EQ(wrongAt("\"most_output\":100,", ""), QStringLiteral("f/models/0"));
    EXPECT_EQ(wrongAt("\"context\":1000", "\"context\":-1"), QStringLiteral("f/defaults"));
    EXPECT_EQ(wrongAt("\"Authorization\"", "\"Host\""), QStringLiteral("f/key/header"));
    EXPECT_EQ(wrongAt("\"Authorization\"", "\"A\\r\\nB\""), QStringLiteral("f/key/header"));
    EXPECT_EQ(wrongAt("\"Authorization\"", "\"Authorization\\n\""), QStringLiteral("f/key/header"));
    EXPECT_EQ(wrongAt("\"mine\"", "\"mine\\n\""), QStringLiteral("f/id"));
    EXPECT_EQ(wrongAt("api-version=1", "api-version=1\\n"), QStringLiteral("f/query"));
    EXPECT_EQ(wrongAt("\"X-Title\"", "\"x-api-key\""), QStringLiteral("f/headers/x-api-key"));
    EXPECT_EQ(wrongAt("\"Q\"", "\"Q\\n\""), QStringLiteral("f/headers/X-Title"));
    EXPECT_EQ(wrongAt("api-version=1", "a b"), QStringLiteral("f/query"));
    EXPECT_EQ(wrongAt("\"title\"", "\"id\""), QStringLiteral("f"));
}
