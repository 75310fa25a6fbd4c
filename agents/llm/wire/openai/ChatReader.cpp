#include "agents/llm/wire/openai/ChatReader.h"

#include <algorithm>

namespace qd::agents {

namespace {
constexpr qsizetype kMostCalls = 1024;
}

bool ChatReader::mark(const QByteArray& data)
{
    if (data.trimmed() != "[DONE]")
        return false;
    if (m_draft.hasBegun)
        m_draft.hasEnded = true;
    else
        m_draft.breakOff(QStringLiteral("it ended before it began"));
    return true;
}

void ChatReader::begin(const Json& chunk)
{
    m_draft.hasBegun = true;
    if (m_draft.answer.model.isEmpty())
        m_draft.answer.model = chunk.at(u"model").toString();
    if (m_draft.answer.requestId.isEmpty())
        m_draft.answer.requestId = chunk.at(u"id").toString();
    m_usage.take(chunk.at(u"usage"));
}

void ChatReader::event(const Json& data, const LlmClient::Piece& piece)
{
    const Json& choices = data.at(u"choices");
    if (choices.kind() != Json::List && !data.find(u"usage"))
        return; // a server's own
    begin(data);
    for (const Json& one : choices.items())
        if (one.at(u"index").toInteger() == 0)
            choice(one, one.at(u"delta"), piece);
}

void ChatReader::choice(const Json& choice, const Json& said, const LlmClient::Piece& piece)
{
    m_draft.say(said.at(u"content").toString(), piece);
    m_refused = m_refused || !said.at(u"refusal").toString().isEmpty();
    for (const Json& part : said.at(u"tool_calls").items())
        call(part);
    if (const QString reason = choice.at(u"finish_reason").toString(); !reason.isEmpty())
        m_reason = reason;
}

void ChatReader::call(const Json& part)
{
    const qint64 index = part.at(u"index").toInteger(m_calls.isEmpty() ? 0 : m_calls.last().index + 1); // whole bodies have none
    const QString id = part.at(u"id").toString();
    auto open = std::find_if(m_calls.rbegin(), m_calls.rend(), [&](const Call& call) { return call.index == index; });
    // Some servers give all calls of one answer the same index; each of them has an id of its own.
    const bool isNew = open == m_calls.rend() || (!id.isEmpty() && id != open->id);
    if (isNew) {
        if (m_calls.size() >= kMostCalls)
            return m_draft.breakOff(QStringLiteral("it asks for too many tools"));
        m_calls.append({index, id, {}, {}});
        open = m_calls.rbegin();
    }
    const Json& function = part.at(u"function");
    if (open->name.isEmpty())
        open->name = function.at(u"name").toString();
    open->input += function.at(u"arguments").toString();
}

void ChatReader::body(const Json& whole, const LlmClient::Piece& piece)
{
    const QList<Json> choices = whole.at(u"choices").items();
    if (choices.isEmpty())
        return m_draft.breakOff(QStringLiteral("it is no answer of this API"));
    begin(whole);
    choice(choices.first(), choices.first().at(u"message"), piece);
    m_draft.hasEnded = true;
}

void ChatReader::stop()
{
    LlmAnswer& answer = m_draft.answer;
    if (m_refused || m_reason == u"content_filter") {
        answer.stopReason = StopReason::Refusal;
        m_draft.spoil(m_refused ? QStringLiteral("The model refused to answer.") : QStringLiteral("The provider's filter took the answer away."));
    } else if (m_reason == u"stop") {
        answer.stopReason = StopReason::End;
    } else if (m_reason == u"length") {
        answer.stopReason = StopReason::MaxTokens;
    } else if (m_reason == u"tool_calls" || m_reason == u"function_call") {
        answer.stopReason = StopReason::Tools;
    } else if (m_reason.isEmpty() || m_reason == u"error") {
        m_draft.breakOff(m_reason.isEmpty() ? QStringLiteral("nothing says why it ended") : QStringLiteral("the model broke off"));
    } else {
        m_draft.spoil(QStringLiteral("The answer ended for a reason that is not known (“%1”).").arg(plainWords(m_reason, {}, 40)));
    }
}

void ChatReader::gather()
{
    m_draft.answer.isReported = m_usage.to(m_draft.answer.usage);
    if (!m_draft.hasEnded || m_draft.isBroken())
        return;
    stop();
    if (m_draft.answer.stopReason == StopReason::MaxTokens) {
        if (!m_calls.isEmpty())
            m_draft.spoil(QStringLiteral("The answer was cut in the middle of what it asks of a tool."));
        return;
    }
    for (const Call& call : std::as_const(m_calls))
        m_draft.call(call.id, call.name, call.input);
}

} // namespace qd::agents
