#include "agents/llm/TokenGuess.h"

namespace qd::agents {

namespace {

// In fourteenths of a token.
constexpr qint64 kLetter = 4;
constexpr qint64 kMark = 7;     // digits, punctuation, letters of two bytes in UTF-8
constexpr qint64 kSign = 16;    // of three bytes: Chinese, Japanese, Korean
constexpr qint64 kHalf = 21;    // half of a character of four bytes
constexpr qint64 kMessage = 16 * kTokenLength; // marks around a message
constexpr qint64 kTools = 400 * kTokenLength;  // what tells the model of tools at all (Anthropic publishes up to 530 with some models)
constexpr qint64 kTool = 16 * kTokenLength;

qint64 unitLengthOf(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x80)
        return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || unit == u' ' ? kLetter : kMark;
    return unit < 0x800 ? kMark : c.isSurrogate() ? kHalf : kSign;
}

qint64 jsonLengthOf(const QByteArray& json)
{
    return lengthOf(QString::fromUtf8(json));
}

} // namespace

qint64 lengthOf(QStringView text)
{
    qint64 length = 0;
    for (const QChar c : text)
        length += unitLengthOf(c);
    return length;
}

qint64 blockLengthOf(QStringView text)
{
    static const qint64 kAnd = lengthOf(QStringView(u"&amp;"));
    static const qint64 kLess = lengthOf(QStringView(u"&lt;"));
    qint64 length = 0;
    for (const QChar c : text)
        length += c == u'&' ? kAnd : c == u'<' || c == u'>' ? kLess : unitLengthOf(c);
    return length;
}

qint64 lengthOf(const Exchange& exchange)
{
    // The provider's own blocks hold what was said and asked for, too: whichever is longer is sent.
    qint64 asked = lengthOf(exchange.said);
    for (const ToolCall& call : exchange.calls)
        asked += lengthOf(call.id) + lengthOf(call.name) + lengthOf(call.input) + kTool;
    qint64 length = std::max(asked, lengthOf(exchange.kept)) + 2 * kMessage;
    for (const ToolResult& result : exchange.results)
        length += lengthOf(result.callId) + lengthOf(result.text) + kTool;
    return length;
}

qint64 lengthOf(const LlmRequest& request, TokenCount image, bool readsFormat)
{
    qint64 length = 2 * kMessage + lengthOf(request.system) + lengthOf(request.prompt) + image.value * kTokenLength * request.images.size();
    if (readsFormat && !request.replySchema.isEmpty())
        length += kMessage + jsonLengthOf(request.replySchema);
    if (!request.tools.isEmpty())
        length += kTools;
    for (const ToolOffer& tool : request.tools)
        length += kTool + lengthOf(tool.name) + lengthOf(tool.description) + jsonLengthOf(tool.inputSchema);
    for (const Exchange& exchange : request.exchanges)
        length += lengthOf(exchange);
    return length;
}

} // namespace qd::agents
