#pragma once

#include "core/facts/Fact.h"

namespace qd {

enum class AgentStatus { Idle, Thinking, WaitingForHuman, Blocked, Stopped };
template <> struct EnumWords<AgentStatus> {
    static constexpr std::array words{"idle", "thinking", "waiting", "blocked", "stopped"};
};

/// What one agent is at, and what it did.
struct AgentState {
    TurnId turn; ///< null while it does nothing
    RunId run;
    StepId step;
    QString task;
    Instant since;
    Instant deadline;
    QString trouble; ///< why its last turn failed for good; empty once it works again
    qint64 turnsDone = 0;
    qint64 turnsFailed = 0;
    qint64 busyMs = 0;
    bool paused = false;
    QString pauseReason;
    QList<Instant> hung; ///< when its thread was last replaced, the latest kRemembered
    static constexpr qsizetype kRemembered = 3;
    QList<Heard> heard; ///< notices that it subscribed to, of all runs, the last kHeard
    static constexpr qsizetype kHeard = 4;

    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("task", task);
        v("since", since);
        v("deadline", deadline);
        v("trouble", trouble);
        v("turns_done", turnsDone);
        v("turns_failed", turnsFailed);
        v("busy_ms", busyMs);
        v("paused", paused);
        v("pause_reason", pauseReason);
        v("hung", hung);
        v("heard", heard);
    }
};

/// The organisations in use, the brand, and what each agent of the current one is at.
struct OrgState {
    QByteArray current;                           ///< digest of the organisation that new runs use
    QMap<QByteArray, Organisation> organisations; ///< by digest: the current one and those of open runs
    Brand brand;
    QMap<AgentId, AgentState> agents;
    bool stopped = false;
    QString stopReason;
    Instant stoppedAt;
    QStringList inFlightAtStop;

    template <class V> void fields(V& v)
    {
        v("current", current);
        v("organisations", organisations);
        v("brand", brand);
        v("agents", agents);
        v("stopped", stopped);
        v("stop_reason", stopReason);
        v("stopped_at", stoppedAt);
        v("in_flight_at_stop", inFlightAtStop);
    }

    /// The organisation that new runs use; an empty one before any was adopted.
    const Organisation& organisation() const;
    void apply(const StoredFact& stored);
};

} // namespace qd
