#pragma once

#include "agents/llm/wire/ModelWire.h"

namespace qd::agents {

/// OpenAI's Images API: POST …/images/generations, one PNG, answered as one whole body. Ollama, LocalAI and others take the
/// same without a quality, and are told that they shall send the picture itself (PictureWay::Plain).
/// https://developers.openai.com/api/reference/resources/images/methods/generate
class ImagesWire final : public ModelWire {
public:
    /// What stays the same from picture to picture goes first: the system text, then the prompt. Without LlmRequest::paints the
    /// usual picture is asked for.
    WireCall write(const LlmRequest& request, const ModelTraits& traits) const override;
    std::unique_ptr<AnswerReader> reader(const LlmRequest& request, Mask mask = {}) const override;
};

} // namespace qd::agents
