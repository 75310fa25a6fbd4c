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
/// Where nobody knows what the model holds: half of what current models do at least.
constexpr TokenCount kUnknownPrompt{64'000};

/// Of "provider:model"; without a list, or of a model that nobody knows, nothing is known.
ModelRoom roomOf(const QString& model, const ProviderList* providers);

} // namespace qd::agents
