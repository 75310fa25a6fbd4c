#pragma once

#include "core/model/Approval.h"
#include "core/model/Brand.h"
#include "core/model/Configuration.h"
#include "core/model/money/HumanRole.h"
#include "core/model/Measurement.h"
#include "core/model/Memory.h"
#include "core/model/Organisation.h"
#include "core/model/wishes/AuthorityCommands.h"
#include "core/model/wishes/OutsideCommands.h"
#include "core/model/wishes/PackCommands.h"
#include "core/model/wishes/PeopleCommands.h"

namespace qd {

/// A text that she gives the department to work from.
struct GivenSource {
    QString name;
    QString origin; ///< file or address it came from
    QString text;

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("origin", origin);
        v("text", text);
    }
};

/// Have the department do something.
struct SubmitBrief {
    static constexpr const char* kName = "submit-brief";
    QString text;
    WorkflowId workflow;        ///< empty: the organisation's first
    QList<GivenSource> sources;
    bool approveAll = false;    ///< a trial: approve as the human would, without grace time; recorded as such
    bool sample = false;        ///< the example that ships with the program
    std::optional<Priority> priority{}; ///< none: what the workflow says
    bool canWait = false;       ///< models may take up to a day for it, for less
    bool fresh = false;         ///< models are asked anew, whatever they said to the same call before
    CampaignId campaign{};      ///< one of the organisation's, whose budgets it draws on as well; empty: none
    ChannelId channel{};        ///< one of the campaign's; empty: none
    QString model{};            ///< whom its agents ask, as UseModels has it, whatever is chosen for the others; empty: as for the others

    template <class V> void fields(V& v)
    {
        v("text", text);
        v("workflow", workflow);
        v("sources", sources);
        v("approve_all", approveAll);
        v("sample", sample);
        v("priority", priority);
        v("can_wait", canWait);
        v("fresh", fresh);
        v("campaign", campaign);
        v("channel", channel);
        v("model", model);
    }
};

enum class Verdict { Approve, ApproveWithEdits, AskChanges, Reject, Delegate };
template <> struct EnumWords<Verdict> {
    static constexpr std::array words{"approve", "approve-with-edits", "ask-changes", "reject", "delegate"};
};

/// Decide what waits. Refused when `sha256` is not what waits now.
struct DecideApproval {
    static constexpr const char* kName = "decide-approval";
    ApprovalId approval;
    Verdict verdict = Verdict::Approve;
    QByteArray sha256;
    QString note;   ///< reason of a rejection, wish of a change
    QString edits;  ///< ApproveWithEdits: the whole new text (Markdown)
    AgentId delegateTo;
    Duration lookedAt{0}; ///< how long it was before her; 0: not known

    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("verdict", verdict);
        v("sha256", sha256);
        v("note", note);
        v("edits", edits);
        v("delegate_to", delegateTo);
        v("looked_at_ms", lookedAt);
    }
};

/// Decide several at once. What cannot be decided so is left as it is, and the answer names it. No edits.
struct DecideMany {
    static constexpr const char* kName = "decide-many";
    QList<DecideApproval> decisions;

    template <class V> void fields(V& v) { v("decisions", decisions); }
};

/// Take an approval back while its grace time runs.
struct UndoApproval {
    static constexpr const char* kName = "undo-approval";
    ApprovalId approval;

    template <class V> void fields(V& v) { v("approval", approval); }
};

/// Put off what waits for her: it stands aside until then. One that was put off before gets the new time.
struct SnoozeItem {
    static constexpr const char* kName = "snooze-item";
    InboxItemId item;
    Instant until;

    template <class V> void fields(V& v)
    {
        v("item", item);
        v("until", until);
    }
};

/// Bring back at once what was put off.
struct ReturnItem {
    static constexpr const char* kName = "return-item";
    InboxItemId item;

    template <class V> void fields(V& v) { v("item", item); }
};

/// Settle an escalation that reached the human.
struct SettleEscalation {
    static constexpr const char* kName = "settle-escalation";
    EscalationId escalation;
    bool carryOn = true; ///< try the step again, or what is recommended; false: what was stated as the consequence of a no
    QString note;
    QString option{};    ///< carryOn: the remedy or option that she chose, where there are some; empty: the first

    template <class V> void fields(V& v)
    {
        v("escalation", escalation);
        v("carry_on", carryOn);
        v("note", note);
        v("option", option);
    }
};

/// Halt every agent and every outgoing action.
struct StopAll {
    static constexpr const char* kName = "stop-all";
    QString reason;

    template <class V> void fields(V& v) { v("reason", reason); }
};

/// Go on where everything was.
struct ResumeAll {
    static constexpr const char* kName = "resume-all";
    bool unused = false;

    template <class V> void fields(V&) {}
};

/// Use an organisation from now on. Runs that are open keep the one they began with.
struct AdoptOrganisation {
    static constexpr const char* kName = "adopt-organisation";
    Organisation organisation;
    QString source;

    template <class V> void fields(V& v)
    {
        v("organisation", organisation);
        v("source", source);
    }
};

struct AdoptBrand {
    static constexpr const char* kName = "adopt-brand";
    Brand brand;
    QString source;

    template <class V> void fields(V& v)
    {
        v("brand", brand);
        v("source", source);
    }
};

/// Take sample work out of sight; the record keeps it.
struct ClearSamples {
    static constexpr const char* kName = "clear-samples";
    bool unused = false;

    template <class V> void fields(V&) {}
};

enum class RunWish { Pause, Continue, Stop, Undo };
template <> struct EnumWords<RunWish> {
    static constexpr std::array words{"pause", "continue", "stop", "undo"};
};

/// Take a hand in a whole run.
struct SteerRun {
    static constexpr const char* kName = "steer-run";
    RunId run;
    RunWish wish = RunWish::Pause;
    QString reason;

    template <class V> void fields(V& v)
    {
        v("run", run);
        v("wish", wish);
        v("reason", reason);
    }
};

enum class StepWish { Retry, Skip, Reassign };
template <> struct EnumWords<StepWish> {
    static constexpr std::array words{"retry", "skip", "reassign"};
};

/// Take a hand in one step: do it and what follows from it again, leave it out, or give it to somebody else.
struct SteerStep {
    static constexpr const char* kName = "steer-step";
    RunId run;
    StepId step;
    StepWish wish = StepWish::Retry;
    AgentId to; ///< Reassign
    QString reason;

    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("wish", wish);
        v("to", to);
        v("reason", reason);
    }
};

enum class AgentWish { Pause, Continue };
template <> struct EnumWords<AgentWish> {
    static constexpr std::array words{"pause", "continue"};
};

/// Have an agent begin nothing any more, or go on.
struct SteerAgent {
    static constexpr const char* kName = "steer-agent";
    AgentId agent;
    AgentWish wish = AgentWish::Pause;
    QString reason;

    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("wish", wish);
        v("reason", reason);
    }
};

/// Have a trigger set its run off now.
struct FireTrigger {
    static constexpr const char* kName = "fire-trigger";
    TriggerId trigger;

    template <class V> void fields(V& v) { v("trigger", trigger); }
};

/// Whether a trigger sets anything off by itself from now on.
struct SwitchTrigger {
    static constexpr const char* kName = "switch-trigger";
    TriggerId trigger;
    bool on = true;

    template <class V> void fields(V& v)
    {
        v("trigger", trigger);
        v("on", on);
    }
};

/// Have the department remember something.
struct KeepMemory {
    static constexpr const char* kName = "keep-memory";
    QString space;
    QString key; ///< the entry of that key, if there is one, gives way; may be empty
    QString text;

    template <class V> void fields(V& v)
    {
        v("space", space);
        v("key", key);
        v("text", text);
    }
};

struct ForgetMemory {
    static constexpr const char* kName = "forget-memory";
    MemoryId entry;
    QString reason;

    template <class V> void fields(V& v)
    {
        v("entry", entry);
        v("reason", reason);
    }
};

/// Give the department a text to look things up in. One from the same place takes the place of what was read there before.
struct KeepDocument {
    static constexpr const char* kName = "keep-document";
    QString title;
    QString origin;
    QString text;

    template <class V> void fields(V& v)
    {
        v("title", title);
        v("origin", origin);
        v("text", text);
    }
};

struct ForgetDocument {
    static constexpr const char* kName = "forget-document";
    DocumentId document;

    template <class V> void fields(V& v) { v("document", document); }
};

/// Put on record how things did out there. What is on record already, of the same moment, is not put there twice.
struct NoteMetrics {
    static constexpr const char* kName = "note-metrics";
    QList<Measurement> measurements;

    template <class V> void fields(V& v) { v("measurements", measurements); }
};

/// Have an endpoint say what pieces of memory and documents mean; none: the program itself does, as it always can.
struct ChooseMeaning {
    static constexpr const char* kName = "choose-meaning";
    std::optional<MeaningSource> source;

    template <class V> void fields(V& v) { v("source", source); }
};

/// Say whom agents ask from now on.
struct UseModels {
    static constexpr const char* kName = "use-models";
    QString use; ///< "rehearsal"; "tiers": each the model of its tier or its own; or one "provider:model" for all

    template <class V> void fields(V& v) { v("use", use); }
};

/// Put down what a channel of a campaign has spent.
struct ReportSpend {
    static constexpr const char* kName = "report-spend";
    CampaignId campaign;
    ChannelId channel;
    Money amount;
    QString note;

    template <class V> void fields(V& v)
    {
        v("campaign", campaign);
        v("channel", channel);
        v("amount_micro_usd", amount);
        v("note", note);
    }
};

/// Move money from one channel of a campaign to another.
struct MoveBudget {
    static constexpr const char* kName = "move-budget";
    BudgetShift shift;
    QString reason;

    template <class V> void fields(V& v)
    {
        v("shift", shift);
        v("reason", reason);
    }
};

/// Limit what the work may take, over what the organisation's file says, from now on; or take that back.
struct SetBudget {
    static constexpr const char* kName = "set-budget";
    Budget budget;
    bool takeBack = false; ///< what the file says holds again; the limit in `budget` says nothing then
    QString reason;

    template <class V> void fields(V& v)
    {
        v("budget", budget);
        v("take_back", takeBack);
        v("reason", reason);
    }
};

/// Say what somebody of a human team costs, so that the department can be compared with it; or take that one out again.
struct SetHumanRole {
    static constexpr const char* kName = "set-human-role";
    HumanRole role;
    bool gone = false;

    template <class V> void fields(V& v)
    {
        v("role", role);
        v("gone", gone);
    }
};

/// Set an agent up anew, or as it was before.
struct ConfigureAgent {
    static constexpr const char* kName = "configure-agent";
    AgentId agent;
    Configuration configuration;
    int like = -1;     ///< the version to go back to, 0 for what the file says; `configuration` says nothing then. -1: none
    bool inUse = true; ///< false: only keep it, to be tried
    QString reason;

    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("configuration", configuration);
        v("like", like);
        v("in_use", inUse);
        v("reason", reason);
    }
};

/// Try two versions of an agent side by side. The trial's id is given by the one who wishes it.
struct BeginTrial {
    static constexpr const char* kName = "begin-trial";
    Trial trial;

    template <class V> void fields(V& v) { v("trial", trial); }
};

/// End a trial, with one of its versions or as it was before.
struct EndTrial {
    static constexpr const char* kName = "end-trial";
    TrialId trial;
    int adopt = -1; ///< one of its two versions; -1: as it was before
    QString reason;

    template <class V> void fields(V& v)
    {
        v("trial", trial);
        v("adopt", adopt);
        v("reason", reason);
    }
};

/// A wish of the person. The Office judges it and answers with facts or with a sentence that says why not.
using Command = std::variant<SubmitBrief, DecideApproval, UndoApproval, SettleEscalation, StopAll, ResumeAll,
                             AdoptOrganisation, AdoptBrand, ClearSamples, SnoozeItem, ReturnItem, SteerRun, SteerStep, SteerAgent,
                             FireTrigger, SwitchTrigger, KeepMemory, ForgetMemory, KeepDocument, ForgetDocument,
                             NoteMetrics, ReportSpend, MoveBudget, ChooseMeaning, SetBudget, SetHumanRole, UseModels, ConfigureAgent, BeginTrial, EndTrial,
                             DecideMany, SetRules, ProposeRule, AnswerProposal, SetDeputy, RaiseLabel, SettleEffect, SetConnector, Suppress, LiftSuppression,
                             NoteNetwork, KeepContacts, NoteConsent, EraseContact, SetRetention, NoteReading, TakeInbound, TakePack, AdoptPack, RemovePack, TakeBundle>;

/// What the Office answers to an accepted command.
struct Receipt {
    CommandId command;
    Sequence sequence = 0; ///< the last fact that it became
    RunId run;             ///< of a brief
    QString text;          ///< what happened, one sentence
};

} // namespace qd
