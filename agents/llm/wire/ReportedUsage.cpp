#include "agents/llm/wire/ReportedUsage.h"

#include <algorithm>

namespace qd::agents {

namespace {
constexpr qint64 kMost = 1'000'000'000'000'000; // sums of a few stay far from overflowing
}

void ReportedCount::take(const Json& value)
{
    if (value.isNull())
        return;
    if (value.kind() != Json::Integer || value.toInteger() < 0)
        m_lie = true;
    else
        m_count = std::max(m_count.value_or(0), std::min(value.toInteger(), kMost));
}

void AnthropicUsage::take(const Json& usage)
{
    in.take(usage.at(u"input_tokens"));
    out.take(usage.at(u"output_tokens"));
    cacheRead.take(usage.at(u"cache_read_input_tokens"));
    cacheWrite.take(usage.at(u"cache_creation_input_tokens"));
}

bool AnthropicUsage::to(TokenUsage& usage) const
{
    usage.in = {in.value()};
    usage.out = {out.value()};
    usage.cacheRead = {cacheRead.value()};
    usage.cacheWrite = {cacheWrite.value()};
    return isFinal && in.isSaid() && out.isSaid() && !in.isLie() && !out.isLie() && !cacheRead.isLie() && !cacheWrite.isLie();
}

void OpenAiUsage::take(const Json& usage)
{
    const bool chat = usage.find(u"prompt_tokens") != nullptr;
    in.take(usage.at(chat ? u"prompt_tokens" : u"input_tokens"));
    out.take(usage.at(chat ? u"completion_tokens" : u"output_tokens"));
    const Json& details = usage.at(chat ? u"prompt_tokens_details" : u"input_tokens_details");
    cacheRead.take(details.at(u"cached_tokens"));
    cacheWrite.take(details.at(u"cache_write_tokens"));
}

bool OpenAiUsage::to(TokenUsage& usage) const
{
    const qint64 cached = cacheRead.value() + cacheWrite.value();
    usage.in = {std::max<qint64>(0, in.value() - cached)};
    usage.out = {out.value()};
    usage.cacheRead = {cacheRead.value()};
    usage.cacheWrite = {cacheWrite.value()};
    return in.isSaid() && out.isSaid() && !in.isLie() && !out.isLie() && !cacheRead.isLie() && !cacheWrite.isLie() && cached <= in.value();
}

} // namespace qd::agents
