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

    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("where", where);
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
    Metric metric = Metric::SpendToday;
    std::optional<double> risesTo;    ///< passed from here on; or
    std::optional<double> fallsTo;    ///< passed from here down
    std::optional<double> againBelow; ///< risesTo: counts again once it was below this; without it, below risesTo
    std::optional<double> againAbove; ///< fallsTo: counts again once it was above this; without it, above fallsTo

    template <class V> void fields(V& v)
    {
        v("metric", metric);
        v("rises_to", risesTo);
        v("falls_to", fallsTo);
        v("again_below", againBelow);
        v("again_above", againAbove);
    }
};

/// So many signals within so long become one run.
struct Aggregate {
    int count = 2;
    Duration within{3'600'000};

    template <class V> void fields(V& v)
    {
        v("count", count);
        v("within_ms", within);
    }
};

/// What sets a workflow off without a brief from her: at most one of schedule, event and threshold. Each can be set off by
/// command, too; one that has none of the three by nothing else.
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
        v("pause_ms", pause);
        v("priority", priority);
        v("alarm", alarm);
    }
};

} // namespace qd
