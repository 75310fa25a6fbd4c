#pragma once

#include "core/model/Decision.h"
#include "core/model/authority/Ceilings.h"
#include "core/model/authority/Deputy.h"
#include "core/model/authority/Proposal.h"

/// Wishes about who may do what.
namespace qd {

/// Set her own rules of authority and her ceilings, all of them: those before do not hold any more.
struct SetRules {
    static constexpr const char* kName = "set-rules";
    QList<AuthorityRule> rules; ///< in order; the first that holds decides
    std::optional<Ceilings> ceilings; ///< none: the organisation's file alone limits them
    QString reason;

    template <class V> void fields(V& v)
    {
        v("rules", rules);
        v("ceilings", ceilings);
        v("reason", reason);
    }
};

/// Have "always do it like this" put into the narrowest rule that covers an item.
struct ProposeRule {
    static constexpr const char* kName = "propose-rule";
    ApprovalId approval; ///< that waits, or was approved and has not left
    Autonomy level = Autonomy::L4; ///< that things like it shall have
    Duration holds{0}; ///< so long from now; 0: 90 days

    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("level", level);
        v("holds_ms", holds);
    }
};

/// Take a rule that was put to her, or do not.
struct AnswerProposal {
    static constexpr const char* kName = "answer-proposal";
    ProposalId proposal;
    bool accepted = false;
    QString note;

    template <class V> void fields(V& v)
    {
        v("proposal", proposal);
        v("accepted", accepted);
        v("note", note);
    }
};

/// Have somebody decide in her place; or not any more.
struct SetDeputy {
    static constexpr const char* kName = "set-deputy";
    Deputy deputy;
    bool gone = false;

    template <class V> void fields(V& v)
    {
        v("deputy", deputy);
        v("gone", gone);
    }
};

/// Trust something more than where it came from would have it.
struct RaiseLabel {
    static constexpr const char* kName = "raise-label";
    RunId run; ///< an open one
    StepId step; ///< whose reply it is; empty: of an artefact
    ArtefactId artefact;
    Integrity to = Integrity::Internal;
    QString note; ///< why; said to whoever asks

    template <class V> void fields(V& v)
    {
        v("run", run);
        v("step", step);
        v("artefact", artefact);
        v("to", to);
        v("note", note);
    }
};

} // namespace qd
