#pragma once

#include "agents/llm/wire/AnswerDraft.h"
#include "agents/llm/wire/ModelWire.h"
#include "agents/transport/SseReader.h"

namespace qd::agents {

/// Tells a stream from a whole body and takes either apart into JSON; a dialect folds what comes into the draft.
class FoldingReader : public AnswerReader {
public:
    FoldingReader(const LlmRequest& request, Mask mask) : m_draft(request, std::move(mask)) {}
    void feed(QByteArrayView bytes, const LlmClient::Piece& piece) final;
    Result<LlmAnswer> finish() final;
    std::optional<ModelRefusal> refusal() const final { return m_draft.refusal(); }

protected:
    /// The data of one event, read strictly. Not called after the end, an error or a break.
    virtual void event(const Json& data, const LlmClient::Piece& piece) = 0;
    /// A whole body: an object without a member "error".
    virtual void body(const Json& whole, const LlmClient::Piece& piece) = 0;
    /// Data that is no JSON and means something, as "[DONE]". False: it means nothing.
    virtual bool mark(const QByteArray&) { return false; }
    /// Before the judgement: what was gathered is filled in.
    virtual void gather() = 0;

    AnswerDraft m_draft;

private:
    void told(const SseEvent& event, const LlmClient::Piece& piece);
    void readBody();

    SseReader m_sse;
    QByteArray m_body;
    LlmClient::Piece m_piece; ///< of the last bytes: a whole body is told at its end
    enum class Form { Unknown, Stream, Body } m_form = Form::Unknown;
};

} // namespace qd::agents
