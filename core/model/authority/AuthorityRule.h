#pragma once

#include "core/model/authority/Rank.h"
#include "core/model/authority/Traits.h"

namespace qd {

/// Which level a kind of action has. Every condition that is given must hold; a rule without any holds always. Of an ordered
/// list the first that holds decides; where none does, she is asked.
struct AuthorityRule {
    RuleId id;
    QString title;
    QList<ActionKind> kinds;              ///< any of these
    QList<ConnectorId> connectors;
    QStringList accounts;
    QList<AgentId> agents;
    QList<Rank> ranks;
    std::optional<Money> above;           ///< it costs more
    std::optional<Money> upTo;            ///< it costs no more
    QList<AudienceClass> audiences;
    std::optional<qint64> reachesOver;    ///< more of them; a number that is not known is more than any
    std::optional<qint64> reachesUpTo;
    std::optional<bool> reversible;
    std::optional<Confidentiality> carriesUpTo;
    std::optional<Confidentiality> carriesOver;
    std::optional<Integrity> chosenByAtLeast;
    std::optional<Integrity> madeFromAtLeast;
    std::optional<Integrity> madeFromBelow;
    QList<ActionRisk> risks;
    std::optional<Instant> until;         ///< holds before that moment only
    Autonomy level = Autonomy::L3;
    std::optional<Duration> grace;        ///< none: as the matrix says for the kind
    std::optional<Duration> expiresAfter; ///< the same
    QString onExpiry;                     ///< the same
    QString why;                          ///< her reason, for people

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("kinds", kinds);
        v("connectors", connectors);
        v("accounts", accounts);
        v("agents", agents);
        v("ranks", ranks);
        v("above_micro_usd", above);
        v("up_to_micro_usd", upTo);
        v("audiences", audiences);
        v("reaches_over", reachesOver);
        v("reaches_up_to", reachesUpTo);
        v("reversible", reversible);
        v("carries_up_to", carriesUpTo);
        v("carries_over", carriesOver);
        v("chosen_by_at_least", chosenByAtLeast);
        v("made_from_at_least", madeFromAtLeast);
        v("made_from_below", madeFromBelow);
        v("risks", risks);
        v("until", until);
        v("level", level);
        v("grace_ms", grace);
        v("expires_after_ms", expiresAfter);
        v("on_expiry", onExpiry);
        v("why", why);
    }
};

} // namespace qd
