#pragma once

#include "core/state/InboxState.h"

namespace qd {

/// How often what an agent made was approved as it was: its record with whoever approves. Trials count for nobody.
struct StandingState {
    struct Record {
        qint64 judged = 0;   ///< pieces of its own that somebody decided on
        qint64 unedited = 0; ///< of those, approved as they were
        template <class V> void fields(V& v)
        {
            v("judged", judged);
            v("unedited", unedited);
        }
    };
    /// So many cases count as much as what is known of all.
    static constexpr double kPrior = 8;
    QMap<AgentId, Record> agents;
    QMap<ApprovalId, AgentId> held; ///< whose piece was approved unedited and may still be taken back

    template <class V> void fields(V& v)
    {
        v("agents", agents);
        v("held", held);
    }
    /// The share of all pieces that was approved unedited, with one more of either kind (the rule of succession, P.-S. Laplace,
    /// Essai philosophique sur les probabilites, 1814), so that nothing is certain before there is a case.
    double mean() const;
    /// What the agent's vote weighs: (unedited + kPrior x mean) / (judged + kPrior). Who has few cases lies near the mean of
    /// all, who has many near its own share (shrinkage towards the mean; B. Efron, C. Morris, Data Analysis Using Stein's
    /// Estimator and its Generalizations, JASA 70, 1975). Between 0 and 1.
    double weightOf(const AgentId& agent) const;
    /// `inbox` as it was before the fact.
    void apply(const StoredFact& stored, const InboxState& inbox);

private:
    void decided(const ApprovalDecided& fact, const InboxState& inbox);
};

} // namespace qd
