#include "tests/agents/llm/wire/Streams.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using qd::test::readIn;
using qd::test::streamOf;
using qd::test::wishForTitle;

namespace {

Json written(const LlmRequest& request, const ModelTraits& traits)
{
    return test::written(Dialect::OpenAiChat, request, traits);
}

ModelTraits bare()
{
    ModelTraits traits;
    traits.model = QStringLiteral("m");
    traits.streamUsage = false;
    return traits;
}

} // namespace

TEST(ChatWire, WritesWhatAReasoningModelTakes)
{
    LlmRequest request = wishForTitle();
    ModelTraits traits = bare();
    traits.streamUsage = traits.maxCompletionTokens = traits.tools = true;
    traits.structured = StructuredWay::Schema;
    traits.thinking = ThinkingWay::Effort;
    traits.idleThinking = QStringLiteral("none");
    const WireCall call = wireOf(Dialect::OpenAiChat)->write(request, traits);
    EXPECT_EQ(call.path, QStringLiteral("/chat/completions"));
    EXPECT_EQ(call.body, QByteArray(
        R"({"model":"m","stream":true,"stream_options":{"include_usage":true},"max_completion_tokens":4096,"reasoning_effort":"none",)"
        R"("response_format":{"type":"json_schema","json_schema":{"name":"title","strict":true,"schema":)"
        R"({"type":"object","properties":{"title":{"type":"string"},"confidence":{"type":"number"}},"required":["title","confidence"],"additionalProperties":false}}},)"
        R"("tools":[{"type":"function","function":{"name":"read_page","description":"Reads a page.","parameters":{"type":"object","properties":{"url":{"type":"string"}}}}},)"
        R"({"type":"function","function":{"name":"search","description":"Searches.","parameters":{"type":"object"}}}],"tool_choice":"auto",)"
        R"("messages":[{"role":"system","content":"You are Ada."},{"role":"user","content":"A title, please."}]})"));
}

TEST(ChatWire, LeavesOutWhatAServerDoesNotKnow)
{
    LlmRequest request = wishForTitle();
    request.images = {{QStringLiteral("image/png"), "PNG"}};
    EXPECT_EQ(written(request, bare()).toText(), QByteArray(
        R"({"model":"m","stream":true,"max_tokens":4096,"messages":[{"role":"system","content":"You are Ada."},{"role":"user","content":"A title, please."}]})"));
    ModelTraits local = bare();
    local.temperature = local.seed = local.images = true;
    local.structured = StructuredWay::JsonObject;
    request.seed = 7;
    const Json body = written(request, local);
    EXPECT_EQ(body.at(u"response_format").toText(), QByteArray(R"({"type":"json_object"})"));
    EXPECT_EQ(body.at(u"seed").toInteger(), 7);
    EXPECT_DOUBLE_EQ(body.at(u"temperature").toReal(), 0.2);
    EXPECT_EQ(body.at(u"messages").items()[1].at(u"content").items()[0].toText(),
              QByteArray(R"({"type":"image_url","image_url":{"url":"data:image/png;base64,UE5H","detail":"high"}})"));
}

TEST(ChatWire, HandsCallsAndResultsBack)
{
    LlmRequest request = wishForTitle();
    request.exchanges = {{QStringLiteral("Well."), {{QStringLiteral("c1"), QStringLiteral("search"), QStringLiteral("{\"query\":\"a\"}")}},
                          {{QStringLiteral("c1"), QStringLiteral("no net"), true}}, {}}};
    const QList<Json> messages = written(request, bare()).at(u"messages").items();
    ASSERT_EQ(messages.size(), 4);
    EXPECT_EQ(messages[2].toText(), QByteArray(R"({"role":"assistant","content":"Well.","tool_calls":[{"id":"c1","type":"function","function":{"name":"search","arguments":"{\"query\":\"a\"}"}}]})"));
    EXPECT_EQ(messages[3].toText(), QByteArray(R"({"role":"tool","tool_call_id":"c1","content":"Error: no net"})"));
}

TEST(ChatReader, ReadsAReplyInAnyCutsAndTakesTheCacheOff)
{
    const QByteArray stream = streamOf("chat-reply.sse");
    for (qsizetype cut : {0, 1, 2, 3, 11}) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiChat, stream, cut);
        ASSERT_TRUE(bool(read.answer));
        EXPECT_TRUE(read.answer->isWhole && !read.answer->fault);
        EXPECT_EQ(read.answer->text, QStringLiteral("{\"title\":\"Gezeiten für Fünf ⚓🌊\"}"));
        EXPECT_EQ(read.pieces.size(), 3);
        EXPECT_EQ(read.answer->usage.in.value, 176);
        EXPECT_EQ(read.answer->usage.cacheRead.value, 1024);
        EXPECT_EQ(read.answer->usage.out.value, 40);
        EXPECT_TRUE(read.answer->isReported);
        EXPECT_EQ(read.answer->model, QStringLiteral("gpt-5.4-mini-2026-03-17"));
    }
}

TEST(ChatReader, ReadsAWholeBody)
{
    const test::ReadAnswer read = readIn(Dialect::OpenAiChat, streamOf("chat-body.json"), 1);
    ASSERT_TRUE(bool(read.answer));
    EXPECT_TRUE(read.answer->isWhole && !read.answer->fault);
    EXPECT_EQ(read.answer->text, QStringLiteral("{\"title\":\"Tides\"}"));
    EXPECT_EQ(read.answer->usage.in.value, 20);
}

TEST(ChatReader, ReadsCallsInPiecesByTheirIndex)
{
    const test::ReadAnswer read = readIn(Dialect::OpenAiChat, streamOf("chat-tools.sse"), 3);
    ASSERT_TRUE(bool(read.answer));
    EXPECT_EQ(read.answer->stopReason, StopReason::Tools);
    ASSERT_EQ(read.answer->calls.size(), 2);
    EXPECT_EQ(read.answer->calls[0].input, QStringLiteral("{\"url\":\"https://example.org/\"}"));
    EXPECT_EQ(read.answer->calls[1].id, QStringLiteral("call_Qw8"));
}

TEST(ChatReader, ReadsCallsThatAllHaveTheSameIndex)
{
    const test::ReadAnswer read = readIn(Dialect::OpenAiChat, streamOf("ollama-tools.sse"));
    ASSERT_TRUE(bool(read.answer));
    EXPECT_FALSE(read.answer->fault);
    ASSERT_EQ(read.answer->calls.size(), 2);
    EXPECT_EQ(read.answer->calls[0].name, QStringLiteral("search"));
    EXPECT_EQ(read.answer->calls[1].name, QStringLiteral("read_page"));
}

TEST(ChatReader, AnErrorChunkBreaksOffOrRefuses)
{
    const test::ReadAnswer broken = readIn(Dialect::OpenAiChat, streamOf("openrouter-breaks-off.sse"));
    ASSERT_TRUE(bool(broken.answer) && broken.answer->fault);
    EXPECT_FALSE(broken.answer->isWhole);
    EXPECT_TRUE(broken.answer->fault->text.contains(QStringLiteral("Upstream idle timeout exceeded")));
    const test::ReadAnswer refused = readIn(Dialect::OpenAiChat, streamOf("openrouter-refused.sse"));
    ASSERT_FALSE(bool(refused.answer));
    EXPECT_EQ(refused.refusal->kind, ModelRefusal::RateLimit);
}

TEST(ChatReader, OnlyDoneAfterAReasonIsAnEnd)
{
    const QByteArray stream = streamOf("chat-reply.sse");
    const auto whole = [](const QByteArray& bytes) { return readIn(Dialect::OpenAiChat, bytes).answer->isWhole; };
    EXPECT_TRUE(whole(stream));
    EXPECT_FALSE(whole(QByteArray(stream).replace("data: [DONE]\n\n", "")));
    EXPECT_FALSE(whole(QByteArray(stream).replace("\"stop\"", "null")));
    EXPECT_FALSE(whole(QByteArray(stream).replace("\"stop\"", "\"error\"")));
    EXPECT_FALSE(whole("data: [DONE]\n\n"));
    for (const char* reason : {"\"length\"", "\"content_filter\"", "\"odd\"", "\"tool_calls\""}) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiChat, QByteArray(stream).replace("\"stop\"", reason));
        EXPECT_TRUE(read.answer->isWhole && read.answer->fault) << reason;
    }
}
