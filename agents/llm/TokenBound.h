#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/llm/wire/ModelTraits.h"

namespace qd::agents {

/// The most that one picture costs where nobody said less (Qwen2-VL's bound; Anthropic's is 4,784, OpenAI's at "high" 6,150).
constexpr TokenCount kWorstImage{16'384};

/// An upper bound for the input tokens of a request, for reservations: a token stands for a byte at least, so it is the UTF-8
/// bytes of everything that is sent, schemas counted twice because providers write them out for the model, and what the
/// providers publish that they add. `image` is the most that one picture costs (ModelTraits::imageTokens).
TokenCount countAtMost(const LlmRequest& request, TokenCount image = kWorstImage);

/// The same for a model that is known: each picture at what its provider counts for its size, as far as that is published.
TokenCount countAtMost(const LlmRequest& request, const ModelTraits& traits);

/// What one picture costs at most, as its head says how large it is. Anthropic: a token for each 28 by 28 pixels
/// (https://platform.claude.com/docs/en/build-with-claude/vision). OpenAI at "high": one for each 32 by 32, times the model's own
/// weight (https://developers.openai.com/api/docs/guides/images-vision). Both make larger pictures smaller before they count, never larger.
TokenCount imageAtMost(const ShownImage& image, const ModelTraits& traits);

/// A lower estimate of the same, without pictures and schemas: a token for every ten bytes, which natural language and JSON
/// exceed with every tokenizer that is in use; one at least.
TokenCount countAtLeast(const LlmRequest& request);
/// The same for what an answer says and asks for; what was thought does not show.
TokenCount countAtLeast(const LlmAnswer& answer);

} // namespace qd::agents
