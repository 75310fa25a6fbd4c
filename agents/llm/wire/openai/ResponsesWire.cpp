#include "agents/llm/wire/openai/ResponsesWire.h"

#include "agents/llm/wire/ReplyFormat.h"
#include "agents/llm/wire/WireParts.h"
#include "agents/llm/wire/openai/ResponsesReader.h"

namespace qd::agents {

namespace {

const char* const kDialect = "openai-responses";

void part(JsonWriter& out, const char* type, const char* key, const QString& value)
{
    out.beginObject();
    out.key("type");
    out.value(QString::fromLatin1(type));
    out.key(key);
    out.value(value);
    if (qstrcmp(type, "input_image") == 0) { // bounds what it costs
        out.key("detail");
        out.value(QStringLiteral("high"));
    }
    out.endObject();
}

void message(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    out.beginObject();
    out.key("role");
    out.value(QStringLiteral("user"));
    out.key("content");
    out.beginList();
    if (traits.images)
        for (const ShownImage& image : request.images)
            part(out, "input_image", "image_url", dataUrl(image));
    part(out, "input_text", "text", request.prompt);
    out.endList();
    out.endObject();
}

void said(JsonWriter& out, const QString& words)
{
    if (words.isEmpty())
        return;
    out.beginObject();
    out.key("role");
    out.value(QStringLiteral("assistant"));
    out.key("content");
    out.value(words);
    out.endObject();
}

void call(JsonWriter& out, const ToolCall& made)
{
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("function_call"));
    out.key("call_id");
    out.value(made.id);
    out.key("name");
    out.value(made.name);
    out.key("arguments");
    out.value(QString::fromUtf8(objectText(made.input)));
    out.endObject();
}

/// The API has no mark for a tool that failed, so its words say it.
void given(JsonWriter& out, const ToolResult& result)
{
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("function_call_output"));
    out.key("call_id");
    out.value(result.callId);
    out.key("output");
    out.value(result.failed ? QStringLiteral("Error: ") + result.text : result.text);
    out.endObject();
}

void input(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    out.key("input");
    out.beginList();
    message(out, request, traits);
    for (const Exchange& earlier : request.exchanges) {
        const Json kept = keptOf(earlier, kDialect);
        for (const Json& item : kept.items())
            out.json(item);
        if (kept.isNull()) {
            said(out, earlier.said);
            for (const ToolCall& made : earlier.calls)
                call(out, made);
        }
        for (const ToolResult& result : earlier.results)
            given(out, result);
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
        out.key("name");
        out.value(tool.name);
        out.key("description");
        out.value(tool.description);
        out.key("parameters");
        out.raw(toolSchema(tool));
        out.key("strict"); // tools' schemas are others', and seldom in the subset
        out.value(false);
        out.endObject();
    }
    out.endList();
    out.key("tool_choice");
    out.value(QStringLiteral("auto"));
}

/// What the model is given to read.
void material(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    if (traits.tools && !request.tools.isEmpty())
        tools(out, request);
    if (!request.system.isEmpty()) {
        out.key("instructions");
        out.value(request.system);
    }
    input(out, request, traits);
}

void format(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    const QByteArray schema = traits.structured == StructuredWay::None ? QByteArray() : strictSchema(request.replySchema, SchemaSubset::OpenAi);
    if (schema.isEmpty())
        return;
    out.key("text");
    if (traits.structured == StructuredWay::JsonObject)
        return out.raw(R"({"format":{"type":"json_object"}})");
    out.raw(R"({"format":{"type":"json_schema","name":")" + formatName(request.replyName).toUtf8() + R"(","strict":true,"schema":)" + schema + "}}");
}

} // namespace

std::optional<WireCall> ResponsesWire::count(const LlmRequest& request, const ModelTraits& traits) const
{
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(traits.model);
    material(out, request, traits);
    out.endObject();
    return WireCall{QStringLiteral("/responses/input_tokens"), out.take(), {}, false};
}

WireCall ResponsesWire::write(const LlmRequest& request, const ModelTraits& traits) const
{
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(traits.model);
    out.key("stream");
    out.value(traits.streams);
    out.key("store");
    out.value(false);
    out.key("max_output_tokens");
    out.value(maxTokensOf(request, traits));
    if (const QString effort = effortOf(request, traits); !effort.isEmpty()) {
        out.key("reasoning");
        out.raw(R"({"effort":")" + effort.toUtf8() + R"("})");
        out.key("include");
        out.raw(R"(["reasoning.encrypted_content"])");
    }
    if (sendsTemperature(request, traits, Dialect::OpenAiResponses)) {
        out.key("temperature");
        out.value(request.temperature);
    }
    format(out, request, traits);
    material(out, request, traits);
    out.endObject();
    return {QStringLiteral("/responses"), out.take(), {}, traits.streams};
}

std::unique_ptr<AnswerReader> ResponsesWire::reader(const LlmRequest& request, Mask mask) const
{
    return std::make_unique<ResponsesReader>(request, std::move(mask));
}

} // namespace qd::agents
