// developers.openai.com/api/reference/resources/chat: chunks with deltas, one with the finish reason, with include_usage one
// more that has no choice, then "[DONE]".
#include "tests/support/fakeworld/models/wire/Wire.h"

using namespace Qt::StringLiterals;

namespace fakeworld::chat {

namespace {

constexpr qint64 kCreated = 1'764'000'000; // always the same, so that a stream is the same again

QString finishReason(const Said& said)
{
    switch (said.stop) {
    case Said::End: return u"stop"_s;
    case Said::MaxTokens: return u"length"_s;
    case Said::Tools: return u"tool_calls"_s;
    case Said::Refusal: return u"stop"_s;
    }
    return {};
}

QJsonObject usageOf(const Said& said, bool first)
{
    const QJsonValue in = told(said.input, said.lie, first), out = told(said.output, said.lie, first);
    return {{u"prompt_tokens"_s, in}, {u"completion_tokens"_s, out},
            {u"total_tokens"_s, in.isString() ? in : QJsonValue(in.toInteger() + out.toInteger())},
            {u"prompt_tokens_details"_s, QJsonObject{{u"cached_tokens"_s, 0}}},
            {u"completion_tokens_details"_s, QJsonObject{{u"reasoning_tokens"_s, 0}}}};
}

Event chunk(const Ask& ask, const Said& said, const QJsonValue& delta, const QJsonValue& finish, const QJsonValue& usage)
{
    QJsonArray choices;
    if (delta.isObject())
        choices.append(QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}, {u"logprobs"_s, QJsonValue::Null}, {u"finish_reason"_s, finish}});
    QJsonObject json{{u"id"_s, said.id}, {u"object"_s, u"chat.completion.chunk"_s}, {u"created"_s, kCreated}, {u"model"_s, ask.model}, {u"choices"_s, choices}};
    if (ask.streamsUsage && said.lie != "absent"_L1)
        json.insert(u"usage"_s, usage);
    return {{}, toText(json)};
}

QJsonObject callDelta(int index, const QJsonObject& call)
{
    QJsonObject indexed = call;
    indexed.insert(u"index"_s, index);
    return {{u"tool_calls"_s, QJsonArray{indexed}}};
}

} // namespace

QByteArray wholeBody(const Ask& ask, const Said& said)
{
    QJsonObject message{{u"role"_s, u"assistant"_s}, {u"content"_s, said.text.isEmpty() ? QJsonValue() : QJsonValue(said.text)}, {u"refusal"_s, QJsonValue::Null}};
    if (said.stop == Said::Refusal) {
        message.insert(u"refusal"_s, u"I cannot help with that."_s);
        message.insert(u"content"_s, QJsonValue::Null);
    }
    QJsonArray calls;
    for (const Call& call : said.calls)
        calls.append(QJsonObject{{u"id"_s, call.id}, {u"type"_s, u"function"_s},
                                 {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, QString::fromUtf8(call.input)}}}});
    if (!calls.isEmpty())
        message.insert(u"tool_calls"_s, calls);
    QJsonObject json{{u"id"_s, said.id}, {u"object"_s, u"chat.completion"_s}, {u"created"_s, kCreated}, {u"model"_s, ask.model},
                     {u"choices"_s, QJsonArray{QJsonObject{{u"index"_s, 0}, {u"message"_s, message}, {u"logprobs"_s, QJsonValue::Null}, {u"finish_reason"_s, finishReason(said)}}}}};
    if (said.lie != "absent"_L1)
        json.insert(u"usage"_s, usageOf(said, false));
    return toText(json);
}

QList<Event> streamOf(const Ask& ask, const Said& said)
{
    const QJsonValue none = QJsonValue::Null;
    QList<Event> events{chunk(ask, said, QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}}, none, none)};
    if (said.stop == Said::Refusal)
        events.append(chunk(ask, said, QJsonObject{{u"refusal"_s, u"I cannot help with that."_s}}, none, none));
    else
        for (const QString& piece : piecesOf(said.text))
            events.append(chunk(ask, said, QJsonObject{{u"content"_s, piece}}, none, none));
    for (int i = 0; i < said.calls.size(); ++i) {
        const Call& call = said.calls[i];
        events.append(chunk(ask, said, callDelta(i, {{u"id"_s, call.id}, {u"type"_s, u"function"_s}, {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, QString()}}}}), none, none));
        for (const QString& piece : piecesOf(QString::fromUtf8(call.input)))
            events.append(chunk(ask, said, callDelta(i, {{u"function"_s, QJsonObject{{u"arguments"_s, piece}}}}), none, none));
    }
    // A server may say with each chunk what was used so far; the last word counts.
    events.append(chunk(ask, said, QJsonObject{}, finishReason(said), said.lie == "decreasing"_L1 ? QJsonValue(usageOf(said, true)) : none));
    if (ask.streamsUsage && said.lie != "absent"_L1)
        events.append(chunk(ask, said, {}, none, usageOf(said, false)));
    events.append(Event{{}, "[DONE]"});
    return events;
}

} // namespace fakeworld::chat
