#pragma once

#include "core/state/OfficeState.h"

#include <QObject>
#include <QTimer>

namespace qd {

/// The state as the window sees it: facts go in as they are stored, one signal comes out for many of them.
/// @thread the one it was made on.
class StateFeed final : public QObject {
    Q_OBJECT
public:
    explicit StateFeed(QObject* parent = nullptr);

    const OfficeState& state() const { return m_state; }
    /// Starts over from `state`; stateChanged() follows at once.
    void reset(OfficeState state);
    /// Applies facts that follow the last one. Those that the state already has are left out, so that a feed may be
    /// reset to a state that is ahead of facts still under way.
    void take(QList<StoredFact> facts);

signals:
    /// The facts that were new, each batch once and at once: for what appends rows or shows movement.
    void factsTaken(QList<qd::StoredFact> facts);
    /// state() is another. The first change at once, then at most 20 times a second; never lost.
    void stateChanged();

private:
    void tell();

    OfficeState m_state;
    QTimer m_next;
    bool m_changed = false; ///< since the last stateChanged()
};

} // namespace qd
