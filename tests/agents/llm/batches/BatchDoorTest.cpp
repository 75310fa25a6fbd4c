#include "agents/llm/batches/BatchDoor.h"

#include "agents/keys/Secret.h"
#include "tests/agents/llm/door/ToldProvider.h"
#include "tests/support/Await.h"

namespace qd::agents {
namespace {

using test::ToldProvider;
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

    test::ToldProvider server;
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

TEST_F(AskedBatches, OneThatTheProviderDoesNotHaveIsGoneAndOneThatItDoesNotTellOfIsNot)
{
    server.says = {{answer("404 Not Found", R"({"type":"error","error":{"type":"not_found_error","message":"no such batch"}})")}};
    EXPECT_EQ(look().how, BatchSeen::Gone);
    server.says = {{answer("403 Forbidden", R"({"type":"error","error":{"type":"permission_error","message":"no"}})")}};
    EXPECT_EQ(look().how, BatchSeen::Silent);
}

TEST_F(AskedBatches, WhatIsAskedOfAnotherProviderIsNotHandedOver)
{
    ASSERT_TRUE(providers.add(R"({"id":"there","title":"There","dialect":"anthropic","base_url":"http://127.0.0.1:9","date":"2026-11-22","source":"a test",)"
                              R"("any_model":true,"defaults":{"context":100000}})", QStringLiteral("there.json")));
    server.says = {{batch("b1", R"("processing_status":"in_progress")")}};
    LlmRequest request;
    request.model = QStringLiteral("there:m");
    std::optional<BatchMade> made;
    door->create(QStringLiteral("here"), {{QStringLiteral("a"), request}}, [&](const BatchMade& came) { made = came; });
    ASSERT_TRUE(waitUntil([&] { return made.has_value(); }));
    EXPECT_EQ(made->how, BatchMade::Refused);
    EXPECT_EQ(made->why, QStringLiteral("there:m is no model of here"));
    EXPECT_TRUE(server.requests.isEmpty());
}

const QByteArray kTaken = R"({"id":"msgbatch_1","type":"message_batch","processing_status":"in_progress","expires_at":"2026-11-23T10:00:00Z","results_url":null})";

class BatchCreation : public testing::Test {
protected:
    BatchCreation()
    {
        const QByteArray file = QStringLiteral(R"({"id":"here","title":"Here","dialect":"anthropic","base_url":"http://127.0.0.1:%1","date":"2026-11-22","source":"a test",)"
                                               R"("key":{"header":"x-api-key"},"any_model":true,"batches":"anthropic","defaults":{"context":100000,"most_output":5000}})")
                                    .arg(provider.port()).toUtf8();
        const Result<Done> added = providers.add(file, QStringLiteral("here.json"));
        EXPECT_TRUE(added) << added.error().text.toStdString() << added.error().where.toStdString();
        door = std::make_unique<BatchDoor>(providers, [](const QString&, const KeyShelf::Found& found) { found(Secret::of("sk-canary-0123456789")); });
        door->setPause(Duration(1));
    }
    BatchMade create()
    {
        LlmRequest request;
        request.model = QStringLiteral("here:m");
        request.prompt = QStringLiteral("Is it so?");
        std::optional<BatchMade> came;
        door->create(QStringLiteral("here"), {{QStringLiteral("turn-1"), request}}, [&came](const BatchMade& made) { came = made; });
        EXPECT_TRUE(waitUntil([&] { return came.has_value(); }));
        return came.value_or(BatchMade{});
    }
    static QByteArray no(const char* status, const char* more = "")
    {
        return answer(status, R"({"type":"error","error":{"type":"overloaded_error","message":"not now"}})", "application/json", more);
    }

    ToldProvider provider;
    ProviderList providers;
    std::unique_ptr<BatchDoor> door;
};

class NotTakenNow : public BatchCreation, public testing::WithParamInterface<const char*> {};

TEST_P(NotTakenNow, IsHandedOverAgainAndTaken)
{
    provider.says = {{no(GetParam())}, {no(GetParam())}, {answer("200 OK", kTaken)}};
    const BatchMade made = create();
    EXPECT_EQ(made.how, BatchMade::Taken) << made.why.toStdString();
    EXPECT_EQ(made.batch, QStringLiteral("msgbatch_1"));
    EXPECT_EQ(provider.requests.size(), 3);
}

TEST_P(NotTakenNow, IsOwedNothingInTheEndAndGoesAlone)
{
    provider.says = {{no(GetParam())}};
    const BatchMade made = create();
    EXPECT_EQ(made.how, BatchMade::Refused) << made.why.toStdString();
    EXPECT_FALSE(made.why.isEmpty());
    EXPECT_EQ(provider.requests.size(), 4);
}

INSTANTIATE_TEST_SUITE_P(Kinds, NotTakenNow, testing::Values("429 Too Many Requests", "503 Service Unavailable", "529 Overloaded"));

TEST_F(BatchCreation, WhatWouldHaveToWaitForLongGoesAloneAtOnce)
{
    provider.says = {{no("429 Too Many Requests", "Retry-After: 300\r\n")}};
    EXPECT_EQ(create().how, BatchMade::Refused);
    EXPECT_EQ(provider.requests.size(), 1);
}

TEST_F(BatchCreation, AfterAFaultOfTheProviderNobodyKnows)
{
    for (const char* status : {"500 Internal Server Error", "502 Bad Gateway", "504 Gateway Timeout", "408 Request Timeout"}) {
        provider.requests.clear();
        provider.says = {{no(status)}};
        EXPECT_EQ(create().how, BatchMade::Unclear) << status;
        EXPECT_EQ(provider.requests.size(), 1) << status;
    }
}

TEST_F(BatchCreation, WhatAGatewaySaysOfOneThatMayHaveBeenTakenIsNoReasonToMakeAnother)
{
    for (const char* body : {"upstream connect error or disconnect/reset before headers", "", "<html><title>503</title></html>"}) {
        provider.requests.clear();
        provider.says = {{answer("503 Service Unavailable", body, "text/plain")}, {answer("200 OK", kTaken)}};
        EXPECT_EQ(create().how, BatchMade::Unclear) << body;
        EXPECT_EQ(provider.requests.size(), 1) << body;
    }
}

TEST_F(BatchCreation, WhatIsRefusedIsNotHandedOverAgain)
{
    provider.says = {{no("400 Bad Request")}};
    EXPECT_EQ(create().how, BatchMade::Refused);
    EXPECT_EQ(provider.requests.size(), 1);
}

} // namespace
} // namespace qd::agents
