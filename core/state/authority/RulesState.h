#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What she has set over the organisation's file: rules, ceilings, deputies; and what is put to her.
struct RulesState {
    /// A rule that she took, until its time is over.
    struct Taken {
        RuleId rule;
        Instant since;
        std::optional<Instant> until;
        template <class V> void fields(V& v)
        {
            v("rule", rule);
            v("since", since);
            v("until", until);
        }
    };
    QList<AuthorityRule> rules; ///< before those of the file, in order
    std::optional<Ceilings> ceilings;
    QByteArray digest;          ///< of both; empty before any were set
    qint64 epoch = 0;           ///< goes up with each change and each stop
    QMap<ProposalId, Proposal> proposals; ///< open, the last kProposals
    QMap<ProposalId, Taken> taken;
    QMap<AgentId, Deputy> deputies;
    QMap<BundleId, Instant> bundles; ///< whose decisions have come in, and when they were made: those of the last kBundles. The null one: when the record was put back, before which none counts
    static constexpr qsizetype kProposals = 200;
    static constexpr Duration kBundles = std::chrono::days(60);

    template <class V> void fields(V& v)
    {
        v("rules", rules);
        v("ceilings", ceilings);
        v("digest", digest);
        v("epoch", epoch);
        v("proposals", proposals);
        v("taken", taken);
        v("deputies", deputies);
        v("bundles", bundles);
    }
    void apply(const StoredFact& stored);
};

} // namespace qd
