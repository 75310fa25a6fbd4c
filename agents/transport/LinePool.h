#pragma once

#include "agents/transport/Line.h"

#include <QDeadlineTimer>

#include <memory>
#include <vector>

namespace qd::agents {

/// Connections that lie unused for a while, for whoever asks the same place the same way.
class LinePool final {
public:
    explicit LinePool(Duration idle);

    /// The one that was used last, since the others are nearer to their end. Null: none can be used.
    std::unique_ptr<Line> take(const Target& target);
    /// @param waits how long the other side says it keeps the connection; 0: it does not say.
    void give(std::unique_ptr<Line> line, Duration waits);

private:
    struct Resting {
        std::unique_ptr<Line> line;
        QDeadlineTimer until;
    };
    void sweep();
    const Duration m_idle;
    std::vector<Resting> m_resting;
    QTimer m_sweep;
};

} // namespace qd::agents
