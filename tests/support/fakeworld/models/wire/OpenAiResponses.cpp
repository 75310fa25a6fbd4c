// developers.openai.com/api/reference/resources/responses: response.created, response.in_progress, for each item added, its
// parts and deltas, done, and response.completed or response.incomplete as the last event. Every event has its number.
#include "tests/support/fakeworld/models/wire/Wire.h"

using namespace Qt::StringLiterals;

namespace fakeworld::responses {

namespace {

constexpr qint64 kCreated = 1'764'000'000;

struct Stream {
    QList<Event> events;
    int number = 0;

    void add(const char* type, QJsonObject json)
    {
        json.insert(u"type"_s, QString::fromLatin1(type));
        json.insert(u"sequence_number"_s, number++);
        events.append(Event{type, toText(json)});
    }
};

QJsonObject usageOf(const Said& said, bool first)
{
    const QJsonValue in = told(said.input, said.lie, first), out = told(said.output, said.lie, first);
    return {{u"input_tokens"_s, in}, {u"input_tokens_details"_s, QJsonObject{{u"cached_tokens"_s, 0}}},
            {u"output_tokens"_s, out}, {u"output_tokens_details"_s, QJsonObject{{u"reasoning_tokens"_s, 0}}},
            {u"total_tokens"_s, in.isString() ? in : QJsonValue(in.toInteger() + out.toInteger())}};
}

QJsonObject partOf(const Said& said, bool filled)
{
    if (said.stop == Said::Refusal)
        return {{u"type"_s, u"refusal"_s}, {u"refusal"_s, filled ? u"I cannot help with that."_s : QString()}};
    return {{u"type"_s, u"output_text"_s}, {u"text"_s, filled ? said.text : QString()}, {u"annotations"_s, QJsonArray{}}, {u"logprobs"_s, QJsonArray{}}};
}

bool speaks(const Said& said)
{
    return !said.text.isEmpty() || said.stop == Said::Refusal;
}

QString messageId(const Said& said)
{
    return u"msg_"_s + said.id.mid(5);
}

QJsonObject messageOf(const Said& said, bool done)
{
    const QString status = !done ? u"in_progress"_s : said.stop == Said::MaxTokens ? u"incomplete"_s : u"completed"_s;
    return {{u"id"_s, messageId(said)}, {u"type"_s, u"message"_s}, {u"status"_s, status}, {u"role"_s, u"assistant"_s},
            {u"content"_s, done ? QJsonArray{partOf(said, true)} : QJsonArray{}}};
}

QJsonObject callOf(const Call& call, bool done)
{
    return {{u"id"_s, u"fc_"_s + call.id.mid(5)}, {u"type"_s, u"function_call"_s}, {u"status"_s, done ? u"completed"_s : u"in_progress"_s},
            {u"call_id"_s, call.id}, {u"name"_s, call.name}, {u"arguments"_s, done ? QString::fromUtf8(call.input) : QString()}};
}

QJsonObject responseOf(const Ask& ask, const Said& said, bool done)
{
    QJsonArray output;
    if (done && speaks(said))
        output.append(messageOf(said, true));
    if (done)
        for (const Call& call : said.calls)
            output.append(callOf(call, true));
    const bool cut = done && said.stop == Said::MaxTokens;
    QJsonObject json{{u"id"_s, said.id}, {u"object"_s, u"response"_s}, {u"created_at"_s, kCreated}, {u"model"_s, ask.model},
                     {u"status"_s, !done ? u"in_progress"_s : cut ? u"incomplete"_s : u"completed"_s}, {u"error"_s, QJsonValue::Null},
                     {u"incomplete_details"_s, cut ? QJsonValue(QJsonObject{{u"reason"_s, u"max_output_tokens"_s}}) : QJsonValue()},
                     {u"output"_s, output}, {u"parallel_tool_calls"_s, true}, {u"tools"_s, QJsonArray{}}, {u"tool_choice"_s, u"auto"_s}};
    const bool first = !done && said.lie == "decreasing"_L1;
    json.insert(u"usage"_s, QJsonValue::Null);
    if (first || (done && said.lie != "absent"_L1))
        json.insert(u"usage"_s, usageOf(said, first));
    return json;
}

void addMessage(Stream& stream, const Said& said)
{
    const QJsonObject place{{u"item_id"_s, messageId(said)}, {u"output_index"_s, 0}, {u"content_index"_s, 0}};
    const auto with = [&place](QJsonObject more) {
        for (auto member = place.begin(); member != place.end(); ++member)
            more.insert(member.key(), member.value());
        return more;
    };
    const bool refuses = said.stop == Said::Refusal;
    stream.add("response.output_item.added", {{u"output_index"_s, 0}, {u"item"_s, messageOf(said, false)}});
    stream.add("response.content_part.added", with({{u"part"_s, partOf(said, false)}}));
    for (const QString& piece : piecesOf(refuses ? u"I cannot help with that."_s : said.text))
        stream.add(refuses ? "response.refusal.delta" : "response.output_text.delta", with({{u"delta"_s, piece}, {u"logprobs"_s, QJsonArray{}}}));
    if (refuses)
        stream.add("response.refusal.done", with({{u"refusal"_s, u"I cannot help with that."_s}}));
    else
        stream.add("response.output_text.done", with({{u"text"_s, said.text}, {u"logprobs"_s, QJsonArray{}}}));
    stream.add("response.content_part.done", with({{u"part"_s, partOf(said, true)}}));
    stream.add("response.output_item.done", {{u"output_index"_s, 0}, {u"item"_s, messageOf(said, true)}});
}

void addCall(Stream& stream, const Call& call, int index)
{
    const QString item = u"fc_"_s + call.id.mid(5);
    stream.add("response.output_item.added", {{u"output_index"_s, index}, {u"item"_s, callOf(call, false)}});
    for (const QString& piece : piecesOf(QString::fromUtf8(call.input)))
        stream.add("response.function_call_arguments.delta", {{u"item_id"_s, item}, {u"output_index"_s, index}, {u"delta"_s, piece}});
    stream.add("response.function_call_arguments.done",
               {{u"item_id"_s, item}, {u"output_index"_s, index}, {u"name"_s, call.name}, {u"arguments"_s, QString::fromUtf8(call.input)}});
    stream.add("response.output_item.done", {{u"output_index"_s, index}, {u"item"_s, callOf(call, true)}});
}

} // namespace

QByteArray wholeBody(const Ask& ask, const Said& said)
{
    return toText(responseOf(ask, said, true));
}

QList<Event> streamOf(const Ask& ask, const Said& said)
{
    Stream stream;
    stream.add("response.created", {{u"response"_s, responseOf(ask, said, false)}});
    stream.add("response.in_progress", {{u"response"_s, responseOf(ask, said, false)}});
    int index = 0;
    if (speaks(said)) {
        addMessage(stream, said);
        ++index;
    }
    for (const Call& call : said.calls)
        addCall(stream, call, index++);
    stream.add(said.stop == Said::MaxTokens ? "response.incomplete" : "response.completed", {{u"response"_s, responseOf(ask, said, true)}});
    return stream.events;
}

} // namespace fakeworld::responses
