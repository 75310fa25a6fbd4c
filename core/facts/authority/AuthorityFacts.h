#pragma once

#include "core/facts/FactName.h"
#include "core/model/authority/Ceilings.h"
#include "core/model/authority/Deputy.h"
#include "core/model/authority/Proposal.h"

/// Who may do what: as she set it, as it was put to her, and what she trusts.
namespace qd {

/// Her own rules and ceilings, all of them: those before do not hold any more.
struct RulesSet {
    QD_FACT("rules-set", 1);
    QList<AuthorityRule> rules;
    std::optional<Ceilings> ceilings;
    QByteArray digest; ///< SHA-256 of both as they are written
    qint64 epoch = 0; ///< what was allowed under an earlier one is looked at anew
    AgentId by;
    QString reason;
    ProposalId proposal; ///< that they came from; null: none
    template <class V> void fields(V& v)
    {
        v("rules", rules);
        v("ceilings", ceilings);
        v("digest", digest);
        v("epoch", epoch);
        v("by", by);
        v("reason", reason);
        v("proposal", proposal);
    }
};

/// What was allowed before holds no longer without being looked at anew.
struct EpochRaised {
    QD_FACT("epoch-raised", 1);
    qint64 epoch = 0;
    QString reason; ///< "key", "restore", "moved"
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("epoch", epoch);
        v("reason", reason);
        v("by", by);
    }
};

/// A rule is put to her.
struct AuthorityProposed {
    QD_FACT("authority-proposed", 1);
    Proposal proposal;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("proposal", proposal);
        v("by", by);
    }
};

/// She took it, with RulesSet, or did not.
struct AuthorityAnswered {
    QD_FACT("authority-answered", 1);
    ProposalId proposal;
    bool accepted = false;
    AgentId by;
    std::optional<Instant> until; ///< how long it holds
    QString note;
    template <class V> void fields(V& v)
    {
        v("proposal", proposal);
        v("accepted", accepted);
        v("by", by);
        v("until", until);
        v("note", note);
    }
};

/// A rule that she had taken holds no longer.
struct AuthorityReverted {
    QD_FACT("authority-reverted", 1);
    ProposalId proposal;
    RuleId rule;
    QString reason; ///< "time", "disagreement", "her"
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("proposal", proposal);
        v("rule", rule);
        v("reason", reason);
        v("by", by);
    }
};

/// Something is trusted more than where it came from would have it.
struct LabelRaised {
    QD_FACT("label-raised", 1);
    QString kind; ///< "step", "artefact"
    QString reference; ///< id of the artefact; empty: the step's reply
    RunId run;
    StepId step;
    Label before;
    Label after;
    AgentId by;
    QString how; ///< "human", or "typed:" and the kind of value
    QString note;
    template <class V> void fields(V& v)
    {
        v("kind", kind);
        v("reference", reference);
        v("run", run);
        v("step", step);
        v("before", before);
        v("after", after);
        v("by", by);
        v("how", how);
        v("note", note);
    }
};

/// Somebody may decide in her place; or not any more.
struct DeputySet {
    QD_FACT("deputy-set", 1);
    Deputy deputy;
    bool gone = false;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("deputy", deputy);
        v("gone", gone);
        v("by", by);
    }
};

} // namespace qd
