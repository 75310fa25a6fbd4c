#pragma once

#include "agents/llm/LlmClient.h"

#include <limits>

namespace qd::agents {

class ProviderList;

/// What a model holds, as far as it is known.
struct ModelRoom {
    TokenCount window{0};     ///< input and output together; 0: not known
    TokenCount mostOutput{0}; ///< 0: not known
    TokenCount image{0};      ///< the most that one picture takes
    bool readsFormat = false; ///< the schema of a reply is written out for the model, besides the prompt

    /// For a call that was made before: nothing more gives way.
    static ModelRoom endless() { return {{std::numeric_limits<qint64>::max() / 64}, {}, {}, false}; }
    bool isEndless() const { return window == endless().window; }
};

/// No prompt is longer, however much a model holds: it is paid for with every call, and what is asked drowns in it.
constexpr TokenCount kMostPrompt{200'000};
/// Where nobody knows what the model holds. A server of one's own cuts a longer prompt without a word, and begins with 4,096 (Ollama below 24 GiB of
/// graphics memory, LM Studio) or with what the model was trained on (llama.cpp, vLLM): https://docs.ollama.com/context-length. Shorter than this, little
/// work is possible; what was cut all the same shows in what the server says that it read (see AskedTurn).
constexpr TokenCount kUnknownWindow{8'192};

/// Of "provider:model"; without a list, or of a model that nobody knows, nothing is known. The rehearsal model holds all that is ever asked.
ModelRoom roomOf(const QString& model, const ProviderList* providers);

} // namespace qd::agents
