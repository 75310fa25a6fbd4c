#pragma once

#include "core/model/authority/Traits.h"

namespace qd {

/// One thing that chose what was done: a field of its step, and where that came from.
struct ChoiceInput {
    QString field; ///< "destination", "recipients", "when"
    QString from;  ///< "workflow", "research.topic", the name of a source
    Label label;

    template <class V> void fields(V& v)
    {
        v("field", field);
        v("from", from);
        v("label", label);
    }
};

/// Something that took a level down.
struct LevelCut {
    QString by; ///< "ceiling", "file", "authority", "label", "grant"
    Autonomy to = Autonomy::L3;
    QString why; ///< one sentence

    template <class V> void fields(V& v)
    {
        v("by", by);
        v("to", to);
        v("why", why);
    }
};

/// Why an action was let out, or she was asked (row X3).
struct AuthorityTrace {
    RuleId rule;            ///< empty: none held, and the default is to ask
    QByteArray ruleDigest;  ///< SHA-256 of the rule as it stood
    QString ruleFrom;       ///< "home", "organisation", "matrix", "default"
    Autonomy granted = Autonomy::L3; ///< by the rule
    Autonomy level = Autonomy::L3;   ///< in the end
    QList<LevelCut> cuts;   ///< in the order in which they were looked at
    QString why;            ///< one sentence, for a person
    AgentId agent;
    Money authority;        ///< of that agent, for one action
    qint64 epoch = 0;       ///< of the rules
    ActionTraits traits;
    QList<ChoiceInput> choice;

    template <class V> void fields(V& v)
    {
        v("rule", rule);
        v("rule_digest", ruleDigest);
        v("rule_from", ruleFrom);
        v("granted", granted);
        v("level", level);
        v("cuts", cuts);
        v("why", why);
        v("agent", agent);
        v("authority_micro_usd", authority);
        v("epoch", epoch);
        v("traits", traits);
        v("choice", choice);
    }
};

} // namespace qd
