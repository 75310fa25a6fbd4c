#include "agents/llm/wire/KeyEcho.h"

#include "agents/llm/wire/Masking.h"

#include <algorithm>

namespace qd::agents {

bool repeatsKey(const LlmAnswer& answer, QByteArrayView secret)
{
    const auto holds = [secret](const QString& text) { return holdsKey(text, secret); };
    return holds(answer.text) || holds(answer.kept) || holds(answer.model) || holds(answer.requestId)
           || std::any_of(answer.calls.begin(), answer.calls.end(), [&](const ToolCall& call) { return holds(call.id) || holds(call.name) || holds(call.input); });
}

void withhold(LlmAnswer& answer, const QString& model)
{
    answer.text.clear();
    answer.kept.clear();
    answer.calls.clear();
    answer.requestId.clear();
    answer.model = model;
    if (!answer.fault)
        answer.fault = Error{Error::Model, QStringLiteral("The answer repeats the key that it was asked with, so nothing of it is used."), {}, {}};
}

} // namespace qd::agents
