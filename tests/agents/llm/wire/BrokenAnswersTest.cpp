#include "tests/agents/llm/wire/Streams.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using qd::test::readIn;
using qd::test::sse;
using qd::test::streamOf;

namespace {

void expectNeverWhole(Dialect dialect, const QByteArray& body)
{
    for (qsizetype length = 0; length < body.size(); ++length) {
        const test::ReadAnswer read = readIn(dialect, body.first(length));
        ASSERT_TRUE(bool(read.answer)) << length;
        EXPECT_FALSE(read.answer->isWhole) << length;
        EXPECT_TRUE(read.answer->fault) << length;
        EXPECT_TRUE(read.answer->calls.isEmpty() && read.answer->kept.isEmpty()) << length;
    }
    EXPECT_TRUE(readIn(dialect, body).answer->isWhole);
}

/// The tool answer of Anthropic with other words in it.
test::ReadAnswer toolsWith(const char* from, const char* to)
{
    const QByteArray stream = streamOf("anthropic-tools.sse");
    EXPECT_TRUE(stream.contains(from)) << from;
    return readIn(Dialect::Anthropic, QByteArray(stream).replace(from, to));
}

LlmAnswer usageWith(const char* from, const char* to)
{
    const QByteArray stream = streamOf("anthropic-reply.sse");
    EXPECT_TRUE(stream.contains(from)) << from;
    return *readIn(Dialect::Anthropic, QByteArray(stream).replace(from, to)).answer;
}

} // namespace

TEST(BrokenAnswers, NoCutOfAStreamIsWhole)
{
    expectNeverWhole(Dialect::Anthropic, streamOf("anthropic-tools.sse"));
    expectNeverWhole(Dialect::OpenAiChat, streamOf("chat-tools.sse"));
    expectNeverWhole(Dialect::OpenAiResponses, streamOf("responses-tools.sse"));
}

TEST(BrokenAnswers, NoCutOfABodyIsWhole)
{
    expectNeverWhole(Dialect::Anthropic, streamOf("anthropic-body.json"));
    expectNeverWhole(Dialect::OpenAiChat, streamOf("chat-body.json"));
}

TEST(BrokenAnswers, NoLostByteLeavesAnotherAnswerThatLooksWhole)
{
    const QByteArray stream = streamOf("anthropic-tools.sse");
    const LlmAnswer right = *readIn(Dialect::Anthropic, stream).answer;
    for (qsizetype at = 0; at < stream.size(); ++at) { // it must not crash; a call without a fault is one of the tools, with an object
        const test::ReadAnswer read = readIn(Dialect::Anthropic, QByteArray(stream).remove(at, 1));
        if (!read.answer || read.answer->fault)
            continue;
        for (const ToolCall& call : read.answer->calls) {
            EXPECT_TRUE(call.name == u"read_page" || call.name == u"search");
            EXPECT_EQ(Json::parse(call.input.toUtf8())->kind(), Json::Object);
        }
    }
    EXPECT_EQ(right.calls.size(), 2);
}

TEST(BrokenAnswers, AToolsInputMustBeAWholeObject)
{
    EXPECT_FALSE(toolsWith("\"partial_json\":\"}\"", "\"partial_json\":\"\"").answer->isWhole);
    EXPECT_FALSE(toolsWith("\"partial_json\":\"}\"", "\"partial_json\":\", \\\"url\\\":\\\"x\\\"}\"").answer->isWhole); // a key twice
    EXPECT_FALSE(toolsWith("\"partial_json\":\"}\"", "\"partial_json\":\"} {}\"").answer->isWhole);
}

TEST(BrokenAnswers, OnlyToolsThatWereOfferedAreCalledAndEachOnce)
{
    for (const auto& [from, to] : {std::pair{"\"name\":\"search\"", "\"name\":\"delete_all\""},
                                   {"toolu_01A09q90qw90lq917835lq9", "toolu_01T1x1fJ34qAmk2tNTrN7Up6"}, {"toolu_01A09q90qw90lq917835lq9", ""}}) {
        const test::ReadAnswer read = toolsWith(from, to);
        EXPECT_TRUE(read.answer->isWhole) << to;
        EXPECT_TRUE(read.answer->fault) << to;
        EXPECT_TRUE(read.answer->calls.isEmpty()) << to;
    }
}

TEST(BrokenAnswers, PartsThatComeOutOfTurnBreakIt)
{
    const QByteArray start = sse(R"({"type":"message_start","message":{"id":"m","model":"c","usage":{"input_tokens":1,"output_tokens":1}}})");
    const QByteArray end = sse(R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}})") + sse(R"({"type":"message_stop"})");
    const QByteArray begun = sse(R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":"ab"}})");
    const QByteArray stop = sse(R"({"type":"content_block_stop","index":0})");
    const QByteArray words = sse(R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"c"}})");
    const auto whole = [](const QByteArray& stream) { return readIn(Dialect::Anthropic, stream).answer->isWhole; };
    EXPECT_TRUE(whole(start + begun + words + stop + end));
    EXPECT_FALSE(whole(start + begun + words + end)) << "a part without an end";
    EXPECT_FALSE(whole(start + words + begun + stop + end)) << "words before their part";
    EXPECT_FALSE(whole(start + begun + stop + words + end)) << "words after their part";
    EXPECT_FALSE(whole(start + begun + begun + stop + end)) << "a part twice";
    EXPECT_FALSE(whole(start + stop + end)) << "an end without a part";
    EXPECT_FALSE(whole(start + start + begun + stop + end)) << "two beginnings";
    EXPECT_FALSE(whole(begun + stop + end)) << "no beginning";
    EXPECT_FALSE(whole(start + begun + sse("{\"type\":\"ping\",\"type\":\"ping\"}") + stop + end)) << "a key twice";
    EXPECT_FALSE(whole(start + begun + sse("nonsense") + stop + end)) << "no JSON";
    EXPECT_FALSE(whole(start + begun + sse("[]") + stop + end)) << "no object";
    EXPECT_FALSE(whole(start + begun + sse(QByteArray("{\"a\":\"\0\"}", 9)) + stop + end)) << "a null byte";
    EXPECT_FALSE(whole(start + begun + sse("{\"a\":\"\xc3\x28\"}") + stop + end)) << "broken UTF-8";
}

TEST(BrokenAnswers, PagesAndEmptyBodiesAreNoAnswers)
{
    for (const Dialect dialect : {Dialect::Anthropic, Dialect::OpenAiChat, Dialect::OpenAiResponses})
        for (const char* body : {"", "\n\n", "<html><title>Sign in</title></html>", "{}", "{\"error\":null}", "[]", "data: {}\n\n", "{\"type\":\"message\"}"}) {
            const test::ReadAnswer read = readIn(dialect, body);
            ASSERT_TRUE(bool(read.answer)) << body;
            EXPECT_FALSE(read.answer->isWhole) << body;
            EXPECT_TRUE(read.answer->fault) << body;
            EXPECT_FALSE(read.answer->isReported) << body;
        }
}

TEST(BrokenAnswers, ALineWithoutAnEndIsNotKept)
{
    const QByteArray mebi(1024 * 1024, 'x');
    for (const char* begin : {"data: ", "{\"a\":\""}) {
        const auto reader = wireOf(Dialect::Anthropic)->reader(test::wishForTitle());
        reader->feed(begin, {});
        for (int i = 0; i < 100; ++i)
            reader->feed(mebi, {});
        const Result<LlmAnswer> answer = reader->finish();
        ASSERT_TRUE(bool(answer));
        EXPECT_FALSE(answer->isWhole);
        EXPECT_TRUE(answer->fault->text.contains(QStringLiteral("longer than"))) << qPrintable(answer->fault->text);
    }
}

TEST(BrokenAnswers, UsageThatIsAbsentOrNegativeIsNotReported)
{
    const char* const atEnd = "\"output_tokens\":187";
    EXPECT_TRUE(usageWith(atEnd, "\"output_tokens\":186").isReported);
    EXPECT_FALSE(usageWith(atEnd, "\"output_tokens\":-5").isReported);
    EXPECT_FALSE(usageWith(atEnd, "\"output_tokens\":18.7").isReported);
    EXPECT_FALSE(usageWith(atEnd, "\"output_tokens\":\"187\"").isReported);
    EXPECT_FALSE(usageWith(atEnd, "\"other\":1").isReported);
    EXPECT_FALSE(usageWith("\"cache_read_input_tokens\":2048", "\"cache_read_input_tokens\":-1").isReported);
    EXPECT_FALSE(usageWith("\"input_tokens\":412", "\"x\":412").isReported);
}

TEST(BrokenAnswers, UsageThatIsHugeIsHandedOnAndTheLargestCounts)
{
    EXPECT_EQ(usageWith("\"output_tokens\":187", "\"output_tokens\":1000000000000").usage.out.value, 1'000'000'000'000);
    EXPECT_EQ(usageWith("\"output_tokens\":187", "\"output_tokens\":9000000000000000000").usage.out.value, 1'000'000'000'000'000);
    const LlmAnswer falling = usageWith("\"output_tokens\":3,", "\"output_tokens\":500,");
    EXPECT_EQ(falling.usage.out.value, 500);
    EXPECT_TRUE(falling.isReported);
}

TEST(BrokenAnswers, MoreFromTheCacheThanThereWasIsNotBelieved)
{
    const QByteArray stream = streamOf("chat-reply.sse");
    const LlmAnswer answer = *readIn(Dialect::OpenAiChat, QByteArray(stream).replace("\"cached_tokens\":1024", "\"cached_tokens\":5000")).answer;
    EXPECT_FALSE(answer.isReported);
    EXPECT_EQ(answer.usage.in.value, 0);
    EXPECT_TRUE(answer.isWhole);
    EXPECT_FALSE(readIn(Dialect::OpenAiChat, QByteArray(stream).replace("\"usage\":{", "\"usag\":{")).answer->isReported);
}
