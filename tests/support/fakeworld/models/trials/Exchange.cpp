#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

QByteArray unchunked(QByteArray bytes, bool& ended)
{
    QByteArray body;
    while (true) {
        const qsizetype line = bytes.indexOf("\r\n");
        const qsizetype size = line < 0 ? -1 : bytes.left(line).toLongLong(nullptr, 16);
        ended = size == 0;
        if (size <= 0)
            return body;
        body += bytes.mid(line + 2, size);
        bytes.remove(0, line + 2 + size + 2);
    }
}

QJsonObject json(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object();
}

void takeUsage(Heard& h, const QJsonObject& from)
{
    if (from.value("usage"_L1).isObject())
        h.usage = from.value("usage"_L1).toObject();
}

void hearAnthropic(Heard& h, const QJsonObject& event)
{
    const QString type = event.value("type"_L1).toString();
    const QJsonObject block = event.value("content_block"_L1).toObject(), delta = event.value("delta"_L1).toObject();
    takeUsage(h, event.value("message"_L1).toObject());
    takeUsage(h, event);
    if (block.value("type"_L1) == "tool_use"_L1)
        h.calls.append(block.value("name"_L1).toString().toUtf8() + ':');
    h.text += delta.value("text"_L1).toString();
    if (delta.contains("partial_json"_L1))
        h.calls.last() += delta.value("partial_json"_L1).toString().toUtf8();
    if (delta.contains("stop_reason"_L1))
        h.stop = delta.value("stop_reason"_L1).toString();
    h.ended = h.ended || type == "message_stop"_L1;
    h.errors += type == "error"_L1;
}

void hearChat(Heard& h, const QJsonObject& chunk)
{
    takeUsage(h, chunk);
    h.errors += chunk.contains("error"_L1);
    const QJsonObject choice = chunk.value("choices"_L1).toArray().first().toObject(), delta = choice.value("delta"_L1).toObject();
    h.text += delta.value("content"_L1).toString();
    for (const QJsonValue& value : delta.value("tool_calls"_L1).toArray()) {
        const QJsonObject function = value.toObject().value("function"_L1).toObject();
        if (function.contains("name"_L1))
            h.calls.append(function.value("name"_L1).toString().toUtf8() + ':');
        h.calls.last() += function.value("arguments"_L1).toString().toUtf8();
    }
    if (choice.value("finish_reason"_L1).isString())
        h.stop = choice.value("finish_reason"_L1).toString();
}

void hearResponses(Heard& h, const QJsonObject& event)
{
    const QString type = event.value("type"_L1).toString();
    const QJsonObject response = event.value("response"_L1).toObject();
    takeUsage(h, response);
    if (type == "response.output_text.delta"_L1)
        h.text += event.value("delta"_L1).toString();
    if (type == "response.function_call_arguments.done"_L1)
        h.calls.append((event.value("name"_L1).toString() + u':' + event.value("arguments"_L1).toString()).toUtf8());
    if (type == "response.completed"_L1 || type == "response.incomplete"_L1) {
        h.ended = true;
        h.stop = response.value("status"_L1).toString();
    }
    h.errors += type == "error"_L1;
}

void hearStream(Heard& h, const QString& dialect)
{
    QByteArray lines = h.body;
    lines.replace("\r\n", "\n").replace('\r', '\n');
    for (const QByteArray& line : lines.split('\n')) {
        if (!line.startsWith("data: "))
            continue;
        ++h.events;
        if (line == "data: [DONE]")
            h.ended = true;
        else if (dialect == "anthropic"_L1)
            hearAnthropic(h, json(line.mid(6)));
        else if (dialect == "openai-chat"_L1)
            hearChat(h, json(line.mid(6)));
        else
            hearResponses(h, json(line.mid(6)));
    }
}

void hearWhole(Heard& h, const QString& dialect)
{
    const QJsonObject body = json(h.body);
    takeUsage(h, body);
    h.ended = !body.isEmpty() && !body.value("error"_L1).isObject();
    const QJsonObject choice = body.value("choices"_L1).toArray().first().toObject(), message = choice.value("message"_L1).toObject();
    h.stop = dialect == "anthropic"_L1 ? body.value("stop_reason"_L1).toString() : body.value("status"_L1).toString(choice.value("finish_reason"_L1).toString());
    h.text = message.value("content"_L1).toString();
    for (const QJsonValue& value : message.value("tool_calls"_L1).toArray()) {
        const QJsonObject function = value.toObject().value("function"_L1).toObject();
        h.calls.append((function.value("name"_L1).toString() + u':' + function.value("arguments"_L1).toString()).toUtf8());
    }
    for (const QJsonValue& value : body.value("content"_L1).toArray()) {
        const QJsonObject block = value.toObject();
        h.text += block.value("text"_L1).toString();
        if (block.value("type"_L1) == "tool_use"_L1)
            h.calls.append(block.value("name"_L1).toString().toUtf8() + ':' + QJsonDocument(block.value("input"_L1).toObject()).toJson(QJsonDocument::Compact));
    }
    for (const QJsonValue& value : body.value("output"_L1).toArray()) {
        const QJsonObject item = value.toObject();
        h.text += item.value("content"_L1).toArray().first().toObject().value("text"_L1).toString();
        if (item.value("type"_L1) == "function_call"_L1)
            h.calls.append((item.value("name"_L1).toString() + u':' + item.value("arguments"_L1).toString()).toUtf8());
    }
}

} // namespace

const QStringList& dialects()
{
    static const QStringList kDialects{u"anthropic"_s, u"openai-chat"_s, u"openai-responses"_s};
    return kDialects;
}

QByteArray pathOf(const QString& dialect)
{
    return dialect == "anthropic"_L1 ? "/v1/messages" : dialect == "openai-chat"_L1 ? "/v1/chat/completions" : "/v1/responses";
}

QByteArray request(const QString& dialect, const QString& prompt, bool streams, const QJsonObject& more)
{
    QJsonObject body{{u"model"_s, u"model-a"_s}, {u"stream"_s, streams}};
    const QJsonObject message{{u"role"_s, u"user"_s}, {u"content"_s, prompt}};
    if (dialect == "openai-responses"_L1) {
        body.insert(u"input"_s, QJsonArray{message});
        body.insert(u"max_output_tokens"_s, 20'000);
    } else {
        body.insert(u"messages"_s, QJsonArray{message});
        body.insert(dialect == "anthropic"_L1 ? u"max_tokens"_s : u"max_completion_tokens"_s, 20'000);
        if (streams && dialect == "openai-chat"_L1)
            body.insert(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
    }
    for (auto member = more.begin(); member != more.end(); ++member)
        body.insert(member.key(), member.value());
    const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QByteArray key = dialect == "anthropic"_L1 ? "X-Api-Key: sk-world\r\nanthropic-version: 2023-06-01\r\n" : "Authorization: Bearer sk-world\r\n";
    return "POST " + pathOf(dialect) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n" + key
           + "Content-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text;
}

QJsonObject toolsOf(const QString& dialect, bool forced)
{
    const QJsonObject schema{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray{u"query"_s}}, {u"properties"_s, QJsonObject{{u"query"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}};
    QJsonObject tool{{u"name"_s, u"look"_s}, {u"description"_s, u"Looks"_s}, {dialect == "anthropic"_L1 ? u"input_schema"_s : u"parameters"_s, schema}};
    QJsonValue choice = u"required"_s;
    if (dialect == "anthropic"_L1)
        choice = QJsonObject{{u"type"_s, u"any"_s}};
    else if (dialect == "openai-responses"_L1)
        tool.insert(u"type"_s, u"function"_s);
    else
        tool = {{u"type"_s, u"function"_s}, {u"function"_s, tool}};
    QJsonObject more{{u"tools"_s, QJsonArray{tool}}};
    if (forced)
        more.insert(u"tool_choice"_s, choice);
    return more;
}

QJsonObject formatOf(const QString& dialect, const QJsonObject& schema)
{
    QJsonObject format{{u"type"_s, u"json_schema"_s}, {u"schema"_s, schema}};
    if (dialect == "anthropic"_L1)
        return {{u"output_config"_s, QJsonObject{{u"format"_s, format}}}};
    format.insert(u"name"_s, u"reply"_s);
    if (dialect == "openai-responses"_L1)
        return {{u"text"_s, QJsonObject{{u"format"_s, format}}}};
    return {{u"response_format"_s, QJsonObject{{u"type"_s, u"json_schema"_s}, {u"json_schema"_s, format}}}};
}

Heard heard(const QByteArray& bytes, const QString& dialect)
{
    Heard h;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    h.head = bytes.left(end).toLower();
    h.status = h.head.mid(9, 3).toInt();
    h.body = end < 0 ? QByteArray() : bytes.mid(end + 4);
    if (h.head.contains("transfer-encoding: chunked"))
        h.body = unchunked(h.body, h.framed);
    else
        h.framed = h.head.contains("content-length: " + QByteArray::number(h.body.size()));
    if (h.head.contains("text/event-stream"))
        hearStream(h, dialect);
    else
        hearWhole(h, dialect);
    return h;
}

} // namespace fakeworld
