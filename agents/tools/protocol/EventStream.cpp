#include "agents/tools/protocol/EventStream.h"

#include <utility>

namespace qd::agents {

namespace {
constexpr qsizetype kLongestId = 1024; // it goes into a header
}

void EventStream::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_isTooLong)
            return;
        if (std::exchange(m_afterReturn, c == '\r') && c == '\n')
            continue;
        if (c == '\r' || c == '\n') {
            line(std::exchange(m_line, {}));
            continue;
        }
        m_line.append(c);
        m_isTooLong = m_line.size() > m_most;
    }
}

void EventStream::line(QByteArrayView line)
{
    if (std::exchange(m_isFirst, false) && line.startsWith("\xef\xbb\xbf"))
        line = line.sliced(3);
    if (line.isEmpty())
        return dispatch();
    if (line.startsWith(':')) // a comment
        return;
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return field(line, {});
    QByteArrayView value = line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    field(line.first(colon), value);
}

void EventStream::field(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_hasData)
            m_event.append('\n');
        m_event.append(value);
        m_hasData = true;
        m_isTooLong = m_event.size() > m_most;
    } else if (name == "id") {
        if (value.indexOf('\0') < 0 && value.size() <= kLongestId)
            m_id = value.toByteArray();
    } else if (name == "retry") {
        bool isNumber = !value.isEmpty();
        for (const char c : value)
            isNumber = isNumber && c >= '0' && c <= '9';
        const qint64 number = isNumber ? value.toByteArray().toLongLong(&isNumber) : 0;
        if (isNumber)
            m_retryMs = number;
    }
}

void EventStream::dispatch()
{
    m_lastId = m_id;
    const QByteArray event = std::exchange(m_event, {});
    if (std::exchange(m_hasData, false) && !event.isEmpty()) // an empty one says no more than its id
        m_data(event);
}

} // namespace qd::agents
