#pragma once

#include "core/model/Decision.h"
#include "core/model/Escalation.h"
#include "core/model/Message.h"
#include "core/model/plan/Condition.h"
#include "core/model/plan/Extract.h"
#include "core/model/plan/Routing.h"

namespace qd {

enum class StepKind {
    Turn,   ///< one agent asks its model once and hands over the reply
    Skill,  ///< one agent runs a deterministic skill
    Debate, ///< two agents argue for at most `rounds`, a third decides
    Effect, ///< something leaves the house, at the level that the autonomy matrix gives
    Wait,   ///< nothing is done until a time, an event or the human's answer
    Call,   ///< another workflow is run, once or for each entry of a list
};
template <> struct EnumWords<StepKind> {
    static constexpr std::array words{"turn", "skill", "debate", "effect", "wait", "call"};
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
    Condition enough{};  ///< true: it is good enough and goes on, whatever `when` says
    QString gains{};     ///< "step.field" of a number that each round should raise
    double minGain = 0;  ///< 0: none is asked for; a round that raised it by less was the last

    template <class V> void fields(V& v)
    {
        v("back_to", backTo);
        v("when", when);
        v("limit", limit);
        v("on_limit", onLimit);
        v("enough", enough);
        v("gains", gains);
        v("min_gain", minGain);
    }
};

/// How many of several must have come to an end before it goes on. Of those that are not needed any more nothing is waited for.
enum class JoinOf { All, First, Quorum };
template <> struct EnumWords<JoinOf> {
    static constexpr std::array words{"all", "first", "quorum"};
};
struct Join {
    JoinOf of = JoinOf::All;
    int needs = 1; ///< Quorum: so many

    template <class V> void fields(V& v)
    {
        v("of", of);
        v("needs", needs);
    }
};

/// How long to wait before the next attempt: a random part of first x factor^(attempt-1), at most limit ("full jitter",
/// M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog 2015), so that many that failed together do not come
/// back together.
struct Backoff {
    Duration first{1'000};
    double factor = 2;
    Duration limit{60'000};

    template <class V> void fields(V& v)
    {
        v("first_ms", first);
        v("factor", factor);
        v("limit_ms", limit);
    }
};

/// A question that climbs the ladder, from the one that the step's agent reports to. Texts may hold {step.field}.
struct Raise {
    QString reason; ///< "priorities", "brand-voice", "legal", "crisis", or Escalation::kOverrun
    Severity severity = Severity::Medium;
    QString issue;
    QStringList attempts;
    QString recommendation; ///< empty: said by what is known
    QString impact;         ///< the same
    QString campaign;       ///< kOverrun: its id …
    QString channel;        ///< … and the channel that spent too much
    QList<Option> options{}; ///< what can be answered, where that is more than yes and no; "step.option" is the one that was taken
    Duration expiresAfter{0}; ///< it answers itself then; 0: never …
    QString onExpiry{};     ///< … with this option; empty: with a no

    template <class V> void fields(V& v)
    {
        v("reason", reason);
        v("severity", severity);
        v("issue", issue);
        v("attempts", attempts);
        v("recommendation", recommendation);
        v("impact", impact);
        v("campaign", campaign);
        v("channel", channel);
        v("options", options);
        v("expires_after_ms", expiresAfter);
        v("on_expiry", onExpiry);
    }
};

/// What a Wait step waits for; whichever of those given comes first.
struct Wait {
    Duration length{0}; ///< so long; 0: not by length
    QString until;      ///< a moment (RFC 3339) or a date; may be "{step.field}"
    QString event;      ///< the name of a fact, as "effect-confirmed"
    Condition where;    ///< on the event's own values
    QString question;   ///< asked of the human; her answer is "step.answer"
    Duration limit{0};  ///< an event or an answer is waited for at most so long; 0: for ever
    bool failAtLimit = false; ///< true: the step fails then; false: it goes on with "step.outcome" = "timeout"
    std::optional<Raise> raise{}; ///< asked of those above; "step.yes", "step.option", "step.settled_by" and "step.answer" say what came of it

    template <class V> void fields(V& v)
    {
        v("for_ms", length);
        v("until", until);
        v("event", event);
        v("where", where);
        v("question", question);
        v("limit_ms", limit);
        v("fail_at_limit", failAtLimit);
        v("raise", raise);
    }
};

/// What a Call step runs.
struct Call {
    WorkflowId workflow;
    QString brief;    ///< of each run; texts may hold {step.field}, {item}
    Values input;     ///< becomes "input.name" there; texts may hold {step.field}, {item}
    QString over;     ///< "step.field" that holds a list: one run for each entry; empty: one run
    int atOnce = 4;   ///< so many of them side by side at most
    Join join;        ///< how many of the runs must have finished well

    template <class V> void fields(V& v)
    {
        v("workflow", workflow);
        v("brief", brief);
        v("input", input);
        v("over", over);
        v("at_once", atOnce);
        v("join", join);
    }
};

/// What a step leaves in the memory that all agents share. Texts may hold {step.field}.
struct Remember {
    QString space; ///< namespace
    QString key;   ///< what it takes the place of; empty: of nothing
    QString text;
    Condition when;

    template <class V> void fields(V& v)
    {
        v("namespace", space);
        v("key", key);
        v("text", text);
        v("when", when);
    }
};

/// A step has to be over so long after another one was, however late it began; else it has failed.
struct Window {
    StepId since;
    Duration length{0};

    template <class V> void fields(V& v)
    {
        v("since", since);
        v("length_ms", length);
    }
};

/// What happens when a step has failed for good: no attempt, no other agent and no fallback is left.
enum class OnFailure { Escalate, Skip, Fail, Undo };
template <> struct EnumWords<OnFailure> {
    static constexpr std::array words{"escalate", "skip", "fail", "undo"};
};

/// The picture that a model is asked for in place of words.
struct Painting {
    QString size = QStringLiteral("1536x1024"); ///< pixels, one that the model makes
    QString quality = QStringLiteral("medium"); ///< "low", "medium", "high"

    template <class V> void fields(V& v)
    {
        v("size", size);
        v("quality", quality);
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
    std::optional<Backoff> backoff; ///< none: at once
    bool handOver = false;    ///< retries used up: the next capable agent takes it, each once
    QList<AgentId> candidates; ///< any of these may do it; the best placed one does. Empty: `agent`
    std::optional<Join> join; ///< of the steps in `after`
    StepId fallbackFor;       ///< done only when that step has failed, in its place
    StepId undoes;            ///< done only when the run is undone after that step was done
    OnFailure onFailure = OnFailure::Escalate;
    std::optional<Wait> wait; ///< Wait
    std::optional<Call> call; ///< Call
    std::optional<Remember> remember;
    std::optional<double> weight; ///< what waits for its agent goes by the class of its run times this; none: 1
    QStringList holds;        ///< resources that nobody else may hold from its beginning to its end
    StepId holdsUntil;        ///< … to the end of this one, which comes later; empty: its own
    std::optional<Duration> holdLimit; ///< at most so long; none: what its attempts may take, or a day with `holdsUntil`
    std::optional<Window> window{};
    std::optional<Painting> paints{}; ///< Skill that draws: a model of pictures is asked first, where there is one; `prompt` is what it is told
    QStringList shows{};      ///< Turn: kinds of pieces that are pictures, shown to its model with the prompt
    QStringList tools{};      ///< Turn: what its agent may use while it works at it, of what it has
    QString writtenAs{};      ///< the step as its author wrote it (JSON), where it stands for several plain ones; the last of them
    StepId partOf{};          ///< the others of them: that last one
    QString account{};        ///< Effect: which of its connector's; empty: "main"
    QList<Extract> extracts{}; ///< Turn: fields of its reply that are closed, and so do not bear the label of what it read

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
        v("backoff", backoff);
        v("hand_over", handOver);
        v("candidates", candidates);
        v("join", join);
        v("fallback_for", fallbackFor);
        v("undoes", undoes);
        v("on_failure", onFailure);
        v("wait", wait);
        v("call", call);
        v("remember", remember);
        v("weight", weight);
        v("holds", holds);
        v("holds_until", holdsUntil);
        v("hold_limit_ms", holdLimit);
        v("window", window);
        v("paints", paints);
        v("shows", shows);
        v("tools", tools);
        v("written_as", writtenAs);
        v("part_of", partOf);
        v("account", account);
        v("extracts", extracts);
    }
};

} // namespace qd
