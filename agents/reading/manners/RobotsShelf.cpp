#include "agents/reading/manners/RobotsShelf.h"

#include <algorithm>

namespace qd::agents {

namespace {
constexpr Duration kDay = std::chrono::hours(24);
constexpr Duration kFailed = std::chrono::minutes(10);
constexpr qsizetype kMost = 1'000;
}

const RobotsShelf::Said* RobotsShelf::find(const QString& origin, Instant now) const
{
    const auto found = m_said.constFind(origin);
    if (found == m_said.constEnd())
        return nullptr;
    const Duration age = now - found->at;
    return age >= Duration(0) && age < (found->couldSay ? kDay : kFailed) ? &*found : nullptr;
}

void RobotsShelf::keep(const QString& origin, Said said)
{
    if (m_said.size() >= kMost && !m_said.contains(origin))
        m_said.erase(std::min_element(m_said.cbegin(), m_said.cend(), [](const Said& a, const Said& b) { return a.at < b.at; }));
    m_said.insert(origin, std::move(said));
}

} // namespace qd::agents
