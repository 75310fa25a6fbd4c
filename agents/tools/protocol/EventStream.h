#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <optional>

namespace qd::agents {

/// Reads a stream of server-sent events (WHATWG HTML, 9.2.6) as it comes, in any cuts. The data of each event goes to `data`; what
/// it takes to go on after a break is kept.
/// @thread any one at a time.
class EventStream {
public:
    using Data = std::function<void(const QByteArray&)>;
    /// An event of more than `most` bytes is none: see isTooLong().
    EventStream(Data data, qsizetype most) : m_data(std::move(data)), m_most(most) {}

    void feed(QByteArrayView bytes);
    /// Nothing more is read after a line or an event that is too long.
    bool isTooLong() const { return m_isTooLong; }
    /// The id of the last event that had one; empty: there was none.
    const QByteArray& lastId() const { return m_lastId; }
    /// How long the other side wants to be left alone before the next connection, in milliseconds.
    std::optional<qint64> retryMs() const { return m_retryMs; }

private:
    void line(QByteArrayView line);
    void field(QByteArrayView name, QByteArrayView value);
    void dispatch();

    Data m_data;
    qsizetype m_most;
    QByteArray m_line;
    QByteArray m_event;
    QByteArray m_id; ///< of the event that is being read
    QByteArray m_lastId;
    std::optional<qint64> m_retryMs;
    bool m_hasData = false;
    bool m_afterReturn = false; ///< the last byte was CR, and LF after it is the same end of line
    bool m_isFirst = true;
    bool m_isTooLong = false;
};

} // namespace qd::agents
