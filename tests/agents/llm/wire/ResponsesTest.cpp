#include "tests/agents/llm/wire/Streams.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using qd::test::readIn;
using qd::test::streamOf;
using qd::test::wishForTitle;

namespace {

ModelTraits traits()
{
    ModelTraits traits;
    traits.model = QStringLiteral("gpt-6.1-sol");
    traits.images = traits.tools = true;
    traits.structured = StructuredWay::Schema;
    traits.thinking = ThinkingWay::Effort;
    traits.idleThinking = QStringLiteral("low");
    return traits;
}

} // namespace

TEST(ResponsesWire, WritesInstructionsFormatAndInputAndStoresNothing)
{
    LlmRequest request = wishForTitle();
    request.images = {{QStringLiteral("image/png"), "PNG"}};
    request.thinking = {9000};
    const WireCall call = wireOf(Dialect::OpenAiResponses)->write(request, traits());
    EXPECT_EQ(call.path, QStringLiteral("/responses"));
    EXPECT_EQ(call.body, QByteArray(
        R"({"model":"gpt-6.1-sol","stream":true,"store":false,"max_output_tokens":4096,"reasoning":{"effort":"high"},"include":["reasoning.encrypted_content"],)"
        R"("text":{"format":{"type":"json_schema","name":"title","strict":true,"schema":{"type":"object","properties":{"title":{"type":"string"},)"
        R"("confidence":{"type":"number","minimum":0,"maximum":1}},"required":["title","confidence"],"additionalProperties":false}}},)"
        R"("tools":[{"type":"function","name":"read_page","description":"Reads a page.","parameters":{"type":"object","properties":{"url":{"type":"string"}}},"strict":false},)"
        R"({"type":"function","name":"search","description":"Searches.","parameters":{"type":"object"},"strict":false}],"tool_choice":"auto",)"
        R"("instructions":"You are Ada.","input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,UE5H","detail":"high"},)"
        R"({"type":"input_text","text":"A title, please."}]}]})"));
}

TEST(ResponsesWire, CountsWhatItWouldSendToBeRead)
{
    LlmRequest request = wishForTitle();
    request.images = {{QStringLiteral("image/png"), "PNG"}};
    const std::optional<WireCall> counts = wireOf(Dialect::OpenAiResponses)->count(request, traits());
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->path, QStringLiteral("/responses/input_tokens"));
    const Result<Json> asked = Json::parse(counts->body);
    ASSERT_TRUE(asked);
    const Json sent = test::written(Dialect::OpenAiResponses, request, traits());
    for (const char16_t* name : {u"model", u"tools", u"tool_choice", u"instructions", u"input"}) {
        ASSERT_TRUE(sent.find(name));
        EXPECT_EQ(asked->at(name).toText(), sent.at(name).toText());
    }
    EXPECT_EQ(asked->members().size(), 5) << counts->body.toStdString();
}

TEST(ResponsesWire, HandsItsOwnItemsBackAsTheyCame)
{
    const test::ReadAnswer first = readIn(Dialect::OpenAiResponses, streamOf("responses-tools.sse"));
    ASSERT_TRUE(bool(first.answer));
    LlmRequest request = wishForTitle();
    request.exchanges = {{{}, first.answer->calls, {{QStringLiteral("call_a1"), QStringLiteral("A page."), false}, {QStringLiteral("call_b2"), QStringLiteral("none"), true}},
                          first.answer->kept}};
    QList<Json> input = test::written(Dialect::OpenAiResponses, request, traits()).at(u"input").items();
    ASSERT_EQ(input.size(), 6);
    EXPECT_EQ(input[1].toText(), QByteArray(R"({"type":"reasoning","id":"rs_67c9","summary":[],"encrypted_content":"gAAAAABo"})"));
    EXPECT_EQ(input[5].toText(), QByteArray(R"({"type":"function_call_output","call_id":"call_b2","output":"Error: none"})"));
    request.exchanges[0].kept.clear();
    input = test::written(Dialect::OpenAiResponses, request, traits()).at(u"input").items();
    ASSERT_EQ(input.size(), 5);
    EXPECT_EQ(input[1].toText(), QByteArray(R"({"type":"function_call","call_id":"call_a1","name":"read_page","arguments":"{\"url\":\"https://example.org/\"}"})"));
}

TEST(ResponsesReader, ReadsAReplyInAnyCuts)
{
    const QByteArray stream = streamOf("responses-reply.sse");
    for (qsizetype cut : {0, 1, 2, 3, 17}) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiResponses, stream, cut);
        ASSERT_TRUE(bool(read.answer));
        EXPECT_TRUE(read.answer->isWhole && !read.answer->fault);
        EXPECT_EQ(read.answer->text, QStringLiteral("{\"title\":\"Ebbe & Flut: Größe ⚓🌊\"}"));
        EXPECT_EQ(read.pieces.join(QString()), read.answer->text);
        EXPECT_EQ(read.answer->usage.in.value, 220);
        EXPECT_EQ(read.answer->usage.cacheRead.value, 1024);
        EXPECT_EQ(read.answer->usage.cacheWrite.value, 256);
        EXPECT_EQ(read.answer->usage.out.value, 120);
        EXPECT_TRUE(read.answer->isReported);
    }
}

TEST(ResponsesReader, TakesTheItemsThatWereDoneWhereTheEndHoldsNone)
{
    QByteArray stream = streamOf("responses-reply.sse");
    const qsizetype end = stream.lastIndexOf("\"output\":[");
    stream = stream.left(end) + "\"output\":[],\"usage\":{\"input_tokens\":5,\"output_tokens\":6}}}\n\n";
    const test::ReadAnswer read = readIn(Dialect::OpenAiResponses, stream);
    ASSERT_TRUE(bool(read.answer));
    EXPECT_TRUE(read.answer->isWhole);
    EXPECT_EQ(read.answer->text, QStringLiteral("{\"title\":\"Ebbe & Flut: Größe ⚓🌊\"}"));
}

TEST(ResponsesReader, ReadsAWholeBody)
{
    QByteArray stream = streamOf("responses-reply.sse");
    const qsizetype begin = stream.lastIndexOf("\"response\":") + 11;
    const QByteArray body = stream.mid(begin, stream.lastIndexOf('}') - begin);
    const test::ReadAnswer read = readIn(Dialect::OpenAiResponses, body, 1);
    ASSERT_TRUE(bool(read.answer));
    EXPECT_TRUE(read.answer->isWhole && !read.answer->fault);
    EXPECT_EQ(read.pieces, QStringList{read.answer->text});
}

TEST(ResponsesReader, ReadsWhatToolsAreAskedFor)
{
    const test::ReadAnswer read = readIn(Dialect::OpenAiResponses, streamOf("responses-tools.sse"));
    ASSERT_TRUE(bool(read.answer));
    EXPECT_EQ(read.answer->stopReason, StopReason::Tools);
    ASSERT_EQ(read.answer->calls.size(), 2);
    EXPECT_EQ(read.answer->calls[0].id, QStringLiteral("call_a1"));
    EXPECT_EQ(read.answer->calls[1].input, QStringLiteral("{\"query\":\"Ebbe\"}"));
}

TEST(ResponsesReader, OtherEndsHaveAFault)
{
    const test::ReadAnswer cut = readIn(Dialect::OpenAiResponses, streamOf("responses-incomplete.sse"));
    ASSERT_TRUE(bool(cut.answer) && cut.answer->fault);
    EXPECT_TRUE(cut.answer->isWhole);
    EXPECT_EQ(cut.answer->stopReason, StopReason::MaxTokens);
    const test::ReadAnswer filtered = readIn(Dialect::OpenAiResponses, streamOf("responses-incomplete.sse").replace("max_output_tokens\"}", "content_filter\"}"));
    EXPECT_EQ(filtered.answer->stopReason, StopReason::Refusal);
    const test::ReadAnswer refused = readIn(Dialect::OpenAiResponses, streamOf("responses-refusal.sse"));
    ASSERT_TRUE(bool(refused.answer) && refused.answer->fault);
    EXPECT_EQ(refused.answer->stopReason, StopReason::Refusal);
    const test::ReadAnswer failed = readIn(Dialect::OpenAiResponses, streamOf("responses-failed.sse"));
    ASSERT_TRUE(bool(failed.answer) && failed.answer->fault);
    EXPECT_FALSE(failed.answer->isWhole);
    EXPECT_TRUE(failed.answer->fault->text.contains(QStringLiteral("failed to generate")));
}

TEST(ResponsesReader, AnErrorBeforeAnythingBeganIsNoAnswer)
{
    const test::ReadAnswer read = readIn(Dialect::OpenAiResponses, streamOf("responses-error.sse"));
    ASSERT_FALSE(bool(read.answer));
    EXPECT_EQ(read.refusal->kind, ModelRefusal::RateLimit);
    EXPECT_EQ(read.answer.error().kind, Error::Network);
}
