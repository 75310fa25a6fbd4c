#include "agents/llm/wire/anthropic/MessagesReader.h"

#include "agents/llm/wire/ReplyFormat.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostBlocks = 1024;

QString typeOf(const Json& block)
{
    return block.at(u"type").toString();
}

} // namespace

void MessagesReader::event(const Json& data, const LlmClient::Piece& piece)
{
    const QString type = typeOf(data);
    const qint64 index = data.at(u"index").toInteger(-1);
    if (type == u"message_start")
        return start(data.at(u"message"));
    if (type == u"content_block_start")
        return blockStart(index, data.at(u"content_block"), piece);
    if (type == u"content_block_delta")
        return blockDelta(index, data.at(u"delta"), piece);
    if (type == u"message_delta")
        return end(data.at(u"delta"), data.at(u"usage"));
    if (type == u"content_block_stop") {
        const auto block = m_blocks.find(index);
        if (block == m_blocks.end())
            return m_draft.breakOff(QStringLiteral("a part of it ended that had not begun"));
        block->isWhole = true;
    } else if (type == u"message_stop") {
        m_draft.hasEnded = true;
    } else if (type == u"error") {
        m_draft.breakOff(QStringLiteral("the provider sent an error that says nothing"));
    }
}

void MessagesReader::start(const Json& message)
{
    if (m_draft.hasBegun)
        return m_draft.breakOff(QStringLiteral("it began twice"));
    m_draft.hasBegun = true;
    m_draft.answer.model = message.at(u"model").toString();
    m_draft.answer.requestId = message.at(u"id").toString();
    m_usage.take(message.at(u"usage"));
}

void MessagesReader::blockStart(qint64 index, const Json& block, const LlmClient::Piece& piece)
{
    if (!m_draft.hasBegun || index < 0 || m_blocks.contains(index) || m_blocks.size() >= kMostBlocks)
        return m_draft.breakOff(QStringLiteral("a part of it came out of turn"));
    Block begun{block, {}, {}, false};
    if (typeOf(block) == u"text")
        m_draft.say(begun.text = block.at(u"text").toString(), piece);
    else if (typeOf(block) == u"thinking") {
        begun.text = block.at(u"thinking").toString();
        begun.signature = block.at(u"signature").toString();
    }
    m_blocks.insert(index, begun);
}

void MessagesReader::blockDelta(qint64 index, const Json& delta, const LlmClient::Piece& piece)
{
    const auto block = m_blocks.find(index);
    if (block == m_blocks.end() || block->isWhole)
        return m_draft.breakOff(QStringLiteral("words came for a part of it that is not open"));
    const QString type = typeOf(delta);
    if (type == u"text_delta") {
        block->text += delta.at(u"text").toString();
        m_draft.say(delta.at(u"text").toString(), piece);
    } else if (type == u"input_json_delta") {
        block->text += delta.at(u"partial_json").toString();
    } else if (type == u"thinking_delta") {
        block->text += delta.at(u"thinking").toString();
    } else if (type == u"signature_delta") {
        block->signature += delta.at(u"signature").toString();
    }
}

void MessagesReader::end(const Json& delta, const Json& usage)
{
    if (!m_draft.hasBegun)
        return m_draft.breakOff(QStringLiteral("its end came before its beginning"));
    m_usage.take(usage);
    m_usage.isFinal = m_usage.isFinal || usage.find(u"output_tokens");
    if (delta.at(u"stop_reason").kind() == Json::String)
        m_reason = delta.at(u"stop_reason").toString();
}

void MessagesReader::body(const Json& whole, const LlmClient::Piece& piece)
{
    if (typeOf(whole) != u"message" || whole.at(u"content").kind() != Json::List)
        return m_draft.breakOff(QStringLiteral("it is no message of this API"));
    start(whole);
    qint64 index = 0;
    for (const Json& block : whole.at(u"content").items()) {
        blockStart(index, block, piece);
        if (m_draft.isBroken())
            return;
        m_blocks[index].isWhole = true;
        ++index;
    }
    end(whole, whole.at(u"usage"));
    m_draft.hasEnded = true;
}

void MessagesReader::stop(const QString& reason)
{
    LlmAnswer& answer = m_draft.answer;
    if (reason == u"end_turn" || reason == u"stop_sequence") {
        answer.stopReason = StopReason::End;
    } else if (reason == u"tool_use") {
        answer.stopReason = StopReason::Tools;
    } else if (reason == u"max_tokens" || reason == u"model_context_window_exceeded") {
        answer.stopReason = StopReason::MaxTokens;
    } else if (reason == u"refusal") {
        answer.stopReason = StopReason::Refusal;
        m_draft.spoil(QStringLiteral("The model refused to answer."));
    } else if (reason == u"pause_turn") { // only the provider's own tools do that, and none is asked for
        m_draft.spoil(QStringLiteral("The model paused in the middle of its answer."));
    } else if (reason.isEmpty()) {
        m_draft.breakOff(QStringLiteral("nothing says why it ended"));
    } else {
        m_draft.spoil(QStringLiteral("The answer ended for a reason that is not known (“%1”).").arg(plainWords(reason, {}, 40)));
    }
}

void MessagesReader::readCall(const Block& block)
{
    const Json& given = block.begun.at(u"input");
    const bool inOne = block.text.isEmpty() && given.kind() == Json::Object; // whole bodies; streams begin with {}
    m_draft.call(block.begun.at(u"id").toString(), block.begun.at(u"name").toString(),
                 inOne ? QString::fromUtf8(given.toText()) : block.text);
}

Json MessagesReader::keptBlock(const Block& block)
{
    const QString type = typeOf(block.begun);
    QList<Json::Member> members;
    for (const Json::Member& member : block.begun.members()) {
        if (type == u"text" && member.first == u"text")
            members.append({member.first, Json(block.text)});
        else if (type == u"thinking" && member.first == u"thinking")
            members.append({member.first, Json(block.text)});
        else if (type == u"tool_use" && member.first == u"input" && !block.text.isEmpty())
            members.append({member.first, Json::parse(objectText(block.text)).value()});
        else if (member.first != u"signature")
            members.append(member);
    }
    if (type == u"thinking")
        members.append({QStringLiteral("signature"), Json(block.signature)});
    return Json(members);
}

void MessagesReader::gather()
{
    m_draft.answer.isReported = m_usage.to(m_draft.answer.usage);
    if (!m_draft.hasEnded || m_draft.isBroken())
        return;
    stop(m_reason);
    QList<Json> kept;
    for (const Block& block : std::as_const(m_blocks)) {
        if (!block.isWhole)
            return m_draft.breakOff(QStringLiteral("a part of it has no end"));
        if (typeOf(block.begun) == u"tool_use" && m_draft.answer.stopReason != StopReason::MaxTokens)
            readCall(block);
        if (typeOf(block.begun) != u"text" || !block.text.isEmpty())
            kept.append(keptBlock(block));
    }
    if (m_draft.answer.stopReason == StopReason::MaxTokens && !m_blocks.isEmpty() && typeOf(m_blocks.last().begun) == u"tool_use")
        m_draft.spoil(QStringLiteral("The answer was cut in the middle of what it asks of a tool."));
    m_draft.answer.kept = keptText("anthropic", kept);
}

} // namespace qd::agents
