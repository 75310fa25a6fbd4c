#include "agents/llm/wire/openai/ResponsesReader.h"

#include "agents/llm/wire/ReplyFormat.h"

namespace qd::agents {

namespace {
constexpr qsizetype kMostItems = 1024;
}

void ResponsesReader::event(const Json& data, const LlmClient::Piece& piece)
{
    const QString type = data.at(u"type").toString();
    if (type == u"response.created" || type == u"response.in_progress")
        return begin(data.at(u"response"));
    if (type == u"response.completed" || type == u"response.incomplete" || type == u"response.failed")
        return end(data.at(u"response"));
    if (type == u"error") // its own members say what, without a member "error"
        return m_draft.refuse(data);
    if (!type.startsWith(u"response."))
        return;
    m_draft.hasBegun = true;
    if (type == u"response.output_text.delta") {
        m_draft.say(data.at(u"delta").toString(), piece);
    } else if (type == u"response.output_item.done") {
        if (m_done.size() >= kMostItems)
            return m_draft.breakOff(QStringLiteral("it has too many parts"));
        m_done.insert(data.at(u"output_index").toInteger(m_done.size()), data.at(u"item"));
    }
}

void ResponsesReader::begin(const Json& response)
{
    m_draft.hasBegun = true;
    m_draft.answer.model = response.at(u"model").toString();
    m_draft.answer.requestId = response.at(u"id").toString();
}

void ResponsesReader::failed(const Json& response)
{
    const Json& error = response.at(u"error");
    if (error.isNull())
        m_draft.breakOff(QStringLiteral("the provider says that it failed, and not why"));
    else
        m_draft.refuse(error);
}

void ResponsesReader::end(const Json& response)
{
    begin(response);
    m_usage.take(response.at(u"usage"));
    m_status = response.at(u"status").toString();
    m_reason = response.at(u"incomplete_details").at(u"reason").toString();
    if (m_status == u"failed" || m_status == u"cancelled")
        return failed(response);
    const QList<Json> items = response.at(u"output").items();
    if (items.size() > kMostItems)
        return m_draft.breakOff(QStringLiteral("it has too many parts"));
    if (!items.isEmpty())
        m_done.clear();
    for (qsizetype i = 0; i < items.size(); ++i)
        m_done.insert(i, items[i]);
    m_draft.hasEnded = true;
}

void ResponsesReader::body(const Json& whole, const LlmClient::Piece& piece)
{
    if (whole.at(u"object").toString() != u"response")
        return m_draft.breakOff(QStringLiteral("it is no answer of this API"));
    end(whole);
    for (const Json& item : std::as_const(m_done))
        for (const Json& part : item.at(u"content").items())
            if (item.at(u"type").toString() == u"message")
                m_draft.say(part.at(u"text").toString(), piece);
}

void ResponsesReader::read(const Json& item)
{
    const QString type = item.at(u"type").toString();
    if (type == u"function_call" && m_draft.answer.stopReason != StopReason::MaxTokens)
        m_draft.call(item.at(u"call_id").toString(), item.at(u"name").toString(), item.at(u"arguments").toString());
    if (type == u"function_call" && m_draft.answer.stopReason == StopReason::MaxTokens)
        m_draft.spoil(QStringLiteral("The answer was cut in the middle of what it asks of a tool."));
    if (type != u"message")
        return;
    for (const Json& part : item.at(u"content").items()) {
        if (part.at(u"type").toString() == u"refusal")
            m_refused = true;
        else
            m_words += part.at(u"text").toString();
    }
}

void ResponsesReader::stop()
{
    if (m_status == u"completed") {
        m_draft.answer.stopReason = StopReason::End;
    } else if (m_status == u"incomplete" && m_reason == u"max_output_tokens") {
        m_draft.answer.stopReason = StopReason::MaxTokens;
    } else if (m_status == u"incomplete" && m_reason == u"content_filter") {
        m_draft.answer.stopReason = StopReason::Refusal;
        m_draft.spoil(QStringLiteral("The provider's filter took the answer away."));
    } else {
        m_draft.breakOff(QStringLiteral("its end says “%1”, which is none").arg(plainWords(m_status + u' ' + m_reason, {}, 60)));
    }
}

void ResponsesReader::gather()
{
    m_draft.answer.isReported = m_usage.to(m_draft.answer.usage);
    if (!m_draft.hasEnded || m_draft.isBroken())
        return;
    stop();
    for (const Json& item : std::as_const(m_done))
        read(item);
    if (m_refused) {
        m_draft.answer.stopReason = StopReason::Refusal;
        m_draft.spoil(QStringLiteral("The model refused to answer."));
    }
    m_draft.answer.text = m_words;
    m_draft.answer.kept = keptText("openai-responses", m_done.values());
}

} // namespace qd::agents
