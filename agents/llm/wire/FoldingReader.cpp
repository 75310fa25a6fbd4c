#include "agents/llm/wire/FoldingReader.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostBody = 16 * 1024 * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

void FoldingReader::feed(QByteArrayView bytes, const LlmClient::Piece& piece)
{
    if (m_form == Form::Unknown) {
        const auto first = std::find_if_not(bytes.begin(), bytes.end(), isSpace);
        if (first == bytes.end())
            return; // blanks before anything mean nothing in both
        bytes = bytes.sliced(first - bytes.begin()); // nor here, wherever they are cut off
        m_form = bytes.front() == '{' ? Form::Body : Form::Stream;
    }
    if (m_form == Form::Stream) {
        if (!m_sse.feed(bytes, [&](const SseEvent& event) { told(event, piece); }))
            m_draft.breakOff(QStringLiteral("one event of it is longer than %1 MiB").arg(SseReader::kMost / (1024 * 1024)));
        return;
    }
    m_piece = piece;
    if (m_body.size() + bytes.size() <= kMostBody && !m_draft.isBroken()) {
        m_body += bytes;
    } else {
        m_body = {};
        m_draft.breakOff(QStringLiteral("it is longer than %1 MiB").arg(kMostBody / (1024 * 1024)));
    }
}

void FoldingReader::told(const SseEvent& event, const LlmClient::Piece& piece)
{
    if (m_draft.hasEnded || m_draft.isBroken() || mark(event.data))
        return;
    const Result<Json> data = Json::parse(event.data);
    if (!data || data->kind() != Json::Object)
        return m_draft.breakOff(QStringLiteral("one event of it is not a JSON object"));
    if (const Json* error = data->find(u"error"); error && !error->isNull())
        return m_draft.refuse(*error);
    this->event(*data, piece);
}

void FoldingReader::readBody()
{
    const Result<Json> whole = Json::parse(m_body);
    if (!whole)
        return m_draft.breakOff(QStringLiteral("it is not a whole JSON document"));
    if (const Json* error = whole->find(u"error"); error && !error->isNull())
        return m_draft.refuse(*error);
    body(*whole, m_piece);
}

Result<LlmAnswer> FoldingReader::finish()
{
    if (m_form == Form::Body && !m_draft.isBroken())
        readBody();
    gather();
    return m_draft.finished();
}

} // namespace qd::agents
