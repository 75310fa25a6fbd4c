#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What a day brought.
struct DayTally {
    qint64 messages = 0;
    qint64 decisions = 0;
    qint64 decisionsByHuman = 0;
    qint64 published = 0;       ///< confirmed effects
    qint64 withoutHer = 0;      ///< of these: at L4
    qint64 pieces = 0;          ///< runs finished
    Money cost;
    Money wouldHaveCost;

    template <class V> void fields(V& v)
    {
        v("messages", messages);
        v("decisions", decisions);
        v("decisions_by_human", decisionsByHuman);
        v("published", published);
        v("without_her", withoutHer);
        v("pieces", pieces);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
    }
};

/// Counters, so that nothing on a screen counts the log.
struct ActivityState {
    qint64 messages = 0;
    qint64 decisions = 0;
    qint64 decisionsByHuman = 0;
    QMap<QString, qint64> effectsByLevel; ///< confirmed, by "L1" … "L4"
    QMap<EffectId, Autonomy> levels;      ///< of effects that are still open
    QMap<qint64, DayTally> days;          ///< by UTC day; the last kDays
    static constexpr qsizetype kDays = 40;

    template <class V> void fields(V& v)
    {
        v("messages", messages);
        v("decisions", decisions);
        v("decisions_by_human", decisionsByHuman);
        v("effects_by_level", effectsByLevel);
        v("levels", levels);
        v("days", days);
    }
    void apply(const StoredFact& stored);
};

} // namespace qd
