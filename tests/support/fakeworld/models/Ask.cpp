#include "tests/support/fakeworld/models/Ask.h"

#include "tests/support/fakeworld/models/Tokens.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

constexpr qint64 kCachedAtLeast = 1024; // tokens; less is not kept

QString compact(const QJsonObject& json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

/// Adds up what is said, and what of it is marked for the cache.
struct Reading {
    Ask ask;
    QString wrong;
    QByteArray seen{}; ///< hash of all that was counted

    void count(const QString& text)
    {
        ask.input += tokensOf(text);
        seen = QCryptographicHash::hash(seen + text.toUtf8(), QCryptographicHash::Sha256);
    }
    void mark(const QJsonObject& block)
    {
        if (!block.contains("cache_control"_L1) || ask.input < kCachedAtLeast)
            return;
        ask.cachedPrefix = ask.input;
        ask.cacheKey = seen;
    }
    void need(bool holds, const QString& sentence)
    {
        if (!holds && wrong.isEmpty())
            wrong = sentence;
    }
};

/// "data:image/png;base64,…" or the base64 itself; a kilobyte is one token.
void readImage(Reading& r, const QString& data, bool typed)
{
    r.need(!data.isEmpty() && typed, u"an image needs its media type and its bytes in base64"_s);
    ++r.ask.images;
    const QByteArray bytes = QByteArray::fromBase64(data.mid(data.indexOf(u',') + 1).toLatin1());
    r.ask.imageHashes.append(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    r.ask.input += data.size() / 1024 + 1;
}

void readTool(Reading& r, const QJsonObject& tool, QLatin1String schema)
{
    const QString name = tool.value("name"_L1).toString();
    r.need(!name.isEmpty() && tool.value(schema).isObject(), u"a tool needs a name and a schema"_s);
    for (const Tool& known : std::as_const(r.ask.tools))
        r.need(known.name != name, u"tool names must be unique"_s);
    r.ask.tools.append({name, tool.value(schema).toObject()});
    r.count(compact(tool));
}

void readAnthropicBlock(Reading& r, const QJsonObject& block, bool user)
{
    const QString type = block.value("type"_L1).toString();
    if (type == "text"_L1) {
        const QString text = block.value("text"_L1).toString();
        r.need(!text.isEmpty(), u"text content blocks must be non-empty"_s);
        r.count(text);
        if (user)
            r.ask.prompt += text + u'\n';
    } else if (type == "image"_L1) {
        const QJsonObject source = block.value("source"_L1).toObject();
        readImage(r, source.value("data"_L1).toString(), source.value("media_type"_L1).toString().startsWith("image/"_L1));
    } else if (type == "tool_use"_L1) {
        r.need(block.value("input"_L1).isObject() && !block.value("id"_L1).toString().isEmpty(), u"tool_use needs id, name and an input that is an object"_s);
        r.count(compact(block.value("input"_L1).toObject()));
    } else if (type == "tool_result"_L1) {
        const QJsonValue content = block.value("content"_L1);
        const QString text = content.isArray() ? content.toArray().first().toObject().value("text"_L1).toString() : content.toString();
        r.ask.toolResults.append(text);
        r.count(text);
    } else if (type == "thinking"_L1) {
        r.need(!block.value("signature"_L1).toString().isEmpty(), u"thinking needs the signature that it came with"_s);
        r.count(block.value("thinking"_L1).toString());
    } else {
        r.need(false, u"content block of unknown type \"%1\""_s.arg(type));
    }
    r.mark(block);
}

void readAnthropicMessages(Reading& r, const QJsonArray& messages)
{
    r.need(!messages.isEmpty(), u"messages: at least one message is required"_s);
    for (const QJsonValue& value : messages) {
        const QJsonObject message = value.toObject();
        const QString role = message.value("role"_L1).toString();
        r.need(role == "user"_L1 || role == "assistant"_L1, u"messages: role must be user or assistant"_s);
        if (const QJsonValue content = message.value("content"_L1); content.isString())
            readAnthropicBlock(r, {{u"type"_s, u"text"_s}, {u"text"_s, content}}, role == "user"_L1);
        else
            for (const QJsonValue& block : content.toArray())
                readAnthropicBlock(r, block.toObject(), role == "user"_L1);
    }
    r.need(messages.last().toObject().value("role"_L1) == "user"_L1, u"messages: the last one must be the user's"_s);
}

void readAnthropic(Reading& r, const QJsonObject& json)
{
    r.need(json.value("max_tokens"_L1).toInteger() > 0, u"max_tokens: Field required"_s);
    r.ask.maxTokens = json.value("max_tokens"_L1).toInteger();
    for (const QJsonValue& tool : json.value("tools"_L1).toArray()) {
        readTool(r, tool.toObject(), "input_schema"_L1);
        r.mark(tool.toObject());
    }
    if (const QJsonValue system = json.value("system"_L1); system.isString()) {
        r.ask.system = system.toString();
        r.count(r.ask.system);
    } else {
        for (const QJsonValue& block : system.toArray()) {
            r.ask.system += block.toObject().value("text"_L1).toString() + u'\n';
            r.count(block.toObject().value("text"_L1).toString());
            r.mark(block.toObject());
        }
    }
    readAnthropicMessages(r, json.value("messages"_L1).toArray());
    const QJsonObject choice = json.value("tool_choice"_L1).toObject();
    const QString type = choice.value("type"_L1).toString();
    r.ask.forced = type == "tool"_L1 ? choice.value("name"_L1).toString() : type == "any"_L1 ? u"*"_s : QString();
    const QJsonObject format = json.value("output_config"_L1).toObject().value("format"_L1).toObject();
    r.ask.schema = format.value("schema"_L1).toObject();
    r.ask.schemaName = r.ask.schema.value("title"_L1).toString();
    const QJsonObject thinking = json.value("thinking"_L1).toObject();
    r.ask.thinking = thinking.value("budget_tokens"_L1).toInteger(thinking.value("type"_L1) == "adaptive"_L1 ? 1024 : 0);
    r.need(r.ask.thinking < r.ask.maxTokens, u"max_tokens must be greater than thinking.budget_tokens"_s);
}

/// A text, or a list of parts {"type":"text"|"input_text"|"output_text"|"image_url"|"input_image",…}.
QString readOpenAiContent(Reading& r, const QJsonValue& content)
{
    if (content.isString()) {
        r.count(content.toString());
        return content.toString();
    }
    QString all;
    for (const QJsonValue& value : content.toArray()) {
        const QJsonObject part = value.toObject();
        const QString type = part.value("type"_L1).toString();
        if (type.endsWith("text"_L1)) {
            all += part.value("text"_L1).toString() + u'\n';
            r.count(part.value("text"_L1).toString());
        } else if (type == "image_url"_L1 || type == "input_image"_L1) {
            const QJsonValue url = part.value("image_url"_L1);
            const QString data = url.isObject() ? url.toObject().value("url"_L1).toString() : url.toString();
            readImage(r, data, data.startsWith("data:image/"_L1));
        } else {
            r.need(false, u"content part of unknown type \"%1\""_s.arg(type));
        }
    }
    return all;
}

void readOpenAiRole(Reading& r, const QString& role, const QJsonValue& content)
{
    r.need(QStringList{u"system"_s, u"developer"_s, u"user"_s, u"assistant"_s}.contains(role), u"role must be system, developer, user or assistant"_s);
    const QString text = readOpenAiContent(r, content);
    if (role == "user"_L1)
        r.ask.prompt += text + u'\n';
    else if (role != "assistant"_L1)
        r.ask.system += text + u'\n';
}

void readSchema(Reading& r, const QJsonObject& format)
{
    if (format.value("type"_L1) != "json_schema"_L1)
        return;
    r.ask.schema = format.value("schema"_L1).toObject();
    r.ask.schemaName = format.value("name"_L1).toString();
    r.need(!r.ask.schemaName.isEmpty() && !r.ask.schema.isEmpty(), u"json_schema needs name and schema"_s);
}

void readToolChoice(Reading& r, const QJsonValue& choice)
{
    const QJsonObject json = choice.toObject();
    r.ask.forced = choice == "required"_L1 ? u"*"_s : json.value("function"_L1).toObject().value("name"_L1).toString(json.value("name"_L1).toString());
}

void readChat(Reading& r, const QJsonObject& json)
{
    for (const QJsonValue& tool : json.value("tools"_L1).toArray())
        readTool(r, tool.toObject().value("function"_L1).toObject(), "parameters"_L1);
    const QJsonArray messages = json.value("messages"_L1).toArray();
    r.need(!messages.isEmpty(), u"messages must not be empty"_s);
    for (const QJsonValue& value : messages) {
        const QJsonObject message = value.toObject();
        if (message.value("role"_L1) == "tool"_L1) {
            r.need(!message.value("tool_call_id"_L1).toString().isEmpty(), u"a tool's message needs tool_call_id"_s);
            r.ask.toolResults.append(readOpenAiContent(r, message.value("content"_L1)));
            continue;
        }
        readOpenAiRole(r, message.value("role"_L1).toString(), message.value("content"_L1));
        for (const QJsonValue& call : message.value("tool_calls"_L1).toArray())
            r.count(call.toObject().value("function"_L1).toObject().value("arguments"_L1).toString());
    }
    r.ask.maxTokens = json.value("max_completion_tokens"_L1).toInteger(json.value("max_tokens"_L1).toInteger(4096));
    r.ask.streamsUsage = json.value("stream_options"_L1).toObject().value("include_usage"_L1).toBool();
    readToolChoice(r, json.value("tool_choice"_L1));
    const QJsonObject format = json.value("response_format"_L1).toObject();
    QJsonObject named = format.value("json_schema"_L1).toObject();
    named.insert(u"type"_s, format.value("type"_L1));
    readSchema(r, named);
}

void readResponses(Reading& r, const QJsonObject& json)
{
    r.ask.system = json.value("instructions"_L1).toString();
    r.count(r.ask.system);
    for (const QJsonValue& tool : json.value("tools"_L1).toArray())
        readTool(r, tool.toObject(), "parameters"_L1);
    const QJsonValue input = json.value("input"_L1);
    r.need(!input.toString().isEmpty() || !input.toArray().isEmpty(), u"input must not be empty"_s);
    if (input.isString())
        readOpenAiRole(r, u"user"_s, input);
    for (const QJsonValue& value : input.toArray()) {
        const QJsonObject item = value.toObject();
        const QString type = item.value("type"_L1).toString(u"message"_s);
        if (type == "function_call_output"_L1)
            r.ask.toolResults.append(readOpenAiContent(r, item.value("output"_L1)));
        else if (type == "function_call"_L1)
            r.count(item.value("arguments"_L1).toString());
        else if (type == "message"_L1)
            readOpenAiRole(r, item.value("role"_L1).toString(), item.value("content"_L1));
        else
            r.need(type == "reasoning"_L1, u"input item of unknown type \"%1\""_s.arg(type));
    }
    r.ask.maxTokens = json.value("max_output_tokens"_L1).toInteger(4096);
    readToolChoice(r, json.value("tool_choice"_L1));
    readSchema(r, json.value("text"_L1).toObject().value("format"_L1).toObject());
}

} // namespace

std::optional<Dialect> dialectOf(const QByteArray& path)
{
    const QByteArray plain = path.split('?').constFirst();
    if (plain.endsWith("/v1/messages"))
        return Dialect::Anthropic;
    if (plain.endsWith("/chat/completions"))
        return Dialect::Chat;
    if (plain.endsWith("/responses"))
        return Dialect::Responses;
    return std::nullopt;
}

Ask readAsk(Dialect dialect, const QByteArray& body, QString& wrong)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    Reading r;
    r.ask.dialect = dialect;
    r.ask.model = json.value("model"_L1).toString();
    r.ask.streams = json.value("stream"_L1).toBool();
    r.need(!r.ask.model.isEmpty(), u"model: Field required"_s);
    if (dialect == Dialect::Anthropic)
        readAnthropic(r, json);
    else if (dialect == Dialect::Chat)
        readChat(r, json);
    else
        readResponses(r, json);
    r.ask.input = std::min<qint64>(r.ask.input, body.size());
    wrong = r.wrong;
    return r.ask;
}

} // namespace fakeworld
