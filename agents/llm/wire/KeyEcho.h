#pragma once

#include "agents/llm/LlmClient.h"

namespace qd::agents {

/// A provider that says the key again, in its words or in what it asks of tools, would have it go on record or to others. See
/// holdsKey(). Pure.
bool repeatsKey(const LlmAnswer& answer, QByteArrayView secret);

/// Nothing of an answer that repeats the key is used: its words and calls are gone, `model` stands in the place of who answered,
/// and its fault says why unless it had one before. It has to be paid as it is.
void withhold(LlmAnswer& answer, const QString& model);

} // namespace qd::agents
