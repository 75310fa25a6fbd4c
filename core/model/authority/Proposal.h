#pragma once

#include "core/model/authority/AuthorityRule.h"

namespace qd {

enum class ProposalKind { Level, Rule };
template <> struct EnumWords<ProposalKind> {
    static constexpr std::array words{"level", "rule"};
};

/// A rule that she may take with one click. `rule` is the whole of it, with its time box.
struct Proposal {
    ProposalId id;
    ProposalKind kind = ProposalKind::Rule;
    AuthorityRule rule;
    Autonomy from = Autonomy::L3;
    Autonomy to = Autonomy::L3;
    qint64 agreed = 0;        ///< of hers, how many said what the new level would have done
    qint64 of = 0;
    double low = 0;           ///< of that share, at 95 %
    double high = 0;
    QList<EffectId> differ;   ///< those where she said something else
    qint64 wouldAsk = 0;      ///< of the past ones that were tried …
    std::optional<qint64> tried{}; ///< … so many; none: it was not tried
    ApprovalId approval;      ///< that it came from
    QString why;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("kind", kind);
        v("rule", rule);
        v("from", from);
        v("to", to);
        v("agreed", agreed);
        v("of", of);
        v("low", low);
        v("high", high);
        v("differ", differ);
        v("would_ask", wouldAsk);
        v("tried", tried);
        v("approval", approval);
        v("why", why);
    }
};

} // namespace qd
