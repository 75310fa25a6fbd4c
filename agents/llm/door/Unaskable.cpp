#include "agents/llm/door/Unaskable.h"

#include <QStringList>

#include <algorithm>

namespace qd::agents {

bool Unaskable::mark(const QString& who, Why why, Duration until)
{
    const auto known = m_marks.find(who);
    if (known == m_marks.end()) {
        m_marks.insert(who, {why, until});
        return true;
    }
    known->until = std::max(known->until, until);
    const bool isNews = why == Refused && known->why != Refused;
    if (isNews)
        known->why = why;
    return isNews;
}

QStringList Unaskable::of(const QString& provider) const
{
    QStringList found;
    for (auto mark = m_marks.begin(); mark != m_marks.end(); ++mark)
        if (mark.key().section(u':', 0, 0) == provider)
            found.append(mark.key());
    return found;
}

QStringList Unaskable::due(Duration now) const
{
    QStringList found;
    for (auto mark = m_marks.begin(); mark != m_marks.end(); ++mark)
        if (mark->until <= now)
            found.append(mark.key());
    return found;
}

std::optional<Duration> Unaskable::next() const
{
    std::optional<Duration> first;
    for (const Mark& mark : m_marks)
        first = first ? std::min(*first, mark.until) : mark.until;
    return first;
}

} // namespace qd::agents
