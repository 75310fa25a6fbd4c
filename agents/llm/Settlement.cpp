#include "agents/llm/Settlement.h"

#include "agents/llm/TokenBound.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// As much of `wanted` as is left; takes it off.
TokenCount taken(TokenCount wanted, TokenCount& left)
{
    const TokenCount given{std::clamp<qint64>(wanted.value, 0, std::max<qint64>(0, left.value))};
    left.value -= given.value;
    return given;
}

qint64 inputOf(const TokenUsage& usage)
{
    return usage.in.value + usage.cacheRead.value + usage.cacheWrite.value;
}

} // namespace

Settled settled(const LlmRequest& request, const LlmAnswer& answer, Reserved reserved)
{
    return settled(countAtLeast(request), answer, reserved);
}

Settled settled(TokenCount leastIn, const LlmAnswer& answer, Reserved reserved)
{
    if (answer.rehearsal || answer.fromCache)
        return {answer.usage, Settled::Reported};
    if (!answer.isWhole || !answer.isReported)
        return {{{}, reserved.out, {}, reserved.in}, Settled::Whole};
    return settledWithin(answer.usage, {leastIn, countAtLeast(answer)}, reserved);
}

Settled settledWithin(const TokenUsage& reported, Reserved least, Reserved reserved)
{
    Settled result{reported, Settled::Reported};
    TokenUsage& usage = result.usage;
    if (inputOf(usage) < least.in.value) {
        usage = {{}, usage.out, {}, reserved.in};
        result.how = Settled::Raised;
    }
    if (usage.out < least.out) {
        usage.out = reserved.out;
        result.how = Settled::Raised;
    }
    const TokenUsage wanted = usage;
    TokenCount left = reserved.in;
    usage.cacheWrite = taken(wanted.cacheWrite, left);
    usage.in = taken(wanted.in, left);
    usage.cacheRead = taken(wanted.cacheRead, left);
    usage.out = std::min(wanted.out, reserved.out);
    if (inputOf(usage) != inputOf(wanted) || usage.out != wanted.out)
        result.how = Settled::Clamped;
    return result;
}

} // namespace qd::agents
