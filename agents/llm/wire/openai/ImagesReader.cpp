#include "agents/llm/wire/openai/ImagesReader.h"

#include "agents/llm/PictureHead.h"

namespace qd::agents {

void ImagesReader::event(const Json&, const LlmClient::Piece&)
{
    m_draft.breakOff(QStringLiteral("it came as a stream, which was not asked for"));
}

void ImagesReader::body(const Json& whole, const LlmClient::Piece&)
{
    const Json& data = whole.at(u"data");
    if (data.kind() != Json::List)
        return m_draft.breakOff(QStringLiteral("it is no answer of this API"));
    m_draft.hasBegun = m_draft.hasEnded = true;
    m_draft.answer.model = whole.at(u"model").toString();
    m_usage.take(whole.at(u"usage"));
    const Json first = data.items().isEmpty() ? Json() : data.items().first();
    const QByteArray text = first.at(u"b64_json").toString().toLatin1();
    if (text.isEmpty())
        return m_draft.spoil(first.at(u"url").toString().isEmpty() ? QStringLiteral("The answer has no picture.")
                                                                   : QStringLiteral("The answer has the address of a picture in place of the picture, and addresses are not followed."));
    const QByteArray bytes = *QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors); // nothing where it is no base64
    const std::optional<PictureHead> head = pictureHead(bytes);
    if (!head)
        return m_draft.spoil(QStringLiteral("What came in place of a picture is none (PNG, JPEG or WebP)."));
    m_draft.answer.pictures.append({head->mediaType, bytes});
}

void ImagesReader::gather()
{
    LlmAnswer& answer = m_draft.answer;
    answer.isReported = m_usage.to(answer.usage) && !(answer.usage.out.value == 0 && !answer.pictures.isEmpty());
}

} // namespace qd::agents
