#pragma once

#include "agents/llm/LlmClient.h"

namespace qd::agents {

/// The model that needs no key and no network. It sees a request and nothing else, composes an answer in the reply's
/// format from the brief, the brand and the sources, and marks it as a rehearsal. It never makes up a figure or a
/// source. The same request with the same seed gives the same text.
/// It composes in English; words of a brief in another language are quoted as they are, and its notes and decisions say so.
/// Tokens are estimated: a quarter of the UTF-8 bytes, at least one per word (rehearsal/TokenEstimate.h).
class RehearsalModel final : public LlmClient {
public:
    /// `pace`: 1 takes the time a hosted model takes, 0.1 a tenth of it, 0 none.
    explicit RehearsalModel(double pace = 1) : m_pace(pace) {}
    void setPace(double pace) { m_pace = pace; }

    /// An answer longer than `maxTokens` is cut there and says "max_tokens". A stop is noticed within 25 ms.
    QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) override;

private:
    double m_pace;
};

} // namespace qd::agents
