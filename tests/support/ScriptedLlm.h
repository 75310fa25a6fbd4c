#pragma once

#include "agents/llm/LlmClient.h"

#include <QList>

#include <functional>

namespace qd::test {

/// A model that answers what the test told it to, in that order, and remembers what it was asked.
/// @thread one.
class ScriptedLlm final : public agents::LlmClient {
public:
    using Answering = std::function<Result<agents::LlmAnswer>(const agents::LlmRequest&)>;

    void willAnswer(const QString& text, TokenCount in = {100}, TokenCount out = {50});
    void willFail(Error error);
    /// Answers everything that no script is left for.
    void otherwise(Answering answering) { m_otherwise = std::move(answering); }

    QCoro::Task<Result<agents::LlmAnswer>> complete(agents::LlmRequest request, std::stop_token stop, Piece piece) override;

    QList<agents::LlmRequest> seen;

private:
    QList<Result<agents::LlmAnswer>> m_script;
    Answering m_otherwise;
};

} // namespace qd::test
