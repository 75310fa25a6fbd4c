#pragma once

#include "core/facts/FactName.h"
#include "core/model/Approval.h"
#include "core/model/Ids.h"

/// What happens to a run and its steps: it begins, steps are skipped or open again, it ends.
namespace qd {

struct BriefSubmitted {
    QD_FACT("brief-submitted", 1);
    BriefId brief;
    RunId run;
    QString text;
    QList<Source> sources;
    bool approveAll = false;
    bool sample = false;
    template <class V> void fields(V& v)
    {
        v("brief", brief);
        v("run", run);
        v("text", text);
        v("sources", sources);
        v("approve_all", approveAll);
        v("sample", sample);
    }
};

struct RunStarted {
    QD_FACT("run-started", 1);
    RunId run;
    WorkflowId workflow;
    QByteArray organisation; ///< digest
    QString title;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("workflow", workflow);
        v("organisation", organisation);
        v("title", title);
    }
};

struct StepSkipped {
    QD_FACT("step-skipped", 1);
    RunId run;
    StepId step;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("reason", reason);
    }
};

/// A loop went back: these steps are open again.
struct StepsReopened {
    QD_FACT("steps-reopened", 1);
    RunId run;
    StepId by;
    QList<StepId> steps;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("by", by);
        v("steps", steps);
        v("reason", reason);
    }
};

/// The text that a step spoke of was replaced by hers: what it says now, in place of what it said.
struct StepRevised {
    QD_FACT("step-revised", 1);
    RunId run;
    StepId step;
    Values values;     ///< take the place of those of their names; the others stay
    QByteArray reply;  ///< blob of all of it; empty: the one before stays
    bool gone = false; ///< nothing is known any more of what it said
    QString reason;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("values", values);
        v("reply", reply);
        v("gone", gone);
        v("reason", reason);
    }
};

enum class RunOutcome { Finished, Rejected, Failed, Stopped };
template <> struct EnumWords<RunOutcome> {
    static constexpr std::array words{"finished", "rejected", "failed", "stopped"};
};

struct RunFinished {
    QD_FACT("run-finished", 1);
    RunId run;
    RunOutcome outcome = RunOutcome::Finished;
    QString summary;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("outcome", outcome);
        v("summary", summary);
    }
};

} // namespace qd
