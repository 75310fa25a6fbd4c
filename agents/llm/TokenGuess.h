#pragma once

#include "agents/llm/LlmClient.h"

namespace qd::agents {

/// How long a text is to a model, in fourteenths of a token: a guess that is rather too long. Letters and spaces of ASCII are taken
/// for three and a half to a token (Anthropic's glossary; OpenAI says four), digits and marks for two, other letters of two bytes
/// for two, and what takes three bytes for more than one each. Tokenizers differ by a third, so it binds nobody's money: that is
/// TokenBound's. O(text). Pure.
qint64 lengthOf(QStringView text);
/// The same as it stands in a block of a prompt, where '&', '<' and '>' are written out.
qint64 blockLengthOf(QStringView text);

constexpr qint64 kTokenLength = 14;

/// So many tokens, rounded up.
inline TokenCount tokensOf(qint64 length)
{
    return {(length + kTokenLength - 1) / kTokenLength};
}

qint64 lengthOf(const Exchange& exchange);
/// Of everything that is sent. `image`: what one picture takes; `readsFormat`: the schema of the reply is written out for the model
/// besides the prompt.
qint64 lengthOf(const LlmRequest& request, TokenCount image, bool readsFormat);
/// No less than lengthOf() says, and up to five times that; of how much there is, without a look at it. O(parts).
qint64 boundOf(const LlmRequest& request, TokenCount image, bool readsFormat);

} // namespace qd::agents
