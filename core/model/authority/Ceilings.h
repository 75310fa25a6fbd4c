#pragma once

#include "core/model/authority/Traits.h"

namespace qd {

/// What no rule goes above, whatever it says. What is not given limits nothing.
struct Ceilings {
    std::optional<Autonomy> level;        ///< of any action
    QMap<ActionKind, Autonomy> kinds;
    std::optional<Autonomy> irreversible; ///< of what cannot be undone
    std::optional<Autonomy> untrusted;    ///< of what was made from a stranger's text
    std::optional<Money> perAction;       ///< what costs more asks her
    std::optional<qint64> reach;          ///< what reaches more, or nobody knows how many, asks her
    std::optional<QStringList> accounts;  ///< "connector/account": nothing goes through any other

    template <class V> void fields(V& v)
    {
        v("level", level);
        v("kinds", kinds);
        v("irreversible", irreversible);
        v("untrusted", untrusted);
        v("per_action_micro_usd", perAction);
        v("reach", reach);
        v("accounts", accounts);
    }
};

/// What an agent may ask for at all. Every condition that is given must hold.
struct Grant {
    QList<ActionKind> kinds;               ///< any of these
    QList<ConnectorId> connectors;
    std::optional<Money> most;             ///< of one action
    std::optional<AudienceClass> audience; ///< no wider than this

    template <class V> void fields(V& v)
    {
        v("kinds", kinds);
        v("connectors", connectors);
        v("most_micro_usd", most);
        v("audience", audience);
    }
};

} // namespace qd
