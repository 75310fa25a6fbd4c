#include "agents/llm/TokenBound.h"

#include "agents/llm/PictureHead.h"

#include <algorithm>

namespace qd::agents {

namespace {

// What is added around what is sent. Published: up to 530 tokens where tools are offered (Anthropic, tool use pricing), 3 a
// message and 3 for the answer (OpenAI's counting guide). The rest is room for marks around parts.
constexpr qint64 kCall = 64;
constexpr qint64 kMessage = 32;
constexpr qint64 kTools = 1024;
constexpr qint64 kTool = 64;
constexpr qint64 kFormat = 512; // what tells the model of the reply's form
constexpr qint64 kLeastBytes = 10;
constexpr qint64 kPicture = 16; // what tells the model that a picture stands there

/// Bytes of `text` as UTF-8, without making them: at most three for a UTF-16 unit.
qint64 bytesOf(QStringView text)
{
    qint64 bytes = 0;
    for (const QChar c : text)
        bytes += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
    return bytes;
}

qint64 bytesOf(const Exchange& exchange)
{
    qint64 bytes = bytesOf(exchange.said);
    for (const ToolCall& call : exchange.calls)
        bytes += bytesOf(call.id) + bytesOf(call.name) + bytesOf(call.input);
    for (const ToolResult& result : exchange.results)
        bytes += bytesOf(result.callId) + bytesOf(result.text);
    return bytes;
}

} // namespace

TokenCount countAtMost(const LlmRequest& request, TokenCount image)
{
    qint64 most = kCall + 2 * kMessage + bytesOf(request.system) + bytesOf(request.prompt) + image.value * request.images.size();
    if (!request.replySchema.isEmpty())
        most += kFormat + 2 * request.replySchema.size();
    if (!request.tools.isEmpty())
        most += kTools;
    for (const ToolOffer& tool : request.tools)
        most += kTool + bytesOf(tool.name) + bytesOf(tool.description) + 2 * tool.inputSchema.size();
    for (const Exchange& exchange : request.exchanges)
        most += bytesOf(exchange) + bytesOf(exchange.kept) + kMessage * (2 + exchange.calls.size() + exchange.results.size());
    return {most};
}

TokenCount imageAtMost(const ShownImage& image, const ModelTraits& traits)
{
    const std::optional<PictureHead> head = pictureHead(image.bytes);
    if (!head || traits.imagePatch <= 0)
        return traits.imageTokens;
    const auto patches = [&](int pixels) { return (qint64(pixels) + traits.imagePatch - 1) / traits.imagePatch; };
    const qint64 counted = (patches(head->width) * patches(head->height) * traits.imageWeight + 99) / 100;
    return {std::min(traits.imageTokens.value, counted + kPicture)};
}

TokenCount countAtMost(const LlmRequest& request, const ModelTraits& traits)
{
    TokenCount most = countAtMost(request, TokenCount{0});
    if (traits.images)
        for (const ShownImage& image : request.images)
            most += imageAtMost(image, traits);
    return most;
}

TokenCount countAtLeast(const LlmRequest& request)
{
    qint64 bytes = bytesOf(request.system) + bytesOf(request.prompt);
    for (const Exchange& exchange : request.exchanges)
        bytes += bytesOf(exchange);
    return {std::max<qint64>(1, bytes / kLeastBytes)};
}

TokenCount countAtLeast(const LlmAnswer& answer)
{
    qint64 bytes = bytesOf(answer.text);
    for (const ToolCall& call : answer.calls)
        bytes += bytesOf(call.name) + bytesOf(call.input);
    return {bytes > 0 ? std::max<qint64>(1, bytes / kLeastBytes) : 0};
}

} // namespace qd::agents
