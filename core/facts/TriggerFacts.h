#pragma once

#include "core/facts/FactName.h"
#include "core/model/plan/Trigger.h"

/// What happens to triggers: they set runs off, are missed, asked about and answered, switched on and off.
namespace qd {

enum class FiredBy { Schedule, Event, Threshold, Command, Missed };
template <> struct EnumWords<FiredBy> {
    static constexpr std::array words{"schedule", "event", "threshold", "command", "missed"};
};

/// A run was set off. The same occurrence is never set off again.
struct TriggerFired {
    QD_FACT("trigger-fired", 1);
    TriggerId trigger;
    QString occurrence; ///< which one: "2026-11-23T09:00 Europe/Berlin", "fact 123"
    FiredBy by = FiredBy::Schedule;
    RunId run;
    QString why;
    std::optional<Instant> at{};    ///< Schedule: when it was due
    std::optional<Instant> since{}; ///< Schedule: nothing else was due between then and `at`
    QList<TriggerId> chain;         ///< the triggers that led here, the first of them first, this one last
    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("occurrence", occurrence);
        v("by", by);
        v("run", run);
        v("why", why);
        v("at", at);
        v("since", since);
        v("chain", chain);
    }
};

/// Runs were not set off when they were due: the program was off, everything was stopped, or the clock jumped ahead.
struct TriggerMissed {
    QD_FACT("trigger-missed", 1);
    TriggerId trigger;
    Instant first;
    Instant last;
    qint64 count = 0;
    std::optional<Instant> since{}; ///< Schedule: everything due between then and `last` is among them
    QString brief{};                ///< Events: what the last of them would have given the run
    Values input{};
    QList<TriggerId> chain{};
    QString model{};                ///< Events: whom the run that brought the last of them about holds to; empty: whom all ask
    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("first", first);
        v("last", last);
        v("count", count);
        v("since", since);
        v("brief", brief);
        v("input", input);
        v("chain", chain);
        v("model", model);
    }
};

/// What is done about what was missed.
struct TriggerAnswered {
    QD_FACT("trigger-answered", 1);
    TriggerId trigger;
    bool runOnce = false;
    AgentId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("run_once", runOnce);
        v("by", by);
        v("reason", reason);
    }
};

struct TriggerSwitched {
    QD_FACT("trigger-switched", 1);
    TriggerId trigger;
    bool on = true;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("on", on);
        v("by", by);
    }
};

/// An event came that sets nothing off yet: more of them are waited for, or the pause since the last run.
struct TriggerSignalled {
    QD_FACT("trigger-signalled", 1);
    TriggerId trigger;
    Sequence fact = 0; ///< the one that was heard
    Instant from;      ///< signals before then do not count any more
    Instant until;     ///< and neither do those after: the clock was set back
    bool enough = false; ///< it is set off as soon as its pause is over
    QString brief;     ///< what the run would be given
    Values input{};
    QList<TriggerId> chain;
    QString name{};   ///< which of several events it is
    Values values{};  ///< … and what it says that the run is given
    QString model{};  ///< whom the run that brought it about holds to; empty: whom all ask
    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("fact", fact);
        v("from", from);
        v("until", until);
        v("enough", enough);
        v("brief", brief);
        v("input", input);
        v("chain", chain);
        v("name", name);
        v("values", values);
        v("model", model);
    }
};

/// A metric that had been passed has come back: it counts again.
struct TriggerRearmed {
    QD_FACT("trigger-rearmed", 1);
    TriggerId trigger;
    double value = 0;
    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("value", value);
    }
};

/// The clock shows an earlier time than what was passed over without being done: that is still to come.
struct ClockSetBack {
    QD_FACT("clock-set-back", 1);
    Instant from;
    Instant to;
    template <class V> void fields(V& v)
    {
        v("from", from);
        v("to", to);
    }
};

} // namespace qd
