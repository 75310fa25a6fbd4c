#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What is known of one trigger.
struct TriggerState {
    /// Every moment after `from` up to `to`.
    struct Span {
        Instant from;
        Instant to;
        bool has(Instant at) const { return from < at && at <= to; }
        template <class V> void fields(V& v)
        {
            v("from", from);
            v("to", to);
        }
    };
    struct Missed {
        qint64 count = 0;
        Instant first;
        Instant last;
        QString brief; ///< Events: what the last of them would have given the run
        Values input;
        QList<TriggerId> chain;
        Label label;   ///< where what they say comes from
        QString model; ///< Events: see TriggerMissed
        template <class V> void fields(V& v)
        {
            v("count", count);
            v("first", first);
            v("last", last);
            v("brief", brief);
            v("input", input);
            v("chain", chain);
            v("label", label);
            v("model", model);
        }
    };
    /// One of several events, as far as it came.
    struct Named {
        QList<Instant> heard; ///< the last kHeard
        Values values;        ///< of the last
        template <class V> void fields(V& v)
        {
            v("heard", heard);
            v("values", values);
        }
    };
    QString rule;            ///< its schedule as text, so that another one begins anew
    std::optional<bool> on;  ///< what she switched it to; without it, what the organisation says
    QList<Span> fired;       ///< what was due in them was set off; sorted, apart from each other
    QList<Span> passedOver;  ///< what was due in them was not, and is not any more
    static constexpr qsizetype kSpans = 64; ///< as many clock jumps apart; then the closest become one
    std::optional<Instant> lastFired;
    QString lastOccurrence;
    RunId lastRun;
    qint64 count = 0;        ///< runs that it set off
    bool passed = false;     ///< Threshold: it has not come back since it fired, or was missed
    QList<Instant> heard;    ///< signals that set nothing off yet, the last kHeard
    static constexpr qsizetype kHeard = 1000;
    bool enough = false;     ///< they do as soon as the pause is over
    QString brief;           ///< what the last of them would give the run
    Values input;
    QList<TriggerId> chain;
    Label label;             ///< where what was heard comes from: the worst of all
    QMap<QString, Named> named; ///< of several events: what came of each
    Missed missed;           ///< and not answered
    qint64 asked = 0;        ///< of those: what the open question speaks of
    EscalationId question;
    QString model;           ///< of what was heard last: see TriggerSignalled

    template <class V> void fields(V& v)
    {
        v("rule", rule);
        v("on", on);
        v("fired", fired);
        v("passed_over", passedOver);
        v("last_fired", lastFired);
        v("last_occurrence", lastOccurrence);
        v("last_run", lastRun);
        v("count", count);
        v("passed", passed);
        v("heard", heard);
        v("enough", enough);
        v("brief", brief);
        v("input", input);
        v("chain", chain);
        v("label", label);
        v("named", named);
        v("missed", missed);
        v("asked", asked);
        v("question", question);
        v("model", model);
    }
    bool hasFired(Instant at) const;
    /// The last moment of what has passed without a break since `at`; `at` itself when nothing has.
    Instant passedFrom(Instant at) const;
    /// The end of what was passed over; nothing when nothing was.
    std::optional<Instant> passedOverUntil() const;
};

/// What triggers have set off and what they missed. Grows with the triggers and with jumps of the clock, not with the log.
struct TriggersState {
    QMap<TriggerId, TriggerState> known; ///< of the organisation in use, and of those before it
    static constexpr qsizetype kKnown = 500;
    QMap<RunId, QList<TriggerId>> begun; ///< which triggers led to a run; of the latest kBegun
    static constexpr qsizetype kBegun = 512;

    template <class V> void fields(V& v)
    {
        v("known", known);
        v("begun", begun);
    }
    void apply(const StoredFact& stored);
};

} // namespace qd
