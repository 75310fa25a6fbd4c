#pragma once

#include "core/model/Artefact.h"
#include "core/model/Command.h"
#include "core/model/Escalation.h"
#include "core/model/Spend.h"

#include <variant>

/// Everything that can have happened. A payload's name and version stand in the record; members may be added with a
/// default, a changed meaning needs a new version and an upgrade in FactCodec.
namespace qd {

#define QD_FACT(name, version) static constexpr const char* kName = name; static constexpr int kVersion = version

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
    template <class V> void fields(V& v)
    {
        v("organisation", organisation);
        v("digest", digest);
        v("source", source);
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

/// An agent begins to work; what the call can cost at worst is reserved with it.
struct TurnStarted {
    QD_FACT("turn-started", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    int round = 1;   ///< how often the step has been gone through
    int part = 0;    ///< Debate: which turn of it
    int attempt = 1;
    QString task;
    QString model;
    TierId tier;
    Money reserved;
    Instant deadline;
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("round", round);
        v("part", part);
        v("attempt", attempt);
        v("task", task);
        v("model", model);
        v("tier", tier);
        v("reserved_micro_usd", reserved);
        v("deadline", deadline);
    }
};

/// The turn gave something usable. Settles what it had reserved.
struct TurnFinished {
    QD_FACT("turn-finished", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    Spend spend;
    Values values;        ///< become run data as "step.field"
    QByteArray reply;     ///< blob of the whole reply; empty for a skill
    QByteArray prompt;    ///< blob of the whole request; empty for a skill
    bool stepDone = true; ///< false: a debate goes on
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("spend", spend);
        v("values", values);
        v("reply", reply);
        v("prompt", prompt);
        v("step_done", stepDone);
    }
};

struct TurnFailed {
    QD_FACT("turn-failed", 1);
    TurnId turn;
    RunId run;
    StepId step;
    AgentId agent;
    Spend spend;
    QString reason;
    bool again = false; ///< the step is tried again
    bool stopped = false; ///< a stop or a restart ended it: no fault of the agent, no attempt used up
    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("run", run);
        v("step", step);
        v("agent", agent);
        v("spend", spend);
        v("reason", reason);
        v("again", again);
        v("stopped", stopped);
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

struct MessageSent {
    QD_FACT("message-sent", 1);
    Message message;
    template <class V> void fields(V& v) { v("message", message); }
};

struct ArtefactMade {
    QD_FACT("artefact-made", 1);
    Artefact artefact;
    template <class V> void fields(V& v) { v("artefact", artefact); }
};

struct DecisionMade {
    QD_FACT("decision-made", 1);
    DecisionRecord decision;
    template <class V> void fields(V& v) { v("decision", decision); }
};

struct EscalationRaised {
    QD_FACT("escalation-raised", 1);
    Escalation escalation;
    template <class V> void fields(V& v) { v("escalation", escalation); }
};

struct EscalationClimbed {
    QD_FACT("escalation-climbed", 1);
    EscalationId escalation;
    AgentId with;
    Instant answerBy;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("escalation", escalation);
        v("with", with);
        v("answer_by", answerBy);
        v("reason", reason);
    }
};

struct EscalationSettled {
    QD_FACT("escalation-settled", 1);
    EscalationId escalation;
    RunId run;
    StepId step;
    AgentId by;
    bool carryOn = true;
    QString note;
    template <class V> void fields(V& v)
    {
        v("escalation", escalation);
        v("run", run);
        v("step", step);
        v("by", by);
        v("carry_on", carryOn);
        v("note", note);
    }
};

struct EffectPlanned {
    QD_FACT("effect-planned", 1);
    Effect effect;
    template <class V> void fields(V& v) { v("effect", effect); }
};

/// The effect may go out as soon as `notBefore` has passed. Only this fact lets it.
struct EffectAuthorised {
    QD_FACT("effect-authorised", 1);
    EffectId effect;
    AgentId by;
    QByteArray sha256;
    Instant notBefore;
    QString why;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("by", by);
        v("sha256", sha256);
        v("not_before", notBefore);
        v("why", why);
    }
};

/// Durable before the first byte leaves.
struct EffectIntended {
    QD_FACT("effect-intended", 1);
    EffectId effect;
    int attempt = 1;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("attempt", attempt);
    }
};

struct EffectConfirmed {
    QD_FACT("effect-confirmed", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString receipt;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("receipt", receipt);
    }
};

struct EffectRefused {
    QD_FACT("effect-refused", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("reason", reason);
    }
};

struct EffectUnknown {
    QD_FACT("effect-unknown", 1);
    EffectId effect;
    RunId run;
    StepId step;
    QString evidence;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("run", run);
        v("step", step);
        v("evidence", evidence);
    }
};

struct EffectWithdrawn {
    QD_FACT("effect-withdrawn", 1);
    EffectId effect;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("reason", reason);
    }
};

struct ApprovalAsked {
    QD_FACT("approval-asked", 1);
    Approval approval;
    template <class V> void fields(V& v) { v("approval", approval); }
};

struct ApprovalDecided {
    QD_FACT("approval-decided", 1);
    ApprovalId approval;
    RunId run;
    StepId step;
    Verdict verdict = Verdict::Approve;
    AgentId by;
    QByteArray sha256;
    QString note;
    AgentId delegateTo;
    bool trial = false; ///< decided by --approve all
    Instant leaves;     ///< Approve: end of the grace time
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("run", run);
        v("step", step);
        v("verdict", verdict);
        v("by", by);
        v("sha256", sha256);
        v("note", note);
        v("delegate_to", delegateTo);
        v("trial", trial);
        v("leaves", leaves);
    }
};

struct ApprovalUndone {
    QD_FACT("approval-undone", 1);
    ApprovalId approval;
    EffectId effect;
    RunId run;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("effect", effect);
        v("run", run);
        v("by", by);
    }
};

struct ApprovalExpired {
    QD_FACT("approval-expired", 1);
    ApprovalId approval;
    RunId run;
    StepId step;
    QString consequence;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("run", run);
        v("step", step);
        v("consequence", consequence);
    }
};

/// The item gave way to a newer version of itself.
struct ApprovalReplaced {
    QD_FACT("approval-replaced", 1);
    ApprovalId approval;
    ApprovalId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("by", by);
        v("reason", reason);
    }
};

struct AllStopped {
    QD_FACT("all-stopped", 1);
    AgentId by;
    QString reason;
    QStringList inFlight; ///< what was under way, in words: "not sent", "unknown"
    template <class V> void fields(V& v)
    {
        v("by", by);
        v("reason", reason);
        v("in_flight", inFlight);
    }
};

struct AllResumed {
    QD_FACT("all-resumed", 1);
    AgentId by;
    template <class V> void fields(V& v) { v("by", by); }
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

struct SamplesCleared {
    QD_FACT("samples-cleared", 1);
    AgentId by;
    template <class V> void fields(V& v) { v("by", by); }
};

#undef QD_FACT

using Fact = std::variant<RecordOpened, OrganisationAdopted, BrandAdopted, BriefSubmitted, RunStarted, TurnStarted,
                          TurnFinished, TurnFailed, StepSkipped, StepsReopened, MessageSent, ArtefactMade, DecisionMade,
                          EscalationRaised, EscalationClimbed, EscalationSettled, EffectPlanned, EffectAuthorised,
                          EffectIntended, EffectConfirmed, EffectRefused, EffectUnknown, EffectWithdrawn, ApprovalAsked,
                          ApprovalDecided, ApprovalUndone, ApprovalExpired, ApprovalReplaced, AllStopped, AllResumed,
                          RunFinished, SamplesCleared>;

/// A fact with its place in the record.
struct StoredFact {
    Sequence sequence = 0;
    Instant time;
    AgentId actor;
    Sequence cause = 0; ///< the fact that led to it; 0 when a command did
    RunId correlation;  ///< the run it belongs to, or null
    Label label;
    Fact fact;
};

} // namespace qd
