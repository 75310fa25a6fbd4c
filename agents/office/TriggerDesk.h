#pragma once

#include "agents/office/Floor.h"
#include "core/rules/calendar/Restless.h"
#include "core/rules/calendar/Thresholds.h"

#include <QSet>

#include <map>

namespace qd::agents {

/// Sets runs off when the calendar, an event or a metric says so, and asks about what was missed.
/// @thread the office's.
class TriggerDesk final {
public:
    explicit TriggerDesk(Floor& floor) : m_floor(floor) {}

    /// Knows again what there is to listen to, from the state.
    void recover();
    /// What is due is set off, or found to be missed. @returns when the next is due. O(those that are due).
    std::optional<Instant> tick();
    /// A fact was entered; what it sets off is done by the next settle(). O(1) where no trigger listens to its kind.
    void heard(const StoredFact& fact);
    /// Also while everything is stopped: what comes then is missed. @returns true when something went on.
    bool settle();

private:
    struct Came {
        TriggerId trigger;
        Signal signal;
        Values values;
        Sequence sequence = 0;
        RunId run;
        Label label;
    };
    struct Measured {
        TriggerId trigger;
        rules::Reading reading;
        QList<TriggerId> chain;
    };
    void listenAnew();
    void listen(const Trigger& trigger);
    void withdrawMoot();
    void lookAt(const TriggerId& id);
    void look(const Trigger& trigger);
    void lookAgain(const TriggerId& id, Instant at);
    void noticeClock();
    void ask();
    void signalled(const Came& came);
    void weigh(const TriggerId& id, const QList<TriggerId>& chain);
    void weigh(const TriggerId& id, const rules::Reading& reading, const QList<TriggerId>& chain);
    void hearMetric(const StoredFact& stored, const QList<TriggerId>& listening, const QList<TriggerId>& chain);
    void afterPause(const Trigger& trigger);
    void fire(const Trigger& trigger, const rules::Firing& firing, const Label& label, Sequence cause);
    void calm(const Trigger& trigger);
    std::optional<Instant> pauseEnd(const Trigger& trigger) const;
    const TriggerState* stateOf(const TriggerId& id) const;

    Floor& m_floor;
    std::map<TriggerId, rules::Schedule> m_schedules; ///< of the triggers that are on
    QHash<QString, QList<TriggerId>> m_events;        ///< by the name of the fact
    QHash<QString, QList<TriggerId>> m_metrics;       ///< by the names of the facts that move them
    std::multimap<Instant, TriggerId> m_due;
    QList<Came> m_came;
    QHash<TriggerId, QList<TriggerId>> m_moved; ///< with the triggers that led to what moved it
    QList<Measured> m_measured; ///< from outside: each counts, not only the last
    QHash<TriggerId, QList<TriggerId>> m_led;   ///< the same of what has passed its limit and waits for the end of its pause
    rules::Restless m_restless;
    bool m_stale = false; ///< what there is to listen to has changed
};

} // namespace qd::agents
