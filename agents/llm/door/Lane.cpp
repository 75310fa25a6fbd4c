#include "agents/llm/door/Lane.h"

#include <algorithm>
#include <cmath>

namespace qd::agents {

namespace {

constexpr int kFailuresToOpen = 3;
constexpr Duration kFirstPause{1'000};

} // namespace

qint64 Lane::partOf(Of of, const Wanted& wanted)
{
    switch (of) {
    case Requests: return 1;
    case Tokens: return wanted.in + wanted.out;
    case InputTokens: return wanted.in;
    case OutputTokens: return wanted.out;
    }
    return 0;
}

Duration Lane::availableAt(const Wanted& wanted) const
{
    Duration at = m_notBefore;
    for (size_t of = 0; of < m_left.size(); ++of)
        at = std::max(at, availableAt(m_left[of], partOf(Of(of), wanted)));
    return at;
}

bool Lane::mayStart(Duration now, const Wanted& wanted) const
{
    const int most = m_isOpen ? 1 : m_atOnce;
    return m_underWay < most && now >= availableAt(wanted);
}

std::optional<Duration> Lane::nextLook(Duration now, const Wanted& wanted) const
{
    if (m_underWay >= (m_isOpen ? 1 : m_atOnce))
        return std::nullopt;
    return std::max(now, availableAt(wanted));
}

void Lane::started(const Wanted& wanted)
{
    ++m_underWay;
    for (size_t of = 0; of < m_left.size(); ++of)
        if (m_left[of].count > 0)
            m_left[of].count = std::max(qint64(0), m_left[of].count - partOf(Of(of), wanted));
}

Duration Lane::pauseAfter(int before, double lot)
{
    const double doubled = std::min(double(kFirstPause.count()) * std::pow(2.0, before), double(kLongestPause.count()));
    return Duration(qint64(doubled * (0.5 + lot / 2)));
}

/// Longer each time, and at least what the provider asked for and up to a tenth more.
void Lane::pause(Duration now, double lot, std::optional<Duration> after)
{
    if (now >= m_notBefore) // the others of the same moment say nothing new
        m_notBefore = now + pauseAfter(m_pauses++, lot);
    if (after)
        m_notBefore = std::max(m_notBefore, now + Duration(qint64(double(after->count()) * (1 + lot / 10))));
}

void Lane::hold(Duration now, Duration left, double lot)
{
    m_notBefore = std::max(m_notBefore, now + Duration(qint64(double(left.count()) * (1 + lot / 10))));
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
        m_isOpen = m_isOpen || m_failures >= kFailuresToOpen;
        if (m_isOpen || after) // else only the call that failed waits
            pause(now, lot, after);
        break;
    case Outcome::Nothing:
        break;
    }
}

/// More than there ever is at once is the provider's to judge: it is asked when everything is back.
Duration Lane::availableAt(const Left& left, qint64 wanted)
{
    if (left.count < 0 || left.count >= wanted)
        return left.at;
    if (left.limit <= left.count || wanted >= left.limit)
        return left.whole;
    const double share = double(wanted - left.count) / double(left.limit - left.count);
    return left.at + Duration(qint64(std::ceil(share * double((left.whole - left.at).count()))));
}

void Lane::told(Of of, qint64 remaining, qint64 limit, Duration resetIn, Duration now)
{
    if (remaining >= 0 && resetIn.count() >= 0)
        m_left[of] = {remaining, limit, now, now + resetIn};
}

} // namespace qd::agents
