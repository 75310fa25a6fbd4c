#include "agents/transport/LinePool.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kOnTheWay{1'000}; // a request should not meet the close on its way

} // namespace

LinePool::LinePool(Duration idle) : m_idle(idle)
{
    m_sweep.setSingleShot(true);
    QObject::connect(&m_sweep, &QTimer::timeout, &m_sweep, [this] { sweep(); });
}

std::unique_ptr<Line> LinePool::take(const Target& target)
{
    for (size_t i = m_resting.size(); i-- > 0;) {
        if (!(m_resting[i].line->target() == target))
            continue;
        const bool fits = !m_resting[i].until.hasExpired() && m_resting[i].line->isUsable();
        std::unique_ptr<Line> line = std::move(m_resting[i].line);
        m_resting.erase(m_resting.begin() + qptrdiff(i));
        if (fits)
            return line;
    }
    return {};
}

void LinePool::give(std::unique_ptr<Line> line, Duration waits)
{
    const Duration rest = waits.count() == 0 ? m_idle : qBound(Duration(0), waits - kOnTheWay, m_idle);
    line->hand({});
    m_resting.push_back({std::move(line), QDeadlineTimer(rest)});
    if (!m_sweep.isActive())
        m_sweep.start(rest);
}

void LinePool::sweep()
{
    std::erase_if(m_resting, [](const Resting& one) { return one.until.hasExpired() || !one.line->isUsable(); });
    qint64 next = -1;
    for (const Resting& one : m_resting)
        next = next < 0 ? one.until.remainingTime() : qMin(next, one.until.remainingTime());
    if (next >= 0)
        m_sweep.start(Duration(next + 1));
}

} // namespace qd::agents
