#pragma once

#include "core/facts/Fact.h"

namespace qd {

enum class StepStatus { Pending, Running, WaitingForHuman, Escalated, Done, Skipped, Failed, Waits };
template <> struct EnumWords<StepStatus> {
    static constexpr std::array words{"pending", "running", "waiting", "escalated", "done", "skipped", "failed", "waits"};
};

/// A model asked for tools in the middle of a step; what they give stands here until it has answered.
struct ToolRound {
    TurnId turn;      ///< that asked
    QByteArray asks;  ///< blob
    QStringList calls; ///< ids, in order
    struct Given {
        QByteArray output; ///< blob
        bool failed = false;
        template <class V> void fields(V& v)
        {
            v("output", output);
            v("failed", failed);
        }
    };
    QMap<QString, Given> given; ///< by id of the call
    Label label;      ///< of everything that they gave

    template <class V> void fields(V& v)
    {
        v("turn", turn);
        v("asks", asks);
        v("calls", calls);
        v("given", given);
        v("label", label);
    }
    bool isWhole() const { return given.size() == calls.size(); }
};

struct StepState {
    StepStatus status = StepStatus::Pending;
    int round = 1;    ///< how often it has been gone through
    int loops = 0;    ///< how often its own loop went back since another step reopened it
    int part = 0;     ///< Debate: the next turn of it
    int attempt = 1;  ///< of this turn
    QString invalid;  ///< why the last reply could not be used; empty once one could
    int escalations = 0; ///< raised since it was last reopened
    TurnId turn;      ///< the last one
    QByteArray reply; ///< blob of the last reply
    QByteArray previousReply; ///< of the round before
    QList<QByteArray> parts;  ///< Debate: the blobs of its arguments, in order
    Label label;              ///< of the last reply
    EffectId effect;
    Instant started;
    Instant ended;
    AgentId agent;              ///< who has it, when it is not the one that the workflow names
    QList<AgentId> tried;       ///< who had it and failed
    std::optional<Instant> notBefore; ///< its next attempt, or the end of its wait
    QString event;              ///< the fact that it waits for
    QStringList items;          ///< Call: one run for each
    QMap<qint64, RunId> children; ///< Call: the runs, by their place in `items`, while they are open
    QMap<qint64, Values> results; ///< Call: of those that finished well
    QMap<qint64, QString> lost;   ///< Call: what became of those that did not
    std::optional<double> measured; ///< where the number stood when its loop last went back
    QList<RunId> toUndo;      ///< Call: its runs that have ended and can be undone, the last to end last
    QMap<RunId, QStringList> outside; ///< Call: what left the house in its runs that have ended, and still stands
    StepId standsFor;         ///< it is done in the place of this one, which failed
    QList<ToolRound> tools;   ///< of the turn that it is at, in order
    bool atOnce = false;      ///< its next turn asks by itself: one that lay in a batch brought nothing

    template <class V> void fields(V& v)
    {
        v("status", status);
        v("round", round);
        v("loops", loops);
        v("part", part);
        v("attempt", attempt);
        v("invalid", invalid);
        v("escalations", escalations);
        v("turn", turn);
        v("reply", reply);
        v("previous_reply", previousReply);
        v("parts", parts);
        v("label", label);
        v("effect", effect);
        v("started", started);
        v("ended", ended);
        v("agent", agent);
        v("tried", tried);
        v("not_before", notBefore);
        v("event", event);
        v("items", items);
        v("children", children);
        v("results", results);
        v("lost", lost);
        v("measured", measured);
        v("to_undo", toUndo);
        v("outside", outside);
        v("stands_for", standsFor);
        v("tools", tools);
        v("at_once", atOnce);
    }
};

/// One run of a workflow, while it is open.
struct RunState {
    struct Note {
        AgentId from;
        QString text;
        Instant time;
        template <class V> void fields(V& v)
        {
            v("from", from);
            v("text", text);
            v("time", time);
        }
    };
    /// A message that asks for an answer, until there is one.
    struct Request {
        AgentId from;
        AgentId to;
        QString subject;
        Instant due;
        Duration within{0}; ///< how long it was given
        bool reminded = false;
        template <class V> void fields(V& v)
        {
            v("from", from);
            v("to", to);
            v("subject", subject);
            v("due", due);
            v("within_ms", within);
            v("reminded", reminded);
        }
    };
    RunId id;
    BriefId brief;
    QString title;
    QString briefText;
    QList<Source> sources;
    WorkflowId workflow;
    QByteArray organisation; ///< digest
    bool approveAll = false;
    bool sample = false;
    bool rehearsal = false;
    QMap<StepId, StepState> steps;
    Values data;                          ///< "step.field"
    QMap<StepId, Note> notes;             ///< what the human said at a step, the last word of each
    QMap<QString, QList<Artefact>> artefacts; ///< by kind, oldest version first
    QMap<AgentId, MessageId> lastMessageTo;   ///< what each party was last told: the cause of what it says next
    QMap<AgentId, QList<Heard>> heard;        ///< what each agent was told in it, the last kHeard
    static constexpr qsizetype kHeard = 6;
    Money cost;
    Money wouldHaveCost;
    qint64 messages = 0;
    QList<DecisionId> decisions;
    QList<Alternative> turnedDown; ///< options that its decisions did not take, the last kTurnedDown
    static constexpr qsizetype kTurnedDown = 12;
    Instant started;
    Instant changed;
    std::optional<Parent> parent;
    bool paused = false;
    bool undone = false;        ///< only its undoing steps are done any more
    QList<StepId> undoing;      ///< those, in order
    QList<StepId> reopened;     ///< each step that was done and opened again, once for each time: it owes its undoing
    QString undoReason;
    QMap<MessageId, Request> requests; ///< between agents, that nobody has answered yet
    Priority priority = Priority::Normal;
    std::optional<Alarm> alarm;
    Label label; ///< where its brief and what it was given come from
    RunId root;      ///< the run that began it, or the one that began that …: whose campaign budget it draws on; its own, mostly
    QMap<AgentId, Instant> due; ///< when what each was last asked to do is due; until it has done a step
    Money withCalls; ///< what it and all runs that it began have cost
    bool canWait = false; ///< its models may take up to a day, for less
    bool fresh = false;   ///< its models are asked anew, whatever they said to the same call before
    QString model;        ///< whom its agents ask, as ModelsState::use has it; empty: it named nobody
    QString kept;         ///< of one that named nobody: whom it goes on asking, since all others went to rehearsal or came from it

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("brief", brief);
        v("title", title);
        v("brief_text", briefText);
        v("sources", sources);
        v("workflow", workflow);
        v("organisation", organisation);
        v("approve_all", approveAll);
        v("sample", sample);
        v("rehearsal", rehearsal);
        v("steps", steps);
        v("data", data);
        v("notes", notes);
        v("artefacts", artefacts);
        v("last_message_to", lastMessageTo);
        v("heard", heard);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("messages", messages);
        v("decisions", decisions);
        v("turned_down", turnedDown);
        v("started", started);
        v("changed", changed);
        v("parent", parent);
        v("paused", paused);
        v("undone", undone);
        v("undoing", undoing);
        v("reopened", reopened);
        v("undo_reason", undoReason);
        v("requests", requests);
        v("priority", priority);
        v("alarm", alarm);
        v("label", label);
        v("due", due);
        v("root", root);
        v("with_calls_micro_usd", withCalls);
        v("can_wait", canWait);
        v("fresh", fresh);
        v("model", model);
        v("kept", kept);
    }
    /// Whom its agents ask whatever is chosen for all; empty: whom all ask.
    const QString& holdsTo() const { return model.isEmpty() ? kept : model; }
    /// What a step said gives way to what is known now.
    void revise(const StepRevised& fact);
    /// The newest artefact of that kind, or nullptr.
    const Artefact* latest(const QString& kind) const;
    /// What is known of the step; a fresh one before anything happened to it.
    StepState step(const StepId& wanted) const { return steps.value(wanted); }
    /// Its status alone, which is asked for often.
    StepStatus statusOf(const StepId& wanted) const
    {
        const auto found = steps.constFind(wanted);
        return found == steps.constEnd() ? StepStatus::Pending : found->status;
    }
};

/// A run that has ended, as lists show it.
struct RunSummary {
    RunId id;
    QString title;
    RunOutcome outcome = RunOutcome::Finished;
    QString summary;
    Money cost;
    Money wouldHaveCost;
    qint64 messages = 0;
    bool sample = false;
    bool rehearsal = false;
    Instant started;
    Instant ended;
    QString model; ///< RunState::holdsTo()
    WorkflowId workflow;
    QString briefText{};      ///< with `sources`: what it was to do, so that it can be done again
    QList<Source> sources{};
    Label label{};            ///< of its brief and what it was given: its title is a stranger's word where they are
    bool isCalled = false;    ///< another run began it

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("outcome", outcome);
        v("summary", summary);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("messages", messages);
        v("sample", sample);
        v("rehearsal", rehearsal);
        v("started", started);
        v("ended", ended);
        v("model", model);
        v("workflow", workflow);
        v("brief_text", briefText);
        v("sources", sources);
        v("label", label);
        v("is_called", isCalled);
    }
};

/// How long a step usually takes: a mean that leans to the latest (each new one counts a fifth).
struct UsualTime {
    qint64 count = 0;
    double ms = 0;

    template <class V> void fields(V& v)
    {
        v("count", count);
        v("ms", ms);
    }
};

struct RunsState {
    QMap<RunId, RunState> open;
    QList<RunSummary> recent; ///< the last kRecent that ended, newest first; older ones are in the history
    static constexpr qsizetype kRecent = 50;
    QMap<RunId, RunState> undoable; ///< the ones that can still be undone, whole: of those in `recent`, and what these and open ones began
    QMap<QString, UsualTime> usual; ///< by "workflow/step"; as many as there are steps

    template <class V> void fields(V& v)
    {
        v("open", open);
        v("recent", recent);
        v("undoable", undoable);
        v("usual", usual);
    }
    void apply(const StoredFact& stored);
};

} // namespace qd
