#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/llm/wire/ModelTraits.h"

#include <algorithm>

namespace qd::agents {

/// What may be answered at most: what is asked for, within what the model can.
inline qint64 maxTokensOf(const LlmRequest& request, const ModelTraits& traits)
{
    const qint64 most = traits.mostOutput.value > 0 ? std::min(request.maxTokens.value, traits.mostOutput.value) : request.maxTokens.value;
    return std::max<qint64>(1, most);
}

/// The effort that comes nearest to so many tokens of thinking.
inline QString effortFor(TokenCount thinking)
{
    return thinking.value <= 2048 ? QStringLiteral("low") : thinking.value <= 8192 ? QStringLiteral("medium") : QStringLiteral("high");
}

/// The effort of a model that is asked so, empty where none is sent.
inline QString effortOf(const LlmRequest& request, const ModelTraits& traits)
{
    if (traits.thinking == ThinkingWay::Effort && request.thinking.value > 0)
        return effortFor(request.thinking);
    return traits.idleThinking;
}

/// A picture as a URL that holds it (RFC 2397).
inline QString dataUrl(const ShownImage& image)
{
    return QStringLiteral("data:%1;base64,").arg(image.mediaType) + QString::fromLatin1(image.bytes.toBase64());
}

} // namespace qd::agents
