#pragma once

#include "core/base/Clock.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>

namespace qd::agents {

/// Lets one request at a time go to a host, and the next one not before some time after the last began. First come, first served.
/// @thread the one that it was made on, which has an event loop.
class HostLines final : public QObject {
    Q_OBJECT
public:
    /// `apart` from one beginning to the next. A clock that jumps makes nobody wait longer than that.
    HostLines(const Clock& clock, Duration apart, QObject* parent = nullptr);

    /// `go` runs later, once, when it is its turn; the turn lasts until leave().
    /// @returns a ticket, never 0.
    quint64 enter(const QString& host, std::function<void()> go);
    /// Its turn is over, or it does not wait any longer. Harmless when it has left.
    void leave(quint64 ticket);

    /// How long the next of `host` still has to wait, were nobody there now. For tests.
    Duration untilFree(const QString& host) const;

private:
    struct Waiting {
        quint64 ticket = 0;
        std::function<void()> go;
    };
    struct Line {
        quint64 inside = 0;   ///< 0: nobody
        Instant lastBegan;
        bool hasBegun = false;
        std::deque<Waiting> waiting;
    };
    void serve();
    Duration untilFree(const Line& line) const;

    const Clock& m_clock;
    const Duration m_apart;
    std::map<QString, Line> m_lines;
    quint64 m_last = 0;
    QTimer m_next;
};

} // namespace qd::agents
