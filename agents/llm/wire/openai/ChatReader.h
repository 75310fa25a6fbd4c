#pragma once

#include "agents/llm/wire/FoldingReader.h"
#include "agents/llm/wire/ReportedUsage.h"

namespace qd::agents {

/// Answers of Chat Completions: chunks whose first choice has pieces of words and of calls, a finish_reason, the usage and, at
/// the end of a stream, "[DONE]". A chunk with "error" is what OpenRouter and others break off with.
class ChatReader final : public FoldingReader {
public:
    using FoldingReader::FoldingReader;

private:
    /// A call while it comes.
    struct Call {
        qint64 index = 0;
        QString id;
        QString name;
        QString input;
    };
    void event(const Json& data, const LlmClient::Piece& piece) override;
    void body(const Json& whole, const LlmClient::Piece& piece) override;
    bool mark(const QByteArray& data) override;
    void gather() override;

    void begin(const Json& chunk);
    void choice(const Json& choice, const Json& said, const LlmClient::Piece& piece);
    void call(const Json& part);
    void stop();

    QList<Call> m_calls;
    OpenAiUsage m_usage;
    QString m_reason;
    bool m_refused = false;
};

} // namespace qd::agents
