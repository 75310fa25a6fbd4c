#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

namespace qd::agents {

/// One server-sent event. The bytes are UTF-8 as they came; nobody checked them.
struct SseEvent {
    QByteArray type; ///< the field "event"; empty: none was named
    QByteArray data; ///< the lines of "data", with line feeds between them
};

/// Server-sent events (WHATWG HTML, 9.2.6) from bytes in any cuts: of models and of servers of tools. Comments and unknown fields
/// are passed over; an event without data is none; one that no empty line ended is never told. What it takes to go on after a
/// break is kept. Must not be destroyed while it tells.
/// @thread one at a time.
class SseReader {
public:
    using Told = std::function<void(const SseEvent&)>;
    static constexpr qsizetype kMost = 8 * 1024 * 1024;
    explicit SseReader(qsizetype most = kMost) : m_most(most) {}

    /// False once a line, or the data of one event, was longer than `most`: what is held is dropped and nothing is read any more.
    bool feed(QByteArrayView bytes, const Told& told);
    bool isTooLong() const { return m_tooLong; }
    /// The id of the last event that had one, also of one without data; empty: there was none, or none that a header can carry.
    const QByteArray& lastId() const { return m_lastId; }
    /// How long the other side wants to be left alone before the next connection, in milliseconds.
    std::optional<qint64> retryMs() const { return m_retryMs; }

private:
    bool keep(QByteArrayView part);
    void line(const Told& told);
    void field(QByteArrayView name, QByteArrayView value);
    void readRetry(QByteArrayView value);
    void dispatch(const Told& told);

    qsizetype m_most;
    QByteArray m_line;
    SseEvent m_event;
    QByteArray m_id;          ///< of the event that is being read
    QByteArray m_lastId;
    std::optional<qint64> m_retryMs;
    bool m_hasData = false;
    bool m_first = true;      ///< no line has ended yet: a byte order mark may stand before it
    bool m_skipsFeed = false; ///< the line before ended with a carriage return
    bool m_tooLong = false;
};

} // namespace qd::agents
