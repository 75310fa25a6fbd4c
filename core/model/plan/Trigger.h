#pragma once

#include "core/model/Ids.h"
#include "core/model/Message.h"
#include "core/model/plan/Condition.h"
#include "core/model/plan/Routing.h"

namespace qd {

/// When something is done by the calendar: a cron expression, or days and a time of day. Exactly one of the two is used.
struct Timing {
    QString cron;     ///< five fields (POSIX crontab): minute, hour, day of the month, month, day of the week
    QStringList on;   ///< any of: "every day", "every weekday", "monday" …, "first monday" … "last friday", "day 15", "last day", "12-24"
    QString at;       ///< "09:00"; with `on`
    QString timeZone; ///< IANA name; empty: the organisation's

    template <class V> void fields(V& v)
    {
        v("cron", cron);
        v("on", on);
        v("at", at);
        v("time_zone", timeZone);
    }
};

/// A fact of a kind, when a condition holds on its values.
struct Signal {
    QString kind; ///< the name of a fact, as "effect-confirmed"
    Condition where;
    QString as{}; ///< what it says is {as.field} in the trigger's texts; without it, {event.field}

    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("where", where);
        v("as", as);
    }
};

/// What the state can be asked for as one number.
enum class Metric { SpendToday, SpendThisMonth, WaitingApprovals, OpenQuestions, OpenRuns, FailedRuns, BusyAgents, PublishedToday };
template <> struct EnumWords<Metric> {
    static constexpr std::array words{"spend-today", "spend-this-month", "waiting-approvals", "open-questions",
                                      "open-runs",   "failed-runs",      "busy-agents",       "published-today"};
};

/// A number that is passed upwards or downwards. Once passed it has to come back so far before it counts again.
struct Threshold {
    std::optional<Metric> metric; ///< of the state; or `measured`
    std::optional<double> risesTo;    ///< passed from here on; or
    std::optional<double> fallsTo;    ///< passed from here down
    std::optional<double> againBelow; ///< risesTo: counts again once it was below this; without it, below risesTo
    std::optional<double> againAbove; ///< fallsTo: counts again once it was above this; without it, above fallsTo
    QString measured{}; ///< the name of one that was noted from outside; the last of those that match
    QString channel{};  ///< of `measured`: noted of this channel only
    QString campaign{}; ///< … of this campaign only

    template <class V> void fields(V& v)
    {
        v("metric", metric);
        v("rises_to", risesTo);
        v("falls_to", fallsTo);
        v("again_below", againBelow);
        v("again_above", againAbove);
        v("measured", measured);
        v("channel", channel);
        v("campaign", campaign);
    }
};

/// Which of several events have to come before a run is set off.
enum class Gather { All, Any, Quorum };
template <> struct EnumWords<Gather> {
    static constexpr std::array words{"all", "any", "quorum"};
};

/// So many signals within so long become one run.
struct Aggregate {
    int count = 2;
    Duration within{3'600'000};
    std::optional<Gather> of{}; ///< of several events: each of them, `count` of whichever, or `count` different ones; none: all

    template <class V> void fields(V& v)
    {
        v("count", count);
        v("within_ms", within);
        v("of", of);
    }
};

/// What sets a workflow off without a brief from her: at most one of schedule, event, events and threshold. Each can be set
/// off by command, too; one that has none of them by nothing else.
struct Trigger {
    TriggerId id;
    QString title;
    WorkflowId workflow;
    QString brief;      ///< may hold {event.field} of the fact that set it off
    Values input;       ///< becomes "input.name" in the run; texts may hold {event.field}
    bool enabled = true;
    std::optional<Timing> schedule;
    std::optional<Signal> event;
    std::optional<Threshold> threshold;
    std::optional<Aggregate> aggregate; ///< of events
    QList<Signal> events{}; ///< several: by any of them, or as `aggregate` says; each with a name of its own
    Duration pause{0};  ///< at least so long between two runs; what comes meanwhile becomes one run after it
    std::optional<Priority> priority; ///< of its runs; none: what the workflow says
    std::optional<Alarm> alarm;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("workflow", workflow);
        v("brief", brief);
        v("input", input);
        v("enabled", enabled);
        v("schedule", schedule);
        v("event", event);
        v("threshold", threshold);
        v("aggregate", aggregate);
        v("events", events);
        v("pause_ms", pause);
        v("priority", priority);
        v("alarm", alarm);
    }
    bool hearsEvents() const { return event || !events.isEmpty(); }
    /// The one event, or all of the several; each under the name that its values have.
    QList<Signal> heardEvents() const
    {
        QList<Signal> all = event ? QList<Signal>{*event} : events;
        for (Signal& one : all)
            if (one.as.isEmpty())
                one.as = QStringLiteral("event");
        return all;
    }
};

} // namespace qd
