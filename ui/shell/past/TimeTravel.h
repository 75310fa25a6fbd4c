#pragma once

#include "core/state/StateFeed.h"
#include "ui/models/past/History.h"

#include <QObject>

namespace qd::ui {

/// Where in time the window looks: at what is, or at a moment of the record. Pages are given its feed and its clock, and
/// so show either without knowing.
/// @thread main.
class TimeTravel final : public QObject {
    Q_OBJECT
public:
    /// All outlive it. `history` may be null: then there is no past to look at.
    TimeTravel(StateFeed* present, History* history, const Clock* clock, QObject* parent = nullptr);

    StateFeed* feed() { return &m_feed; }
    const Clock* clock() const { return &m_clock; }

    bool isPast() const { return m_moment > 0; }
    /// The fact after which everything is shown; 0: now.
    Sequence moment() const { return m_moment; }
    Sequence last() const { return m_present->state().sequence; }
    /// When that was.
    Instant time() const { return m_feed.state().time; }

public slots:
    /// Looks at what there was right after fact `at`. moved() follows when the record has answered; of several wishes
    /// meanwhile only the newest is asked for.
    void goTo(qd::Sequence at);
    void backToNow();

signals:
    /// Another moment is shown.
    void moved();
    /// The record could not say how it was then.
    void failed(qd::Error error);

private:
    class ShownClock final : public Clock {
    public:
        explicit ShownClock(const Clock* present) : m_present(present) {}
        Instant now() const override { return m_at.value_or(m_present->now()); }
        void stopAt(std::optional<Instant> at) { m_at = at; }

    private:
        const Clock* m_present;
        std::optional<Instant> m_at;
    };
    void ask();
    void arrive(Sequence at, Result<OfficeState> state);

    StateFeed* m_present;
    History* m_history;
    StateFeed m_feed;
    ShownClock m_clock;
    Sequence m_moment = 0;
    Sequence m_wanted = 0; ///< 0: nothing
    bool m_asking = false;
};

} // namespace qd::ui
