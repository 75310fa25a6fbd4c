#pragma once

#include "agents/llm/wire/FoldingReader.h"
#include "agents/llm/wire/ReportedUsage.h"

#include <QMap>

namespace qd::agents {

/// Answers of the Messages API: message_start, content blocks, message_delta, message_stop; events that are not known are
/// passed over, as the API asks. https://platform.claude.com/docs/en/build-with-claude/streaming
class MessagesReader final : public FoldingReader {
public:
    using FoldingReader::FoldingReader;

private:
    /// A part of the answer while it comes.
    struct Block {
        Json begun;        ///< as content_block_start has it
        QString text;      ///< words, thinking or a tool's input, by its type
        QString signature; ///< of thinking
        bool isWhole = false;
    };
    void event(const Json& data, const LlmClient::Piece& piece) override;
    void body(const Json& whole, const LlmClient::Piece& piece) override;
    void gather() override;

    void start(const Json& message);
    void blockStart(qint64 index, const Json& block, const LlmClient::Piece& piece);
    void blockDelta(qint64 index, const Json& delta, const LlmClient::Piece& piece);
    void end(const Json& delta, const Json& usage);
    void stop(const QString& reason);
    void readCall(const Block& block);
    static Json keptBlock(const Block& block);

    QMap<qint64, Block> m_blocks;
    AnthropicUsage m_usage;
    QString m_reason;
};

} // namespace qd::agents
