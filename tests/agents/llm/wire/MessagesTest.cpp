#include "tests/agents/llm/wire/Streams.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using qd::test::readIn;
using qd::test::streamOf;
using qd::test::wishForTitle;

namespace {

ModelTraits traitsOf(ThinkingWay thinking, const QString& idle = {})
{
    ModelTraits traits;
    traits.model = QStringLiteral("claude-test");
    traits.images = traits.tools = traits.caching = true;
    traits.structured = StructuredWay::Schema;
    traits.thinking = thinking;
    traits.idleThinking = idle;
    return traits;
}

Json written(const LlmRequest& request, const ModelTraits& traits)
{
    return test::written(Dialect::Anthropic, request, traits);
}

} // namespace

TEST(MessagesWire, WritesSystemToolsFormatAndPrompt)
{
    LlmRequest request = wishForTitle();
    request.images = {{QStringLiteral("image/png"), "PNG"}};
    const WireCall call = wireOf(Dialect::Anthropic)->write(request, traitsOf(ThinkingWay::Effort, QStringLiteral("low")));
    EXPECT_EQ(call.path, QStringLiteral("/v1/messages"));
    EXPECT_TRUE(call.headers.contains({"anthropic-version", "2023-06-01"}));
    EXPECT_EQ(call.body, QByteArray(
        R"({"model":"claude-test","max_tokens":4096,"stream":true,"output_config":{"effort":"low","format":{"type":"json_schema","schema":)"
        R"({"type":"object","properties":{"title":{"type":"string"},"confidence":{"type":"number"}},"required":["title","confidence"],"additionalProperties":false}}},)"
        R"("tools":[{"name":"read_page","description":"Reads a page.","input_schema":{"type":"object","properties":{"url":{"type":"string"}}}},)"
        R"({"name":"search","description":"Searches.","input_schema":{"type":"object"}}],"tool_choice":{"type":"auto"},)"
        R"("system":[{"type":"text","text":"You are Ada.","cache_control":{"type":"ephemeral"}}],)"
        R"("messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"UE5H"}},)"
        R"({"type":"text","text":"A title, please.","cache_control":{"type":"ephemeral"}}]}]})"));
}

TEST(MessagesWire, CountsWhatItWouldSendToBeRead)
{
    LlmRequest request = wishForTitle();
    request.images = {{QStringLiteral("image/png"), "PNG"}};
    const std::optional<WireCall> counts = wireOf(Dialect::Anthropic)->count(request, traitsOf(ThinkingWay::Effort, QStringLiteral("low")));
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->path, QStringLiteral("/v1/messages/count_tokens"));
    EXPECT_TRUE(counts->headers.contains({"anthropic-version", "2023-06-01"}));
    const Result<Json> asked = Json::parse(counts->body);
    ASSERT_TRUE(asked);
    const Json sent = test::written(Dialect::Anthropic, request, traitsOf(ThinkingWay::Effort, QStringLiteral("low")));
    for (const char16_t* name : {u"model", u"tools", u"tool_choice", u"system", u"messages"}) {
        ASSERT_TRUE(sent.find(name));
        EXPECT_EQ(asked->at(name).toText(), sent.at(name).toText());
    }
    EXPECT_EQ(asked->members().size(), 5) << counts->body.toStdString();
}

TEST(MessagesWire, ThinksByBudgetWithoutATemperature)
{
    LlmRequest request = wishForTitle();
    ModelTraits traits = traitsOf(ThinkingWay::Budget);
    traits.temperature = true;
    request.thinking = {2000};
    Json body = written(request, traits);
    EXPECT_EQ(body.at(u"thinking").toText(), QByteArray(R"({"type":"enabled","budget_tokens":2000})"));
    EXPECT_FALSE(body.find(u"temperature"));
    request.thinking = {9000}; // must leave room for the answer
    EXPECT_EQ(written(request, traits).at(u"thinking").at(u"budget_tokens").toInteger(), 4095);
    request.maxTokens = {1000}; // no room for the smallest budget
    body = written(request, traits);
    EXPECT_FALSE(body.find(u"thinking"));
    EXPECT_DOUBLE_EQ(body.at(u"temperature").toReal(), 0.2);
}

TEST(MessagesWire, ThinksByEffortOrNotAsTheModelHasIt)
{
    LlmRequest request = wishForTitle();
    EXPECT_EQ(written(request, traitsOf(ThinkingWay::Effort, QStringLiteral("disabled"))).at(u"thinking").toText(), QByteArray(R"({"type":"disabled"})"));
    EXPECT_FALSE(written(request, traitsOf(ThinkingWay::Effort)).find(u"thinking"));
    request.thinking = {8000};
    const Json body = written(request, traitsOf(ThinkingWay::Effort, QStringLiteral("disabled")));
    EXPECT_EQ(body.at(u"thinking").toText(), QByteArray(R"({"type":"adaptive"})"));
    EXPECT_EQ(body.at(u"output_config").at(u"effort").toString(), QStringLiteral("medium"));
}

TEST(MessagesWire, LeavesOutWhatTheModelDoesNotKnow)
{
    LlmRequest request = wishForTitle();
    request.images = {{QStringLiteral("image/png"), "PNG"}};
    request.system.clear();
    ModelTraits bare;
    bare.model = QStringLiteral("m");
    bare.mostOutput = {100};
    EXPECT_EQ(written(request, bare).toText(), QByteArray(
        R"({"model":"m","max_tokens":100,"stream":true,"messages":[{"role":"user","content":[{"type":"text","text":"A title, please."}]}]})"));
}

TEST(MessagesWire, HandsItsOwnBlocksBackAsTheyCame)
{
    const test::ReadAnswer first = readIn(Dialect::Anthropic, streamOf("anthropic-tools.sse"));
    ASSERT_TRUE(bool(first.answer));
    LlmRequest request = wishForTitle();
    request.exchanges = {{first.answer->text, first.answer->calls,
                          {{first.answer->calls[0].id, QStringLiteral("High at six."), false}, {first.answer->calls[1].id, QStringLiteral("no such page"), true}},
                          first.answer->kept}};
    QList<Json> messages = written(request, traitsOf(ThinkingWay::Effort)).at(u"messages").items();
    ASSERT_EQ(messages.size(), 3);
    const QList<Json> said = messages[1].at(u"content").items();
    ASSERT_EQ(said.size(), 4);
    EXPECT_EQ(said[0].toText(), QByteArray(R"({"type":"thinking","thinking":"I should look it up.","signature":"EqQBCgIYAhIM1gbcDa9G"})"));
    EXPECT_EQ(said[2].at(u"input").toText(), QByteArray(R"({"url":"https://example.org/tides"})"));
    EXPECT_EQ(messages[2].toText(), QByteArray(
        R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_01T1x1fJ34qAmk2tNTrN7Up6","content":"High at six."},)"
        R"({"type":"tool_result","tool_use_id":"toolu_01A09q90qw90lq917835lq9","content":"no such page","is_error":true}]})"));
    request.exchanges[0].kept = QStringLiteral(R"({"openai-responses":[{"type":"reasoning"}]})"); // another provider's
    messages = written(request, traitsOf(ThinkingWay::Effort)).at(u"messages").items();
    EXPECT_EQ(messages[1].at(u"content").items().size(), 3);
    EXPECT_EQ(messages[1].at(u"content").items()[1].at(u"type").toString(), QStringLiteral("tool_use"));
}

TEST(MessagesReader, ReadsAReplyInAnyCuts)
{
    const QByteArray stream = streamOf("anthropic-reply.sse");
    for (qsizetype cut : {0, 1, 2, 3, 7, 64}) {
        const test::ReadAnswer read = readIn(Dialect::Anthropic, stream, cut);
        ASSERT_TRUE(bool(read.answer));
        const LlmAnswer& answer = *read.answer;
        EXPECT_TRUE(answer.isWhole);
        EXPECT_FALSE(answer.fault);
        EXPECT_EQ(answer.text, QStringLiteral("{\"title\":\"Tide & Tisch: Größe zählt ⚓🌊\",\"confidence\":0.8}"));
        EXPECT_EQ(read.pieces.size(), 4);
        EXPECT_EQ(read.pieces.join(QString()), answer.text);
        EXPECT_EQ(answer.model, QStringLiteral("claude-opus-5-5"));
        EXPECT_EQ(answer.stopReason, StopReason::End);
        EXPECT_TRUE(answer.isReported);
        EXPECT_EQ(answer.usage.in.value, 412);
        EXPECT_EQ(answer.usage.out.value, 187);
        EXPECT_EQ(answer.usage.cacheRead.value, 2048);
        EXPECT_EQ(answer.usage.cacheWrite.value, 0);
        EXPECT_TRUE(answer.kept.isEmpty());
    }
}

TEST(MessagesReader, ReadsAWholeBody)
{
    for (qsizetype cut : {0, 1}) {
        const test::ReadAnswer read = readIn(Dialect::Anthropic, streamOf("anthropic-body.json"), cut);
        ASSERT_TRUE(bool(read.answer));
        EXPECT_TRUE(read.answer->isWhole);
        EXPECT_EQ(read.answer->text, QStringLiteral("{\"title\":\"Tides\"}"));
        EXPECT_EQ(read.pieces, QStringList{read.answer->text});
        EXPECT_EQ(read.answer->usage.cacheWrite.value, 900);
        EXPECT_TRUE(read.answer->isReported);
    }
}

TEST(MessagesReader, ReadsWhatToolsAreAskedFor)
{
    const test::ReadAnswer read = readIn(Dialect::Anthropic, streamOf("anthropic-tools.sse"), 5);
    ASSERT_TRUE(bool(read.answer));
    EXPECT_TRUE(read.answer->isWhole && !read.answer->fault);
    EXPECT_EQ(read.answer->stopReason, StopReason::Tools);
    EXPECT_EQ(read.answer->text, QStringLiteral("I'll check the tides and the weather."));
    ASSERT_EQ(read.answer->calls.size(), 2);
    EXPECT_EQ(read.answer->calls[0].name, QStringLiteral("read_page"));
    EXPECT_EQ(read.answer->calls[0].input, QStringLiteral("{\"url\": \"https://example.org/tides\"}"));
    EXPECT_EQ(read.answer->calls[1].input, QStringLiteral("{\"query\": \"Hafen \\\"Ostsee\\\" ☁\"}"));
    EXPECT_EQ(read.pieces, QStringList{read.answer->text});
}

TEST(MessagesReader, AnErrorBeforeAnythingBeganIsNoAnswer)
{
    const test::ReadAnswer read = readIn(Dialect::Anthropic, streamOf("anthropic-overloaded.sse"));
    ASSERT_FALSE(bool(read.answer));
    EXPECT_EQ(read.answer.error().kind, Error::Network);
    EXPECT_EQ(read.answer.error().text, QStringLiteral("The provider is overloaded (529): Overloaded."));
    ASSERT_TRUE(read.refusal);
    EXPECT_TRUE(read.refusal->mayRetry);
    EXPECT_EQ(read.refusal->kind, ModelRefusal::Overloaded);
}

TEST(MessagesReader, AnErrorInTheMiddleIsAnAnswerThatIsNotWhole)
{
    const test::ReadAnswer read = readIn(Dialect::Anthropic, streamOf("anthropic-breaks-off.sse"));
    ASSERT_TRUE(bool(read.answer));
    EXPECT_FALSE(read.answer->isWhole);
    ASSERT_TRUE(read.answer->fault);
    EXPECT_EQ(read.answer->fault->text, QStringLiteral("The answer was broken off. The provider is overloaded (529): Overloaded."));
    EXPECT_TRUE(read.refusal);
}

TEST(MessagesReader, ARefusalAndACutReplyAreWholeAndOfNoUse)
{
    const test::ReadAnswer refused = readIn(Dialect::Anthropic, streamOf("anthropic-refusal.sse"));
    ASSERT_TRUE(bool(refused.answer) && refused.answer->fault);
    EXPECT_TRUE(refused.answer->isWhole);
    EXPECT_EQ(refused.answer->stopReason, StopReason::Refusal);
    const test::ReadAnswer cut = readIn(Dialect::Anthropic, streamOf("anthropic-max-tokens.sse"));
    ASSERT_TRUE(bool(cut.answer) && cut.answer->fault);
    EXPECT_TRUE(cut.answer->isWhole);
    EXPECT_EQ(cut.answer->stopReason, StopReason::MaxTokens);
    EXPECT_EQ(cut.answer->usage.out.value, 4096);
    LlmRequest free = wishForTitle();
    free.replySchema.clear();
    EXPECT_FALSE(readIn(Dialect::Anthropic, streamOf("anthropic-max-tokens.sse"), 0, free).answer->fault);
}

TEST(MessagesReader, EveryOtherEndHasAFault)
{
    const QByteArray stream = streamOf("anthropic-reply.sse");
    for (const char* reason : {"pause_turn", "max_tokens", "model_context_window_exceeded", "tool_use", "refusal", "something_new"}) {
        const test::ReadAnswer read = readIn(Dialect::Anthropic, QByteArray(stream).replace("end_turn", reason));
        ASSERT_TRUE(bool(read.answer));
        EXPECT_TRUE(read.answer->isWhole) << reason;
        EXPECT_TRUE(read.answer->fault) << reason;
    }
    const test::ReadAnswer none = readIn(Dialect::Anthropic, QByteArray(stream).replace("\"end_turn\"", "null"));
    EXPECT_FALSE(none.answer->isWhole);
}

TEST(MessagesReader, UnknownEventsMeanNothing)
{
    const QByteArray stream = streamOf("anthropic-reply.sse");
    const qsizetype behind = stream.indexOf("event: ping");
    const QByteArray more = QByteArray(stream).insert(behind, test::sse(R"({"type":"something_new","index":0,"error":null})"));
    EXPECT_TRUE(readIn(Dialect::Anthropic, more).answer->isWhole);
}
