#include "agents/llm/wire/anthropic/MessagesWire.h"

#include "agents/llm/wire/ReplyFormat.h"
#include "agents/llm/wire/WireParts.h"
#include "agents/llm/wire/anthropic/MessagesReader.h"

#include <algorithm>

namespace qd::agents {

namespace {

const char* const kDialect = "anthropic";

void text(JsonWriter& out, const QString& words, bool cached = false)
{
    if (words.isEmpty()) // the API takes no empty block
        return;
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("text"));
    out.key("text");
    out.value(words);
    if (cached) {
        out.key("cache_control");
        out.raw(R"({"type":"ephemeral"})");
    }
    out.endObject();
}

void image(JsonWriter& out, const ShownImage& shown)
{
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("image"));
    out.key("source");
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("base64"));
    out.key("media_type");
    out.value(shown.mediaType);
    out.key("data");
    out.raw('"' + shown.bytes.toBase64() + '"');
    out.endObject();
    out.endObject();
}

void use(JsonWriter& out, const ToolCall& call)
{
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("tool_use"));
    out.key("id");
    out.value(call.id);
    out.key("name");
    out.value(call.name);
    out.key("input");
    out.raw(objectText(call.input));
    out.endObject();
}

void result(JsonWriter& out, const ToolResult& given)
{
    out.beginObject();
    out.key("type");
    out.value(QStringLiteral("tool_result"));
    out.key("tool_use_id");
    out.value(given.callId);
    out.key("content");
    out.value(given.text);
    if (given.failed) {
        out.key("is_error");
        out.value(true);
    }
    out.endObject();
}

void beginMessage(JsonWriter& out, const char* role)
{
    out.beginObject();
    out.key("role");
    out.value(QString::fromLatin1(role));
    out.key("content");
}

void exchange(JsonWriter& out, const Exchange& earlier)
{
    beginMessage(out, "assistant");
    if (const Json kept = keptOf(earlier, kDialect); !kept.isNull()) {
        out.json(kept);
    } else {
        out.beginList();
        text(out, earlier.said);
        for (const ToolCall& call : earlier.calls)
            use(out, call);
        out.endList();
    }
    out.endObject();
    beginMessage(out, "user");
    out.beginList();
    for (const ToolResult& given : earlier.results)
        result(out, given);
    out.endList();
    out.endObject();
}

void messages(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    out.key("messages");
    out.beginList();
    beginMessage(out, "user");
    out.beginList();
    if (traits.images)
        for (const ShownImage& shown : request.images)
            image(out, shown);
    text(out, request.prompt, traits.caching && traits.tools && !request.tools.isEmpty());
    out.endList();
    out.endObject();
    for (const Exchange& earlier : request.exchanges)
        exchange(out, earlier);
    out.endList();
}

void system(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    if (request.system.isEmpty())
        return;
    out.key("system");
    out.beginList();
    text(out, request.system, traits.caching);
    out.endList();
}

void tools(JsonWriter& out, const LlmRequest& request)
{
    out.key("tools");
    out.beginList();
    for (const ToolOffer& tool : request.tools) {
        out.beginObject();
        out.key("name");
        out.value(tool.name);
        out.key("description");
        out.value(tool.description);
        out.key("input_schema");
        out.raw(toolSchema(tool));
        out.endObject();
    }
    out.endList();
    out.key("tool_choice");
    out.raw(R"({"type":"auto"})"); // newer models take no forced choice
}

/// The effort that is sent; empty: none.
QString thinking(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    if (const qint64 budget = budgetOf(request, traits); budget > 0) {
        out.key("thinking");
        out.raw(R"({"type":"enabled","budget_tokens":)" + QByteArray::number(budget) + '}');
    } else if (traits.thinking == ThinkingWay::Effort && request.thinking.value > 0) {
        out.key("thinking");
        out.raw(R"({"type":"adaptive"})");
        return effortFor(request.thinking);
    } else if (traits.idleThinking == QLatin1String("disabled") || traits.idleThinking == QLatin1String("between_tools")) {
        out.key("thinking");
        out.raw(R"({"type":")" + traits.idleThinking.toUtf8() + R"("})");
    } else {
        return traits.idleThinking;
    }
    return {};
}

/// What the model is given to read.
void material(JsonWriter& out, const LlmRequest& request, const ModelTraits& traits)
{
    if (traits.tools && !request.tools.isEmpty())
        tools(out, request);
    system(out, request, traits);
    messages(out, request, traits);
}

void outputConfig(JsonWriter& out, const QString& effort, const QByteArray& schema)
{
    if (effort.isEmpty() && schema.isEmpty())
        return;
    out.key("output_config");
    out.beginObject();
    if (!effort.isEmpty()) {
        out.key("effort");
        out.value(effort);
    }
    if (!schema.isEmpty()) {
        out.key("format");
        out.raw(R"({"type":"json_schema","schema":)" + schema + '}');
    }
    out.endObject();
}

} // namespace

std::optional<WireCall> MessagesWire::count(const LlmRequest& request, const ModelTraits& traits) const
{
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(traits.model);
    material(out, request, traits);
    out.endObject();
    return WireCall{QStringLiteral("/v1/messages/count_tokens"), out.take(), {kAnthropicVersion}, false};
}

WireCall MessagesWire::write(const LlmRequest& request, const ModelTraits& traits) const
{
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(traits.model);
    out.key("max_tokens");
    out.value(maxTokensOf(request, traits));
    out.key("stream");
    out.value(traits.streams);
    const QString effort = thinking(out, request, traits);
    outputConfig(out, effort, traits.structured == StructuredWay::Schema ? strictSchema(request.replySchema, SchemaSubset::Smallest) : QByteArray());
    if (sendsTemperature(request, traits, Dialect::Anthropic)) {
        out.key("temperature");
        out.value(std::clamp(request.temperature, 0.0, 1.0));
    }
    material(out, request, traits);
    out.endObject();
    return {QStringLiteral("/v1/messages"), out.take(), {kAnthropicVersion}, traits.streams};
}

std::unique_ptr<AnswerReader> MessagesWire::reader(const LlmRequest& request, Mask mask) const
{
    return std::make_unique<MessagesReader>(request, std::move(mask));
}

} // namespace qd::agents
