#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/llm/wire/Masking.h"
#include "agents/llm/wire/Refusal.h"

#include <QSet>

namespace qd::agents {

/// An answer while it comes, and the judgement at its end that all dialects share.
class AnswerDraft {
public:
    AnswerDraft(const LlmRequest& request, Mask mask);

    LlmAnswer answer;        ///< model, requestId, stopReason, usage, isReported, kept are the dialect's to fill
    bool hasBegun = false;   ///< something of an answer came
    bool hasEnded = false;   ///< the protocol's own end came

    /// Words of the answer; the first fault ends the pieces.
    void say(const QString& text, const LlmClient::Piece& piece);
    /// A tool is asked for. `input` must be a JSON object, else a part of the answer is missing; empty is one without members.
    void call(const QString& id, const QString& name, const QString& input);
    /// A part is missing: nobody can tell what it cost. The first reason counts.
    void breakOff(const QString& why);
    /// It is whole, but of no use. The first reason counts.
    void spoil(const QString& why);
    /// The provider sent an error in place of an answer, or of the rest of one. `error` is the member "error".
    void refuse(const Json& error);

    bool isBroken() const { return !m_broken.isEmpty(); }
    const std::optional<ModelRefusal>& refusal() const { return m_refusal; }
    /// See AnswerReader::finish().
    Result<LlmAnswer> finished();

private:
    void judge();
    void judgeCalls();

    Mask m_mask;
    QSet<QString> m_offered;
    QSet<QString> m_ids;
    QList<ToolCall> m_calls;
    QString m_broken;
    QString m_spoiled;
    TokenCount m_maxTokens;
    bool m_wantsJson;
    std::optional<ModelRefusal> m_refusal;
};

} // namespace qd::agents
