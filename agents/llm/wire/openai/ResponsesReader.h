#pragma once

#include "agents/llm/wire/FoldingReader.h"
#include "agents/llm/wire/ReportedUsage.h"

#include <QMap>

namespace qd::agents {

/// Answers of the Responses API. Words come as response.output_text.delta; what counts at the end are the items of
/// response.completed, response.incomplete or response.failed, or, where that holds none, those that were done before.
/// https://developers.openai.com/api/reference/resources/responses/streaming-events
class ResponsesReader final : public FoldingReader {
public:
    using FoldingReader::FoldingReader;

private:
    void event(const Json& data, const LlmClient::Piece& piece) override;
    void body(const Json& whole, const LlmClient::Piece& piece) override;
    void gather() override;

    void begin(const Json& response);
    void end(const Json& response);
    void failed(const Json& response);
    void read(const Json& item);
    void stop();

    QMap<qint64, Json> m_done; ///< items by their place
    OpenAiUsage m_usage;
    QString m_status;
    QString m_reason;          ///< of what is incomplete
    QString m_words;           ///< of the items
    bool m_refused = false;
};

} // namespace qd::agents
