#pragma once

#include "core/facts/FactName.h"
#include "core/model/Configuration.h"

/// How agents are set up, version by version, and what comes of trying two of them side by side.
namespace qd {

/// The agent works like this from its next turn on.
struct AgentConfigured {
    QD_FACT("agent-configured", 1);
    AgentId agent;
    int version = 0; ///< one more than the last
    Configuration configuration;
    int like = -1;   ///< the earlier version that it goes back to; -1: none. 0: what the file says, also when that changes
    bool inUse = true; ///< false: it is kept, to be tried
    AgentId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("version", version);
        v("configuration", configuration);
        v("like", like);
        v("in_use", inUse);
        v("by", by);
        v("reason", reason);
    }
};

struct TrialBegun {
    QD_FACT("trial-begun", 1);
    Trial trial;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("trial", trial);
        v("by", by);
    }
};

/// What came of a piece of work of the agent: once for what a step of a run first made, however often it is revised. One that shows
/// nothing of the version is left out, and counts no more.
struct TrialCounted {
    QD_FACT("trial-counted", 1);
    TrialId trial;
    RunId run;
    StepId step;
    int version = 0;    ///< that it was done with
    double outcome = 0; ///< from 0 to 1
    QString leftOut{};  ///< why it shows nothing of the version, after "it was"; empty: it counts
    template <class V> void fields(V& v)
    {
        v("trial", trial);
        v("run", run);
        v("step", step);
        v("version", version);
        v("outcome", outcome);
        v("left_out", leftOut);
    }
};

struct TrialEnded {
    QD_FACT("trial-ended", 1);
    TrialId trial;
    AgentId agent;
    int adopted = -1; ///< the version that it works with from now on; -1: the one before
    AgentId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("trial", trial);
        v("agent", agent);
        v("adopted", adopted);
        v("by", by);
        v("reason", reason);
    }
};

} // namespace qd
