#include "agents/transport/SseReader.h"

#include <algorithm>
#include <utility>

namespace qd::agents {

namespace {

constexpr qsizetype kLongestId = 1024; // it goes into a header

} // namespace

bool SseReader::feed(QByteArrayView bytes, const Told& told)
{
    while (!bytes.isEmpty() && !m_tooLong) {
        if (std::exchange(m_skipsFeed, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - bytes.begin();
        if (!keep(bytes.first(length)) || end == bytes.end())
            break;
        m_skipsFeed = *end == '\r';
        line(told);
        bytes = bytes.sliced(length + 1);
    }
    return !m_tooLong;
}

bool SseReader::keep(QByteArrayView part)
{
    if (m_line.size() + part.size() + m_event.data.size() > m_most) {
        m_tooLong = true;
        m_line = {};
        m_event = {};
        return false;
    }
    m_line.append(part);
    return true;
}

void SseReader::line(const Told& told)
{
    QByteArrayView text(m_line);
    if (std::exchange(m_first, false) && text.startsWith(QByteArrayView("\xef\xbb\xbf")))
        text = text.sliced(3);
    if (text.isEmpty()) {
        dispatch(told);
    } else if (const qsizetype colon = text.indexOf(':'); colon < 0) {
        field(text, {});
    } else if (colon > 0) { // one at the beginning is a comment
        QByteArrayView value = text.sliced(colon + 1);
        field(text.first(colon), value.startsWith(' ') ? value.sliced(1) : value);
    }
    m_line.truncate(0); // keeps its room
}

void SseReader::field(QByteArrayView name, QByteArrayView value)
{
    if (name == QByteArrayView("event")) {
        m_event.type = value.toByteArray();
    } else if (name == QByteArrayView("id")) {
        if (value.indexOf('\0') < 0 && value.size() <= kLongestId)
            m_id = value.toByteArray();
    } else if (name == QByteArrayView("retry")) {
        readRetry(value);
    } else if (name == QByteArrayView("data")) {
        if (std::exchange(m_hasData, true))
            m_event.data += '\n';
        m_event.data += value;
    }
}

void SseReader::readRetry(QByteArrayView value)
{
    bool isNumber = !value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    const qint64 number = isNumber ? value.toByteArray().toLongLong(&isNumber) : 0;
    if (isNumber)
        m_retryMs = number;
}

void SseReader::dispatch(const Told& told)
{
    m_lastId = m_id;
    const SseEvent event = std::exchange(m_event, {});
    if (std::exchange(m_hasData, false) && !event.data.isEmpty())
        told(event);
}

} // namespace qd::agents
