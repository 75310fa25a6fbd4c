#include "agents/llm/batches/BatchDoor.h"

#include "agents/keys/Secret.h"
#include "tests/agents/llm/door/SpeakingServer.h"
#include "tests/support/Await.h"

namespace qd::agents {
namespace {

using test::answer;
using test::waitUntil;

/// Anthropic's batches, by a server that says what it is told to.
class AskedBatches : public testing::Test {
protected:
    AskedBatches()
    {
        const QByteArray file = QStringLiteral(R"({"id":"here","title":"Here","dialect":"anthropic","base_url":"http://127.0.0.1:%1","date":"2026-11-22","source":"a test",)"
                                               R"("batches":"anthropic","key":{"header":"x-api-key"},"any_model":true,"defaults":{"context":100000}})")
                                    .arg(server.port()).toUtf8();
        const Result<Done> added = providers.add(file, QStringLiteral("here.json"));
        EXPECT_TRUE(added) << added.error().text.toStdString() << added.error().where.toStdString();
        door = std::make_unique<BatchDoor>(providers, [](const QString&, const KeyShelf::Found& found) { found(Secret::of("sk_canary_0123456789")); });
    }
    static QByteArray batch(const QByteArray& id, const QByteArray& more)
    {
        return answer("200 OK", R"({"id":")" + id + R"(","type":"message_batch","request_counts":{"succeeded":2},)" + more + "}");
    }
    static QByteArray line(const char* id, const char* content, const char* stop)
    {
        return R"({"custom_id":")" + QByteArray(id) + R"(","result":{"type":"succeeded","message":{"id":"m","type":"message","role":"assistant","model":"c","content":[)" + content
            + R"(],"stop_reason":")" + stop + R"(","usage":{"input_tokens":9,"output_tokens":3}}}})" + '\n';
    }
    BatchSeen look()
    {
        std::optional<BatchSeen> seen;
        door->look(QStringLiteral("here"), QStringLiteral("b1"), [&](const BatchSeen& came) { seen = came; });
        EXPECT_TRUE(waitUntil([&] { return seen.has_value(); }));
        return seen.value_or(BatchSeen{});
    }

    test::SpeakingServer server;
    ProviderList providers;
    std::unique_ptr<BatchDoor> door;
};

TEST_F(AskedBatches, AnAnswerThatRepeatsTheKeyIsToBePaidAndNotUsed)
{
    const QByteArray results = line("a", R"({"type":"text","text":"well"})", "end_turn")
        + line("b", R"({"type":"tool_use","id":"t","name":"look","input":{"url":"https:\/\/example.org\/\u0073k_canary_0123456789"}})", "tool_use");
    server.says = {{batch("b1", R"("processing_status":"ended","results_url":"https://api.example/v1/messages/batches/b1/results")")}, {answer("200 OK", results, "application/x-jsonl")}};
    const BatchSeen seen = look();
    ASSERT_EQ(seen.how, BatchSeen::Ended);
    ASSERT_EQ(seen.results.size(), 2);
    EXPECT_EQ(seen.results[0].kind, BatchResult::Answered);
    EXPECT_EQ(seen.results[1].kind, BatchResult::Withheld);
    EXPECT_TRUE(seen.isComplete) << "nothing is missing: both are to be paid as they say";
}

TEST_F(AskedBatches, OneThatIsCalledByTheKeyIsNotWrittenDown)
{
    server.says = {{batch("sk_canary_0123456789", R"("processing_status":"in_progress")")}};
    LlmRequest request;
    request.model = QStringLiteral("here:m");
    request.prompt = QStringLiteral("Is it so?");
    std::optional<BatchMade> made;
    door->create(QStringLiteral("here"), {{QStringLiteral("a"), request}}, [&](const BatchMade& came) { made = came; });
    ASSERT_TRUE(waitUntil([&] { return made.has_value(); }));
    EXPECT_EQ(made->how, BatchMade::Unclear) << "it was taken, and may be charged";
    EXPECT_TRUE(made->batch.isEmpty());
    EXPECT_FALSE(made->why.contains(QStringLiteral("canary"))) << made->why.toStdString();
}

} // namespace
} // namespace qd::agents
