#include "agents/llm/wire/AnswerDraft.h"

namespace qd::agents {

namespace {
constexpr qsizetype kMostCalls = 128;
}

AnswerDraft::AnswerDraft(const LlmRequest& request, Mask mask)
    : m_mask(std::move(mask)), m_maxTokens(request.maxTokens), m_wantsJson(!request.replySchema.isEmpty())
{
    for (const ToolOffer& tool : request.tools)
        m_offered.insert(tool.name);
}

void AnswerDraft::say(const QString& text, const LlmClient::Piece& piece)
{
    if (text.isEmpty())
        return;
    answer.text += text;
    if (piece && m_broken.isEmpty() && m_spoiled.isEmpty())
        piece(text);
}

void AnswerDraft::call(const QString& id, const QString& name, const QString& input)
{
    const QString object = input.trimmed().isEmpty() ? QStringLiteral("{}") : input;
    const QString shown = plainWords(name, m_mask, 64);
    const Result<Json> read = Json::parse(object.toUtf8());
    if (!read || read->kind() != Json::Object)
        return breakOff(QStringLiteral("the input of the tool “%1” is not a whole JSON object (%2)")
                            .arg(shown, read ? QStringLiteral("it is another value") : plainWords(read.error().text, m_mask, 120)));
    if (!m_offered.contains(name))
        return spoil(QStringLiteral("The answer asks for the tool “%1”, which was not offered.").arg(shown));
    if (id.isEmpty() || m_ids.contains(id))
        return spoil(QStringLiteral("The answer asks for the tool “%1” %2.").arg(shown, id.isEmpty() ? QStringLiteral("without an id") : QStringLiteral("with an id that another call has")));
    if (m_calls.size() >= kMostCalls)
        return spoil(QStringLiteral("The answer asks for more than %1 tools at once.").arg(kMostCalls));
    m_ids.insert(id);
    m_calls.append({id, name, object});
}

void AnswerDraft::breakOff(const QString& why)
{
    if (m_broken.isEmpty())
        m_broken = why;
}

void AnswerDraft::spoil(const QString& why)
{
    if (m_spoiled.isEmpty())
        m_spoiled = why;
}

void AnswerDraft::refuse(const Json& error)
{
    if (m_refusal)
        return;
    m_refusal = readRefusal(error, m_mask);
    breakOff(m_refusal->sentence);
}

void AnswerDraft::judgeCalls()
{
    if (answer.stopReason == StopReason::End && !m_calls.isEmpty())
        answer.stopReason = StopReason::Tools; // some servers say "stop" all the same
    if (answer.stopReason == StopReason::Tools && m_calls.isEmpty())
        spoil(QStringLiteral("The answer ends to have tools used, and names none."));
    if (answer.stopReason == StopReason::MaxTokens && (m_wantsJson || !m_calls.isEmpty()))
        spoil(QStringLiteral("The answer was cut after the %1 tokens that it may have, so that its JSON is not whole.").arg(m_maxTokens.value));
    if (answer.stopReason == StopReason::End && m_wantsJson && answer.text.trimmed().isEmpty())
        spoil(QStringLiteral("The answer has no words."));
}

void AnswerDraft::judge()
{
    if (!hasEnded)
        breakOff(QStringLiteral("its end never came"));
    if (m_broken.isEmpty())
        judgeCalls();
    answer.isWhole = m_broken.isEmpty();
    if (m_refusal)
        answer.fault = Error{m_refusal->error().kind, QStringLiteral("The answer was broken off. %1").arg(m_refusal->sentence), {}, m_refusal->error().hint};
    else if (!m_broken.isEmpty())
        answer.fault = Error{Error::Network, QStringLiteral("The answer was broken off: %1.").arg(m_broken), {}, {}};
    else if (!m_spoiled.isEmpty())
        answer.fault = Error{Error::Model, m_spoiled, {}, {}};
}

Result<LlmAnswer> AnswerDraft::finished()
{
    if (m_refusal && !hasBegun && !m_refusal->mayBeBilled)
        return m_refusal->error();
    judge();
    if (answer.fault)
        answer.pictures.clear();
    else if (answer.stopReason == StopReason::Tools)
        answer.calls = m_calls;
    if (answer.fault || answer.stopReason != StopReason::Tools)
        answer.kept.clear();
    return std::move(answer);
}

} // namespace qd::agents
