#include "agents/reading/manners/HostLines.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace qd::agents {

HostLines::HostLines(const Clock& clock, Duration apart, QObject* parent) : QObject(parent), m_clock(clock), m_apart(apart), m_next(this)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { serve(); });
}

quint64 HostLines::enter(const QString& host, std::function<void()> go)
{
    const quint64 ticket = ++m_last;
    m_lines[host].waiting.push_back({ticket, std::move(go)});
    m_next.start(0);
    return ticket;
}

void HostLines::leave(quint64 ticket)
{
    for (auto& [host, line] : m_lines) {
        if (line.inside == ticket)
            line.inside = 0;
        std::erase_if(line.waiting, [ticket](const Waiting& one) { return one.ticket == ticket; });
    }
    m_next.start(0);
}

Duration HostLines::untilFree(const QString& host) const
{
    const auto found = m_lines.find(host);
    return found == m_lines.end() ? Duration(0) : untilFree(found->second);
}

Duration HostLines::untilFree(const Line& line) const
{
    return line.hasBegun ? std::clamp(line.lastBegan + m_apart - m_clock.now(), Duration(0), m_apart) : Duration(0);
}

/// Lets everybody go whose turn it is, forgets hosts that nobody asks any more, and looks again when the next one may be due.
void HostLines::serve()
{
    std::vector<std::function<void()>> going;
    std::optional<Duration> next;
    for (auto at = m_lines.begin(); at != m_lines.end();) {
        Line& line = at->second;
        const Duration wait = untilFree(line);
        if (line.inside == 0 && !line.waiting.empty() && wait == Duration(0)) {
            line.inside = line.waiting.front().ticket;
            line.lastBegan = m_clock.now();
            line.hasBegun = true;
            going.push_back(std::move(line.waiting.front().go));
            line.waiting.pop_front();
        } else if (line.inside == 0 && (!line.waiting.empty() || wait > Duration(0))) {
            next = std::min(next.value_or(wait), wait);
        }
        at = line.inside == 0 && line.waiting.empty() && untilFree(line) == Duration(0) ? m_lines.erase(at) : std::next(at);
    }
    if (next)
        m_next.start(std::max(*next, Duration(1)));
    for (const std::function<void()>& go : going)
        go();
}

} // namespace qd::agents
