#include "agents/llm/wire/openai/ChatWire.h"

#include "agents/llm/wire/ReplyFormat.h"
#include "agents/llm/wire/WireParts.h"
#include "agents/llm/wire/openai/ChatReader.h"

namespace qd::agents {

namespace {

void message(JsonWriter& out, const char* role, const QString& content)
{
    out.beginObject();
    out.key("role");
    out.value(QString::fromLatin1(role));
    out.key("content");
    out.value(content);
    out.endObject();
}

/// With pictures the content is a list of parts; without, plain text, which every server takes.
void prompt(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    if (!traits.images || request.images.isEmpty())
        return message(out, "user", request.prompt);
    out.beginObject();
    out.key("role");
    out.value(QStringLiteral("user"));
    out.key("content");
    out.beginList();
    for (const ShownImage& image : request.images) {
        out.beginObject();
        out.key("type");
        out.value(QStringLiteral("image_url"));
        out.key("image_url");
        out.beginObject();
        out.key("url");
        out.value(dataUrl(image));
        out.key("detail"); // bounds what it costs
        out.value(QStringLiteral("high"));
        out.endObject();
        out.endObject();
    }
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("text"));
    out.key("text");
    out.value(request.prompt);
    out.endObject();
    out.endList();
    out.endObject();
}

void calls(JsonWriter& out, const Exchange& earlier)
{
    out.beginObject();
    out.key("role");
    out.value(QStringLiteral("assistant"));
    out.key("content");
    out.value(earlier.said);
    out.key("tool_calls");
    out.beginList();
    for (const ToolCall& call : earlier.calls) {
        out.beginObject();
        out.key("id");
        out.value(call.id);
        out.key("type");
        out.value(QStringLiteral("function"));
        out.key("function");
        out.beginObject();
        out.key("name");
        out.value(call.name);
        out.key("arguments");
        out.value(QString::fromUtf8(objectText(call.input)));
        out.endObject();
        out.endObject();
    }
    out.endList();
    out.endObject();
}

/// The API has no mark for a tool that failed, so its words say it.
void results(JsonWriter& out, const Exchange& earlier)
{
    for (const ToolResult& result : earlier.results) {
        out.beginObject();
        out.key("role");
        out.value(QStringLiteral("tool"));
        out.key("tool_call_id");
        out.value(result.callId);
        out.key("content");
        out.value(result.failed ? QStringLiteral("Error: ") + result.text : result.text);
        out.endObject();
    }
}

void messages(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    out.key("messages");
    out.beginList();
    if (!request.system.isEmpty())
        message(out, "system", request.system);
    prompt(out, request, traits);
    for (const Exchange& earlier : request.exchanges) {
        calls(out, earlier);
        results(out, earlier);
    }
    out.endList();
}

void tools(JsonWriter& out, const LlmRequest& request)
{
    out.key("tools");
    out.beginList();
    for (const ToolOffer& tool : request.tools) {
        out.beginObject();
        out.key("type");
        out.value(QStringLiteral("function"));
        out.key("function");
        out.beginObject();
        out.key("name");
        out.value(tool.name);
        out.key("description");
        out.value(tool.description);
        out.key("parameters");
        out.raw(toolSchema(tool));
        out.endObject();
        out.endObject();
    }
    out.endList();
    out.key("tool_choice");
    out.value(QStringLiteral("auto"));
}

void format(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    const QByteArray schema = traits.structured == StructuredWay::None ? QByteArray() : strictSchema(request.replySchema, SchemaSubset::Smallest);
    if (schema.isEmpty())
        return;
    out.key("response_format");
    if (traits.structured == StructuredWay::JsonObject)
        return out.raw(R"({"type":"json_object"})");
    out.raw(R"({"type":"json_schema","json_schema":{"name":")" + formatName(request.replyName).toUtf8() + R"(","strict":true,"schema":)" + schema + "}}");
}

} // namespace

WireCall ChatWire::write(const LlmRequest& request, const ModelTraits& traits) const
{
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(traits.model);
    out.key("stream");
    out.value(traits.streams);
    if (traits.streams && traits.streamUsage) {
        out.key("stream_options");
        out.raw(R"({"include_usage":true})");
    }
    out.key(traits.maxCompletionTokens ? "max_completion_tokens" : "max_tokens");
    out.value(maxTokensOf(request, traits));
    if (const QString effort = effortOf(request, traits); !effort.isEmpty()) {
        out.key("reasoning_effort");
        out.value(effort);
    }
    if (sendsTemperature(request, traits, Dialect::OpenAiChat)) {
        out.key("temperature");
        out.value(request.temperature);
    }
    if (traits.seed) {
        out.key("seed");
        out.value(request.seed);
    }
    format(out, request, traits);
    if (traits.tools && !request.tools.isEmpty())
        tools(out, request);
    messages(out, request, traits);
    out.endObject();
    return {QStringLiteral("/chat/completions"), out.take(), {}, traits.streams};
}

std::unique_ptr<AnswerReader> ChatWire::reader(const LlmRequest& request, Mask mask) const
{
    return std::make_unique<ChatReader>(request, std::move(mask));
}

} // namespace qd::agents
