#pragma once

#include "agents/llm/wire/ModelWire.h"

namespace qd::agents {

/// The header that every request to Anthropic must have (https://platform.claude.com/docs/en/api/versioning).
inline const std::pair<QByteArray, QByteArray> kAnthropicVersion{"anthropic-version", "2023-06-01"};

/// The Messages API (https://platform.claude.com/docs/en/api/messages, version 2023-06-01). The system text is marked for the
/// cache, and the prompt too where tools may bring it back; replies take output_config.format; thinking takes a budget
/// (thinking.budget_tokens) or, from Claude 4.6 on, an effort (thinking.type "adaptive", output_config.effort).
class MessagesWire final : public ModelWire {
public:
    WireCall write(const LlmRequest& request, const ModelTraits& traits) const override;
    /// https://platform.claude.com/docs/en/build-with-claude/token-counting
    std::optional<WireCall> count(const LlmRequest& request, const ModelTraits& traits) const override;
    std::unique_ptr<AnswerReader> reader(const LlmRequest& request, Mask mask) const override;
};

} // namespace qd::agents
