#include "agents/llm/providers/ModelWindows.h"

#include "agents/llm/providers/ProviderList.h"
#include "resources/Resources.h"
#include "tests/agents/llm/door/ToldProvider.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QFile>

using namespace qd;
using namespace qd::agents;
using namespace Qt::Literals::StringLiterals;
using test::ToldProvider;

namespace {

// What the servers say, as their documents have it; shortened.
const QByteArray kVllm = R"({"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","created":1763800000,"owned_by":"vllm","root":"Qwen/Qwen3-8B","parent":null,"max_model_len":40960}]})";
const QByteArray kLlama = R"({"models":[{"name":"qwen3.gguf","model":"qwen3.gguf","type":"model","details":{"format":"gguf"}}],"object":"list",
  "data":[{"id":"qwen3.gguf","object":"model","created":1763800000,"owned_by":"llamacpp","meta":{"vocab_type":2,"n_vocab":151936,"n_ctx":16384,"n_ctx_train":40960,"n_embd":4096}}]})";
const QByteArray kOldLlama = R"({"object":"list","data":[{"id":"qwen3.gguf","object":"model","created":1763800000,"owned_by":"llamacpp","meta":{"n_vocab":151936,"n_ctx_train":40960}}]})";
const QByteArray kProps = R"({"default_generation_settings":{"id":0,"n_ctx":8448,"speculative":false,"params":{"n_predict":-1,"temperature":0.8}},"total_slots":1,"model_path":"qwen3.gguf"})";
const QByteArray kLmStudio = R"({"object":"list","data":[{"id":"qwen2-vl-7b-instruct","object":"model","type":"vlm","state":"not-loaded","max_context_length":32768},
  {"id":"meta-llama-3.1-8b-instruct","object":"model","type":"llm","arch":"llama","quantization":"4bit","state":"loaded","max_context_length":131072,"loaded_context_length":4096}]})";
const QByteArray kOllama = R"({"object":"list","data":[{"id":"llama3.2:latest","object":"model","created":1763800000,"owned_by":"library"},{"id":"gemma3:4b","object":"model","created":1763800000,"owned_by":"library"}]})";
const QByteArray kOllamaRuns = R"({"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","size":6591830464,"details":{"format":"gguf","family":"llama"},"expires_at":"2026-11-22T14:38:31Z","size_vram":5333539264,"context_length":4096}]})";

ModelProvider serverAt(const QString& address, qint64 context = 0)
{
    ModelProvider provider;
    provider.id = u"mine"_s;
    provider.title = u"Mine"_s;
    provider.baseUrl = address;
    provider.anyModel = true;
    provider.defaults.context = {context};
    return provider;
}

/// A server that gives these answers one after the other, and what was learned of it.
struct Asked {
    explicit Asked(const QByteArrayList& bodies, qint64 context = 0)
    {
        for (const QByteArray& body : bodies)
            server.says.append({body.isEmpty() ? test::answer("404 Not Found", "404 page not found", "text/plain") : test::answer("200 OK", body)});
        Transport transport;
        std::optional<Result<Learned>> came;
        learnModels(transport, serverAt(u"http://127.0.0.1:%1/v1"_s.arg(server.port()), context), {}, [&came](const Result<Learned>& one) { came = one; });
        EXPECT_TRUE(test::waitUntil([&] { return came.has_value(); }));
        learned = came && *came ? **came : Learned{};
        for (const QByteArray& request : std::as_const(server.requests))
            paths.append(QString::fromUtf8(request.left(request.indexOf(" HTTP"))));
    }
    ToldProvider server;
    Learned learned;
    QStringList paths;
};

} // namespace

TEST(ModelWindows, AreWhatIsLoadedAndNotWhatWasTrained)
{
    EXPECT_EQ(readWindows(kVllm, {}), (ModelWindows{{u"Qwen/Qwen3-8B"_s, {40'960}}}));
    EXPECT_EQ(readWindows(kLlama, {u"qwen3.gguf"_s}), (ModelWindows{{u"qwen3.gguf"_s, {16'384}}}));
    EXPECT_EQ(readWindows(kLmStudio, {}), (ModelWindows{{u"meta-llama-3.1-8b-instruct"_s, {4'096}}})) << "the other one is not loaded";
    EXPECT_EQ(readWindows(kOllamaRuns, {}), (ModelWindows{{u"llama3.2:latest"_s, {4'096}}}));
    EXPECT_EQ(readWindows(kProps, {u"qwen3.gguf"_s}), (ModelWindows{{u"qwen3.gguf"_s, {8'448}}}));
    EXPECT_TRUE(readWindows(kProps, {u"one"_s, u"two"_s}).isEmpty()) << "nobody knows whose it is";
    for (const QByteArray& none : {kOldLlama, kOllama, QByteArray("404 page not found"), QByteArray(R"({"error":"Unexpected endpoint"})"),
                                   QByteArray(R"({"data":[{"id":"a","max_model_len":12},{"id":"b","max_model_len":-1},{"id":"c","max_model_len":"much"},{"max_model_len":4096}]})")})
        EXPECT_TRUE(readWindows(none, {u"a"_s}).isEmpty()) << none.constData();
}

TEST(ModelWindows, AreAskedForInEachPlaceUntilOneSaysThem)
{
    const Asked vllm({kVllm});
    EXPECT_EQ(vllm.paths, QStringList{u"GET /v1/models"_s});
    EXPECT_EQ(vllm.learned.windows.value(u"Qwen/Qwen3-8B"_s).value, 40'960);
    EXPECT_EQ(vllm.learned.listing.models, QStringList{u"Qwen/Qwen3-8B"_s});
    const Asked studio({R"({"data":[{"id":"meta-llama-3.1-8b-instruct"}]})", kLmStudio});
    EXPECT_EQ(studio.paths, (QStringList{u"GET /v1/models"_s, u"GET /api/v0/models"_s}));
    EXPECT_EQ(studio.learned.windows.size(), 1);
    const Asked ollama({kOllama, {}, kOllamaRuns});
    EXPECT_EQ(ollama.paths, (QStringList{u"GET /v1/models"_s, u"GET /api/v0/models"_s, u"GET /api/ps"_s}));
    EXPECT_EQ(ollama.learned.windows.value(u"llama3.2:latest"_s).value, 4'096);
    const Asked llama({kOldLlama, {}, {}, kProps});
    EXPECT_EQ(llama.paths.size(), 4);
    EXPECT_EQ(llama.learned.windows.value(u"qwen3.gguf"_s).value, 8'448);
    const Asked silent({kOllama, {}});
    EXPECT_EQ(silent.paths.size(), 4);
    EXPECT_TRUE(silent.learned.windows.isEmpty());
    EXPECT_EQ(silent.learned.listing.models.size(), 2) << "what it has is said all the same";
    EXPECT_EQ(Asked({kOllama, {}}, 8'000).paths.size(), 1) << "her file says it";
}

TEST(ModelWindows, AreKeptForWhoeverWorksNextAndGiveWayToHerFile)
{
    openResources();
    const test::TempHome home;
    const ModelProvider ollama = *ProviderList::read(home.path())->provider(u"ollama"_s);
    const auto holds = [&home](const QString& model) {
        const Result<ProviderList> list = ProviderList::read(home.path());
        const Result<ChosenModel> found = list ? list->find(model) : Result<ChosenModel>(list.error());
        EXPECT_TRUE(found) << found.error().text.toStdString() << found.error().where.toStdString();
        return found ? found->traits.context.value : -1;
    };
    EXPECT_EQ(holds(u"ollama:llama3.2"_s), 0);
    ASSERT_TRUE(keepWindows(home.path(), ollama, {{u"llama3.2:latest"_s, {4'096}}, {u"gemma3:4b"_s, {32'768}}}));
    EXPECT_EQ(holds(u"ollama:llama3.2:latest"_s), 4'096);
    EXPECT_EQ(holds(u"ollama:llama3.2"_s), 4'096) << "that is what it means without a tag";
    EXPECT_EQ(holds(u"ollama:gemma3:4b"_s), 32'768);
    EXPECT_EQ(holds(u"ollama:other"_s), 0);
    EXPECT_EQ(holds(u"vllm:llama3.2:latest"_s), 0) << "another's";
    ASSERT_TRUE(keepWindows(home.path(), ollama, {}));
    EXPECT_EQ(holds(u"ollama:gemma3:4b"_s), 32'768) << "a server that has nothing loaded takes nothing back";
    const auto write = [&home](const QString& name, const QByteArray& bytes) {
        QDir().mkpath(QFileInfo(home.path() + name).path());
        QFile file(home.path() + name);
        ASSERT_TRUE(file.open(QFile::WriteOnly));
        file.write(bytes);
    };
    const auto own = [](const char* address, const char* defaults) {
        return QByteArray(R"({"id":"ollama","title":"Ollama","dialect":"openai-chat","base_url":")") + address + R"(","date":"2026-11-22","source":"a test","any_model":true,"defaults":{)" + defaults
            + R"(},"models":[{"model":"llama3.2:latest","context":2000,"most_output":500}]})";
    };
    write(u"/providers/ollama.json"_s, own("http://localhost:11434/v1", ""));
    EXPECT_EQ(holds(u"ollama:llama3.2:latest"_s), 2'000) << "what she wrote holds";
    EXPECT_EQ(holds(u"ollama:gemma3:4b"_s), 32'768);
    write(u"/providers/ollama.json"_s, own("http://localhost:11434/v1", R"("context":6000)"));
    EXPECT_EQ(holds(u"ollama:gemma3:4b"_s), 6'000);
    write(u"/providers/ollama.json"_s, own("http://localhost:9999/v1", ""));
    EXPECT_EQ(holds(u"ollama:gemma3:4b"_s), 0) << "it was another server";
    write(u"/learned/windows.json"_s, "nothing of ours");
    const Result<ProviderList> broken = ProviderList::read(home.path());
    ASSERT_FALSE(broken);
    EXPECT_TRUE(broken.error().where.endsWith(u"/learned/windows.json"_s)) << broken.error().where.toStdString();
    EXPECT_FALSE(broken.error().hint.isEmpty());
}
