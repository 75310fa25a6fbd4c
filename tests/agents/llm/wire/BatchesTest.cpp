#include "agents/llm/wire/batches/BatchWire.h"
#include "tests/agents/llm/wire/Streams.h"

#include <gtest/gtest.h>

#include <time.h>

namespace qd::test {
namespace {

using namespace agents;

BatchItem item(const char* id)
{
    BatchItem made{QString::fromLatin1(id), wishForTitle(), {}};
    made.traits.model = QStringLiteral("m");
    return made;
}

TEST(AnthropicBatches, HandOverRequestsThatDoNotStream)
{
    const auto wire = batchWireOf(BatchWay::Anthropic);
    EXPECT_FALSE(wire->upload({item("a")}, Dialect::Anthropic));
    const BatchCall call = wire->create({item("a"), item("b")}, Dialect::Anthropic, {});
    EXPECT_EQ(call.path, QStringLiteral("/v1/messages/batches"));
    EXPECT_TRUE(call.headers.contains({"anthropic-version", "2023-06-01"}));
    const Json body = Json::parse(call.body).value();
    ASSERT_EQ(body.at(u"requests").items().size(), 2);
    EXPECT_EQ(body.at(u"requests").items()[1].at(u"custom_id").toString(), QStringLiteral("b"));
    const Json params = body.at(u"requests").items()[0].at(u"params");
    EXPECT_EQ(params.at(u"model").toString(), QStringLiteral("m"));
    EXPECT_FALSE(params.at(u"stream").toBool(true));
}

TEST(AnthropicBatches, SayHowTheyStandAndWhatCameOfThem)
{
    const auto wire = batchWireOf(BatchWay::Anthropic);
    const Result<BatchStanding> busy = wire->standing(R"({"id":"msgbatch_1","type":"message_batch","processing_status":"canceling","expires_at":"2026-11-23T10:00:00Z","results_url":null})");
    ASSERT_TRUE(busy);
    EXPECT_FALSE(busy->hasEnded);
    EXPECT_EQ(busy->expires.ms, 1'795'428'000'000);
    const Result<BatchStanding> over = wire->standing(R"({"id":"msgbatch_1","type":"message_batch","processing_status":"ended","request_counts":{"succeeded":3},"results_url":"https://there/x"})");
    ASSERT_TRUE(over);
    EXPECT_TRUE(over->hasEnded);
    EXPECT_EQ(over->answered, 3);
    EXPECT_EQ(over->results, QStringList{QStringLiteral("/x")});
    const Result<QList<BatchResult>> results = wire->results(
        R"({"custom_id":"b","result":{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"no"}}}})" "\n"
        R"({"custom_id":"a","result":{"type":"succeeded","message":{"id":"msg"}}})" "\n\n"
        R"({"custom_id":"c","result":{"type":"expired"}})" "\n" R"({"custom_id":"d","result":{"type":"canceled"}})");
    ASSERT_TRUE(results);
    ASSERT_EQ(results->size(), 4);
    EXPECT_EQ((*results)[0].kind, BatchResult::Refused);
    EXPECT_EQ((*results)[0].refusal->kind, ModelRefusal::BadRequest);
    EXPECT_EQ((*results)[1].kind, BatchResult::Answered);
    EXPECT_EQ((*results)[1].body, QByteArray(R"({"id":"msg"})"));
    EXPECT_EQ((*results)[2].kind, BatchResult::NotDone);
    EXPECT_EQ((*results)[3].kind, BatchResult::NotDone);
}

/// Far from Greenwich, where no time is a time of 1970 to Qt.
class InNewYork : public testing::Test {
protected:
    InNewYork() { to("America/New_York"); }
    ~InNewYork() override { to(m_before); }

private:
    static void to(const QByteArray& zone)
    {
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        tzset();
    }
    const QByteArray m_before = qEnvironmentVariableIsSet("TZ") ? qgetenv("TZ") : QByteArray();
};

TEST_F(InNewYork, ABatchThatSaysNoTimeHasNone)
{
    const auto wire = batchWireOf(BatchWay::Anthropic);
    for (const char* time : {"", R"("expires_at":null,)", R"("expires_at":"soon",)"}) {
        const Result<BatchStanding> busy = wire->standing(R"({"id":"msgbatch_1","type":"message_batch",)" + QByteArray(time) + R"("processing_status":"in_progress"})");
        ASSERT_TRUE(busy) << time;
        EXPECT_EQ(busy->expires.ms, 0) << time;
    }
}

TEST(OpenAiBatches, GoAsAFileOfLines)
{
    const auto wire = batchWireOf(BatchWay::OpenAi);
    const std::optional<BatchCall> upload = wire->upload({item("a"), item("b")}, Dialect::OpenAiChat);
    ASSERT_TRUE(upload);
    EXPECT_EQ(upload->path, QStringLiteral("/files"));
    EXPECT_TRUE(upload->contentType.startsWith("multipart/form-data; boundary="));
    EXPECT_TRUE(upload->body.contains("name=\"purpose\"\r\n\r\nbatch\r\n"));
    EXPECT_TRUE(upload->body.contains(R"({"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","stream":false,)"));
    EXPECT_TRUE(upload->body.endsWith("--\r\n"));
    EXPECT_EQ(wire->uploaded(R"({"id":"file-1"})").value(), QStringLiteral("file-1"));
    EXPECT_FALSE(wire->uploaded(R"({"id":"../1"})"));
    EXPECT_EQ(wire->create({item("a")}, Dialect::OpenAiResponses, QStringLiteral("file-1")).body,
              QByteArray(R"({"input_file_id":"file-1","endpoint":"/v1/responses","completion_window":"24h"})"));
}

TEST(OpenAiBatches, SayHowTheyStandAndWhatCameOfThem)
{
    const auto wire = batchWireOf(BatchWay::OpenAi);
    const Result<BatchStanding> over = wire->standing(R"({"id":"batch_1","object":"batch","status":"expired","expires_at":1795428000,"output_file_id":"f-1","error_file_id":"f-2","request_counts":{"completed":1}})");
    ASSERT_TRUE(over);
    EXPECT_TRUE(over->hasEnded);
    EXPECT_EQ(over->expires.ms, 1'795'428'000'000);
    EXPECT_EQ(over->results, (QStringList{QStringLiteral("/files/f-1/content"), QStringLiteral("/files/f-2/content")}));
    EXPECT_EQ(wire->standing(R"({"id":"batch_1","object":"batch","status":"failed","errors":{"data":[{"message":"Line 3 is wrong."}]}})")->why, QStringLiteral("Line 3 is wrong"));
    EXPECT_FALSE(wire->standing(R"({"id":"batch_1","object":"batch","status":"finalizing"})")->hasEnded);
    const Result<QList<BatchResult>> results = wire->results(
        R"({"custom_id":"b","response":null,"error":{"code":"batch_expired","message":"late"}})" "\n"
        R"({"custom_id":"d","response":null,"error":{"code":"batch_cancelled","message":"stopped"}})" "\n"
        R"({"custom_id":"e","response":null,"error":{"code":"strange","message":"no"}})" "\n"
        R"({"custom_id":"a","response":{"status_code":200,"body":{"id":"x"}},"error":null})" "\n"
        R"({"custom_id":"c","response":{"status_code":429,"body":{"error":{"message":"slow"}}},"error":null})" "\n", {});
    ASSERT_TRUE(results);
    ASSERT_EQ(results->size(), 5);
    EXPECT_EQ((*results)[0].kind, BatchResult::NotDone);
    EXPECT_EQ((*results)[1].kind, BatchResult::NotDone) << "cancelled before it was begun";
    EXPECT_EQ((*results)[2].kind, BatchResult::Refused);
    EXPECT_EQ((*results)[3].kind, BatchResult::Answered);
    EXPECT_EQ((*results)[4].kind, BatchResult::Refused);
    EXPECT_EQ((*results)[4].refusal->kind, ModelRefusal::RateLimit);
}

TEST(BatchWire, TakesNothingForABatchThatIsNone)
{
    for (const BatchWay way : {BatchWay::Anthropic, BatchWay::OpenAi}) {
        const auto wire = batchWireOf(way);
        for (const char* strange : {"", "{}", "[]", R"({"id":"a/../b","object":"batch","type":"message_batch","status":"completed"})"})
            EXPECT_EQ(wire->standing(strange).error().kind, Error::Network) << strange;
        EXPECT_EQ(wire->results("{\"custom_id\":\"a\"", {}).error().kind, Error::Network) << "half a line";
        EXPECT_TRUE(wire->results("", {})->isEmpty());
    }
    EXPECT_EQ(batchWireOf(BatchWay::None), nullptr);
}

} // namespace
} // namespace qd::test
