#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What each agent's last days were like.
struct HabitsState {
    struct Day {
        qint64 day = 0; ///< UTC
        qint64 turns = 0;
        qint64 failed = 0;
        Money cost;     ///< of its calls; of rehearsed ones what they would have cost
        Duration took{0};
        QList<Habit> said; ///< it is on record that these were unusual
        template <class V> void fields(V& v)
        {
            v("day", day);
            v("turns", turns);
            v("failed", failed);
            v("cost_micro_usd", cost);
            v("took_ms", took);
            v("said", said);
        }
    };
    QMap<AgentId, QList<Day>> days; ///< those on which it worked, the last kDays, oldest first
    static constexpr qsizetype kDays = 29;

    template <class V> void fields(V& v) { v("days", days); }
    /// O(1) but for the agent's look-up.
    void apply(const StoredFact& stored);

private:
    Day& dayFor(const AgentId& agent, Instant time);
    void count(const AgentId& agent, const Spend& spend, bool failed, Instant time);
};

} // namespace qd
