#pragma once

#include "core/facts/FactName.h"
#include "core/model/Approval.h"
#include "core/model/Ids.h"
#include "core/model/Message.h"
#include "core/model/plan/Routing.h"

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

/// Which step of another run had this one begun.
struct Parent {
    RunId run;
    StepId step;
    int index = 0; ///< which entry of the list, from 0

    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("index", index);
    }
};

struct RunStarted {
    QD_FACT("run-started", 1);
    RunId run;
    WorkflowId workflow;
    QByteArray organisation; ///< digest
    QString title;
    std::optional<Parent> parent{};
    Values input{}; ///< becomes run data as "input.name"
    std::optional<Priority> priority{}; ///< none: normal
    std::optional<Alarm> alarm{};       ///< it comes before everything that is none
    bool canWait = false;               ///< its models may take up to a day, for less
    bool fresh = false;                 ///< its models are asked anew, whatever they said to the same call before
    QString model{};                    ///< whom its agents ask, as ModelsChosen has it; empty: as was chosen for all
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("workflow", workflow);
        v("organisation", organisation);
        v("title", title);
        v("parent", parent);
        v("input", input);
        v("priority", priority);
        v("alarm", alarm);
        v("can_wait", canWait);
        v("fresh", fresh);
        v("model", model);
    }
};

/// Nothing of the run begins any more until it is continued; turns under way are halted.
struct RunPaused {
    QD_FACT("run-paused", 1);
    RunId run;
    AgentId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("by", by);
        v("reason", reason);
    }
};

struct RunContinued {
    QD_FACT("run-continued", 1);
    RunId run;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("by", by);
    }
};

/// The run is undone: nothing new is done, and what undoes its finished steps is done, the last of them first.
struct RunUndoing {
    QD_FACT("run-undoing", 1);
    RunId run;
    AgentId by;
    QList<StepId> steps; ///< the undoing steps, in the order in which they are done
    QString reason;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("by", by);
        v("steps", steps);
        v("reason", reason);
    }
};

/// Who does the step from now on, and why this one.
struct StepAssigned {
    QD_FACT("step-assigned", 1);
    RunId run;
    StepId step;
    AgentId to;
    AgentId from; ///< who had it; empty the first time
    AgentId by;
    QString reason;
    std::optional<Routed> routed{}; ///< what was weighed, when several could have had it
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("to", to);
        v("from", from);
        v("by", by);
        v("reason", reason);
        v("routed", routed);
    }
};

/// The step waits without a turn: for a time, an event, an answer, or for the runs that it had begun.
struct StepWaits {
    QD_FACT("step-waits", 1);
    RunId run;
    StepId step;
    std::optional<Instant> until{};
    QString event;     ///< name of a fact
    QString question;  ///< to the human
    QStringList items; ///< Call: one run for each
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("until", until);
        v("event", event);
        v("question", question);
        v("items", items);
    }
};

/// The step came to its end without a turn: what it waited for is there, or cannot come.
struct StepSettled {
    QD_FACT("step-settled", 1);
    RunId run;
    StepId step;
    bool failed = false;
    QString reason;
    Values values{}; ///< become run data as "step.field"
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("failed", failed);
        v("reason", reason);
        v("values", values);
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
    std::optional<double> measured{}; ///< where the number stood that the loop wants raised
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("by", by);
        v("steps", steps);
        v("reason", reason);
        v("measured", measured);
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

enum class RunOutcome { Finished, Rejected, Failed, Stopped, Undone };
template <> struct EnumWords<RunOutcome> {
    static constexpr std::array words{"finished", "rejected", "failed", "stopped", "undone"};
};

struct RunFinished {
    QD_FACT("run-finished", 1);
    RunId run;
    RunOutcome outcome = RunOutcome::Finished;
    QString summary;
    Values results{}; ///< for the step that had it begun
    bool undoable = false; ///< there is something that its workflow, or a run that it began, says how to undo
    QStringList outside{}; ///< titles of what left the house in it and in runs that it began, and was not undone
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("outcome", outcome);
        v("summary", summary);
        v("results", results);
        v("undoable", undoable);
        v("outside", outside);
    }
};

/// The step is done in the place of one that failed: what it gives counts as given by that one.
struct StepStandsIn {
    QD_FACT("step-stands-in", 1);
    RunId run;
    StepId step;
    StepId insteadOf;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("instead_of", insteadOf);
        v("reason", reason);
    }
};

} // namespace qd
