#pragma once

#include "core/model/Decision.h"
#include "core/model/outside/Recipient.h"

namespace qd {

/// How bad a mistake would be: what cannot be undone, reaches everybody or costs much is high.
enum class ActionRisk { Low, Medium, High };
template <> struct EnumWords<ActionRisk> {
    static constexpr std::array words{"low", "medium", "high"};
};

/// What authority looks at in an action.
struct ActionTraits {
    ActionKind kind;
    ConnectorId connector;
    QString account;
    Audience reach;
    Money cost;
    bool reversible = true;
    bool rehearsal = false;
    Confidentiality carries = Confidentiality::Public; ///< the most that is in it
    Integrity chosenBy = Integrity::Human; ///< the worst of what chose kind, destination, recipients and amount
    Integrity madeFrom = Integrity::Human; ///< the worst of what its text was made from
    QStringList sources;                   ///< of both
    ActionRisk risk = ActionRisk::Low;

    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("connector", connector);
        v("account", account);
        v("reach", reach);
        v("cost_micro_usd", cost);
        v("reversible", reversible);
        v("rehearsal", rehearsal);
        v("carries", carries);
        v("chosen_by", chosenBy);
        v("made_from", madeFrom);
        v("sources", sources);
        v("risk", risk);
    }
};

} // namespace qd
