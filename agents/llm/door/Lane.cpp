#include "agents/llm/door/Lane.h"

#include <algorithm>
#include <cmath>

namespace qd::agents {

namespace {

constexpr int kFailuresToOpen = 3;
constexpr Duration kFirstPause{1'000};

} // namespace

bool Lane::mayStart(Duration now, qint64 tokens) const
{
    const int most = m_isOpen ? 1 : m_atOnce;
    return m_underWay < most && now >= m_notBefore && isLeft(m_requests, now, 1) && isLeft(m_tokens, now, tokens);
}

std::optional<Duration> Lane::nextLook(Duration now, qint64 tokens) const
{
    if (m_underWay >= (m_isOpen ? 1 : m_atOnce))
        return std::nullopt;
    Duration at = std::max(now, m_notBefore);
    if (!isLeft(m_requests, now, 1))
        at = std::max(at, m_requests.until);
    if (!isLeft(m_tokens, now, tokens))
        at = std::max(at, m_tokens.until);
    return at;
}

void Lane::started(qint64 tokens)
{
    ++m_underWay;
    if (m_requests.count > 0)
        --m_requests.count;
    if (m_tokens.count > 0)
        m_tokens.count = std::max(qint64(0), m_tokens.count - tokens);
}

/// What the provider asked for and up to a tenth more; without a word of it, longer each time.
void Lane::pause(Duration now, double lot, std::optional<Duration> after)
{
    const double doubled = std::min(double(kFirstPause.count()) * std::pow(2.0, m_pauses), double(kLongestPause.count()));
    const double length = after ? double(after->count()) * (1 + lot / 10) : doubled * (0.5 + lot / 2);
    m_notBefore = std::max(m_notBefore, now + Duration(qint64(length)));
    ++m_pauses;
}

void Lane::ended(Outcome outcome, Duration now, double lot, std::optional<Duration> after)
{
    m_underWay = std::max(0, m_underWay - 1);
    switch (outcome) {
    case Outcome::Well:
    case Outcome::Refused:
        if (m_isOpen)
            m_atOnce = 1; // it begins small, and doubles with each round of calls that went well
        m_isOpen = false;
        m_failures = m_pauses = 0;
        m_atOnce = std::min(m_most, m_atOnce + 1);
        break;
    case Outcome::TooMany:
        m_atOnce = std::max(1, m_atOnce / 2);
        pause(now, lot, after);
        break;
    case Outcome::Ill:
        m_failures += 1;
        if (!m_isOpen && m_failures < kFailuresToOpen && !after)
            break;
        m_isOpen = m_isOpen || m_failures >= kFailuresToOpen;
        if (now >= m_notBefore) // the others of the same moment say nothing new
            pause(now, lot, after && *after < kLongestPause ? after : std::nullopt);
        break;
    case Outcome::Nothing:
        break;
    }
}

void Lane::told(qint64 remainingRequests, qint64 remainingTokens, Duration resetIn, Duration now)
{
    const auto take = [&](Left& left, qint64 remaining) {
        if (remaining >= 0 && resetIn.count() >= 0)
            left = {remaining, now + resetIn};
    };
    take(m_requests, remainingRequests);
    take(m_tokens, remainingTokens);
}

} // namespace qd::agents
