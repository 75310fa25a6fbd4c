#pragma once

#include "core/model/Ids.h"
#include "core/base/Describe.h"

namespace qd {

/// What a run is about that comes before everything else.
enum class Alarm { Fraud, Legal, Crisis, Budget };
template <> struct EnumWords<Alarm> {
    static constexpr std::array words{"fraud", "legal", "crisis", "budget"};
};

/// Who says which of several agents gets a step: the product of what is known, or weights learned from what came of it.
enum class Predictor { Rule, Learned };
template <> struct EnumWords<Predictor> {
    static constexpr std::array words{"rule", "learned"};
};

/// What spoke for one agent when a step was given away; every factor from 0 to 1, the more the better.
struct Weighed {
    AgentId agent;
    double capability = 0; ///< how well it is able, by the organisation
    double load = 0;       ///< how free it is
    double record = 0;     ///< how often and how soon it did the step before
    double cost = 0;       ///< how cheap it was
    double rule = 0;       ///< what the rule makes of them
    double learned = 0;    ///< what the learned weights make of them

    template <class V> void fields(V& v)
    {
        v("agent", agent);
        v("capability", capability);
        v("load", load);
        v("record", record);
        v("cost", cost);
        v("rule", rule);
        v("learned", learned);
    }
};

/// Both predictions of who is best placed, and whose counted.
struct Routed {
    Predictor by = Predictor::Rule;
    AgentId rule;            ///< whom the rule would have taken
    AgentId learned;         ///< whom the learned weights would have taken
    QList<Weighed> weighed;  ///< everybody who was in question

    template <class V> void fields(V& v)
    {
        v("by", by);
        v("rule", rule);
        v("learned", learned);
        v("weighed", weighed);
    }
};

} // namespace qd
