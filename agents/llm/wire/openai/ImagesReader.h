#pragma once

#include "agents/llm/wire/FoldingReader.h"
#include "agents/llm/wire/ReportedUsage.h"

namespace qd::agents {

/// {"data":[{"b64_json":…}],"usage":{"input_tokens":…,"output_tokens":…}}. An address in place of the bytes is not followed.
/// Usage that says nothing was put out is not believed: a picture came.
class ImagesReader final : public FoldingReader {
public:
    using FoldingReader::FoldingReader;

private:
    void event(const Json& data, const LlmClient::Piece& piece) override;
    void body(const Json& whole, const LlmClient::Piece& piece) override;
    void gather() override;

    OpenAiUsage m_usage;
};

} // namespace qd::agents
