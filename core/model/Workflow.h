#pragma once

#include "core/model/Message.h"
#include "core/model/Decision.h"

namespace qd {

/// A test on a run's data. Exactly one of its forms is used.
struct Condition {
    QString path;                    ///< "step.field"
    std::optional<Value> is;         ///< equal to
    QString sameAs;                  ///< equal to the value at another path
    std::optional<double> atLeast;
    std::optional<double> below;
    QList<Condition> all;
    QList<Condition> any;
    QList<Condition> none;

    template <class V> void fields(V& v)
    {
        v("path", path);
        v("is", is);
        v("same_as", sameAs);
        v("at_least", atLeast);
        v("below", below);
        v("all", all);
        v("any", any);
        v("none", none);
    }
    bool isEmpty() const { return path.isEmpty() && all.isEmpty() && any.isEmpty() && none.isEmpty(); }
};

enum class StepKind {
    Turn,   ///< one agent asks its model once and hands over the reply
    Skill,  ///< one agent runs a deterministic skill
    Debate, ///< two agents argue for at most `rounds`, a third decides
    Effect, ///< something leaves the house, at the level that the autonomy matrix gives
};
template <> struct EnumWords<StepKind> {
    static constexpr std::array words{"turn", "skill", "debate", "effect"};
};

/// A message that a step sends when it is done. Texts may hold {step.field} and {brief}, {title}.
struct Outgoing {
    MessageType type = MessageType::HandOver;
    AgentId from; ///< empty: the step's agent
    QList<AgentId> to;
    QString subject;
    QString body;
    Priority priority = Priority::Normal;
    Values requirements;      ///< texts that are just "{step.field}" take that value with its type
    Duration answerWithin{0}; ///< 0: no answer is asked for
    Duration dueWithin{0};    ///< 0: no deadline
    Condition when;

    template <class V> void fields(V& v)
    {
        v("type", type);
        v("from", from);
        v("to", to);
        v("subject", subject);
        v("body", body);
        v("priority", priority);
        v("requirements", requirements);
        v("answer_within_ms", answerWithin);
        v("due_within_ms", dueWithin);
        v("when", when);
    }
};

/// What goes back, and how often at most.
struct Loop {
    StepId backTo;
    Condition when;
    int limit = 3;
    QString onLimit; ///< "escalate" or "continue"

    template <class V> void fields(V& v)
    {
        v("back_to", backTo);
        v("when", when);
        v("limit", limit);
        v("on_limit", onLimit);
    }
};

struct Step {
    StepId id;
    QString title;
    StepKind kind = StepKind::Turn;
    AgentId agent;
    QList<StepId> after;
    Condition when;           ///< false: the step is skipped
    QString prompt;           ///< name below resources/prompts, for Turn and Debate
    QString reply;            ///< name below resources/schema/replies
    QList<StepId> uses;       ///< whose results the prompt shows
    bool readsSources = false; ///< the prompt shows the sources too; its reply then bears their label
    SkillId skill;
    Values input;             ///< settings of the skill or the effect; texts may hold {step.field}
    QString produces;         ///< kind of the artefact that it makes, if any
    QString artefactField;    ///< field of the reply that is the artefact's text
    QString decision;         ///< kind of the decision record that it writes, if any
    QList<Outgoing> messages;
    std::optional<Loop> loop;
    QList<AgentId> parties;   ///< Debate: the two that differ
    int rounds = 3;           ///< Debate: at most
    Condition settled;        ///< Debate: true ends the arguing; the step's agent rules
    ActionKind action;        ///< Effect: looked up in the autonomy matrix
    ConnectorId connector;    ///< Effect
    Duration timeLimit{600'000};
    int retries = 2;          ///< how often an unusable reply is asked for again

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("kind", kind);
        v("agent", agent);
        v("after", after);
        v("when", when);
        v("prompt", prompt);
        v("reply", reply);
        v("uses", uses);
        v("reads_sources", readsSources);
        v("skill", skill);
        v("input", input);
        v("produces", produces);
        v("artefact_field", artefactField);
        v("decision", decision);
        v("messages", messages);
        v("loop", loop);
        v("parties", parties);
        v("rounds", rounds);
        v("settled", settled);
        v("action", action);
        v("connector", connector);
        v("time_limit_ms", timeLimit);
        v("retries", retries);
    }
};

/// A directed graph of steps.
struct Workflow {
    WorkflowId id;
    QString title;
    QString description;
    QList<Step> steps;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("description", description);
        v("steps", steps);
    }
    const Step* step(const StepId& wanted) const
    {
        for (const Step& s : steps)
            if (s.id == wanted)
                return &s;
        return nullptr;
    }
};

} // namespace qd
