#pragma once

#include "core/base/Json.h"
#include "core/model/money/Spend.h"

#include <optional>

namespace qd::agents {

/// One figure that a provider reports, perhaps several times.
class ReportedCount {
public:
    /// Absent and null say nothing. What is negative or no whole number is a lie; of the others the largest counts, at most 10^15.
    void take(const Json& value);
    bool isSaid() const { return m_count.has_value(); }
    bool isLie() const { return m_lie; }
    qint64 value() const { return m_count.value_or(0); }

private:
    std::optional<qint64> m_count;
    bool m_lie = false;
};

/// Usage as Anthropic reports it: fresh input does not hold what came from the cache or went there.
struct AnthropicUsage {
    ReportedCount in, out, cacheRead, cacheWrite;
    bool isFinal = false; ///< the figure at the end came
    void take(const Json& usage);
    /// False where input or output were not said, or a figure is a lie.
    bool to(TokenUsage& usage) const;
};

/// Usage as OpenAI reports it: the input holds what came from the cache and went there, which is taken off here.
struct OpenAiUsage {
    ReportedCount in, out, cacheRead, cacheWrite;
    /// `usage` of Chat Completions (prompt_tokens, …) or of Responses (input_tokens, …).
    void take(const Json& usage);
    /// False also where more came from the cache than there was.
    bool to(TokenUsage& usage) const;
};

} // namespace qd::agents
