#pragma once

#include "core/facts/FactName.h"
#include "core/model/Command.h"

/// What happens to something that waits for a yes, or to anything that waits in the inbox.
namespace qd {

struct ApprovalAsked {
    QD_FACT("approval-asked", 1);
    Approval approval;
    template <class V> void fields(V& v) { v("approval", approval); }
};

struct ApprovalDecided {
    QD_FACT("approval-decided", 1);
    ApprovalId approval;
    RunId run;
    StepId step;
    Verdict verdict = Verdict::Approve;
    AgentId by;
    QByteArray sha256;
    QString note;
    AgentId delegateTo;
    bool trial = false; ///< decided by --approve all
    Instant leaves;     ///< Approve: end of the grace time
    Duration lookedAt{0}; ///< how long it was before her; 0: not known
    BundleId bundle{};    ///< in which it came from elsewhere
    QByteArray key{};     ///< that signed it there
    std::optional<Instant> signedAt{};
    std::optional<AgentId> deputy{}; ///< who decided in her place
    std::optional<bool> many{};      ///< one of several that were decided at once
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("run", run);
        v("step", step);
        v("verdict", verdict);
        v("by", by);
        v("sha256", sha256);
        v("note", note);
        v("delegate_to", delegateTo);
        v("trial", trial);
        v("leaves", leaves);
        v("looked_at_ms", lookedAt);
        v("bundle", bundle);
        v("key", key);
        v("signed_at", signedAt);
        v("deputy", deputy);
        v("many", many);
    }
};

struct ApprovalUndone {
    QD_FACT("approval-undone", 1);
    ApprovalId approval;
    EffectId effect;
    RunId run;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("effect", effect);
        v("run", run);
        v("by", by);
    }
};

struct ApprovalExpired {
    QD_FACT("approval-expired", 1);
    ApprovalId approval;
    RunId run;
    StepId step;
    QString consequence;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("run", run);
        v("step", step);
        v("consequence", consequence);
    }
};

/// The item gave way to a newer version of itself.
struct ApprovalReplaced {
    QD_FACT("approval-replaced", 1);
    ApprovalId approval;
    ApprovalId by;
    QString reason;
    template <class V> void fields(V& v)
    {
        v("approval", approval);
        v("by", by);
        v("reason", reason);
    }
};

/// An approval or an escalation stands aside until a moment. Nothing happens at that moment: whoever shows the inbox
/// compares with the clock. Its expiry goes on meanwhile.
struct ItemSnoozed {
    QD_FACT("item-snoozed", 1);
    InboxItemId item;
    RunId run;
    Instant until;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("item", item);
        v("run", run);
        v("until", until);
        v("by", by);
    }
};

/// It was brought back before its moment.
struct ItemReturned {
    QD_FACT("item-returned", 1);
    InboxItemId item;
    RunId run;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("item", item);
        v("run", run);
        v("by", by);
    }
};

} // namespace qd
