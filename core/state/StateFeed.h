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

    /// Shows what `source` shows and passes on what it tells, until hold() puts another state in its place.
    /// @ownership `source` outlives it.
    explicit StateFeed(StateFeed* source, QObject* parent = nullptr);

    const OfficeState& state() const { return m_source && !m_holds ? m_source->state() : m_state; }
    /// Stands still at `state`, whatever the source tells, until release(). stateChanged() follows at once, both times.
    void hold(OfficeState state);
    void release();
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
    StateFeed* m_source = nullptr;
    bool m_holds = false; ///< `m_state` stands in the place of the source's
    QTimer m_next;
    bool m_changed = false; ///< since the last stateChanged()
};

} // namespace qd
