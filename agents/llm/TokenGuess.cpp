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

/// The longest that a unit of a text can be, and no shorter than what a byte of UTF-8 can stand for.
constexpr qint64 kLongest = kHalf;

struct Guess {
    static qint64 of(QStringView text) { return lengthOf(text); }
    static qint64 of(const QByteArray& json) { return lengthOf(QString::fromUtf8(json)); }
};

struct Bound {
    static qint64 of(QStringView text) { return text.size() * kLongest; }
    static qint64 of(const QByteArray& json) { return json.size() * kLongest; }
};

template <class Length>
qint64 exchangeLength(const Exchange& exchange)
{
    // The provider's own blocks hold what was said and asked for, too: whichever is longer is sent.
    qint64 asked = Length::of(exchange.said);
    for (const ToolCall& call : exchange.calls)
        asked += Length::of(call.id) + Length::of(call.name) + Length::of(call.input) + kTool;
    qint64 length = std::max(asked, Length::of(exchange.kept)) + 2 * kMessage;
    for (const ToolResult& result : exchange.results)
        length += Length::of(result.callId) + Length::of(result.text) + kTool;
    return length;
}

template <class Length>
qint64 requestLength(const LlmRequest& request, TokenCount image, bool readsFormat)
{
    qint64 length = 2 * kMessage + Length::of(request.system) + Length::of(request.prompt) + image.value * kTokenLength * request.images.size();
    if (readsFormat && !request.replySchema.isEmpty())
        length += kMessage + Length::of(request.replySchema);
    if (!request.tools.isEmpty())
        length += kTools;
    for (const ToolOffer& tool : request.tools)
        length += kTool + Length::of(tool.name) + Length::of(tool.description) + Length::of(tool.inputSchema);
    for (const Exchange& exchange : request.exchanges)
        length += exchangeLength<Length>(exchange);
    return length;
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

qint64 lengthOf(const Exchange& exchange) { return exchangeLength<Guess>(exchange); }

qint64 lengthOf(const LlmRequest& request, TokenCount image, bool readsFormat) { return requestLength<Guess>(request, image, readsFormat); }

qint64 boundOf(const LlmRequest& request, TokenCount image, bool readsFormat) { return requestLength<Bound>(request, image, readsFormat); }

} // namespace qd::agents
