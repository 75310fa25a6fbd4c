#pragma once

#include "agents/llm/wire/ModelWire.h"

namespace qd::agents {

/// Chat Completions (https://developers.openai.com/api/reference/chat), as OpenAI, Azure, OpenRouter, Ollama, llama.cpp, vLLM
/// and LM Studio speak it; what one of them does not know is left out by the traits. The base URL ends before "/chat".
class ChatWire final : public ModelWire {
public:
    WireCall write(const LlmRequest& request, const ModelTraits& traits) const override;
    std::unique_ptr<AnswerReader> reader(const LlmRequest& request, Mask mask) const override;
};

} // namespace qd::agents
