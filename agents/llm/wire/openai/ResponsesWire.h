#pragma once

#include "agents/llm/wire/ModelWire.h"

namespace qd::agents {

/// The Responses API (https://developers.openai.com/api/reference/responses). Nothing is stored at OpenAI ("store": false);
/// reasoning is handed back encrypted. The base URL ends before "/responses".
class ResponsesWire final : public ModelWire {
public:
    WireCall write(const LlmRequest& request, const ModelTraits& traits) const override;
    /// https://developers.openai.com/api/reference/resources/responses (input_tokens)
    std::optional<WireCall> count(const LlmRequest& request, const ModelTraits& traits) const override;
    std::unique_ptr<AnswerReader> reader(const LlmRequest& request, Mask mask) const override;
};

} // namespace qd::agents
