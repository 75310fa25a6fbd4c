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
    Money outside;              ///< what campaigns bought
    qint64 escalations = 0;     ///< raised
    qint64 turnsDone = 0;
    qint64 turnsFailed = 0;     ///< for good: not tried again, and not stopped
    Duration herTime{0};        ///< what she decided on was before her so long
    qint64 timed = 0;           ///< decisions of hers of which that is known
    qint64 untimed = 0;         ///< and of which it is not: they were not made in the window

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
        v("outside_micro_usd", outside);
        v("escalations", escalations);
        v("turns_done", turnsDone);
        v("turns_failed", turnsFailed);
        v("her_time_ms", herTime);
        v("timed", timed);
        v("untimed", untimed);
    }
};

/// A yes that has not left yet: it may be taken back.
struct HeldYes {
    RunId run;
    AgentId by;

    template <class V> void fields(V& v)
    {
        v("run", run);
        v("by", by);
    }
};

/// Counters, so that nothing on a screen counts the log.
struct ActivityState {
    qint64 messages = 0;
    qint64 decisions = 0;
    qint64 decisionsByHuman = 0;
    qint64 undone = 0;        ///< of the decisions: those that were taken back, and the taking back
    qint64 undoneByHuman = 0; ///< of these: made by her
    QMap<ApprovalId, HeldYes> held; ///< of runs that are open
    QMap<QString, qint64> effectsByLevel; ///< confirmed, by "L1" … "L4"
    QMap<EffectId, Autonomy> levels;      ///< of effects that are still open
    QMap<qint64, DayTally> days;          ///< by UTC day; the last kDays
    static constexpr qsizetype kDays = 40;

    template <class V> void fields(V& v)
    {
        v("messages", messages);
        v("decisions", decisions);
        v("decisions_by_human", decisionsByHuman);
        v("undone", undone);
        v("undone_by_human", undoneByHuman);
        v("held", held);
        v("effects_by_level", effectsByLevel);
        v("levels", levels);
        v("days", days);
    }
    /// Decisions that stand: a yes that was taken back decided nothing, and neither did taking it back.
    qint64 standing() const { return decisions - undone; }
    qint64 standingByHuman() const { return decisionsByHuman - undoneByHuman; }
    void apply(const StoredFact& stored);

private:
    void followYes(const StoredFact& stored);
};

} // namespace qd
