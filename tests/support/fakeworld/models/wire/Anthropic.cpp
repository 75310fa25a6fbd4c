// platform.claude.com/docs/en/api/messages and …/build-with-claude/streaming: message_start, then for each block start, deltas
// and stop, then message_delta with the stop reason and what was used so far, then message_stop.
#include "tests/support/fakeworld/models/wire/Wire.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld::anthropic {

namespace {

QString stopReason(const Said& said)
{
    switch (said.stop) {
    case Said::End: return u"end_turn"_s;
    case Said::MaxTokens: return u"max_tokens"_s;
    case Said::Tools: return u"tool_use"_s;
    case Said::Refusal: return u"refusal"_s;
    }
    return {};
}

QJsonObject usageOf(const Said& said, qint64 output, bool first)
{
    return {{u"input_tokens"_s, told(said.input, said.lie, first)},
            {u"cache_creation_input_tokens"_s, told(said.cacheWrite, said.lie == "zero"_L1 ? said.lie : QString(), first)},
            {u"cache_read_input_tokens"_s, told(said.cacheRead, said.lie == "zero"_L1 ? said.lie : QString(), first)},
            {u"output_tokens"_s, told(output, said.lie, first)}};
}

QJsonObject messageOf(const Ask& ask, const Said& said, const QJsonArray& content, const QJsonValue& stop, qint64 output, bool first)
{
    QJsonObject message{{u"id"_s, said.id}, {u"type"_s, u"message"_s}, {u"role"_s, u"assistant"_s}, {u"model"_s, ask.model},
                        {u"content"_s, content}, {u"stop_reason"_s, stop}, {u"stop_sequence"_s, QJsonValue::Null}};
    if (said.lie != "absent"_L1)
        message.insert(u"usage"_s, usageOf(said, output, first));
    return message;
}

void add(QList<Event>& events, const char* type, QJsonObject json)
{
    json.insert(u"type"_s, QString::fromLatin1(type));
    events.append(Event{type, toText(json)});
}

void addBlock(QList<Event>& events, int index, const QJsonObject& block, const QList<QJsonObject>& deltas)
{
    add(events, "content_block_start", {{u"index"_s, index}, {u"content_block"_s, block}});
    if (index == 0)
        add(events, "ping", {});
    for (const QJsonObject& delta : deltas)
        add(events, "content_block_delta", {{u"index"_s, index}, {u"delta"_s, delta}});
    add(events, "content_block_stop", {{u"index"_s, index}});
}

QList<QJsonObject> deltasOf(const QString& type, const QString& member, const QString& text)
{
    QList<QJsonObject> deltas;
    for (const QString& piece : piecesOf(text))
        deltas.append(QJsonObject{{u"type"_s, type}, {member, piece}});
    return deltas;
}

} // namespace

QString signatureOf(const QString& thinking)
{
    return QString::fromLatin1(QCryptographicHash::hash("world " + thinking.toUtf8(), QCryptographicHash::Sha256).toBase64());
}

QByteArray wholeBody(const Ask& ask, const Said& said)
{
    QJsonArray content;
    if (!said.thinking.isEmpty())
        content.append(QJsonObject{{u"type"_s, u"thinking"_s}, {u"thinking"_s, said.thinking}, {u"signature"_s, signatureOf(said.thinking)}});
    if (!said.text.isEmpty())
        content.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, said.text}});
    for (const Call& call : said.calls)
        content.append(QJsonObject{{u"type"_s, u"tool_use"_s}, {u"id"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, u"@input"_s}});
    QByteArray body = toText(messageOf(ask, said, content, stopReason(said), said.output, false));
    for (const Call& call : said.calls)
        body.replace(body.indexOf("\"@input\""), 8, call.input);
    return body;
}

QList<Event> streamOf(const Ask& ask, const Said& said)
{
    QList<Event> events;
    int index = 0;
    add(events, "message_start", {{u"message"_s, messageOf(ask, said, {}, QJsonValue::Null, 1, true)}});
    if (!said.thinking.isEmpty()) {
        QList<QJsonObject> deltas = deltasOf(u"thinking_delta"_s, u"thinking"_s, said.thinking);
        deltas.append(QJsonObject{{u"type"_s, u"signature_delta"_s}, {u"signature"_s, signatureOf(said.thinking)}});
        addBlock(events, index++, {{u"type"_s, u"thinking"_s}, {u"thinking"_s, QString()}, {u"signature"_s, QString()}}, deltas);
    }
    if (!said.text.isEmpty())
        addBlock(events, index++, {{u"type"_s, u"text"_s}, {u"text"_s, QString()}}, deltasOf(u"text_delta"_s, u"text"_s, said.text));
    for (const Call& call : said.calls)
        addBlock(events, index++, {{u"type"_s, u"tool_use"_s}, {u"id"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, QJsonObject{}}},
                 QList<QJsonObject>{QJsonObject{{u"type"_s, u"input_json_delta"_s}, {u"partial_json"_s, QString()}}}
                     + deltasOf(u"input_json_delta"_s, u"partial_json"_s, QString::fromUtf8(call.input)));
    QJsonObject end{{u"delta"_s, QJsonObject{{u"stop_reason"_s, stopReason(said)}, {u"stop_sequence"_s, QJsonValue::Null}}}};
    if (said.lie != "absent"_L1)
        end.insert(u"usage"_s, usageOf(said, said.output, false));
    add(events, "message_delta", end);
    add(events, "message_stop", {});
    return events;
}

} // namespace fakeworld::anthropic
