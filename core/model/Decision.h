#pragma once

#include "core/model/Ids.h"
#include "core/model/Label.h"

namespace qd {

/// How much of the deciding is left to the agents (row M10).
enum class Autonomy { L1, L2, L3, L4 };
template <> struct EnumWords<Autonomy> {
    static constexpr std::array words{"L1", "L2", "L3", "L4"};
};

struct Alternative {
    QString option;
    AgentId proposedBy;
    QString reason;       ///< why it was put forward
    QString turnedDown;   ///< why it was not taken

    template <class V> void fields(V& v)
    {
        v("option", option);
        v("proposed_by", proposedBy);
        v("reason", reason);
        v("turned_down", turnedDown);
    }
};

struct ActionItem {
    AgentId assignedTo;
    QString action;
    std::optional<Instant> due;

    template <class V> void fields(V& v)
    {
        v("assigned_to", assignedTo);
        v("action", action);
        v("due", due);
    }
};

/// What a decision rests on: a message, an artefact, a source, a figure.
struct Evidence {
    QString kind; ///< "message", "artefact", "source", "prompt", "reply", "score", "effect", "fact"
    QString reference; ///< id of a message, SHA-256 of kept bytes, name of a source or a score
    QString note;
    Label label;

    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("reference", reference);
        v("note", note);
        v("label", label);
    }
};

/// One significant decision with its reasons (row M5).
struct DecisionRecord {
    DecisionId id;
    RunId run;
    QString kind; ///< "strategy", "topic", "keyword", "review", "publication", "escalation", "approval" …
    AgentId maker;
    QString decision;
    QString reasoning;
    QList<Alternative> alternatives;
    QList<ActionItem> actions;
    QList<AgentId> approvalChain;
    Autonomy level = Autonomy::L4;
    double confidence = 0; ///< 0 … 1, as the maker states it
    Money cost;            ///< what reaching it has cost
    Money wouldHaveCost;   ///< what the same tokens cost on the configured tier
    QList<Evidence> evidence;
    Label label;
    Instant time;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("run", run);
        v("kind", kind);
        v("maker", maker);
        v("decision", decision);
        v("reasoning", reasoning);
        v("alternatives", alternatives);
        v("actions", actions);
        v("approval_chain", approvalChain);
        v("level", level);
        v("confidence", confidence);
        v("cost_micro_usd", cost);
        v("would_have_cost_micro_usd", wouldHaveCost);
        v("evidence", evidence);
        v("label", label);
        v("time", time);
    }
};

} // namespace qd
