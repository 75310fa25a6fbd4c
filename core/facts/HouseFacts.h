#pragma once

#include "core/facts/FactName.h"
#include "core/model/Brand.h"
#include "core/model/Organisation.h"
#include "core/model/money/LedgerPage.h"

/// What happens to the house as a whole: what it is set up with, and that everything stops.
namespace qd {

struct RecordOpened {
    QD_FACT("record-opened", 1);
    QString program;
    template <class V> void fields(V& v) { v("program", program); }
};

struct OrganisationAdopted {
    QD_FACT("organisation-adopted", 1);
    Organisation organisation;
    QByteArray digest; ///< SHA-256 of its encoded form: what runs refer to
    QString source;
    QList<BudgetPage> counted{}; ///< what was spent before of what it limits, on the pages that are open
    template <class V> void fields(V& v)
    {
        v("organisation", organisation);
        v("digest", digest);
        v("source", source);
        v("counted", counted);
    }
};

struct BrandAdopted {
    QD_FACT("brand-adopted", 1);
    Brand brand;
    QString source;
    template <class V> void fields(V& v)
    {
        v("brand", brand);
        v("source", source);
    }
};

struct AllStopped {
    QD_FACT("all-stopped", 1);
    AgentId by;
    QString reason;
    QStringList inFlight; ///< what was under way, in words: "not sent", "unknown"
    std::optional<qint64> epoch{}; ///< of what may leave: what was allowed before is looked at anew
    template <class V> void fields(V& v)
    {
        v("by", by);
        v("reason", reason);
        v("in_flight", inFlight);
        v("epoch", epoch);
    }
};

struct AllResumed {
    QD_FACT("all-resumed", 1);
    AgentId by;
    template <class V> void fields(V& v) { v("by", by); }
};

/// An agent's thread hung at its turn and was replaced; what that turn still brings is not taken any more.
struct AgentHung {
    QD_FACT("agent-hung", 1);
    AgentId agent;
    TurnId turn;
    RunId run;
    StepId step;
    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("turn", turn);
        v("run", run);
        v("step", step);
    }
};

/// The agent begins nothing any more until it is continued.
struct AgentPaused {
    QD_FACT("agent-paused", 1);
    AgentId agent;
    AgentId by; ///< the program itself when it hung again and again
    QString reason;
    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("by", by);
        v("reason", reason);
    }
};

struct AgentContinued {
    QD_FACT("agent-continued", 1);
    AgentId agent;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("by", by);
    }
};

/// How agents talk when they only keep each other busy.
enum class StormKind {
    Pair,       ///< two of them say far more to each other than their work asks for
    Circle,     ///< two of them answer each other again and again, and no step is done
    Flood,      ///< all together send more than anybody's work asks for
    NoProgress, ///< a run goes back again and again, and gets no further
};
template <> struct EnumWords<StormKind> {
    static constexpr std::array words{"pair", "circle", "flood", "no-progress"};
};

/// Agents only keep each other busy: they are paused, and she is asked.
struct StormNoticed {
    QD_FACT("storm-noticed", 1);
    StormKind kind = StormKind::Pair;
    QList<AgentId> agents; ///< who makes it
    RunId run;             ///< where it is in one
    int count = 0;         ///< of messages, or of goings back
    QString reason;        ///< in words, with the limit that was passed
    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("agents", agents);
        v("run", run);
        v("count", count);
        v("reason", reason);
    }
};

/// What an agent's days are like.
enum class Habit {
    Spending, ///< what its calls cost on the day, or would have cost: micro-dollars
    Failures, ///< the share of its turns that failed, from 0 to 1
    Slowness, ///< how long a call took, on the mean: seconds
};
template <> struct EnumWords<Habit> {
    static constexpr std::array words{"spending", "failures", "slowness"};
};

/// An agent's day is far beyond what its days are like. Once a day for each habit.
struct AgentUnusual {
    QD_FACT("agent-unusual", 1);
    AgentId agent;
    Habit habit = Habit::Spending;
    double value = 0; ///< of the day, so far
    double usual = 0; ///< the median of its days
    double limit = 0; ///< up to which a day is like them
    int days = 0;     ///< that this is drawn from
    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("habit", habit);
        v("value", value);
        v("usual", usual);
        v("limit", limit);
        v("days", days);
    }
};

struct SamplesCleared {
    QD_FACT("samples-cleared", 1);
    AgentId by;
    template <class V> void fields(V& v) { v("by", by); }
};

/// The record was put back from a backup: what stands before is the backup's, and what happened between it and now is
/// only in the record that it replaced.
struct RecordRestored {
    QD_FACT("record-restored", 1);
    QString from;      ///< name of the backup's file
    Sequence at = 0;   ///< the last fact of the backup
    QByteArray head;   ///< its hash
    Instant taken{};   ///< time of that fact
    QString replaced;  ///< name of the file that the replaced record is kept in
    QList<LedgerPage> carried{}; ///< what it had spent, on pages that are open: less stands there no more
    QList<Budget> limits{};      ///< that it had been given and the backup was not: they hold no more
    QString unread{};            ///< why it tells nothing, or not all, of that, one sentence; empty: it tells all
    template <class V> void fields(V& v)
    {
        v("from", from);
        v("at", at);
        v("head", head);
        v("taken", taken);
        v("replaced", replaced);
        v("carried", carried);
        v("limits", limits);
        v("unread", unread);
    }
};

} // namespace qd
