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

/// The budget to think with that is sent; 0: none. It must leave room for the answer, and be 1024 at least (Messages API).
inline qint64 budgetOf(const LlmRequest& request, const ModelTraits& traits)
{
    constexpr qint64 kLeastBudget = 1024;
    if (traits.thinking != ThinkingWay::Budget || request.thinking.value <= 0)
        return 0;
    const qint64 budget = std::min(std::max(request.thinking.value, kLeastBudget), maxTokensOf(request, traits) - 1);
    return budget < kLeastBudget ? 0 : budget;
}

/// Whether the temperature goes out. Of the Messages API a model that thinks takes only the default.
inline bool sendsTemperature(const LlmRequest& request, const ModelTraits& traits, Dialect dialect)
{
    const bool thinks = budgetOf(request, traits) > 0 || (traits.thinking == ThinkingWay::Effort && request.thinking.value > 0);
    return traits.temperature && traits.pictures == PictureWay::None && !(dialect == Dialect::Anthropic && thinks);
}

/// Whether it thinks although nobody asks for it. "between_tools" is where there are none of no account.
inline bool thinksIdle(const ModelTraits& traits)
{
    return !traits.idleThinking.isEmpty() && traits.idleThinking != QLatin1String("disabled") && traits.idleThinking != QLatin1String("between_tools")
        && traits.idleThinking != QLatin1String("none");
}

/// A picture as a URL that holds it (RFC 2397).
inline QString dataUrl(const ShownImage& image)
{
    return QStringLiteral("data:%1;base64,").arg(image.mediaType) + QString::fromLatin1(image.bytes.toBase64());
}

} // namespace qd::agents
